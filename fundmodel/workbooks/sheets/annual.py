"""Annual: every line by calendar year, rolled up from its quarters, and checked against them."""

from fundmodel.build_model.model import Stage
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.workbooks.a1 import cell_name, column_letters
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, FIRST_ROW, YEAR_ROW
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.sheet_settings import Group, Page
from fundmodel.workbooks.sheets.annual_members import plan_with_members
from fundmodel.workbooks.sheets.annual_rows import plan_member, plan_total
from fundmodel.workbooks.sheets.member_rows import set_widths
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, title_rows
from fundmodel.workbooks.sheets.year_axis import plan_years
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import (
    BLOCK,
    LABEL,
    MEMBER,
    UNIT,
    WHOLE_LIFE,
    AnnualColumns,
)
from fundmodel.workbooks.workbook_spec import WorkbookSpec


def plan_annual(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of calendar years."""
    sheet, layout = book.add_sheet(ANNUAL, TEAL), spec.layout.annual
    purpose = "Flows summed, all else at the year end"
    title_rows(sheet, ANNUAL, purpose, spec)
    _, table = by_calendar_year(spec.model, spec.live.arrays)
    _heads(sheet, layout.columns)
    plan_years(sheet, spec)
    for stage in spec.model.stages:
        if stage.name in layout.stages:
            _headings(sheet, spec, stage)
    for name in layout.rows:
        line = spec.model.lines[name]
        if not is_grouped(spec.model, name):
            plan_member(sheet, spec, line, 0, table[name][:, 0, 0])
        elif layout.has_members:
            plan_with_members(sheet, spec, line, table[name][:, :, 0])
        else:
            plan_total(sheet, spec, line)


def _heads(sheet: Sheet, columns: AnnualColumns) -> None:
    texts = {BLOCK: "", LABEL: "Line", MEMBER: "Member", UNIT: "Unit", WHOLE_LIFE: "Whole life"}
    texts |= {columns.key: "Key", columns.check: "Check"}
    for column, text in texts.items():
        right = column in (WHOLE_LIFE, columns.check)
        sheet.text(YEAR_ROW, column, text, "head_right" if right else "head")
    set_widths(sheet, columns.last)
    sheet.width(columns.key, columns.check, 14)
    sheet.column_groups.append(Group(columns.key, columns.check, closed=False))
    sheet.freeze = cell_name(FIRST_ROW, WHOLE_LIFE)
    repeated = f"A:{column_letters(UNIT)}"
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{YEAR_ROW}", repeat_columns=repeated)


def _headings(sheet: Sheet, spec: WorkbookSpec, stage: Stage) -> None:
    """Of the stage, with the way back to Contents; of its blocks, which lead to their quarters."""
    rows = spec.layout.annual.stages[stage.name]
    quarters = spec.layout.stages[stage.name].blocks
    sheet.text(rows.first - 1, LABEL, stage.title, "head")
    sheet.link(rows.first - 1, MEMBER, LIST_OF_SHEETS, LIST_OF_SHEETS)
    for block, row in rows.blocks.items():
        there = cell_name(quarters[block], LABEL)
        sheet.link(row, LABEL, stage.headings[block], stage.title, there, "section")
