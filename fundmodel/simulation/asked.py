"""What a simulation is asked for, and the refusal of what cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.presentation import EventLines
from fundmodel.errors import BadInput, closest, listed, message
from fundmodel.run_paths.evaluate import EVERYTHING, GROUPS, keep_of
from fundmodel.run_paths.unknown_names import unknown
from fundmodel.simulation.one_block import line_of
from fundmodel.simulation.streams import SAMPLINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Chance
    from fundmodel.build_model.sentences import Sentence

MOST_PATHS = 100_000_000
MOST_BY_PATH = 1_000_000
"""Up to so many paths each is kept; of more there are sketches."""


@dataclass(frozen=True)
class Asked:
    """What a simulation is to do.

    Attributes:
        paths: how many worlds are drawn.
        seed: which ones.
        sampling: how they are spread: "sobol", "latin" or "plain".
        results: whose distribution is told.
        lines: by quarter, whose fans are told.
        chances: events of which the probability is told.
        checks: whether every check is worked out on every path.
        until: stop before, once the standard errors of every result are at most this part of the
            distance from its fifth to its 95th percentile; 0 for never.
        event_lines: by which lines events are drawn.
        sentences: the answer in words, whose results are kept too, as far as the model has them.
    """

    paths: int
    seed: int
    sampling: str
    results: tuple[str, ...]
    lines: tuple[str, ...] = ()
    chances: tuple[Chance, ...] = ()
    checks: bool = True
    until: float = 0.0
    event_lines: EventLines = field(default_factory=EventLines)
    sentences: tuple[Sentence, ...] = ()


def refuse_impossible(model: Model, asked: Asked) -> None:
    """Refuse what no simulation can do.

    Raises:
        BadInput: not a number of paths, a seed or a way to sample; a line for a result.
        UnknownName: a result or line is not there.
    """
    paths = _whole("paths", asked.paths)
    if not 1 <= paths <= MOST_PATHS:
        raise BadInput(
            message(
                f"paths = {asked.paths:,}",
                "This is no number of paths." if paths < 1 else "These are too many paths.",
                fix=f"give 1 to {MOST_PATHS:,}; a mean takes some 1,000, a tail 10,000.",
            )
        )
    _whole("seed", asked.seed)
    if asked.sampling not in SAMPLINGS:
        raise BadInput(
            message(
                f"sampling = {asked.sampling}",
                "There is no such way to spread paths.",
                meant=closest(str(asked.sampling), SAMPLINGS),
                fix=f"give one of {listed(SAMPLINGS)}.",
            )
        )
    _refuse_until(asked)
    refuse_other_than_results(model, asked.results)
    _refuse_other_than_lines(model, asked.lines)


def _refuse_until(asked: Asked) -> None:
    until = asked.until
    if isinstance(until, bool) or not isinstance(until, int | float) or not 0 <= until < 1:
        raise BadInput(
            message(
                f"until_se = {until!r:.40}",
                "This is no part of a range.",
                fix="give a number such as 0.01: a hundredth of the range from P5 to P95.",
            )
        )
    if until and asked.paths > MOST_BY_PATH:
        raise BadInput(
            message(
                f"until_se = {until}",
                f"More than {MOST_BY_PATH:,} paths cannot stop before the last.",
                why="They are not kept one by one, so that it is not known how sure each is.",
                fix=f"give up to {MOST_BY_PATH:,} paths, or leave it out.",
            )
        )
    if until and asked.sampling == "latin":
        raise BadInput(
            message(
                f"until_se = {until}",
                "A Latin hypercube cannot stop before its last path.",
                why="It is divided by the number of its paths.",
                fix='leave it out, or take sampling="sobol".',
            )
        )


def refuse_other_than_results(model: Model, names: Sequence[str]) -> None:
    """Refuse a name that is no result: of a line it is said how its fan is asked for."""
    known = [line.name for line in model.lines.values() if model.is_result(line.name)]
    for name in names:
        if name not in model.lines and name not in (*model.inputs, *GROUPS, EVERYTHING):
            raise unknown(name, "result", known, model.renamed)
    keep = keep_of(model, names)
    for name in (*keep.by_quarter, *keep.worst):
        raise BadInput(
            message(
                name,
                "This goes by quarter and is no result.",
                why="A simulation tells how one number a path is distributed.",
                fix=f'ask for its fan: lines=["{name}"], or `--fan {name}`.',
            )
        )


def _refuse_other_than_lines(model: Model, names: Sequence[str]) -> None:
    for address in names:
        name, bracket, member = address.partition("[")
        members = model.members(name) if name in (*model.lines, *model.inputs) else ()
        if bracket and members and member.removesuffix("]") not in members:
            pairs = [(name, one) for one in members]
            raise unknown((name, member.removesuffix("]")), "line", pairs, model.renamed)
    keep = keep_of(model, [line_of(one) for one in names])
    for name in (*keep.results, *keep.worst):
        raise BadInput(
            message(name, "This has no number a quarter, so that it has no fan.",
                    fix="name a flow, balance, ratio or flag.")
        )  # fmt: skip


def _whole(what: str, number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int | np.integer):
        raise BadInput(
            message(
                f"{what} = {number!r:.40}",
                "This is no whole number.",
                fix=f"give {what} such as 1000.",
            )
        )
    return int(number)
