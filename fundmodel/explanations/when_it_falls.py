"""When a number falls: the quarters and years in which most of it does."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.over_life import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.build_model.model import Line
    from fundmodel.build_model.over_life import Measure
    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run

MOST_YEARS, MOST_QUARTERS = 5, 3
MOST_STEPS = 9


def largest_period(row: Numbers) -> int:
    """The first period in which a row, all its members together, is furthest from zero."""
    return int(np.abs(row[1:, :, 0].sum(axis=1)).argmax()) + 1


def period_picked(measure: Measure, row: Numbers) -> int | None:
    """The period that a measure of a whole row takes; None for one that takes them all."""
    values = row[1:, 0, 0]
    match measure.quarter:
        case "last":
            return len(values)
        case "highest":
            return int(values.argmax()) + 1
        case "lowest":
            return int(values.argmin()) + 1
        case "flagged":
            return int((values != 0).argmax()) + 1
    return None


def quarter_taken(run: Run, line: Line, member_index: int) -> int | None:
    """The period whose value a result is, if it is the value of one period."""
    if not (isinstance(line.node, Read) and line.node.when.measure):
        return None
    of = run.model.members_taken(line.node, line.name)[member_index]
    row = run.arrays[line.node.name][:, of[0] : of[0] + 1]
    return period_picked(MEASURES[line.node.when.measure], row)


def amounts_by_period(run: Run, weights: Mapping[Cell, float]) -> dict[int, float]:
    """What falls in which period; nothing for what is no sum of amounts that go by quarter."""
    from fundmodel.explanations.attribution import attribute

    for _ in range(MOST_STEPS):
        if not any(run.model.is_result(name) for name, _, _ in weights):
            break
        found = attribute(run, weights)
        weights = {cell: one for row in found.rows.values() for cell, one in row.weights.items()}
    amounts: dict[int, float] = defaultdict(float)
    for (name, period, member_index), weight in weights.items():
        if run.model.goes_by_quarter(name):
            amounts[period] += weight * run.number(name, period, member_index)
    return dict(amounts)


def by_year(run: Run, by_period: Mapping[int, float]) -> dict[int, float]:
    """What falls in which calendar year."""
    years: dict[int, float] = defaultdict(float)
    for period in sorted(by_period):
        years[int(run.number(run.model.calendar.year, period))] += by_period[period]
    return dict(years)


def largest_years(years: Mapping[int, float]) -> Mapping[int, float]:
    """The few years in which most of it falls, in the order of years."""
    most = sorted(years, key=lambda year: -abs(years[year]))[:MOST_YEARS]
    return {year: years[year] for year in sorted(most) if years[year]}


def largest_quarters(run: Run, by_period: Mapping[int, float]) -> Mapping[str, float]:
    """The few quarters in which most of it falls, the largest first."""
    from fundmodel.run_paths.quarters import quarter_name

    most = sorted(by_period, key=lambda period: -abs(by_period[period]))[:MOST_QUARTERS]
    return {quarter_name(run, one): by_period[one] for one in most if by_period[one]}
