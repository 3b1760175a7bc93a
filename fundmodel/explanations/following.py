"""A number followed back as far as all of it passes through one line after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.explanations.attribution import CAN_BE_FOLLOWED, Attribution, Contribution, attribute
from fundmodel.explanations.passing_on import amounts_read
from fundmodel.explanations.written_numbers import NEXT_TO_ZERO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.explanations.attribution import Row
    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.run_paths.run import Run


class Passage(NamedTuple):
    """A line that the whole of a number passes through.

    Attributes:
        row: the line and the member.
        contribution: how it counts in the number.
    """

    row: Row
    contribution: Contribution


class Followed(NamedTuple):
    """Where a number comes from.

    Attributes:
        passages: the lines that the whole of it passes through, the nearest first.
        made_of: what it is made of behind them.
        zeros: how many lines could be a part, there or on the way, and are zero.
        path: the lines followed so far, the number's own included.
    """

    passages: tuple[Passage, ...]
    made_of: Attribution
    zeros: int
    path: frozenset[str]


def follow(
    run: Run, row: Row, weights: Mapping[Cell, float], path: frozenset[str] = frozenset()
) -> Followed:
    """Follow a number back to where it falls into several parts, or ends.

    Args:
        run: the numbers.
        row: the line, and the member.
        weights: its cells, each with the weight by which it counts.
        path: lines that were followed before, which are not followed again.
    """
    passages: list[Passage] = []
    zeros: set[str] = set()
    while True:
        path |= {row[0]}
        found = attribute(run, weights)
        made_of = Attribution(
            {key: one for key, one in found.rows.items() if abs(one.amount) >= NEXT_TO_ZERO},
            found.rest,
        )
        zeros |= {name for name, _ in found.rows} - {name for name, _ in made_of.rows}
        zeros |= {name for name in amounts_read(run.model, row[0]) if not run.arrays[name].any()}
        only = _only_row(run, row[0], made_of, path)
        if only is None:
            return Followed(tuple(passages), made_of, len(zeros), path)
        passages.append(only)
        row, weights = only.row, only.contribution.weights


def can_be_followed(run: Run, reader: str, row: Row, contribution: Contribution) -> bool:
    """Whether what a row brings is made of amounts; not where a flow is a balance times a rate."""
    line = run.model.lines.get(row[0])
    if line is None or line.kind not in CAN_BE_FOLLOWED:
        return False
    return not (line.kind == "balance" and contribution.factors and not run.model.is_result(reader))


def _only_row(run: Run, reader: str, found: Attribution, path: frozenset[str]) -> Passage | None:
    """The one line through which all of a number passes, if there is one to follow."""
    if len(found.rows) != 1 or abs(found.rest) >= NEXT_TO_ZERO:
        return None
    ((row, contribution),) = found.rows.items()
    if row[0] in path or not can_be_followed(run, reader, row, contribution):
        return None
    return Passage(row, contribution)
