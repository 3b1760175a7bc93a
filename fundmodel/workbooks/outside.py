"""Inputs that are outside what is plausible: which are, of the numbers that are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.build_model.units import FLAG, is_whole
from fundmodel.dates import date_of, quarter_ends
from fundmodel.read_assumptions import Metadata, Series
from fundmodel.run_paths.given import year_table
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS

if TYPE_CHECKING:
    from fundmodel.workbooks.workbook_spec import WorkbookSpec

NO_NUMBER = "no number"
"""What the column Outside says of a row in which something is typed that is no number."""


@dataclass(frozen=True)
class Outside:
    """An input that is outside.

    Attributes:
        title: its sheet.
        row: of its live number.
        name: as the column of names has it.
        value: the live number; None for a series, of which some years are outside.
        lowest, highest: the ends of what is plausible.
        is_date: whether the numbers are days.
    """

    title: str
    row: int
    name: str
    value: float | None
    lowest: float
    highest: float
    is_date: bool = False


def all_outside(spec: "WorkbookSpec") -> list[Outside]:
    """The inputs that are outside, in the order of the sheets and their rows."""
    found = [*_numbers(spec), *_series(spec)]
    order = (INPUTS, BY_YEAR, MEMBERS)
    return sorted(found, key=lambda one: (order.index(one.title), one.row))


def is_inside(value: float, metadata: Metadata) -> bool:
    """Whether a number is plausible, and whole or the end of a quarter where it must be."""
    lowest, highest = metadata.plausible
    inside = lowest <= value <= highest
    if is_whole(metadata.unit):
        inside = inside and float(value).is_integer()
    if metadata.ends_on_quarter:
        inside = inside and is_quarter_end(value)
    return inside


def is_quarter_end(serial: float) -> bool:
    """Whether a day, as spreadsheets count, is the last one of a calendar quarter."""
    day = date_of(serial)
    return day == quarter_ends(day)[1]


def years_outside(values: list[float], series: Series) -> tuple[int, int]:
    """How many years are below and above their range; what is no flag is below."""
    lowest, highest = series.metadata.plausible
    under = sum(value < lowest for value in values)
    if series.metadata.unit is FLAG:
        under += sum(value not in (0, 1) for value in values)
    return under, sum(value > highest for value in values)


def on_years(stated: dict[int, float], first: int, last: int) -> list[float]:
    """A series on the years of the sheet: one that is not stated holds the year before."""
    start, values = year_table(stated)
    return [values[min(max(year - start, 0), len(values) - 1)] for year in range(first, last + 1)]


def _numbers(spec: "WorkbookSpec") -> Iterator[Outside]:
    numbers = [(name, name, 0, INPUTS, one.metadata) for name, one in spec.base.scalars.items()]
    numbers += [
        (f"{name}[{member}]", name, index, MEMBERS, column.metadata_of(member))
        for name, column in spec.base.columns.items()
        for index, member in enumerate(column.members)
    ]
    for address, name, index, title, metadata in numbers:
        value = spec.live.number(name, 0, index)
        if not is_inside(value, metadata):
            row, is_date = spec.layout.row(name, index), metadata.unit.style == "date"
            yield Outside(title, row, address, value, *metadata.plausible, is_date)


def _series(spec: "WorkbookSpec") -> Iterator[Outside]:
    for name, series in spec.base.series.items():
        values = on_years(spec.live.assumptions.year_values(name), *spec.layout.years)
        if any(years_outside(values, series)):
            plausible = series.metadata.plausible
            yield Outside(BY_YEAR, spec.layout.row(name), name, None, *plausible)
