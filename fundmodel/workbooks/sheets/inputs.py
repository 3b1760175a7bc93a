"""Inputs and Members: a row a number, a column a scenario, an override, and the live number."""

from collections.abc import Iterator
from dataclasses import dataclass

from fundmodel.build_model.language import MONTHS_IN_A_QUARTER
from fundmodel.build_model.units import Unit, is_whole
from fundmodel.dates import date_of, quarter_ends
from fundmodel.read_assumptions import Column, Metadata, Scalar
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, MEMBERS, InputColumns
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.input_marks import mark, mark_formula, plan_marks
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.scenario_heads import (
    CASES,
    plan_agreement,
    plan_case,
    plan_order,
    plan_selector,
)
from fundmodel.workbooks.styles import AMBER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

HEADS_BEFORE = {
    "Label": "label",
    "Name": "name",
    "Unit": "unit",
    "Live": "live",
    "Override": "override",
    "Changed": "mark",
}
HEADS_AFTER = {"Min": "lowest", "Max": "highest", "Outside": "outside"}
"""Head -> the column of `InputColumns` that has it, before and after the scenarios."""
HEADS_OF_METADATA = ("Source", "Grade", "As of", "Note")
TINY = 1e-4


@dataclass(frozen=True)
class Entry:
    """One number with its row: what fills a row."""

    row: int
    name: str
    label: str
    metadata: Metadata
    live: float
    scenarios: tuple[float, ...]
    override: float | None = None


def plan_inputs(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of scalars, with the selector on top."""
    sheet = book.add_sheet(INPUTS, AMBER)
    columns = InputColumns(len(spec.runs))
    title_rows(sheet, "Inputs", "Type into Override, or choose another scenario", spec)
    plan_selector(book, sheet, spec, columns)
    plan_case(book, sheet, spec, columns)
    _head(sheet, spec, columns)
    plan_order(sheet, columns)
    for file, names in spec.scalars.items():
        entries = [_scalar_entry(spec, name) for name in names]
        heading = file.replace("_", " ").capitalize()
        sheet.text(entries[0].row - 1, columns.label, heading, "section")
        for entry in entries:
            _row(sheet, entry, columns)
            reference = cell_name(entry.row, columns.live, fixed_row=True, fixed_column=True)
            book.name(entry.name, on_sheet(INPUTS, reference))
    plan_marks(sheet, columns)
    _print(sheet, columns)


def plan_members(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of the numbers that each member has."""
    sheet = book.add_sheet(MEMBERS, AMBER)
    columns = InputColumns(len(spec.runs))
    title_rows(sheet, "Members", "Contributors, windows and needs, with their numbers", spec)
    plan_case(book, sheet, spec, columns)
    _head(sheet, spec, columns)
    plan_agreement(sheet, columns)
    for table in spec.base.tables.values():
        if not table.columns:
            continue
        first = min(spec.layout.row(name) for name in table.columns)
        sheet.text(first - 2, columns.label, table.label, "head")
        for column in table.columns.values():
            sheet.text(spec.layout.row(column.name) - 1, 2, column.metadata.label, "section")
            for entry in _member_entries(spec, column):
                _row(sheet, entry, columns)
    plan_marks(sheet, columns)
    _print(sheet, columns)


def _print(sheet: Sheet, columns: InputColumns) -> None:
    """Print the live numbers and what is typed over them; ranges and sources are on Sources."""
    area = f"A1:{cell_name(sheet.cells.last_row, columns.override)}"
    sheet.page = Page(landscape=False, repeat_rows=f"1:{HEAD_ROW}", print_area=area)


def _head(sheet: Sheet, spec: WorkbookSpec, columns: InputColumns) -> None:
    heads = ["", *HEADS_BEFORE, *spec.names, *HEADS_AFTER, *HEADS_OF_METADATA]
    for column, text in enumerate(heads, 1):
        numeric = columns.live <= column <= columns.outside
        sheet.text(HEAD_ROW, column, text, "head_right" if numeric and text else "head")
    sheet.width(1, 1, 2)
    sheet.width(columns.label, columns.label, 61)
    sheet.width(columns.name, columns.name, 27 if sheet.title == INPUTS else 46)
    sheet.width(columns.unit, columns.unit, 12)
    sheet.width(columns.live, columns.outside, 13)
    sheet.width(columns.mark, columns.mark, 9)
    sheet.width(columns.first_scenario, columns.last_scenario, 18)
    for column, width in enumerate((60, 9, 9, 90), columns.outside + 1):
        sheet.width(column, column, width)
    sheet.freeze = cell_name(HEAD_ROW + 1, columns.unit)


def _row(sheet: Sheet, entry: Entry, columns: InputColumns) -> None:
    row, style = entry.row, number_style(entry.live, entry.metadata.unit)
    sheet.text(row, columns.label, entry.label, "label")
    sheet.text(row, columns.name, entry.name, "key")
    sheet.text(row, columns.unit, entry.metadata.unit.name, "unit")
    live = live_formula(sheet.title, row, columns)
    sheet.formula(row, columns.live, live, entry.live, f"calc_{style}")
    type_over(sheet, row, columns.override, entry.override, style)
    word = mark(entry.live, entry.scenarios[0], entry.override)
    sheet.formula(row, columns.mark, mark_formula(row, columns), word, "key")
    for index, value in enumerate(entry.scenarios):
        sheet.number(row, columns.first_scenario + index, value, f"input_{style}")
    lowest, highest = entry.metadata.plausible
    sheet.number(row, columns.lowest, lowest, f"static_{style}")
    sheet.number(row, columns.highest, highest, f"static_{style}")
    source = entry.metadata.source
    words = (f"{source.title}, {source.publisher}, {source.date}", entry.metadata.grade)
    for column, text in enumerate(
        (*words, entry.metadata.as_of, entry.metadata.note), columns.outside + 1
    ):
        sheet.text(row, column, text, "unit")
    inside = lowest <= entry.live <= highest
    if is_whole(entry.metadata.unit):
        inside = inside and entry.live.is_integer()
    if entry.metadata.ends_on_quarter:
        inside = inside and is_quarter_end(entry.live)
    check = outside_formula(row, columns, entry.metadata)
    sheet.formula(row, columns.outside, check, int(not inside), "calc_whole")


def live_formula(title: str, row: int, columns: InputColumns) -> str:
    """The live number: the override or, without one, what the scenario shown has."""
    override = cell_name(row, columns.override)
    cases = range_name(row, columns.first_scenario, row, columns.last_scenario)
    return f"=IF(ISBLANK({override}),INDEX({cases},1,{CASES[title]}),{override})"


def outside_formula(row: int, columns: InputColumns, metadata: Metadata) -> str:
    """Whether the live number is outside: a pasted number escapes the rules on what is typed."""
    live, low, high = (cell_name(row, at) for at in (columns.live, columns.lowest, columns.highest))
    whole = f",INT({live})={live}" if is_whole(metadata.unit) else ""
    if metadata.ends_on_quarter:  # the last day of a month whose number is three times a whole one
        month = f"MONTH({live})/{MONTHS_IN_A_QUARTER}"
        whole += f",EOMONTH({live},0)={live},INT({month})={month}"
    return f"=IF(AND({live}>={low},{live}<={high}{whole}),0,1)"


def is_quarter_end(serial: float) -> bool:
    """Whether a day, as spreadsheets count, is the last one of a calendar quarter."""
    day = date_of(serial)
    return day == quarter_ends(day)[1]


def number_style(value: float, unit: Unit) -> str:
    """The unit's format, unless it would show a tiny number as zero."""
    return "text" if 0 < abs(value) < TINY else unit.style


def type_over(sheet: Sheet, row: int, column: int, value: float | None, style: str) -> None:
    """An override: an empty cell, or the number that is typed over a scenario's."""
    if value is None:
        sheet.blank(row, column, f"override_{style}")
    else:
        sheet.number(row, column, value, f"override_{style}")


def _scalar_entry(spec: WorkbookSpec, name: str) -> Entry:
    scalar: Scalar = spec.base.scalars[name]
    return Entry(
        spec.layout.row(name),
        name,
        scalar.metadata.label,
        scalar.metadata,
        spec.live.number(name),
        tuple(run.number(name) for run in spec.runs),
        spec.overrides.get(name),
    )


def _member_entries(spec: WorkbookSpec, column: Column) -> Iterator[Entry]:
    for member_index, member in enumerate(column.members):
        yield Entry(
            spec.layout.row(column.name, member_index),
            f"{column.name}[{member}]",
            member,
            column.metadata_of(member),
            spec.live.number(column.name, 0, member_index),
            tuple(run.number(column.name, 0, member_index) for run in spec.runs),
            spec.overrides.get(f"{column.name}[{member}]"),
        )
