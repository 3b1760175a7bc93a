"""Annual: every line by calendar year, rolled up from its quarters, and checked against them."""

import numpy as np

from fundmodel.build_model.model import Line, Stage
from fundmodel.run_paths.annual import by_calendar_year, rolled_up_ratio
from fundmodel.run_paths.numbers import Numbers
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, FIRST_ROW, NUMBER_ROW, YEAR_ROW
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.sheet_settings import Group, Page
from fundmodel.workbooks.sheets.member_rows import plan_group, plan_totals, set_widths
from fundmodel.workbooks.sheets.parts import LIST_OF_SHEETS, title_rows
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
    years, table = by_calendar_year(spec.model, spec.live.arrays)
    _heads(sheet, layout.columns)
    _time_axis(sheet, spec, years)
    for stage in spec.model.stages:
        if stage.name in layout.stages:
            _headings(sheet, spec, stage)
    for name in layout.rows:
        _line(sheet, spec, spec.model.lines[name], table[name][:, :, 0])


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


def _time_axis(sheet: Sheet, spec: WorkbookSpec, years: list[int]) -> None:
    calendar, columns = spec.model.calendar, spec.layout.columns
    year_row = spec.layout.row(calendar.year)
    economy = spec.layout.sheet(calendar.year)
    first, last = column_letters(columns.first), column_letters(columns.last)
    axis = on_sheet(economy, f"${first}${year_row}:${last}${year_row}")
    sheet.text(NUMBER_ROW, LABEL, "Quarters up to the year end", "note")
    column, heads = spec.layout.annual.columns.first, np.array(years, dtype=float)
    start = "=" + on_sheet(economy, f"{first}{year_row}")
    sheet.formula(YEAR_ROW, column, start, years[0], "head_whole")
    if len(years) > 1:
        next_year = f"={BEFORE}{YEAR_ROW}+1"
        sheet.formulas(YEAR_ROW, column + 1, next_year, heads[1:], "head_whole")
    quarters = spec.live.arrays[calendar.year][1:, 0, 0]
    up_to = (quarters <= heads[:, None]).sum(axis=1).astype(float)
    count = f'=COUNTIF({axis},"<="&{THIS}${YEAR_ROW})'
    sheet.formulas(NUMBER_ROW, column, count, up_to, "calc_whole")


def _headings(sheet: Sheet, spec: WorkbookSpec, stage: Stage) -> None:
    """Of the stage, with the way back to Contents; of its blocks, which lead to their quarters."""
    rows = spec.layout.annual.stages[stage.name]
    quarters = spec.layout.stages[stage.name].blocks
    sheet.text(rows.first - 1, LABEL, stage.title, "head")
    sheet.link(rows.first - 1, MEMBER, LIST_OF_SHEETS, LIST_OF_SHEETS)
    for block, row in rows.blocks.items():
        there = cell_name(quarters[block], LABEL)
        sheet.link(row, LABEL, stage.headings[block], stage.title, there, "section")


def _line(sheet: Sheet, spec: WorkbookSpec, line: Line, numbers: Numbers) -> None:
    """The members of a line, and their total: `numbers` are `[year, member]`."""
    for member_index in range(numbers.shape[1]):
        _row(sheet, spec, line, member_index, numbers[:, member_index])
    if is_grouped(spec.model, line.name):
        row, style = spec.layout.annual.rows[line.name], line.unit.style
        plan_group(sheet, line, row, numbers.shape[1])
        if spec.layout.has_total(line):
            plan_totals(sheet, row, WHOLE_LIFE + 1, numbers, f"calc_{style}")
            if line.kind == "flow":
                whole = np.add.accumulate(numbers, axis=0)[-1:]
                plan_totals(sheet, row, WHOLE_LIFE, whole, f"total_{style}")


def _row(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int, yearly: Numbers) -> None:
    layout, style = spec.layout.annual, line.unit.style
    row, columns = layout.rows[line.name] + member_index, layout.columns
    grouped = is_grouped(spec.model, line.name)
    sheet.text(row, LABEL, line.definition.label, "unit" if grouped else "label")
    sheet.text(row, MEMBER, spec.model.members(line.name)[member_index], "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, columns.key, line.name, "key")
    formula = _formula(spec, line, member_index)
    sheet.formulas(row, columns.first, formula, yearly, f"calc_{style}")
    if line.kind == "flow":
        years = range_name(row, columns.first, row, columns.last)
        whole = float(np.add.accumulate(yearly)[-1])
        sheet.formula(row, WHOLE_LIFE, f"=SUM({years})", whole, f"total_{style}")
    _check(sheet, spec, line, member_index, row)


def _formula(spec: WorkbookSpec, line: Line, member_index: int) -> str:
    layout = spec.layout
    life = layout.life(line.name, member_index, ANNUAL)
    if line.kind == "flow":
        first, last = (column_letters(at) for at in (layout.columns.first, layout.columns.last))
        years = layout.elsewhere(line.name, ANNUAL, f"${first}${YEAR_ROW}:${last}${YEAR_ROW}")
        return f"=SUMIF({years},{THIS}${YEAR_ROW},{life})"
    parts = rolled_up_ratio(spec.model, line)
    if parts is None:
        return f"=INDEX({life},1,{THIS}${NUMBER_ROW})"
    amount, base, if_zero = parts
    cells = [
        f"{THIS}{layout.annual.rows[name] + (member_index if spec.model.each(name) else 0)}"
        for name in (amount, base)
    ]
    return f"=IF(ABS({cells[1]})<=smallest_amount,{int(if_zero)},{cells[0]}/{cells[1]})"


def _check(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int, row: int) -> None:
    """Flows: the years add up to the quarters. All else: the last year ends as the last quarter."""
    if rolled_up_ratio(spec.model, line) is not None:
        return
    layout, array = spec.layout, spec.live.arrays[line.name]
    column = layout.annual.columns
    if line.kind == "flow":
        here, there = column.whole_life, layout.columns.whole_life
        quarterly = float(life_total(array[:, member_index : member_index + 1, :1]).item())
    else:
        here, there = column.last, layout.columns.last
        quarterly = float(array[-1, member_index, 0])
    whole = cell_name(layout.row(line.name, member_index), there, fixed_column=True)
    formula = f"={cell_name(row, here)}-{layout.elsewhere(line.name, ANNUAL, whole)}"
    yearly = float(sheet.cells[row, here].value or 0)
    sheet.formula(row, column.check, formula, yearly - quarterly, "calc_factor")
