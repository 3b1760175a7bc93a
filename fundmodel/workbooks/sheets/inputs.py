"""Inputs and Members: a row a number, a column a scenario, an override, and the live number.

Beside the live number stand its override, its range, its grade and its source; then what each
scenario has, and at the end the note and the words of choices.
"""

from collections.abc import Iterator

from fundmodel.read_assumptions import Column, Scalar
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, MEMBERS, InputColumns
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.choices import option_head
from fundmodel.workbooks.sheets.input_marks import plan_marks
from fundmodel.workbooks.sheets.input_rows import Entry, plan_row
from fundmodel.workbooks.sheets.input_rules import plan_rule, plan_rule_of_choice
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.scenario_heads import (
    plan_agreement,
    plan_case,
    plan_labels,
    plan_order,
    plan_selector,
)
from fundmodel.workbooks.styles import AMBER
from fundmodel.workbooks.workbook_spec import WorkbookSpec

MARK_HEAD = "Changed"
HEADS = {
    "Label": "label",
    "Name": "name",
    "Unit": "unit",
    "Live": "live",
    "Override": "override",
    MARK_HEAD: "mark",
    "Min": "lowest",
    "Max": "highest",
    "Outside": "outside",
}
"""Head -> the column of `InputColumns`; without one of these nothing is read back."""
OTHER_HEADS = {
    "In words": "words",
    "Grade": "grade",
    "As of": "as_of",
    "Source": "source",
    "Note": "note",
}
HEADS_OF_METADATA = ("Source", "Grade", "As of", "Note")
WIDTHS = {
    "label": 61,
    "name": 27,
    "unit": 12,
    "live": 13,
    "override": 13,
    "mark": 11,
    "words": 22,
    "lowest": 11,
    "highest": 11,
    "outside": 10,
    "grade": 7,
    "as_of": 9,
    "source": 44,
    "note": 90,
}
WIDTH_OF_A_MEMBER, WIDTH_OF_A_SCENARIO, WIDTH_OF_AN_OPTION = 46, 18, 26


def plan_inputs(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of scalars, with the selector on top."""
    sheet = book.add_sheet(INPUTS, AMBER)
    columns = InputColumns(len(spec.runs))
    title_rows(sheet, "Inputs", "Type into Override, or choose another scenario", spec)
    plan_selector(book, sheet, spec, columns)
    plan_case(book, sheet, spec, columns)
    most = max((len(one.options) for one in spec.base.scalars.values()), default=0)
    _head(sheet, spec, columns, most)
    plan_order(sheet, columns)
    for file, names in spec.scalars.items():
        entries = [_scalar_entry(spec, name) for name in names]
        heading = file.replace("_", " ").capitalize()
        sheet.text(entries[0].row - 1, columns.label, heading, "section")
        for entry in entries:
            plan_row(sheet, entry, columns)
            _rule(sheet, entry, columns)
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
            row = spec.layout.row(column.name)
            sheet.text(row - 1, columns.label, column.metadata.label, "section")
            for entry in _member_entries(spec, column):
                plan_row(sheet, entry, columns)
            plan_rule(sheet, (row, row + len(column.members) - 1), columns, column.metadata)
    plan_marks(sheet, columns)
    _print(sheet, columns)


def _rule(sheet: Sheet, entry: Entry, columns: InputColumns) -> None:
    if entry.options:
        plan_rule_of_choice(sheet, entry.row, columns, entry.metadata, len(entry.options))
    else:
        plan_rule(sheet, (entry.row, entry.row), columns, entry.metadata)


def _print(sheet: Sheet, columns: InputColumns) -> None:
    """Print the live numbers and what is typed over them; ranges and sources are on Sources."""
    area = f"A1:{cell_name(sheet.cells.last_row, columns.override)}"
    sheet.page = Page(landscape=False, repeat_rows=f"1:{HEAD_ROW}", print_area=area)


def _head(sheet: Sheet, spec: WorkbookSpec, columns: InputColumns, options: int = 0) -> None:
    sheet.text(HEAD_ROW, 1, "", "head")
    for text, name in {**HEADS, **OTHER_HEADS}.items():
        is_number = name in ("live", "override", "mark", "lowest", "highest", "outside")
        column = getattr(columns, name)
        sheet.text(HEAD_ROW, column, text, "head_right" if is_number else "head")
        sheet.width(column, column, WIDTHS[name])
    for index, name in enumerate(spec.names):
        sheet.text(HEAD_ROW, columns.first_scenario + index, name, "head_right")
    sheet.width(columns.first_scenario, columns.last_scenario, WIDTH_OF_A_SCENARIO)
    plan_labels(sheet, spec, columns)
    for index in range(options):
        column = columns.note + 1 + index
        sheet.text(HEAD_ROW, column, option_head(index + 1), "head")
        sheet.width(column, column, WIDTH_OF_AN_OPTION)
    if sheet.title == MEMBERS:
        sheet.width(columns.name, columns.name, WIDTH_OF_A_MEMBER)
    sheet.width(1, 1, 2)
    sheet.freeze = cell_name(HEAD_ROW + 1, columns.unit)


def _scalar_entry(spec: WorkbookSpec, name: str) -> Entry:
    scalar: Scalar = spec.base.scalars[name]
    alternatives = spec.presentation.alternatives
    is_there = alternatives is not None and alternatives.choice == name
    return Entry(
        spec.layout.row(name),
        name,
        scalar.metadata.label,
        scalar.metadata,
        spec.live.number(name),
        tuple(run.number(name) for run in spec.runs),
        spec.overrides.get(name),
        scalar.options,
        on_dashboard=is_there,
        chosen_there=is_there and spec.on_dashboard.choice is not None,
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
