"""A stage: one block a file, one row a line and member, one formula a row, quarters across."""

from fundmodel.build_model.model import Line, Stage
from fundmodel.run_paths.over_life import life_total
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.formulas import in_column, row_formula
from fundmodel.workbooks.layout import Group, Page
from fundmodel.workbooks.line_rows import is_grouped
from fundmodel.workbooks.places import DATE_ROW, FIRST_ROW, NUMBER_ROW, YEAR_ROW, Places
from fundmodel.workbooks.sheets.member_rows import plan_group, plan_totals, set_widths
from fundmodel.workbooks.sheets.parts import CONTENTS_SHEET, shown, title_rows
from fundmodel.workbooks.styles import GREY
from fundmodel.workbooks.time_columns import (
    BLOCK,
    LABEL,
    MEMBER,
    UNIT,
    WHOLE_LIFE,
    Columns,
)

PAGES_WIDE = 5


def plan_stage(book: Book, contents: Contents, stage: Stage) -> None:
    """Plan the sheet of one stage."""
    sheet = book.add_sheet(stage.title, GREY)
    columns, rows = contents.places.columns, contents.places.stages[stage.name]
    title_rows(sheet, stage.title, stage.question, contents)
    _time_axis(sheet, contents)
    _heads(sheet, columns)
    for block, row in rows.blocks.items():
        sheet.link(row, LABEL, stage.headings[block], CONTENTS_SHEET, style="section")
    for line in contents.model.in_stage(stage.name):
        _line(sheet, contents, line)


def _time_axis(sheet: Sheet, contents: Contents) -> None:
    """Period end, number and year above every column, read from the lines of the calendar."""
    calendar, columns = contents.model.calendar, contents.places.columns
    axis = (
        (DATE_ROW, calendar.quarter_end, "head_date"),
        (NUMBER_ROW, calendar.quarter, "head_whole"),
        (YEAR_ROW, calendar.year, "head_whole"),
    )
    for row, name, style in axis:
        values = contents.live.arrays[name][:, 0, 0].tolist()
        for period, value in enumerate(values):
            column = columns.opening + period
            reference = cell_name(contents.places.row(name), column)
            formula = "=" + contents.places.elsewhere(name, sheet.title, reference)
            sheet.formula(row, column, formula, value, style)


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


def _line(sheet: Sheet, contents: Contents, line: Line) -> None:
    members = len(contents.model.members(line.name))
    for place in range(members):
        _row(sheet, contents, line, place)
    if is_grouped(contents.model, line.name):
        plan_group(sheet, line, contents.places.row(line.name), members)
        if contents.places.has_total(line):
            _member_totals(sheet, contents, line)


def _member_totals(sheet: Sheet, contents: Contents, line: Line) -> None:
    columns, style = contents.places.columns, line.unit.style
    row, array = contents.places.row(line.name), contents.live.arrays[line.name][:, :, :1]
    if line.kind == "flow":
        totals = life_total(array)[:, :, 0]
        plan_totals(sheet, row, columns.whole_life, totals, f"total_{style}")
    first = columns.whole_life if line.kind == "result" else columns.opening
    plan_totals(sheet, row, first, array[:, :, 0], f"calc_{style}")


def _row(sheet: Sheet, contents: Contents, line: Line, place: int) -> None:
    places, style = contents.places, line.unit.style
    row = places.row(line.name, place)
    grouped = is_grouped(contents.model, line.name)
    sheet.text(row, LABEL, line.definition.label, "unit" if grouped else "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, places.columns.key, line.name, "key")
    _member(sheet, contents, line, place)
    formula = row_formula(places, line, place)
    if line.kind == "result":
        value = shown(contents.live.number(line.name, 0, place))
        sheet.formula(row, places.columns.whole_life, formula, value, f"calc_{style}")
        return
    _opening(sheet, contents, line, place)
    _total(sheet, contents, line, place)
    values = contents.live.arrays[line.name][1:, place, 0].tolist()
    kind = f"calc_{style}"
    for column, value in enumerate(values, places.columns.first):
        sheet.formula(row, column, in_column(formula, column), value, kind)


def _member(sheet: Sheet, contents: Contents, line: Line, place: int) -> None:
    if line.each is None:
        return
    row, members = contents.places.row(line.name, place), contents.model.sets[line.each]
    sheet.text(row, MEMBER, members.members[place], "label")
    for attribute, texts in members.attributes.items():
        if texts[place]:
            sheet.text(row, contents.places.columns.attribute(attribute), texts[place], "unit")


def _opening(sheet: Sheet, contents: Contents, line: Line, place: int) -> None:
    row, column = contents.places.row(line.name, place), contents.places.columns.opening
    value, style = contents.live.number(line.name, 0, place), line.unit.style
    opening = line.definition.opening
    if isinstance(opening, int):
        sheet.number(row, column, opening, f"static_{style}")
    else:
        sheet.formula(
            row, column, f"={_opening_cell(contents.places, line, place)}", value, f"link_{style}"
        )


def _opening_cell(places: Places, line: Line, place: int) -> str:
    name = str(line.definition.opening)
    if places.model.each(name) is None:
        return name
    return on_sheet(places.sheet(name), f"$E${places.row(name, place)}")


def _total(sheet: Sheet, contents: Contents, line: Line, place: int) -> None:
    if line.kind != "flow":
        return
    places = contents.places
    row = places.row(line.name, place)
    value = float(life_total(contents.live.arrays[line.name][:, place : place + 1, :1]).item())
    life = places.life(line.name, place, sheet.title)
    sheet.formula(
        row, places.columns.whole_life, f"=SUM({life})", value, f"total_{line.unit.style}"
    )
