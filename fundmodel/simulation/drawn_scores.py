"""The scores of all draws of some paths: from their streams, and with what they have in common.

Scenarios that draw the same numbers on the same paths have the same scores, and mostly the same
numbers: of few paths both are kept for the next scenario.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.simulation.correlated import correlated, sharing
from fundmodel.simulation.processes import around_a_level
from fundmodel.simulation.streams import FEW, Streams

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.streams import Source

MOST_KEPT = 2_048
"""Numbers made of the scores of some paths: 8 kB each, at most."""


class _Drawn(NamedTuple):
    """What of a draw its scores depend on."""

    name: str
    assumption: str
    by_year: bool
    between_members: float


class _Group(NamedTuple):
    """Numbers that move together: their names, and the correlations of pairs."""

    names: tuple[str, ...]
    correlations: tuple[tuple[tuple[str, str], float], ...]

    def matrix(self, names: Sequence[str]) -> list[list[float]]:
        """The correlations of some of them; 0 of a pair that is not named."""
        stated = dict(self.correlations)
        return [
            [1.0 if one == other else stated.get((one, other), stated.get((other, one), 0.0))
             for other in names] for one in names
        ]  # fmt: skip


class _Wanted(NamedTuple):
    """What of a set of assumptions its scores depend on."""

    draws: tuple[_Drawn, ...]
    groups: tuple[_Group, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Scores:
    """Standard normal scores, `[path]` each.

    Attributes:
        once: of each number that is drawn once, by the name of its stream.
        by_year: of each with a shock every year: year -> scores.
        is_kept: whether the next scenario has the same.
    """

    once: Mapping[str, Numbers]
    by_year: Mapping[str, Mapping[int, Numbers]]
    is_kept: bool = False
    _made: dict[Hashable, Numbers] = field(default_factory=dict)

    def made(self, key: Hashable, make: Callable[[], Numbers]) -> Numbers:
        """What is made of the scores, made once: the same key must mean the same numbers.

        Nobody may change it.
        """
        if not self.is_kept:
            return make()
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            found = make()
            found.flags.writeable = False
            self._made[key] = found
        return found


def scores_of(
    assumptions: Assumptions, streams: Source, years: Sequence[int], first: int, last: int
) -> Scores:
    """The scores of the paths from `first` up to, but not with, `last`.

    Args:
        assumptions: say what is drawn, and what moves together.
        streams: of independent scores.
        years: of the horizon.
        first: the first path, counted from 0.
        last: the one after the last.
    """
    wanted = _Wanted(
        tuple(
            _Drawn(name, draw.assumption, bool(draw.by_year), draw.between_members or 0.0)
            for name, draw in assumptions.draws.items()
        ),
        tuple(
            _Group(group.numbers, tuple(group.correlations.items()))
            for group in assumptions.correlations.values()
        ),
        tuple(years),
    )
    if isinstance(streams, Streams) and last - first <= FEW:
        return _kept_scores(wanted, streams, first, last)
    return _scores(wanted, streams, first, last)


def _scores(wanted: _Wanted, streams: Source, first: int, last: int) -> Scores:
    draws, groups, years = wanted
    # with numbers of a group that a scenario fixes, so that it moves no draw of the others
    grouped = (name for group in groups for name in group.names)
    names = dict.fromkeys((*(draw.name for draw in draws), *grouped))
    once = {name: streams.scores(name, first, last) for name in names}
    shocks = {
        draw.name: {year: streams.scores(f"{draw.name}[{year}]", first, last) for year in years}
        for draw in draws
        if draw.by_year
    }
    for group in groups:
        _together(group, once)
        for year in years:
            of_year = {name: shocks[name][year] for name in group.names if name in shocks}
            _together(group, of_year)
            for name, scores in of_year.items():
                shocks[name][year] = scores
    for draw in draws:
        if draw.between_members:
            common = streams.scores(draw.assumption, first, last)
            (once[draw.name],) = sharing([once[draw.name]], common, draw.between_members)
    by_year = {name: around_a_level(once[name], found) for name, found in shocks.items()}
    return Scores(once, by_year)


@lru_cache(maxsize=6)
def _kept_scores(wanted: _Wanted, streams: Streams, first: int, last: int) -> Scores:
    found = _scores(wanted, streams, first, last)
    every = [*found.once.values()]
    every += [scores for of_years in found.by_year.values() for scores in of_years.values()]
    for scores in every:
        scores.flags.writeable = False
    return Scores(found.once, found.by_year, is_kept=True)


def _together(group: _Group, scores: dict[str, Numbers]) -> None:
    """Give scores their correlations; a number without a score has none."""
    drawn = [name for name in group.names if name in scores]
    if drawn:
        found = correlated([scores[name] for name in drawn], group.matrix(drawn))
        scores.update(zip(drawn, found, strict=True))
