"""Stored: the inputs as they were delivered, and how many somebody has changed since.

Every row of inputs has a row of its own here, which refers to it: a row or column that somebody
inserts among the inputs moves the reference and changes no count.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    STORED,
    InputColumns,
    YearColumns,
)
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.inputs_by_year import OVERRIDE
from fundmodel.workbooks.sheets.scenario_heads import scenario_heads
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

CHANGED_NAME = "inputs_changed"
MOVED_NAMES = {INPUTS: "moved_inputs", BY_YEAR: "moved_by_year", MEMBERS: "moved_members"}
KEY_NAMES = {INPUTS: "keys_of_inputs", BY_YEAR: "keys_by_year", MEMBERS: "keys_of_members"}
"""Sheet of inputs -> the names of the columns that say which rows moved, and what they are of."""
AS_DELIVERED = "As delivered: "
"""Begins the heading above the copies of a sheet of inputs."""
CHOSEN = "Chosen on Dashboard"
SUMMARY_ROW = 4
GAP = 2


class Delivered(NamedTuple):
    """The columns of Stored: the name of an input, how much of it changed, the first number.

    Beside how much of it changed stands whether its row moved.
    """

    key: int
    changed: int
    first: int

    @property
    def moved(self) -> int:
        """1 where the row of an input is deleted, or holds another one since rows were sorted."""
        return self.changed + 1


def plan_delivered_inputs(
    book: Book, sheet: Sheet, spec: WorkbookSpec, row: int, columns: Delivered
) -> None:
    """Plan the copies and the count of changes; the sheets of inputs must be planned before.

    Args:
        book: the inputs as planned.
        sheet: Stored.
        spec: what the workbook holds.
        row: where to begin.
        columns: of Stored.
    """
    first = row
    for title in (INPUTS, MEMBERS):
        before = row = _overrides(book, sheet, spec, title, row, columns)
        row = _scenarios(book, sheet, spec, title, row, columns)
        _name_moved(book, title, before, row, columns)
    before = row
    row = _years(book, sheet, spec, row, columns)
    _name_moved(book, BY_YEAR, before + 1, row, columns)
    sheet.text(SUMMARY_ROW, LABEL, "Inputs changed since delivery", "label")
    area = range_name(first, columns.changed, row, columns.changed)
    total = spec.changed
    sheet.formula(SUMMARY_ROW, columns.changed, f"=SUM({area})", total, "total_whole")
    name = cell_name(SUMMARY_ROW, columns.changed, fixed_row=True, fixed_column=True)
    book.name(CHANGED_NAME, on_sheet(STORED, name))


def _name_moved(book: Book, title: str, first: int, last: int, columns: Delivered) -> None:
    for name, column in (
        (MOVED_NAMES[title], columns.moved),
        (KEY_NAMES[title], columns.key),
    ):
        area = range_name(first, column, last, column, fixed=True)
        book.name(name, on_sheet(STORED, area))


def _heading(sheet: Sheet, row: int, title: str, columns: Delivered) -> None:
    sheet.text(row, LABEL, f"{AS_DELIVERED}{title}", "section")
    sheet.text(row, columns.key, "Name", "head")
    sheet.text(row, columns.changed, "Changed", "head_right")
    sheet.text(row, columns.moved, "Moved", "head_right")


def _overrides(
    book: Book, sheet: Sheet, spec: WorkbookSpec, title: str, row: int, columns: Delivered
) -> int:
    """How many overrides there are on Inputs or Members. Gives the next row."""
    _heading(sheet, row, title, columns)
    last = book.sheet(title).cells.last_row
    area = range_name(HEAD_ROW + 1, InputColumns.override, last, InputColumns.override)
    scalars = spec.base.scalars if title == INPUTS else spec.base.columns
    typed = sum(name.partition("[")[0] in scalars for name in spec.overrides)
    _count(sheet, row + 1, OVERRIDE, f"COUNTA({on_sheet(title, area)})", typed, columns)
    if title != INPUTS or spec.presentation.alternatives is None:
        return row + 2
    chosen = int(spec.on_dashboard.choice is not None)
    _count(sheet, row + 2, CHOSEN, f"COUNTA({CHOICE_HERE})", chosen, columns)
    return row + 3


def _scenarios(
    book: Book, sheet: Sheet, spec: WorkbookSpec, title: str, row: int, columns: Delivered
) -> int:
    """The scenarios' numbers of Inputs or Members, a row each. Gives the next row."""
    there, scenarios = InputColumns(len(spec.runs)), range(len(spec.runs))
    cells = book.sheet(title).cells
    stored_heads = range_name(
        HEAD_ROW, columns.first, HEAD_ROW, columns.first + len(spec.runs) - 1, fixed=True
    )
    heads = on_sheet(title, scenario_heads(there))
    for at in _named_rows(book.sheet(title)):
        numbers = {index: cells[at, there.first_scenario + index] for index in scenarios}
        copy = _copy(sheet, numbers, row, columns, len(scenarios))
        ours = on_sheet(title, range_name(at, there.first_scenario, at, there.last_scenario))
        by_head = f"SUMPRODUCT(1*(SUMIF({heads},{stored_heads},{ours})<>{copy}))"
        formula = _differences(ours, copy, f"IFERROR({by_head},1)")
        _count(sheet, row, str(cells[at, there.name].value), formula, 0, columns)
        name = on_sheet(title, cell_name(at, there.name))
        _moved(sheet, row, f"{name}={cell_name(row, columns.key)}", columns)
        row += 1
    return row + GAP


def _years(book: Book, sheet: Sheet, spec: WorkbookSpec, row: int, columns: Delivered) -> int:
    """The numbers of Inputs by year: a row for the overrides of a series, and one a scenario."""
    _heading(sheet, row, BY_YEAR, columns)
    there, cells = YearColumns.planned(*spec.layout.years), book.sheet(BY_YEAR).cells
    for name in (name for names in spec.series.values() for name in names):
        live = spec.layout.row(name)
        typed = sum(one.partition("[")[0] == name for one in spec.overrides)
        area = on_sheet(BY_YEAR, range_name(live + 1, there.first, live + 1, there.last))
        row += 1
        _count(sheet, row, f"{name}, {OVERRIDE}", f"COUNTA({area})", typed, columns)
        _moved(sheet, row, _same_series(live, there, cell_name(row, columns.key)), columns)
        for index, scenario in enumerate(spec.names):
            row, at = row + 1, live + 2 + index
            numbers = {column - there.first: cells[at, column] for column in there.years.values()}
            copy = _copy(sheet, numbers, row, columns, len(there.years))
            ours = on_sheet(BY_YEAR, range_name(at, there.first, at, there.last))
            formula = _differences(ours, copy, "1")
            _count(sheet, row, f"{name}, {scenario}", formula, 0, columns)
    return row


def _same_series(live: int, there: YearColumns, key: str) -> str:
    """Whether the live row and the one below still are those of a series."""
    name, below, kind = (
        on_sheet(BY_YEAR, cell_name(row, column))
        for row, column in ((live, there.name), (live + 1, there.name), (live + 1, there.kind))
    )
    return f'({name}={below})*({below}&", "&{kind}={key})'


def _moved(sheet: Sheet, row: int, is_there: str, columns: Delivered) -> None:
    sheet.formula(row, columns.moved, f"=1-IFERROR(1*({is_there}),0)", 0, "calc_whole")


def _named_rows(sheet: Sheet) -> Iterator[int]:
    """The rows of a sheet of inputs that hold a number."""
    for row, column in sorted(sheet.cells):
        if column == InputColumns.name and sheet.cells[row, column].style == "key":
            yield row


def _copy(sheet: Sheet, numbers: dict[int, Cell], row: int, columns: Delivered, size: int) -> str:
    """Copy the numbers of a row, and give the range that holds them; some may be empty."""
    for index, cell in numbers.items():
        if isinstance(cell.value, int | float):
            style = "static_" + cell.style.partition("_")[2]
            sheet.number(row, columns.first + index, cell.value, style)
    return range_name(row, columns.first, row, columns.first + size - 1)


def _differences(ours: str, copy: str, otherwise: str) -> str:
    """How many cells differ, as texts, since an empty cell is no zero.

    Where somebody inserted a column among them, they are counted otherwise.
    """
    return f'IFERROR(SUMPRODUCT(1*({ours}&""<>{copy}&"")),{otherwise})'


def _count(sheet: Sheet, row: int, name: str, formula: str, value: int, columns: Delivered) -> None:
    sheet.text(row, columns.key, name, "key")
    sheet.formula(row, columns.changed, f"={formula}", value, "calc_whole")
