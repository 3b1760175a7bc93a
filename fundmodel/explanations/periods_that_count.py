"""Which quarters a reader should look at first."""

from collections.abc import Mapping

import numpy as np

from fundmodel.build_model.over_life import Measure
from fundmodel.run_paths.numbers import Numbers

MOST_YEARS = 5


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


def largest_years(row: Numbers, years: Numbers) -> Mapping[int, float]:
    """A flow by calendar year: the few years in which most of it falls, in the order of years.

    Args:
        row: `[period]`, the opening first.
        years: the calendar year of each period.
    """
    by_year = {
        int(year): float(np.add.accumulate(row[1:][years[1:] == year])[-1])
        for year in np.unique(years[1:])
    }
    most = sorted(by_year, key=lambda year: -abs(by_year[year]))[:MOST_YEARS]
    return {year: by_year[year] for year in sorted(most) if by_year[year]}
