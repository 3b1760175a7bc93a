"""A stage: one block a file, one row a line and member, one formula a row, quarters across."""

from fundmodel.build_model.model import Line, Stage
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import DATE_ROW, FIRST_ROW, NUMBER_ROW, YEAR_ROW, CellLayout
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.formulas import row_formula
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.sheet_settings import Group, Page
from fundmodel.workbooks.sheets.member_rows import plan_group, plan_totals, set_widths
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, result_value, title_rows
from fundmodel.workbooks.styles import GREY
from fundmodel.workbooks.time_columns import (
    BLOCK,
    LABEL,
    MEMBER,
    UNIT,
    WHOLE_LIFE,
    Columns,
)
from fundmodel.workbooks.workbook_spec import WorkbookSpec

PAGES_WIDE = 5


def plan_stage(book: Book, spec: WorkbookSpec, stage: Stage) -> None:
    """Plan the sheet of one stage."""
    sheet = book.add_sheet(stage.title, GREY)
    columns, rows = spec.layout.columns, spec.layout.stages[stage.name]
    title_rows(sheet, stage.title, stage.question, spec)
    _time_axis(sheet, spec)
    _heads(sheet, columns)
    for block, row in rows.blocks.items():
        sheet.link(row, LABEL, stage.headings[block], LIST_OF_SHEETS, style="section")
        tiers = {spec.model.tier(line.name) for line in spec.model.in_stage(stage.name)
                 if line.kind == "result" and line.definition.block == block}  # fmt: skip
        sheet.text(row, UNIT, "".join(sorted(tiers)), "unit") if tiers else None
    for line in spec.model.in_stage(stage.name):
        _line(sheet, spec, line)


def _time_axis(sheet: Sheet, spec: WorkbookSpec) -> None:
    """Period end, number and year above every column, read from the lines of the calendar."""
    calendar, columns = spec.model.calendar, spec.layout.columns
    axis = (
        (DATE_ROW, calendar.quarter_end, "head_date"),
        (NUMBER_ROW, calendar.quarter, "head_whole"),
        (YEAR_ROW, calendar.year, "head_whole"),
    )
    for row, name, style in axis:
        there = f"{THIS}{spec.layout.row(name)}"
        formula = "=" + spec.layout.elsewhere(name, sheet.title, there)
        sheet.formulas(row, columns.opening, formula, spec.live.arrays[name][:, 0, 0], style)


def _heads(sheet: Sheet, columns: Columns) -> None:
    texts = {BLOCK: "", LABEL: "Line", MEMBER: "Member", UNIT: "Unit"}
    texts |= {columns.whole_life: "Whole life", columns.key: "Key"}
    texts |= {
        columns.attribute(name): name.replace("_", " ").capitalize() for name in columns.attributes
    }
    for column, text in texts.items():
        right = column == columns.whole_life
        sheet.text(YEAR_ROW, column, text, "head_right" if right else "head")
    sheet.text(NUMBER_ROW, LABEL, "Quarter", "note")
    set_widths(sheet, columns.last)
    sheet.width(columns.key, columns.end, 14)
    sheet.column_groups.append(Group(columns.key, columns.end, closed=False))
    sheet.freeze = cell_name(FIRST_ROW, WHOLE_LIFE)
    sheet.page = Page(
        pages_wide=PAGES_WIDE,
        repeat_rows=f"1:{YEAR_ROW}",
        repeat_columns=f"A:{column_letters(UNIT)}",
    )


def _line(sheet: Sheet, spec: WorkbookSpec, line: Line) -> None:
    members = len(spec.model.members(line.name))
    for member_index in range(members):
        _row(sheet, spec, line, member_index)
    if is_grouped(spec.model, line.name):
        plan_group(sheet, line, spec.layout.row(line.name), members)
        if spec.layout.has_total(line):
            _member_totals(sheet, spec, line)


def _member_totals(sheet: Sheet, spec: WorkbookSpec, line: Line) -> None:
    columns, style = spec.layout.columns, line.unit.style
    row, array = spec.layout.row(line.name), spec.live.arrays[line.name][:, :, :1]
    if line.kind == "flow":
        totals = life_total(array)[:, :, 0]
        plan_totals(sheet, row, columns.whole_life, totals, f"total_{style}")
    if line.name in spec.layout.constants:
        array = array[1:2]
    first = columns.opening if spec.layout.goes_by_quarter(line) else columns.whole_life
    plan_totals(sheet, row, first, array[:, :, 0], f"calc_{style}")


def _row(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int) -> None:
    layout, style = spec.layout, line.unit.style
    row = layout.row(line.name, member_index)
    grouped = is_grouped(spec.model, line.name)
    sheet.text(row, LABEL, line.definition.label, "unit" if grouped else "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, layout.columns.key, line.name, "key")
    _member(sheet, spec, line, member_index)
    formula = row_formula(layout, line, member_index)
    if not layout.goes_by_quarter(line):
        quarter = 0 if line.kind == "result" else 1
        value = result_value(spec.live.number(line.name, quarter, member_index))
        sheet.formula(row, layout.columns.whole_life, formula, value, f"calc_{style}")
        return
    _opening(sheet, spec, line, member_index)
    _total(sheet, spec, line, member_index)
    values = spec.live.arrays[line.name][1:, member_index, 0]
    sheet.formulas(row, layout.columns.first, formula, values, f"calc_{style}")


def _member(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int) -> None:
    if line.each is None:
        return
    row, members = spec.layout.row(line.name, member_index), spec.model.sets[line.each]
    sheet.text(row, MEMBER, members.members[member_index], "label")
    for attribute, texts in members.attributes.items():
        if texts[member_index]:
            sheet.text(row, spec.layout.columns.attribute(attribute), texts[member_index], "unit")


def _opening(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int) -> None:
    row, column = spec.layout.row(line.name, member_index), spec.layout.columns.opening
    value, style = spec.live.number(line.name, 0, member_index), line.unit.style
    opening = line.definition.opening
    if isinstance(opening, int):
        sheet.number(row, column, opening, f"static_{style}")
    else:
        sheet.formula(
            row,
            column,
            f"={_opening_cell(spec.layout, line, member_index)}",
            value,
            f"link_{style}",
        )


def _opening_cell(layout: CellLayout, line: Line, member_index: int) -> str:
    name = str(line.definition.opening)
    if layout.model.each(name) is None:
        return name
    return on_sheet(layout.sheet(name), f"$E${layout.row(name, member_index)}")


def _total(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int) -> None:
    if line.kind != "flow":
        return
    layout = spec.layout
    row = layout.row(line.name, member_index)
    value = float(
        life_total(spec.live.arrays[line.name][:, member_index : member_index + 1, :1]).item()
    )
    life = layout.life(line.name, member_index, sheet.title)
    sheet.formula(
        row, layout.columns.whole_life, f"=SUM({life})", value, f"total_{line.unit.style}"
    )
