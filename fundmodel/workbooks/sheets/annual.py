"""Annual: every line by calendar year, rolled up from its quarters, and checked against them."""

import numpy as np

from fundmodel.build_model.model import Line, Stage
from fundmodel.run_paths.annual import by_calendar_year, rolled_up_ratio
from fundmodel.run_paths.arithmetic import Numbers
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Group, Page
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.places import ANNUAL, FIRST_ROW, NUMBER_ROW, YEAR_ROW
from fundmodel.workbooks.sheets.member_rows import plan_group, plan_totals, set_widths
from fundmodel.workbooks.sheets.parts import CONTENTS_SHEET, title_rows
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import (
    BLOCK,
    LABEL,
    MEMBER,
    UNIT,
    WHOLE_LIFE,
    AnnualColumns,
)


def plan_annual(book: Book, contents: Contents) -> None:
    """Plan the sheet of calendar years."""
    sheet, places = book.add_sheet(ANNUAL, TEAL), contents.places.annual
    purpose = "Flows summed, all else at the year end"
    title_rows(sheet, ANNUAL, purpose, contents)
    years, table = by_calendar_year(contents.model, contents.live.arrays)
    _heads(sheet, places.columns)
    _time_axis(sheet, contents, years)
    for stage in contents.model.stages:
        if stage.name in places.stages:
            _headings(sheet, contents, stage)
    for name in places.rows:
        _line(sheet, contents, contents.model.lines[name], table[name][:, :, 0])


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


def _time_axis(sheet: Sheet, contents: Contents, years: list[int]) -> None:
    calendar, columns = contents.model.calendar, contents.places.columns
    year_row = contents.places.row(calendar.year)
    economy = contents.places.sheet(calendar.year)
    first, last = column_letters(columns.first), column_letters(columns.last)
    axis = on_sheet(economy, f"${first}${year_row}:${last}${year_row}")
    sheet.text(NUMBER_ROW, LABEL, "Quarters up to the year end", "note")
    quarters = contents.live.arrays[calendar.year][1:, 0, 0]
    for place, year in enumerate(years):
        column = contents.places.annual.columns.first + place
        before = f"{column_letters(column - 1)}{YEAR_ROW}"
        start = "=" + on_sheet(economy, f"{first}{year_row}")
        sheet.formula(YEAR_ROW, column, f"={before}+1" if place else start, year, "head_whole")
        count = f'=COUNTIF({axis},"<="&{column_letters(column)}${YEAR_ROW})'
        up_to = int((quarters <= year).sum())
        sheet.formula(NUMBER_ROW, column, count, up_to, "calc_whole")


def _headings(sheet: Sheet, contents: Contents, stage: Stage) -> None:
    """Of the stage, with the way back to Contents; of its blocks, which lead to their quarters."""
    rows = contents.places.annual.stages[stage.name]
    quarters = contents.places.stages[stage.name].blocks
    sheet.text(rows.first - 1, LABEL, stage.title, "head")
    sheet.link(rows.first - 1, MEMBER, CONTENTS_SHEET, CONTENTS_SHEET)
    for block, row in rows.blocks.items():
        there = cell_name(quarters[block], LABEL)
        sheet.link(row, LABEL, stage.headings[block], stage.title, there, "section")


def _line(sheet: Sheet, contents: Contents, line: Line, numbers: Numbers) -> None:
    """The members of a line, and their total: `numbers` are `[year, member]`."""
    for place in range(numbers.shape[1]):
        _row(sheet, contents, line, place, numbers[:, place])
    if is_grouped(contents.model, line.name):
        row, style = contents.places.annual.rows[line.name], line.unit.style
        plan_group(sheet, line, row, numbers.shape[1])
        if contents.places.has_total(line):
            plan_totals(sheet, row, WHOLE_LIFE + 1, numbers, f"calc_{style}")
            if line.kind == "flow":
                whole = np.add.accumulate(numbers, axis=0)[-1:]
                plan_totals(sheet, row, WHOLE_LIFE, whole, f"total_{style}")


def _row(sheet: Sheet, contents: Contents, line: Line, place: int, yearly: Numbers) -> None:
    places, style = contents.places.annual, line.unit.style
    row, columns = places.rows[line.name] + place, places.columns
    grouped = is_grouped(contents.model, line.name)
    sheet.text(row, LABEL, line.definition.label, "unit" if grouped else "label")
    sheet.text(row, MEMBER, contents.model.members(line.name)[place], "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, columns.key, line.name, "key")
    for column, value in enumerate(yearly.tolist(), columns.first):
        formula = _formula(contents, line, place, column_letters(column))
        sheet.formula(row, column, formula, value, f"calc_{style}")
    if line.kind == "flow":
        years = range_name(row, columns.first, row, columns.last)
        whole = float(np.add.accumulate(yearly)[-1])
        sheet.formula(row, WHOLE_LIFE, f"=SUM({years})", whole, f"total_{style}")
    _check(sheet, contents, line, place, row)


def _formula(contents: Contents, line: Line, place: int, letters: str) -> str:
    places = contents.places
    life = places.life(line.name, place, ANNUAL)
    if line.kind == "flow":
        first, last = (column_letters(at) for at in (places.columns.first, places.columns.last))
        years = places.elsewhere(line.name, ANNUAL, f"${first}${YEAR_ROW}:${last}${YEAR_ROW}")
        return f"=SUMIF({years},{letters}${YEAR_ROW},{life})"
    parts = rolled_up_ratio(contents.model, line)
    if parts is None:
        return f"=INDEX({life},1,{letters}${NUMBER_ROW})"
    amount, base, if_zero = parts
    cells = [
        f"{letters}{places.annual.rows[name] + (place if contents.model.each(name) else 0)}"
        for name in (amount, base)
    ]
    return f"=IF(ABS({cells[1]})<=smallest_amount,{int(if_zero)},{cells[0]}/{cells[1]})"


def _check(sheet: Sheet, contents: Contents, line: Line, place: int, row: int) -> None:
    """Flows: the years add up to the quarters. All else: the last year ends as the last quarter."""
    if rolled_up_ratio(contents.model, line) is not None:
        return
    places, array = contents.places, contents.live.arrays[line.name]
    column = places.annual.columns
    if line.kind == "flow":
        here, there = column.whole_life, places.columns.whole_life
        quarterly = float(life_total(array[:, place : place + 1, :1]).item())
    else:
        here, there = column.last, places.columns.last
        quarterly = float(array[-1, place, 0])
    whole = cell_name(places.row(line.name, place), there, fixed_column=True)
    formula = f"={cell_name(row, here)}-{places.elsewhere(line.name, ANNUAL, whole)}"
    yearly = float(sheet.cells[row, here].value or 0)
    sheet.formula(row, column.check, formula, yearly - quarterly, "calc_factor")
