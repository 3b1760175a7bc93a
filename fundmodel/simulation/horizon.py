"""The quarters of a model, and the calendar year of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.dates import date_of

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions

MONTHS_IN_A_QUARTER, QUARTERS_IN_A_YEAR = 3, 4


def year_of_each_quarter(model: Model, assumptions: Assumptions) -> list[int]:
    """The calendar year in which each quarter ends, from the first after the opening on."""
    calendar = model.calendar
    opening = date_of(assumptions.number(calendar.opening_date))
    before = opening.year * QUARTERS_IN_A_YEAR + (opening.month - 1) // MONTHS_IN_A_QUARTER
    quarters = int(assumptions.number(calendar.number_of_quarters))
    return [(before + number) // QUARTERS_IN_A_YEAR for number in range(1, quarters + 1)]
