"""A choice among alternatives: each of them live on one history, and the model rerun with each.

The reruns are stored numbers of every scenario: a workbook holds one live history at a time.
"""

from fundmodel.run_paths.alternatives import options_of, rerun_with_each
from fundmodel.workbooks.a1 import cell_name, column_letters, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Highlight, Page
from fundmodel.workbooks.places import ANNUAL, YEAR_ROW
from fundmodel.workbooks.sheets.alternatives_plan import (
    FIRST_ATTRIBUTE,
    FIRST_TEXT,
    AlternativesPlan,
)
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.scenario_heads import SHOWN
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import LABEL

RERUN_NAME = "live_less_rerun"
SELECTED = "selected"
CHART_ROWS = 28


def plan_alternatives(book: Book, contents: Contents) -> None:
    """Plan the sheet of alternatives, if the fund has one; Annual must be planned before."""
    shown = contents.presentation.alternatives
    if shown is None:
        return
    sets = [run.assumptions for run in contents.runs]
    names = [name for name, _ in shown.reruns]
    options = options_of(contents.model, shown)
    plan = AlternativesPlan(
        contents, shown, options, rerun_with_each(contents.model, sets, shown.choice, names)
    )
    sheet = book.add_sheet(shown.title, TEAL)
    title_rows(sheet, shown.title, shown.purpose, contents)
    for place, text in enumerate(shown.explanation):
        sheet.text(FIRST_TEXT + place, LABEL, text, "unit")
    _heads(sheet, plan)
    _years(book, sheet, plan)
    for place in range(len(options)):
        _row(sheet, plan, place)
        _reruns(sheet, plan, place)
    _comparison(book, sheet, plan, plan.last + 2)
    _chart(sheet, plan, plan.last + 7)
    _layout(sheet, plan)


def _heads(sheet: Sheet, plan: AlternativesPlan) -> None:
    shown = plan.shown
    texts = {LABEL: shown.noun}
    texts |= dict(enumerate(plan.attributes.values(), FIRST_ATTRIBUTE))
    texts |= {plan.number: "No.", plan.number + 1: "", plan.live: shown.heading}
    texts |= {plan.rerun(at): heading for at, (_, heading) in enumerate(shown.reruns)}
    texts |= {plan.difference: "Rerun less same history"}
    for at in range(len(shown.reruns)):
        texts |= dict(enumerate(plan.contents.names, plan.stored(at)))
    for column, text in texts.items():
        right = column >= plan.live or column == plan.number
        sheet.text(plan.band + 1, column, text, "head_right_wrap" if right else "head")
    bands = {
        plan.live: "Live",
        plan.rerun(0): "As delivered, scenario shown",
        plan.first_year: "Live, by calendar year",
    }
    bands |= {plan.stored(at): f"Stored: {text}" for at, (_, text) in enumerate(shown.reruns)}
    for column, text in bands.items():
        sheet.text(plan.band, column, text, "section")


def _years(book: Book, sheet: Sheet, plan: AlternativesPlan) -> None:
    """The line by calendar year, as Annual has it."""
    annual, places = book.sheet(ANNUAL), plan.contents.places.annual
    first = places.rows[plan.shown.line]
    for step in range(plan.last_year - plan.first_year + 1):
        rows = {plan.band + 1: YEAR_ROW}
        rows |= {plan.first + place: first + place for place in range(len(plan.options))}
        for row, there in rows.items():
            cell = annual.cells[there, places.columns.first + step]
            formula = "=" + on_sheet(ANNUAL, cell_name(there, places.columns.first + step))
            style = "head_whole" if there == YEAR_ROW else f"link_{plan.style(plan.shown.line)}"
            sheet.formula(row, plan.first_year + step, formula, cell.value or 0, style)


def _row(sheet: Sheet, plan: AlternativesPlan, place: int) -> None:
    """What the alternative is, whether it is chosen, and what it brings in total: live."""
    contents, shown, row = plan.contents, plan.shown, plan.first + place
    sheet.text(row, LABEL, plan.options[place], "label")
    members = contents.model.sets[str(contents.model.each(shown.line))]
    for column, attribute in enumerate(plan.attributes, FIRST_ATTRIBUTE):
        sheet.text(row, column, members.attributes[attribute][place], "unit")
    sheet.number(row, plan.number, place + 1, "static_whole")
    code = cell_name(row, plan.number, fixed_column=True)
    chosen = SELECTED if contents.live.number(shown.choice) == place + 1 else ""
    mark = f'=IF({code}={shown.choice},"{SELECTED}","")'
    sheet.formula(row, plan.number + 1, mark, chosen, "check")
    there = cell_name(contents.places.row(shown.result, place), contents.places.columns.whole_life)
    formula = "=" + contents.places.elsewhere(shown.result, sheet.title, there)
    value = contents.live.number(shown.result, 0, place)
    sheet.formula(row, plan.live, formula, value, f"link_{plan.style(shown.result)}")


def _reruns(sheet: Sheet, plan: AlternativesPlan, place: int) -> None:
    """The results of the model rerun with the alternative: stored, picked by the selector."""
    row, case = plan.first + place, plan.contents.case - 1
    for at, (name, _) in enumerate(plan.shown.reruns):
        first, style = plan.stored(at), plan.style(name)
        for scenario, reruns in enumerate(plan.reruns):
            value = reruns.results[name][place]
            sheet.number(row, first + scenario, value, f"static_{style}")
        last = first + len(plan.reruns) - 1
        area = range_name(row, first, row, last)
        picked = float(sheet.cells[row, first + case].value or 0)
        heads = range_name(plan.band + 1, first, plan.band + 1, last, fixed=True)
        formula = f"=INDEX({area},1,MATCH({SHOWN},{heads},0))"
        sheet.formula(row, plan.rerun(at), formula, picked, f"calc_{style}")
    rerun, live = cell_name(row, plan.rerun(0)), cell_name(row, plan.live)
    value = _value(sheet, row, plan.rerun(0)) - _value(sheet, row, plan.live)
    style = f"calc_{plan.style(plan.shown.result)}"
    sheet.formula(row, plan.difference, f"={rerun}-{live}", value, style)


def _comparison(book: Book, sheet: Sheet, plan: AlternativesPlan, row: int) -> None:
    """The live result beside the rerun of the chosen one: the same until an input is changed."""
    contents, shown = plan.contents, plan.shown
    name, _ = shown.reruns[0]
    label, style = contents.model.lines[name].definition.label, plan.style(name)
    there = cell_name(contents.places.row(name), contents.places.columns.whole_life)
    live = "=" + contents.places.elsewhere(name, sheet.title, there)
    sheet.text(row, LABEL, f"{label}: live", "label")
    sheet.formula(row, plan.live, live, contents.live.number(name), f"link_{style}")
    sheet.text(row + 1, LABEL, f"{label}: stored rerun with what is selected", "label")
    picked = f"=INDEX({plan.column(plan.rerun(0))},{shown.choice})"
    chosen = plan.first + int(contents.live.number(shown.choice)) - 1
    stored = _value(sheet, chosen, plan.rerun(0))
    sheet.formula(row + 1, plan.live, picked, stored, f"calc_{style}")
    sheet.text(row + 2, LABEL, "Difference: 0 until something else is changed", "label")
    one, other = cell_name(row, plan.live), cell_name(row + 1, plan.live)
    difference = contents.live.number(name) - stored
    sheet.formula(row + 2, plan.live, f"={one}-{other}", difference, f"total_{style}")
    cell = cell_name(row + 2, plan.live, fixed_row=True, fixed_column=True)
    book.name(RERUN_NAME, on_sheet(sheet.title, cell))
    sheet.text(row + 3, LABEL, "Inputs changed since delivery", "label")
    changed = len(contents.overrides)
    sheet.formula(row + 3, plan.live, f"={CHANGED_NAME}", changed, "calc_whole")


def _value(sheet: Sheet, row: int, column: int) -> float:
    return float(sheet.cells[row, column].value or 0)


def _chart(sheet: Sheet, plan: AlternativesPlan, row: int) -> None:
    sheet.text(row, FIRST_ATTRIBUTE, plan.shown.heading, "section")
    sheet.text(row + 1, FIRST_ATTRIBUTE, "US$ bn, nominal, live", "unit")
    values = Area.column(sheet.title, plan.live, plan.first, plan.last)
    sheet.charts.append(
        Chart(
            kind="bars",
            series=(Series(plan.shown.heading, values),),
            categories=Area.column(sheet.title, LABEL, plan.first, plan.last),
            top_left=(row + 2, FIRST_ATTRIBUTE),  # not in the columns that each page repeats
            bottom_right=(row + 2 + CHART_ROWS, plan.difference + 1),
            legend=False,
        )
    )


def _layout(sheet: Sheet, plan: AlternativesPlan) -> None:
    area = range_name(plan.first, LABEL, plan.last, plan.difference)
    code = cell_name(plan.first, plan.number, fixed_column=True)
    sheet.highlights.append(Highlight(area, f"{code}={plan.shown.choice}", "chosen"))
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 56)
    sheet.width(FIRST_ATTRIBUTE, plan.number - 1, 25)
    sheet.width(plan.number, plan.number, 6)
    sheet.width(plan.number + 1, plan.number + 1, 10)
    sheet.width(plan.live, plan.difference, 18)
    sheet.width(plan.first_year, plan.last_year, 10)
    sheet.width(plan.stored(0), plan.stored(len(plan.shown.reruns)) - 1, 18)
    sheet.heights[plan.band + 1] = 42
    sheet.freeze = cell_name(plan.first, FIRST_ATTRIBUTE)
    sheet.page = Page(
        pages_wide=2,
        repeat_rows=f"1:{plan.band + 1}",
        repeat_columns=f"A:{column_letters(LABEL)}",
        print_area=f"A1:{cell_name(plan.last + 10 + CHART_ROWS, plan.last_year)}",
    )
