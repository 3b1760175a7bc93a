"""Sobol's indices: which share of a variance each factor brings, alone and with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.factors import (
    BLOCK,
    Counted,
    Factors,
    library,
    refuse_unavailable,
    refuse_unmoved,
)
from fundmodel.simulation.streams import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fundmodel.run_paths.numbers import Numbers

    Columns = NDArray[np.int64]

OTHERS = "all others"
RESAMPLES, CONFIDENCE = 200, 0.95
WHOLE = 64
"""Samples come in such steps, each of which is spread evenly by itself."""


@dataclass(frozen=True, eq=False)
class Shares:
    """The shares of one result's variance.

    Attributes:
        first: `[group]`: what a group of factors brings alone: by so much the variance shrinks, on
            average, once it is known.
        first_error: half the width of its 95 per cent confidence interval.
        total: with all that it does together with others: so much is left if all others are known.
        total_error: likewise.
        mean, deviation: mean and standard deviation of the result over the independent runs.
    """

    first: Numbers
    first_error: Numbers
    total: Numbers
    total_error: Numbers
    mean: float
    deviation: float


def shared_out(
    factors: Factors,
    runs: Counted,
    survivors: Sequence[int],
    samples: int,
    seed: int,
    instead: str = "",
) -> dict[str, Shares]:
    """Share out the variance of every result among some factors, and all others together.

    Nothing is held: the others vary as one group, so that the shares are those of the whole, and
    what the others bring is told rather than left out.

    Args:
        factors: what is varied, with all columns.
        runs: what works out a table.
        survivors: the factors that have shares of their own; the last share is that of all others,
            where there are any.
        samples: so many runs a group, and as many twice besides.
        seed: which samples.
        instead: what a refusal names as always available.

    Raises:
        BadInput: SALib is not installed; a result is not available in some runs, or moves in none.
    """
    groups = groups_of(factors, survivors)
    tables = saltelli(groups, sobol_points(factors, groups, samples, seed))
    results = runs.results(tables)
    refuse_unavailable(results, instead)
    refuse_unmoved({name: _independent(row, len(groups)) for name, row in results.items()})
    return {name: _shares(numbers, len(groups), seed) for name, numbers in results.items()}


def groups_of(factors: Factors, survivors: Sequence[int]) -> list[Columns]:
    """The columns of each survivor, and of all others together."""
    others = [one for one in range(len(factors.names)) if one not in survivors]
    found = [factors.columns_of([one]) for one in survivors]
    return [*found, factors.columns_of(others)] if others else found


def sobol_points(
    factors: Factors, groups: Sequence[Columns], samples: int, seed: int
) -> tuple[Numbers, Numbers]:
    """Two tables `[sample, column]` that are independent of each other, each spread evenly.

    The columns of the survivors take the first dimensions of the sequence, which are the best.
    """
    from scipy.stats import qmc

    order = np.concatenate(groups)
    engine = qmc.Sobol(2 * factors.columns, scramble=True, seed=key_of(seed, "samples"))
    points = engine.random_base2(max(0, samples - 1).bit_length())[:samples]
    found = np.empty((2, samples, factors.columns))
    found[0][:, order] = points[:, : factors.columns]
    found[1][:, order] = points[:, factors.columns :]
    return found[0], found[1]


def saltelli(groups: Sequence[Columns], points: tuple[Numbers, Numbers]) -> Iterator[Numbers]:
    """Saltelli's runs, in the order of SALib's `sample.sobol` but in tables of bounded length.

    Of each sample a run of the first point, then for each group the first point with the group's
    columns of the second, then the second.
    """
    a, b = points
    each = len(groups) + 2
    for rows in np.array_split(np.arange(len(a)), max(1, -(-len(a) * each // BLOCK))):
        table = np.repeat(a[rows, None], each, axis=1)
        for at, columns in enumerate(groups, 1):
            table[:, at, columns] = b[rows][:, columns]
        table[:, -1] = b[rows]
        yield table.reshape(-1, a.shape[1])


def _shares(numbers: Numbers, groups: int, seed: int) -> Shares:
    """What SALib makes of the runs of one result."""
    independent = _independent(numbers, groups)
    mean, deviation = float(independent.mean()), float(independent.std())
    names = [str(at) for at in range(groups)]
    problem = {"num_vars": groups, "names": names, "bounds": [(0.0, 1.0)] * groups}
    found = library("analyze.sobol").analyze(
        problem,
        numbers,
        calc_second_order=False,
        num_resamples=RESAMPLES,
        conf_level=CONFIDENCE,
        seed=key_of(seed, "resamples") | 1,  # SALib takes 0 for no seed
    )
    first, first_error, total, total_error = (
        np.asarray(found[key]) for key in ("S1", "S1_conf", "ST", "ST_conf")
    )
    return Shares(first, first_error, total, total_error, mean, deviation)


def _independent(numbers: Numbers, groups: int) -> Numbers:
    """The runs of the samples themselves, which are independent of each other."""
    each = groups + 2
    return np.concatenate([numbers[::each], numbers[each - 1 :: each]])
