"""Annual: every line by calendar year, rolled up from its quarters, and checked against them."""

from fundmodel.build_model.model import Line
from fundmodel.run_paths.annual import by_calendar_year, rolled_up_ratio
from fundmodel.run_paths.arithmetic import Numbers
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import (
    ANNUAL,
    ANNUAL_CHECK,
    ANNUAL_KEY,
    ANNUAL_UNIT,
    FIRST_ANNUAL,
    LABEL,
    MEMBER,
    NUMBER_ROW,
    YEAR_ROW,
)
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.styles import TEAL

FIRST_ROW = 7


def annual_rows(contents: Contents) -> dict[str, int]:
    """Line -> the row of its first member; a heading a stage."""
    rows, row, stage = {}, FIRST_ROW, ""
    for line in contents.model.lines.values():
        if line.kind == "result":
            continue
        if line.stage != stage:
            row += 2 if stage else 0
            stage = line.stage
        rows[line.name] = row
        row += len(contents.model.members(line.name))
    return rows


def plan_annual(book: Book, contents: Contents) -> None:
    """Plan the sheet of calendar years."""
    sheet = book.add_sheet(ANNUAL, TEAL)
    purpose = "Flows summed, all else at the year end"
    title_rows(sheet, ANNUAL, purpose, contents)
    years, table = by_calendar_year(contents.model, contents.live.arrays)
    _heads(sheet, contents, years)
    rows = annual_rows(contents)
    stage = ""
    for name, row in rows.items():
        line = contents.model.lines[name]
        if line.stage != stage:
            stage = line.stage
            sheet.text(row - 1, LABEL, contents.places.sheet_of_stage[stage], "section")
        for place in range(len(contents.model.members(name))):
            _row(sheet, contents, line, place, table[name], rows)


def _heads(sheet: Sheet, contents: Contents, years: list[int]) -> None:
    texts = {
        1: "",
        LABEL: "Line",
        MEMBER: "Member",
        ANNUAL_KEY: "Key",
        ANNUAL_UNIT: "Unit",
        ANNUAL_CHECK: "Check",
    }
    for column, text in texts.items():
        sheet.text(YEAR_ROW, column, text, "head_right" if text == "Check" else "head")
    calendar, columns = contents.model.calendar, contents.places.columns
    year_row = contents.places.row(calendar.year)
    economy = contents.places.sheet(calendar.year)
    first, last = column_letters(columns.first), column_letters(columns.last)
    axis = on_sheet(economy, f"${first}${year_row}:${last}${year_row}")
    sheet.text(NUMBER_ROW, LABEL, "Quarters up to the year end", "note")
    quarters = contents.live.arrays[calendar.year][1:, 0, 0]
    for place, year in enumerate(years):
        column = FIRST_ANNUAL + place
        before = f"{column_letters(column - 1)}{YEAR_ROW}"
        start = "=" + on_sheet(economy, f"{first}{year_row}")
        sheet.formula(YEAR_ROW, column, f"={before}+1" if place else start, year, "head_whole")
        count = f'=COUNTIF({axis},"<="&{column_letters(column)}${YEAR_ROW})'
        up_to = int((quarters <= year).sum())
        sheet.formula(NUMBER_ROW, column, count, up_to, "calc_whole")
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 46)
    sheet.width(MEMBER, ANNUAL_KEY, 26)
    sheet.width(ANNUAL_UNIT, FIRST_ANNUAL + len(years), 11)
    sheet.freeze = cell_name(YEAR_ROW + 1, ANNUAL_KEY)
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{YEAR_ROW}", repeat_columns="A:C")


def _row(
    sheet: Sheet,
    contents: Contents,
    line: Line,
    place: int,
    values: Numbers,
    rows: dict[str, int],
) -> None:
    row = rows[line.name] + place
    sheet.text(row, LABEL, line.item.label, "label")
    sheet.text(row, MEMBER, contents.model.members(line.name)[place], "label")
    sheet.text(row, ANNUAL_KEY, line.name, "key")
    sheet.text(row, ANNUAL_UNIT, line.unit.name, "unit")
    yearly = values[:, place, 0].tolist()
    for step, value in enumerate(yearly):
        column = FIRST_ANNUAL + step
        formula = _formula(contents, line, place, column_letters(column), rows)
        sheet.formula(row, column, formula, value, f"calc_{line.unit.style}")
    _check(sheet, contents, line, place, yearly, row)


def _formula(contents: Contents, line: Line, place: int, letters: str, rows: dict[str, int]) -> str:
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
        f"{letters}{rows[name] + (place if contents.model.each(name) else 0)}"
        for name in (amount, base)
    ]
    return f"=IF(ABS({cells[1]})<=smallest_amount,{int(if_zero)},{cells[0]}/{cells[1]})"


def _check(
    sheet: Sheet, contents: Contents, line: Line, place: int, yearly: list[float], row: int
) -> None:
    """Flows: the years add up to the quarters. All else: the last year ends as the last quarter."""
    if rolled_up_ratio(contents.model, line) is not None:
        return
    last = column_letters(FIRST_ANNUAL + len(yearly) - 1)
    first = column_letters(FIRST_ANNUAL)
    places, array = contents.places, contents.live.arrays[line.name]
    stage_row = places.row(line.name, place)
    if line.kind == "flow":
        whole = f"${column_letters(places.columns.total)}{stage_row}"
        summed = 0.0
        for value in yearly:
            summed += value
        value = summed - float(life_total(array[:, place : place + 1, :1]).item())
        years = f"SUM({first}{row}:{last}{row})"
    else:
        whole = f"${column_letters(places.columns.last)}{stage_row}"
        value = yearly[-1] - float(array[-1, place, 0])
        years = f"{last}{row}"
    formula = f"={years}-{places.elsewhere(line.name, ANNUAL, whole)}"
    sheet.formula(row, ANNUAL_CHECK, formula, value, "calc_factor")
