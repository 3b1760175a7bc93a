"""Deal terms: what each clause of the plan says, and the inputs by which it is modelled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    FIRST_YEAR,
    HEAD_ROW,
    INPUTS,
    MEMBERS,
    InputColumns,
)
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.input_rows import number_style
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

if TYPE_CHECKING:  # its module brings pydantic, which takes a tenth of a second
    from fundmodel.read_assumptions.base_set.definitions import Clause

DEAL_TERMS = "Deal terms"
NO_INPUT = "No input"
CLAUSE, TEXT, MOVES, NAME, LIVE, UNIT, SHEET = 2, 3, 4, 5, 6, 7, 8
NOT_MODELLED, SOURCE, DATE, LINK, NOTE = 9, 10, 11, 12, 13
COLUMNS = {
    CLAUSE: ("Clause", 22),
    TEXT: ("Text, as reported", 52),
    MOVES: ("Moves", 52),
    NAME: ("Name", 27),
    LIVE: ("Live", 12),
    UNIT: ("Unit", 16),
    SHEET: ("Sheet", 15),
    NOT_MODELLED: ("Not modelled, and why", 52),
    SOURCE: ("Source", 44),
    DATE: ("Date", 11),
    LINK: ("Link", 50),
    NOTE: ("Note", 60),
}
WRAPPED = (TEXT, NOT_MODELLED, SOURCE, NOTE)
LINE_HEIGHT, ROW_HEIGHT, GAP_HEIGHT = 13, 16, 6


@dataclass(frozen=True)
class Moved:
    """An input that a clause moves, and where its live number stands.

    Attributes:
        value: of a number that is one for all years and members; of others, how they go.
    """

    name: str
    label: str
    unit: str
    sheet: str
    cell: str
    value: float | str
    style: str = "unit"


def plan_deal_terms(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of clauses; without clauses there is none."""
    clauses = spec.base.clauses
    if not clauses:
        return
    sheet = book.add_sheet(DEAL_TERMS, TEAL)
    title_rows(sheet, DEAL_TERMS, "What the plan says, and what it moves here", spec, MOVES)
    for column, (head, width) in COLUMNS.items():
        sheet.text(HEAD_ROW, column, head, "head_right" if column == LIVE else "head")
        sheet.width(column, column, width)
    sheet.width(1, 1, 3)
    row = HEAD_ROW + 1
    for clause in clauses.values():
        row = _clause(sheet, spec, clause, row)
    sheet.freeze = cell_name(HEAD_ROW + 1, CLAUSE + 1)
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{HEAD_ROW}", repeat_columns="A:B")


def _clause(sheet: Sheet, spec: WorkbookSpec, clause: "Clause", row: int) -> int:
    """One block: a row an input that the clause moves; all else spans them. Gives the next row."""
    moved = [_moved(spec, name) for name in clause.moves]
    last = row + max(1, len(moved)) - 1
    _words(sheet, clause, row)
    if last > row:
        for column in (CLAUSE, *WRAPPED, DATE, LINK):
            sheet.merge(row, column, last, column)
    if not moved:
        sheet.text(row, MOVES, NO_INPUT, "unit")
    for offset, one in enumerate(moved):
        _input(sheet, one, row + offset)
    lines = max(_lines(str(sheet.cells[row, column].value), column) for column in WRAPPED)
    height = -(-lines * LINE_HEIGHT // (last - row + 1))
    sheet.heights.update(dict.fromkeys(range(row, last + 1), max(height, ROW_HEIGHT)))
    sheet.heights[last + 1] = GAP_HEIGHT
    return last + 2


def _words(sheet: Sheet, clause: "Clause", row: int) -> None:
    source = clause.source
    sheet.text(row, CLAUSE, clause.clause, "label")
    sheet.text(row, TEXT, clause.text, "note")
    sheet.text(row, NOT_MODELLED, clause.not_modelled, "note")
    sheet.text(row, SOURCE, f"{source.title}, {source.publisher}", "note")
    sheet.text(row, DATE, source.date, "unit")
    if source.link:
        sheet.web_link(row, LINK, source.link, source.link)
    else:
        sheet.text(row, LINK, "", "unit")
    sheet.text(row, NOTE, clause.note, "note")


def _input(sheet: Sheet, one: Moved, row: int) -> None:
    sheet.link(row, MOVES, one.label, one.sheet, one.cell)
    sheet.text(row, NAME, one.name, "key")
    if isinstance(one.value, str):
        sheet.text(row, LIVE, one.value, one.style)
    else:
        sheet.formula(row, LIVE, f"={one.name}", one.value, one.style)
    sheet.text(row, UNIT, one.unit, "unit")
    sheet.text(row, SHEET, one.sheet, "unit")


def _moved(spec: WorkbookSpec, name: str) -> Moved:
    """A scalar shows its live number; a series, a column or a table says where its numbers are."""
    base = spec.base
    if name in base.tables:
        table = base.tables[name]
        heading = min(spec.layout.row(column) for column in table.columns) - 2
        cell = cell_name(heading, InputColumns.label)
        return Moved(name, table.label, "", MEMBERS, cell, "all numbers")
    metadata, row = base.metadata(name), spec.layout.row(name)
    live = cell_name(row, InputColumns.live)
    if name in base.scalars:
        value = spec.live.number(name)
        style = f"link_{number_style(value, metadata.unit)}"
        options = base.scalars[name].options
        unit = ", ".join(f"{code} {one}" for code, one in enumerate(options, 1))
        return Moved(name, metadata.label, unit or metadata.unit.name, INPUTS, live, value, style)
    if name in base.series:
        live = cell_name(row, FIRST_YEAR)
        return Moved(name, metadata.label, metadata.unit.name, BY_YEAR, live, "by year")
    return Moved(name, metadata.label, metadata.unit.name, MEMBERS, live, "by member")


def _lines(text: str, column: int) -> int:
    """How many lines a text takes; its letters are smaller than those by which widths count."""
    return -(-len(text) // COLUMNS[column][1])
