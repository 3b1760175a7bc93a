"""Stored: what Python gave for every scenario, and the inputs as they were delivered.

Grey numbers that never change. They tell whether the live sheets still give the delivered results,
and how many inputs somebody has changed since.
"""

from collections.abc import Iterator

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Cell, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import (
    BY_YEAR,
    FIRST_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    STORED,
    InputColumns,
)
from fundmodel.workbooks.sheets.inputs import CASE
from fundmodel.workbooks.sheets.parts import shown, title_rows
from fundmodel.workbooks.styles import GREEN
from fundmodel.workbooks.time_columns import LABEL, MEMBER, UNIT

KEY, LIVE, SHOWN, DIFFERENCE, FIRST = UNIT + 1, UNIT + 2, UNIT + 3, UNIT + 4, UNIT + 5
CHANGED_NAME, DIFFERENCE_NAME = "inputs_changed", "live_less_stored"
LEAST_OF_MONEY, LEAST_OF_RATES = "1", CHECK_TOLERANCE
GAP = 3
SUMMARY_ROW = 4


def plan_stored(book: Book, contents: Contents) -> None:
    """Plan the sheet of delivered numbers; the sheets of inputs must be planned before."""
    sheet = book.add_sheet(STORED, GREEN)
    title_rows(sheet, STORED, "Results by Python, and the inputs as delivered: not live", contents)
    last = _results(book, sheet, contents)
    sheet.filter = range_name(HEAD_ROW, LABEL, last, DIFFERENCE)
    areas = list(_input_areas(book, contents))
    row, changed = last + GAP, []
    for title, area in areas:
        copy = _copy(book, sheet, title, area, row)
        changed.append(f"SUMPRODUCT(1*({on_sheet(title, range_name(*area))}<>{copy}))")
        row += area[2] - area[0] + GAP
    _summary(book, sheet, contents, changed)
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 46)
    sheet.width(MEMBER, MEMBER, 28)
    sheet.width(UNIT, UNIT, 11)
    sheet.width(KEY, KEY, 22)
    sheet.width(LIVE, FIRST + len(contents.runs) + 30, 13)
    sheet.freeze = cell_name(HEAD_ROW + 1, UNIT)
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{HEAD_ROW}")


def _results(book: Book, sheet: Sheet, contents: Contents) -> int:
    heads = {
        LABEL: "Result",
        MEMBER: "Member",
        UNIT: "Unit",
        KEY: "Key",
        LIVE: "Live",
        SHOWN: "Stored",
        DIFFERENCE: "Difference",
    }
    heads |= {FIRST + place: name for place, name in enumerate(contents.names)}
    for column, text in heads.items():
        sheet.text(HEAD_ROW, column, text, "head" if column <= KEY else "head_right")
    row = HEAD_ROW
    for line in contents.model.lines.values():
        if line.kind == "result":
            for place in range(len(contents.model.members(line.name))):
                row += 1
                _result(sheet, contents, line, place, row)
    area = range_name(HEAD_ROW + 1, DIFFERENCE, row, DIFFERENCE, fixed=True)
    book.name(DIFFERENCE_NAME, on_sheet(STORED, area))
    return row


def _result(sheet: Sheet, contents: Contents, line: Line, place: int, row: int) -> None:
    style = line.unit.style
    sheet.text(row, LABEL, line.item.label, "label")
    sheet.text(row, MEMBER, contents.model.members(line.name)[place], "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, KEY, line.name, "key")
    stored = [shown(run.number(line.name, 0, place)) for run in contents.runs]
    for at, value in enumerate(stored):
        if isinstance(value, str):
            sheet.text(row, FIRST + at, value, "static_text")
        else:
            sheet.number(row, FIRST + at, value, f"static_{style}")
    places = contents.places
    cell = cell_name(places.row(line.name, place), places.columns.whole_life)
    live_value = shown(contents.live.number(line.name, 0, place))
    live = "=" + places.elsewhere(line.name, STORED, cell)
    sheet.formula(row, LIVE, live, live_value, f"link_{style}")
    area = range_name(row, FIRST, row, FIRST + len(stored) - 1)
    shown_value = sheet.cells[row, FIRST + contents.case - 1].value
    sheet.formula(row, SHOWN, f"=INDEX({area},1,{CASE})", _known(shown_value), f"calc_{style}")
    one, other = cell_name(row, LIVE), cell_name(row, SHOWN)
    least = LEAST_OF_RATES if style != "money" else LEAST_OF_MONEY
    scale = f"MAX(ABS({one}),ABS({other}),{least})"
    known = f"AND(ISNUMBER({one}),ISNUMBER({other}))"
    formula = f"=IF({known},ABS({one}-{other})/{scale},1-({one}={other}))"
    floor = 1.0 if style == "money" else contents.live.number(CHECK_TOLERANCE)
    difference = _difference(live_value, _known(shown_value), floor)
    sheet.formula(row, DIFFERENCE, formula, difference, "calc_tiny")


def worst_difference(sheet: Sheet) -> float:
    """The largest difference between live and stored results, once they are planned."""
    return max(
        float(cell.value or 0)
        for (row, column), cell in sheet.cells.items()
        if column == DIFFERENCE and row > HEAD_ROW and cell.formula and cell.style == "calc_tiny"
    )


def _known(value: float | str | None) -> float | str:
    return "n/a" if value is None else value


def _difference(live: float | str, stored: float | str, least: float) -> float:
    """How far the two are apart, as a part of their size; of the least size, for small ones."""
    if isinstance(live, str) or isinstance(stored, str):
        return float(live != stored)
    return abs(live - stored) / max(abs(live), abs(stored), least)


def _input_areas(book: Book, contents: Contents) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The cells that scenarios fill: sheet, then first row and column, last row and column."""
    columns = InputColumns(len(contents.runs))
    for title in (INPUTS, MEMBERS):
        last = max(row for row, _ in book.sheet(title).cells)
        yield title, (HEAD_ROW + 1, columns.first_scenario, last, columns.lowest - 1)
    first, final = contents.places.years
    for names in contents.series.values():
        for name in names:
            row = contents.places.row(name) + 2
            yield (
                BY_YEAR,
                (row, FIRST_YEAR, row + len(contents.runs) - 1, FIRST_YEAR + final - first),
            )


def _copy(book: Book, sheet: Sheet, title: str, area: tuple[int, int, int, int], row: int) -> str:
    """Copy the values of an area to the stored sheet, in the same shape."""
    first_row, first_column, last_row, last_column = area
    sheet.text(row - 1, LABEL, f"As delivered: {title}, {range_name(*area)}", "note")
    for (at, column), cell in book.sheet(title).cells.items():
        inside = first_row <= at <= last_row and first_column <= column <= last_column
        if inside and isinstance(cell.value, int | float):
            here = row + at - first_row, FIRST + column - first_column
            sheet.number(*here, cell.value, _static(cell))
    end = row + last_row - first_row, FIRST + last_column - first_column
    return range_name(row, FIRST, *end)


def _static(cell: Cell) -> str:
    return "static_" + cell.style.partition("_")[2]


def _summary(book: Book, sheet: Sheet, contents: Contents, changed: list[str]) -> None:
    """How many inputs differ from the delivered ones, overrides included."""
    columns = InputColumns(len(contents.runs))
    letters = column_letters(columns.override)
    for title in (INPUTS, MEMBERS):
        last = max(row for row, _ in book.sheet(title).cells)
        area = on_sheet(title, f"{letters}{HEAD_ROW + 1}:{letters}{last}")
        changed.append(f"COUNTA({area})")
    first, final = contents.places.years
    for names in contents.series.values():
        for name in names:
            row = contents.places.row(name) + 1
            area = range_name(row, FIRST_YEAR, row, FIRST_YEAR + final - first)
            changed.append(f"COUNTA({on_sheet(BY_YEAR, area)})")
    sheet.text(SUMMARY_ROW, LABEL, "Inputs changed since delivery", "label")
    for place, formula in enumerate(changed):
        sheet.formula(
            SUMMARY_ROW,
            LIVE + 1 + place,
            f"={formula}",
            _typed_over(contents, place, len(changed)),
            "calc_whole",
        )
    area = range_name(SUMMARY_ROW, LIVE + 1, SUMMARY_ROW, LIVE + len(changed))
    sheet.formula(SUMMARY_ROW, LIVE, f"=SUM({area})", len(contents.overrides), "total_whole")
    name = cell_name(SUMMARY_ROW, LIVE, fixed_row=True, fixed_column=True)
    book.name(CHANGED_NAME, on_sheet(STORED, name))


def _typed_over(contents: Contents, place: int, parts: int) -> int:
    """How many overrides an area of the summary holds: first the copies, then the overrides."""
    series = [name for names in contents.series.values() for name in names]
    areas = 2 + len(series)
    if place < parts - areas:
        return 0
    at = place - (parts - areas)
    names = list(contents.overrides)
    if at == 0:
        return sum(name in contents.base.scalars for name in names)
    bare = [name.partition("[")[0] for name in names]
    if at == 1:
        return sum(name in contents.base.columns for name in bare)
    return sum(name == series[at - 2] for name in bare)
