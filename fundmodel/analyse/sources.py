"""Where the numbers of a set come from: which are due for review, judged, or without a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.analyse.judgements import GRADE
from fundmodel.analyse.tornado import GROUPS
from fundmodel.read_assumptions import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.analyse.judgements import Judgements
    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.read_assumptions import Assumptions, Metadata

FOUND = ("A", "B")
"""Grades of numbers that somebody else has published, so that a link could lead there."""


@dataclass(frozen=True)
class Sourced:
    """A number, or a column but for cells that say more of themselves, and what is known of it."""

    name: str
    metadata: Metadata


@dataclass(frozen=True, eq=False)
class Influence:
    """A judgement, and the result that it decides most.

    Attributes:
        movable: the number.
        share: its part of all squared swings of that result in its ranking.
        outcome: the result.
    """

    movable: Movable
    share: float
    outcome: Outcome


def sourced(assumptions: Assumptions) -> Iterator[Sourced]:
    """Every number with a source, in the order of the files."""
    for one in assumptions:
        yield Sourced(one.name, one.metadata)
        if isinstance(one, Column):
            for member, metadata in one.cells.items():
                yield Sourced(f"{one.name}[{member}]", metadata)


def past_review(assumptions: Assumptions, day: str) -> list[Sourced]:
    """The numbers that should have been looked at again before a day, the oldest first.

    Args:
        assumptions: the set.
        day: year-month-day. What is due in a month or year is past when that is over.
    """
    found = [
        one
        for one in sourced(assumptions)
        if one.metadata.review_by and one.metadata.review_by < day[: len(one.metadata.review_by)]
    ]
    found = [one for one in found if not _says_the_same_as_its_column(one, assumptions)]
    return sorted(found, key=lambda one: one.metadata.review_by)


def _says_the_same_as_its_column(one: Sourced, assumptions: Assumptions) -> bool:
    """Whether a cell has its source and date of review from its column, and would be told twice."""
    name, bracket, _ = one.name.partition("[")
    if not bracket:
        return False
    column = assumptions.metadata(name)
    return (column.source, column.review_by) == (one.metadata.source, one.metadata.review_by)


def without_link(assumptions: Assumptions) -> dict[tuple[str, str], list[Sourced]]:
    """What was published and has no link: title and publisher of the source -> its numbers."""
    found: dict[tuple[str, str], list[Sourced]] = {}
    for one in sourced(assumptions):
        source = one.metadata.source
        if one.metadata.grade not in FOUND or source.link:
            continue
        if not _says_the_same_as_its_column(one, assumptions):
            found.setdefault((source.title, source.publisher), []).append(one)
    return found


def judged(assumptions: Assumptions) -> list[Sourced]:
    """The numbers of grade C, whether or not they move anything."""
    return [one for one in sourced(assumptions) if one.metadata.grade == GRADE]


def by_influence(found: Judgements) -> Mapping[str, Sequence[Influence]]:
    """Ranking -> judgements, each with the result of which it makes most; the largest first."""
    return {group: _ranked(found, group) for group in GROUPS}


def _ranked(found: Judgements, group: str) -> list[Influence]:
    largest: dict[str, Influence] = {}
    for result, outcome in found.tornado.outcomes.items():
        everything = sum(bar.swing**2 for bar in found.tornado.ranked(result, group))
        for bar in found.ranked(result, group):
            share = bar.swing**2 / everything if everything else 0.0
            before = largest.get(bar.movable.name)
            if before is None or share > before.share:
                largest[bar.movable.name] = Influence(bar.movable, share, outcome)
    return sorted(largest.values(), key=lambda one: -one.share)
