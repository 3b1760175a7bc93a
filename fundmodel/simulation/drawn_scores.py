"""The scores of all draws of some paths: from their streams, and with what they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.simulation.correlated import correlated, sharing
from fundmodel.simulation.processes import around_a_level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions, CorrelationGroup
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.streams import Source


@dataclass(frozen=True, eq=False)
class Scores:
    """Standard normal scores, `[path]` each.

    Attributes:
        once: of each number that is drawn once, by the name of its stream.
        by_year: of each with a shock every year: year -> scores.
    """

    once: Mapping[str, Numbers]
    by_year: Mapping[str, Mapping[int, Numbers]]


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
    draws, groups = assumptions.draws, assumptions.correlations.values()
    # with numbers of a group that a scenario fixes, so that it moves no draw of the others
    names = dict.fromkeys((*draws, *(name for group in groups for name in group.numbers)))
    once = {name: streams.scores(name, first, last) for name in names}
    shocks = {
        name: {year: streams.scores(f"{name}[{year}]", first, last) for year in years}
        for name, draw in draws.items()
        if draw.by_year
    }
    for group in groups:
        _together(group, once)
        for year in years:
            of_year = {name: shocks[name][year] for name in group.numbers if name in shocks}
            _together(group, of_year)
            for name, scores in of_year.items():
                shocks[name][year] = scores
    for name, draw in draws.items():
        if draw.between_members:
            common = streams.scores(draw.assumption, first, last)
            (once[name],) = sharing([once[name]], common, draw.between_members)
    by_year = {name: around_a_level(once[name], found) for name, found in shocks.items()}
    return Scores(once, by_year)


def _together(group: CorrelationGroup, scores: dict[str, Numbers]) -> None:
    """Give scores their correlations; a number without a score has none."""
    drawn = [name for name in group.numbers if name in scores]
    if drawn:
        found = correlated([scores[name] for name in drawn], group.matrix(drawn))
        scores.update(zip(drawn, found, strict=True))
