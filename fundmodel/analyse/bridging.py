"""Bridges between two sets of assumptions: what each input that differs does to a result.

The same difference is told in four ways: in turn, in the files' order; as a share that depends on
no order (the Shapley value); of each input alone; and of each last, when all others have changed.
In turn and by share it adds up.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.bridge import STATED, Bridge, Step
from fundmodel.analyse.differing import CORRELATIONS, DifferingInput
from fundmodel.analyse.expected_values import mean_of_worlds
from fundmodel.analyse.mixtures import Mixtures, read_by
from fundmodel.analyse.shapley import MOST_EXACT, RUNS, shapley

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.simulation import Simulation

    Progress = Callable[[int, int], None]
    Worth = Callable[[NDArray[np.bool_]], NDArray[np.float64]]

MOST_EXACT_EXPECTED = 5
"""Of so many inputs all 32 mixtures are drawn; of more, shares of expected values are not told."""


@dataclass(frozen=True, eq=False)
class Pair:
    """Two sets that are to be bridged.

    Attributes:
        model: the lines of both.
        sets: the first and the second.
        titles: what they are called.
        inputs: what differs between them, in the files' order.
    """

    model: Model
    sets: tuple[Assumptions, Assumptions]
    titles: tuple[str, str]
    inputs: Sequence[DifferingInput]


@dataclass(frozen=True, eq=False)
class _Parts:
    """A difference by input; arrays are `[result, input]`, ends `[result]`."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    in_turn: NDArray[np.float64]
    share: NDArray[np.float64]
    error: NDArray[np.float64]
    alone: NDArray[np.float64]
    last: NDArray[np.float64]
    orders: int


def bridges(pair: Pair, results: Sequence[str], progress: Progress | None = None) -> list[Bridge]:
    """The bridges of several results on the stated paths, from the same runs.

    Args:
        pair: the two sets.
        results: addresses of results: a name, or `name[member]`.
        progress: is told how many runs are done, and of how many.

    Raises:
        UnknownName: there is no such result.
        BadInput: a result is not available in one of the mixtures; says in which.
        NotFinite: a line becomes infinite or undefined; says in which.
    """
    read = read_by(pair.model, results)
    inputs = [one for one in pair.inputs if one.in_value and one.name in read]
    mixtures = _mixtures(pair, inputs, results)
    parts = _parts(mixtures.inputs, lambda rows: mixtures.stated(rows, progress), MOST_EXACT)
    return _bridges(pair, inputs, results, parts, STATED)


def expected_bridges(
    pair: Pair,
    results: Sequence[str],
    simulated: Callable[[Assumptions], Simulation],
    progress: Progress | None = None,
) -> list[Bridge]:
    """The bridges of expected values, over the same worlds for every mixture.

    What is only drawn in another way counts as an input too. Shares are worked out of up to five
    inputs; of more they are not told.

    Args:
        pair: the two sets.
        results: addresses of results.
        simulated: draws the worlds of a set and works out these results.
        progress: is told how many mixtures are done, and of how many.

    Raises:
        UnknownName, BadInput, NotFinite: as in `bridges`.
    """
    known = {CORRELATIONS, *pair.model.inputs}
    inputs = [one for one in pair.inputs if one.name in known]
    mixtures = _mixtures(pair, inputs, results)
    found: list[Simulation] = []

    def mean_of(assumptions: Assumptions) -> list[float]:
        found[:] = [simulated(assumptions)]
        return [mean_of_worlds(found[0].by_path[address]) for address in results]

    parts = _parts(
        mixtures.inputs,
        lambda rows: mixtures.expected(rows, mean_of, progress),
        MOST_EXACT_EXPECTED,
        sampled=False,
    )
    asked = found[0].asked
    of = f"expected, {asked.paths:,} worlds, seed {asked.seed}"
    return _bridges(pair, inputs, results, parts, of)


def _mixtures(pair: Pair, inputs: Sequence[DifferingInput], results: Sequence[str]) -> Mixtures:
    return Mixtures(pair.model, *pair.sets, pair.titles, [one.name for one in inputs], results)


def _parts(names: Sequence[str], worth: Worth, most_exact: int, *, sampled: bool = True) -> _Parts:
    """All four ways from one batch of mixtures."""
    count = len(names)
    own = _chain_alone_last(count)
    kept: list[NDArray[np.float64]] = []

    def worth_of(subsets: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What is asked for, and from the same batch the mixtures of the other ways."""
        rows, which = np.unique(np.concatenate([own, subsets]), axis=0, return_inverse=True)
        made = worth(rows)[:, which.ravel()]
        kept.append(made[:, : len(own)])
        return made[:, len(own) :]

    if count <= most_exact or sampled:
        found = shapley(names, worth_of, most_exact=most_exact, runs=RUNS)
        of_names = (
            [found.shares[name] for name in names],
            [found.standard_errors[name] for name in names],
        )
        orders = found.orders
    else:
        worth_of(np.zeros((0, count), dtype=bool))
        nothing = [np.full(len(kept[0]), nan)] * count
        of_names, orders = (nothing, nothing), 0
    made = kept[0]
    share, error = (np.array(one, dtype=float).reshape(count, len(made)).T for one in of_names)
    chain, alone, last = np.split(made, [count + 1, 2 * count + 1], axis=1)
    start, end = chain[:, :1], chain[:, -1:]
    return _Parts(
        start[:, 0], end[:, 0], np.diff(chain), share, error, alone - start, end - last, orders
    )


def _chain_alone_last(count: int) -> NDArray[np.bool_]:
    """The mixtures of the files' order, of each input alone, and of all but each."""
    own = np.eye(count, dtype=bool)
    return np.concatenate([np.tri(count + 1, count, -1, dtype=bool), own, ~own])


def _bridges(
    pair: Pair,
    inputs: Sequence[DifferingInput],
    results: Sequence[str],
    parts: _Parts,
    of: str,
) -> list[Bridge]:
    found = []
    for at, address in enumerate(results):
        line = pair.model.lines[address.partition("[")[0]]
        rows = (parts.in_turn, parts.share, parts.error, parts.alone, parts.last)
        numbers = zip(*(row[at].tolist() for row in rows), strict=True)
        steps = [_step(one, *each) for one, each in zip(inputs, numbers, strict=True)]
        ends = float(parts.start[at]), float(parts.end[at])
        words, basis = line.definition.words, line.definition.basis
        found.append(
            Bridge(address, words, line.unit, basis, pair.titles, *ends, steps, parts.orders, of)
        )
    return found


def _step(one: DifferingInput, *numbers: float) -> Step:
    return Step(one.name, one.label, one.texts[0], one.texts[1], one.why(0, 1), *numbers)
