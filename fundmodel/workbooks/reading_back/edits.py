"""What somebody edited among the inputs: each cell that differs from what was delivered there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR
from fundmodel.workbooks.reading_back.delivered import Delivered
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers
from fundmodel.workbooks.reading_back.read_numbers import stated_years, typed_numbers
from fundmodel.workbooks.sheets.inputs_by_year import as_on_the_sheet


class Edit(NamedTuple):
    """One cell that somebody edited.

    Attributes:
        scenario: the head under which it counts.
        name: assumption, `column[member]` or `series[year]`.
        delivered: the number before; None for a year in which the year before held on.
        edited: the number now; None for a year in which the year before holds on.
        cell: sheet and cell.
        override: whether it is typed over the scenario's number rather than in its place.
    """

    scenario: str
    name: str
    delivered: float | None
    edited: float | None
    cell: str
    override: bool


def edits_of(
    numbers: FoundNumbers, delivered: Delivered, head: str, *, overrides: bool
) -> Iterator[Edit]:
    """The edits that count in one scenario.

    Args:
        numbers: where the numbers stand; what is known of them is taken where no delivered copy
            is kept.
        delivered: the copies.
        head: of the scenario.
        overrides: those too that are typed over the scenario's numbers, as in the one shown.

    Raises:
        BadInput: a cell holds no number.
    """
    yield from _of_cells(numbers, delivered, head)
    if overrides:
        yield from _of_overrides(numbers, delivered, head)
    for name in numbers.series:
        yield from _of_series(numbers, delivered, head, name, overrides=overrides)


def _of_cells(numbers: FoundNumbers, delivered: Delivered, head: str) -> Iterator[Edit]:
    for name, (value, _) in typed_numbers(numbers, head, overrides=False).items():
        before = _before(numbers, delivered, head, name)
        title, row = numbers.rows[name]
        column = numbers.inputs.scenarios[title][head]
        if value != before:
            cell = on_sheet(title, cell_name(row, column))
            yield Edit(head, name, before, value, cell, override=False)


def _of_overrides(numbers: FoundNumbers, delivered: Delivered, head: str) -> Iterator[Edit]:
    for name, (value, cell) in typed_numbers(numbers, head).items():
        title, row = numbers.rows[name]
        column = numbers.inputs.columns[title].override
        is_typed = (row, column) in numbers.inputs.sheets[title].cells
        if is_typed or (numbers.inputs.chosen.choice and name in numbers.on_dashboard):
            before = _before(numbers, delivered, head, name)
            yield Edit(head, name, before, value, cell, override=True)


def _before(numbers: FoundNumbers, delivered: Delivered, head: str, name: str) -> float:
    return delivered.numbers.get(name, {}).get(head, numbers.known.number(name))


def _of_series(
    numbers: FoundNumbers, delivered: Delivered, head: str, name: str, *, overrides: bool
) -> Iterator[Edit]:
    inputs, found = numbers.inputs, numbers.series[name]
    before = _years_before(numbers, delivered, head, name)
    now = stated_years(inputs, found, head, overrides=False)
    for year in sorted(before.keys() | now.keys()):
        if before.get(year) != now.get(year):
            yield _edit_of_year(numbers, head, (name, year), (before, now), found.scenarios[head])
    if not overrides:
        return
    row, columns = found.rows.override, inputs.years.years
    cells = inputs.sheets[BY_YEAR].cells
    over = stated_years(inputs, found, head)
    for year in (year for year, column in columns.items() if (row, column) in cells):
        edit = _edit_of_year(numbers, head, (name, year), (before, over), row)
        yield edit._replace(override=True)


def _years_before(
    numbers: FoundNumbers, delivered: Delivered, head: str, name: str
) -> dict[int, float]:
    """The years that were stated when the workbook was written."""
    years = numbers.inputs.years
    copies = delivered.years.get((name, head))
    if copies is None:
        return as_on_the_sheet(numbers.known.year_values(name), years)
    first = next(iter(years.years))
    return {first + at: value for at, value in copies.items()}


def _edit_of_year(
    numbers: FoundNumbers,
    head: str,
    what: tuple[str, int],
    sides: tuple[Mapping[int, float], Mapping[int, float]],
    row: int,
) -> Edit:
    name, year = what
    before, now = sides
    cell = on_sheet(BY_YEAR, cell_name(row, numbers.inputs.years.years[year]))
    return Edit(head, f"{name}[{year}]", before.get(year), now.get(year), cell, override=False)
