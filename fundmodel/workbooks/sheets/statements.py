"""Statements by calendar year: each a block of lines, totals that add them up, checks of zero.

The columns are those of Annual, whose rows it reads.
"""

import numpy as np

from fundmodel.build_model.statements import StatementRow
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.run_paths.numbers import Numbers
from fundmodel.run_paths.statements import statement_rows
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, FIRST_ROW, NUMBER_ROW, YEAR_ROW
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.sheet_settings import Highlight, Page
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS, StatementPlan
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import BLOCK, LABEL, WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import WorkbookSpec

OFF_NAME, OFF_ROW = "statements_off", 3
PURPOSE = "By calendar year, live"
WIDTHS = {BLOCK: 2, LABEL: 40, LABEL + 1: 14, LABEL + 2: 6, WHOLE_LIFE: 10}
WIDTH_OF_YEAR, HEIGHT, PRINTED_YEARS = 7.5, 13, 17
STYLES = {"amount": "link_hundredths", "total": "total_hundredths", "check": "calc_money"}


def plan_statements(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet, if the fund has statements; Annual must be planned before."""
    if not spec.presentation.statements:
        return
    sheet = book.add_sheet(STATEMENTS, TEAL)
    title_rows(sheet, STATEMENTS, PURPOSE, spec)
    _time_axis(book, sheet, spec)
    _, yearly = by_calendar_year(spec.model, spec.live.arrays)
    row, checks, worst = FIRST_ROW, [], 0.0
    for statement in spec.presentation.statements:
        plan = StatementPlan(spec.layout, statement, row)
        numbers = statement_rows(spec.live, statement, yearly)
        _heading(sheet, plan)
        for one in statement.rows:
            _row(sheet, plan, one, numbers[one.label])
            if one.kind == "check":
                checks.append(plan.rows[one.label])
                worst = max(worst, float(np.abs(numbers[one.label]).max()))
        row = plan.last + 2
    _largest_check(book, sheet, _areas(spec, checks), worst)
    _layout(sheet, spec, row - 2)


def _time_axis(book: Book, sheet: Sheet, spec: WorkbookSpec) -> None:
    """The years, as on Annual, and how many quarters there are before each."""
    calendar, layout, annual = spec.model.calendar, spec.layout, book.sheet(ANNUAL).cells
    columns = layout.annual.columns
    sheet.text(YEAR_ROW, LABEL, "US$ bn", "head")
    for column in range(LABEL + 1, WHOLE_LIFE):
        sheet.blank(YEAR_ROW, column, "head")
    sheet.text(YEAR_ROW, WHOLE_LIFE, "Whole life", "head_right")
    at = range(columns.first, columns.last + 1)
    years = np.array([float(annual[YEAR_ROW, column].value or 0) for column in at])
    heads = "=" + on_sheet(ANNUAL, f"{THIS}${YEAR_ROW}")
    sheet.formulas(YEAR_ROW, columns.first, heads, years, "head_whole")
    sheet.text(NUMBER_ROW, LABEL, "Quarters before the year", "muted")
    first, last = (column_letters(at) for at in (layout.columns.first, layout.columns.last))
    row = layout.row(calendar.year)
    axis = layout.elsewhere(calendar.year, STATEMENTS, f"${first}${row}:${last}${row}")
    quarters = spec.live.arrays[calendar.year][1:, 0, 0]
    before = (quarters < years[:, None]).sum(axis=1).astype(float)
    count = f'=COUNTIF({axis},"<"&{THIS}${YEAR_ROW})'
    sheet.formulas(NUMBER_ROW, columns.first, count, before, "calc_whole")


def _heading(sheet: Sheet, plan: StatementPlan) -> None:
    sheet.text(plan.first, LABEL, plan.statement.title, "section")
    for column in range(LABEL + 1, plan.layout.annual.columns.last + 1):
        text = plan.statement.basis if column == WHOLE_LIFE else ""
        sheet.text(plan.first, column, text, "section")


def _row(sheet: Sheet, plan: StatementPlan, row: StatementRow, numbers: Numbers) -> None:
    at, columns = plan.rows[row.label], plan.layout.annual.columns
    sheet.text(at, LABEL, row.label, "muted" if row.kind == "check" else "label")
    sheet.formulas(at, columns.first, plan.formula(row), numbers, STYLES[row.kind])
    if plan.is_flow(row):
        years = range_name(at, columns.first, at, columns.last)
        whole = float(np.add.accumulate(numbers)[-1])
        style = "total_hundredths" if row.kind == "total" else "calc_hundredths"
        sheet.formula(at, WHOLE_LIFE, f"=SUM({years})", whole, style)


def _areas(spec: WorkbookSpec, rows: list[int]) -> list[str]:
    columns = spec.layout.annual.columns
    return [range_name(row, columns.first, row, columns.last) for row in rows]


def _largest_check(book: Book, sheet: Sheet, areas: list[str], worst: float) -> None:
    """How far the worst check is from zero; the sheet of checks reads it."""
    parts = [f"MAX({area}),-1*MIN({area})" for area in areas]
    sheet.text(OFF_ROW, LABEL, "Largest of all checks below", "muted")
    sheet.formula(OFF_ROW, WHOLE_LIFE, f"=MAX({','.join(parts)})+0", worst, "calc_tiny")
    cell = cell_name(OFF_ROW, WHOLE_LIFE, fixed_row=True, fixed_column=True)
    book.name(OFF_NAME, on_sheet(STATEMENTS, cell))
    for area in areas:
        first = area.partition(":")[0]
        sheet.highlights.append(Highlight(area, f"{first}<>0", "bad"))


def _layout(sheet: Sheet, spec: WorkbookSpec, last: int) -> None:
    """What prints is legible on two pages: the whole life, and the first years."""
    columns = spec.layout.annual.columns
    sheet.widths.update(WIDTHS)
    for at in range(NUMBER_ROW, last + 1):
        sheet.heights[at] = HEIGHT
    sheet.width(columns.first, columns.last, WIDTH_OF_YEAR)
    sheet.freeze = cell_name(FIRST_ROW, WHOLE_LIFE)
    years = min(PRINTED_YEARS, columns.years)
    until = spec.layout.years[0] + years - 1
    left_out = f"Printed to {until}; the later years stand on the sheet"
    sheet.page = Page(
        pages_high=2,
        repeat_rows=f"1:{YEAR_ROW}",
        print_area=f"A1:{cell_name(last, columns.first + years - 1)}",
        header=left_out if years < columns.years else "",
    )
