"""What hazards have built up, quarter by quarter: by numbers, or by lines of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.read_assumptions import Series
from fundmodel.simulation.events import built_up
from fundmodel.simulation.lines_of_hazards import worked_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import EventLines
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers


@dataclass(frozen=True, eq=False)
class Hazards:
    """The hazards of some paths, by the quarters by which events are dated.

    Attributes:
        built_up: assumption -> what has built up by the end of each quarter, `[quarter, path]`.
        quarters: how many quarters there are, one number or one a path.
    """

    built_up: Mapping[str, Numbers]
    quarters: Numbers | float


def hazards_of(
    model: Model,
    assumptions: Assumptions,
    lines: EventLines,
    years: Sequence[int],
    inputs: Mapping[str, Any],
    paths: int,
) -> Hazards:
    """What has built up of every hazard that may bring an event.

    Args:
        model: the lines.
        assumptions: say which hazards there are.
        lines: of the model, by which they are worked out.
        years: the calendar year of each quarter.
        inputs: the numbers of the paths.
        paths: how many there are.
    """
    names = dict.fromkeys(passage.hazard for passage in assumptions.passages.values())
    asked = [lines.hazards[name] for name in names if name in lines.hazards]
    wanted = tuple(dict.fromkeys([*asked, *filter(None, [lines.clock])]))
    rows = worked_out(model, wanted, inputs, paths) if names else {}
    before = (rows[lines.clock] < 1).sum(axis=0) if lines.clock in rows else np.zeros(1, dtype=int)
    found = {}
    for name in names:
        by_line = rows.get(lines.hazards.get(name, ""))
        yearly = by_quarter(assumptions, inputs, name, years) if by_line is None else [*by_line]
        found[name] = _dated(built_up(yearly, paths), before)
    return Hazards(found, np.asarray(len(years) - before, dtype=float))


def by_quarter(
    assumptions: Assumptions, inputs: Mapping[str, Any], hazard: str, years: Sequence[int]
) -> list[Any]:
    """The probability a year that holds in each quarter."""
    numbers = inputs[hazard]
    if not isinstance(assumptions.named(hazard), Series):
        return [numbers] * len(years)
    stated = sorted(numbers)
    held = {
        year: numbers[max((one for one in stated if one <= year), default=stated[0])]
        for year in set(years)
    }
    return [held[year] for year in years]


def _dated(hazard: Numbers, before: Numbers) -> Numbers:
    """The same by the clock of events: what builds up before its first quarter counts for none."""
    if not before.any():
        return hazard
    quarters = np.arange(len(hazard))[:, None] + before
    at = np.broadcast_to(np.minimum(quarters, len(hazard) - 1), hazard.shape)
    found = np.take_along_axis(hazard, at, axis=0)
    return np.asarray(found - found[:1])
