"""A choice among alternatives: each of them live on one history, and the model rerun with each.

The reruns are stored numbers of every scenario: a workbook holds one live history at a time.
"""

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.errors import ModelMistake, message
from fundmodel.run_paths.alternatives import options_of
from fundmodel.run_paths.annual import in_years
from fundmodel.run_paths.numbers import to_nearest
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, YEAR_ROW
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.formulas import to_tolerance
from fundmodel.workbooks.sheet_settings import Highlight, Page
from fundmodel.workbooks.sheets.alternatives_plan import (
    FIRST_ATTRIBUTE,
    FIRST_TEXT,
    AlternativesPlan,
)
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO
from fundmodel.workbooks.sheets.year_axis import in_year
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

RERUN_NAME = "live_less_rerun"
SELECTED = "selected"
CHART_ROWS, COMPARED = 28, 4
"""How many rows the chart takes, and the comparison of live and rerun."""
WIDTH_A_LETTER = 0.75


def plan_alternatives(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of alternatives, if the fund has one; Annual must be planned before.

    Raises:
        ModelMistake: there is not one rerun for each run.
    """
    alternatives = spec.presentation.alternatives
    if alternatives is None:
        return
    if len(spec.reruns) != len(spec.runs):
        what = f"there are {len(spec.reruns)} reruns for {len(spec.runs)} runs."
        fix = "give what `reruns_of` makes of the runs."
        raise ModelMistake(message(f"`{alternatives.title}`", what, fix=fix))
    options = options_of(spec.model, alternatives)
    plan = AlternativesPlan(spec, alternatives, options, spec.reruns)
    sheet = book.add_sheet(alternatives.title, TEAL)
    title_rows(sheet, alternatives.title, alternatives.purpose, spec, status=plan.live)
    for offset, text in enumerate(alternatives.explanation):
        sheet.text(FIRST_TEXT + offset, LABEL, text, "unit")
    _heads(sheet, plan)
    _years(book, sheet, plan)
    for index in range(len(options)):
        _row(sheet, plan, index)
        _reruns(sheet, plan, index)
    _comparison(book, sheet, plan, plan.comparison)
    _chart(sheet, plan, plan.comparison + COMPARED + 1)
    _layout(sheet, plan)


def _heads(sheet: Sheet, plan: AlternativesPlan) -> None:
    alternatives = plan.alternatives
    texts = {LABEL: alternatives.noun}
    texts |= dict(enumerate(plan.attributes.values(), FIRST_ATTRIBUTE))
    live = _on_its_basis(plan, alternatives.result, alternatives.heading)
    texts |= {plan.number: "No.", plan.number + 1: "", plan.live: live}
    texts |= {
        plan.rerun(at): _on_its_basis(plan, name, heading)
        for at, (name, heading) in enumerate(alternatives.reruns)
    }
    texts |= {plan.difference: "Rerun less same history"}
    for at in range(len(alternatives.reruns)):
        texts |= dict(enumerate(plan.spec.names, plan.stored(at)))
    for column, text in texts.items():
        right = column >= plan.live or column == plan.number
        sheet.text(plan.band + 1, column, text, "head_right_wrap" if right else "head")
    bands = {
        plan.live: "Live",
        plan.rerun(0): "As delivered, scenario shown",
        plan.first_year: "Live, by calendar year",
    }
    bands |= {
        plan.stored(at): f"Stored: {_on_its_basis(plan, name, text)}"
        for at, (name, text) in enumerate(alternatives.reruns)
    }
    for column, text in bands.items():
        sheet.text(plan.band, column, text, "section")


def _on_its_basis(plan: AlternativesPlan, result: str, heading: str) -> str:
    """What a result is called here, with its basis."""
    basis = plan.spec.model.lines[result].definition.basis
    return f"{heading}, {basis}" if basis else heading


def _years(book: Book, sheet: Sheet, plan: AlternativesPlan) -> None:
    """The line by calendar year, from its quarters; the years are those of Annual."""
    spec, columns, heads = plan.spec, plan.spec.layout.annual.columns, plan.band + 1
    for step in range(plan.last_year - plan.first_year + 1):
        cell = book.sheet(ANNUAL).cells[YEAR_ROW, columns.first + step]
        formula = "=" + on_sheet(ANNUAL, cell_name(YEAR_ROW, columns.first + step))
        sheet.formula(heads, plan.first_year + step, formula, cell.value or 0, "head_whole")
    line = spec.model.lines[plan.alternatives.line]
    quarters = spec.live.arrays[line.name][1:, :, 0]
    years = spec.live.arrays[spec.model.calendar.year][1:, 0, 0]
    yearly = in_years(quarters, years, summed=True)
    for index in range(len(plan.options)):
        there = spec.layout.row(line.name, index)
        formula = f"={in_year(spec.layout, line, sheet.title, there, head=heads)}"
        style = f"link_{plan.style(line.name)}"
        sheet.formulas(plan.first + index, plan.first_year, formula, yearly[:, index], style)


def _row(sheet: Sheet, plan: AlternativesPlan, index: int) -> None:
    """What the alternative is, whether it is chosen, and what it brings in total: live."""
    spec, alternatives, row = plan.spec, plan.alternatives, plan.first + index
    sheet.text(row, LABEL, plan.options[index], "label")
    members = spec.model.sets[str(spec.model.each(alternatives.line))]
    for column, attribute in enumerate(plan.attributes, FIRST_ATTRIBUTE):
        sheet.text(row, column, members.attributes[attribute][index], "unit")
    sheet.number(row, plan.number, index + 1, "static_whole")
    code = cell_name(row, plan.number, fixed_column=True)
    chosen = SELECTED if spec.live.number(alternatives.choice) == index + 1 else ""
    mark = f'=IF({code}={alternatives.choice},"{SELECTED}","")'
    sheet.formula(row, plan.number + 1, mark, chosen, "check")
    there = cell_name(spec.layout.row(alternatives.result, index), spec.layout.columns.whole_life)
    formula = "=" + spec.layout.elsewhere(alternatives.result, sheet.title, there)
    value = spec.live.number(alternatives.result, 0, index)
    sheet.formula(row, plan.live, formula, value, f"link_{plan.style(alternatives.result)}")


def _reruns(sheet: Sheet, plan: AlternativesPlan, index: int) -> None:
    """The results of the model rerun with the alternative: stored, picked by the selector."""
    row, case = plan.first + index, plan.spec.case - 1
    for at, (name, _) in enumerate(plan.alternatives.reruns):
        first, style = plan.stored(at), plan.style(name)
        for scenario, reruns in enumerate(plan.reruns):
            value = reruns.results[name][index]
            sheet.number(row, first + scenario, value, f"static_{style}")
        last = first + len(plan.reruns) - 1
        area = range_name(row, first, row, last)
        picked = float(sheet.cells[row, first + case].value or 0)
        heads = range_name(plan.band + 1, first, plan.band + 1, last, fixed=True)
        formula = f"=INDEX({area},1,MATCH({LIVE_SCENARIO},{heads},0))"
        sheet.formula(row, plan.rerun(at), formula, picked, f"calc_{style}")
    rerun, live = cell_name(row, plan.rerun(0)), cell_name(row, plan.live)
    apart = _value(sheet, row, plan.rerun(0)) - _value(sheet, row, plan.live)
    value = float(to_nearest(apart, plan.spec.live.number(CHECK_TOLERANCE)))
    style = f"calc_{plan.style(plan.alternatives.result)}"
    sheet.formula(row, plan.difference, f"={to_tolerance(f'{rerun}-{live}')}", value, style)


def _comparison(book: Book, sheet: Sheet, plan: AlternativesPlan, row: int) -> None:
    """The live result beside the rerun of the chosen one: the same until an input is changed."""
    spec, alternatives = plan.spec, plan.alternatives
    name, _ = alternatives.reruns[0]
    label, style = spec.model.lines[name].definition.label, plan.style(name)
    there = cell_name(spec.layout.row(name), spec.layout.columns.whole_life)
    live = "=" + spec.layout.elsewhere(name, sheet.title, there)
    sheet.text(row, LABEL, f"{label}: live", "label")
    sheet.formula(row, plan.live, live, spec.live.number(name), f"link_{style}")
    sheet.text(row + 1, LABEL, f"{label}: stored rerun with what is selected", "label")
    picked = f"=INDEX({plan.column(plan.rerun(0))},{alternatives.choice})"
    chosen = plan.first + int(spec.live.number(alternatives.choice)) - 1
    stored = _value(sheet, chosen, plan.rerun(0))
    sheet.formula(row + 1, plan.live, picked, stored, f"calc_{style}")
    sheet.text(row + 2, LABEL, "Difference: 0 until something else is changed", "label")
    one, other = cell_name(row, plan.live), cell_name(row + 1, plan.live)
    tolerance = spec.live.number(CHECK_TOLERANCE)
    difference = float(to_nearest(spec.live.number(name) - stored, tolerance))
    formula = f"={to_tolerance(f'{one}-{other}')}"
    sheet.formula(row + 2, plan.live, formula, difference, f"total_{style}")
    cell = cell_name(row + 2, plan.live, fixed_row=True, fixed_column=True)
    book.name(RERUN_NAME, on_sheet(sheet.title, cell))
    sheet.text(row + 3, LABEL, "Inputs changed since delivery", "label")
    changed = spec.changed
    sheet.formula(row + 3, plan.live, f"={CHANGED_NAME}", changed, "calc_whole")


def _value(sheet: Sheet, row: int, column: int) -> float:
    return float(sheet.cells[row, column].value or 0)


def _chart(sheet: Sheet, plan: AlternativesPlan, row: int) -> None:
    heading = _on_its_basis(plan, plan.alternatives.result, plan.alternatives.heading)
    sheet.text(row, FIRST_ATTRIBUTE, heading, "section")
    sheet.text(row + 1, FIRST_ATTRIBUTE, "US$ bn, live", "unit")
    values = Area.column(sheet.title, plan.live, plan.first, plan.last)
    sheet.charts.append(
        Chart(
            kind="bars",
            series=(Series(heading, values),),
            categories=Area.column(sheet.title, LABEL, plan.first, plan.last),
            top_left=(row + 2, FIRST_ATTRIBUTE),  # not in the columns that each page repeats
            bottom_right=(row + 2 + CHART_ROWS, plan.difference + 1),
            legend=False,
        )
    )


def _layout(sheet: Sheet, plan: AlternativesPlan) -> None:
    area = range_name(plan.first, LABEL, plan.last, plan.difference)
    code = cell_name(plan.first, plan.number, fixed_column=True)
    sheet.highlights.append(Highlight(area, f"{code}={plan.alternatives.choice}", "chosen"))
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 48)
    for column in range(FIRST_ATTRIBUTE, plan.number):
        longest = max(len(str(sheet.cells[row, column].value)) for row in plan.rows)
        sheet.width(column, column, WIDTH_A_LETTER * longest + 1)
    sheet.width(plan.number, plan.number, 6)
    sheet.width(plan.number + 1, plan.number + 1, 10)
    sheet.width(plan.live, plan.difference, 13.3)
    sheet.width(plan.first_year, plan.last_year, 10)
    sheet.width(plan.stored(0), plan.stored(len(plan.alternatives.reruns)) - 1, 18)
    sheet.heights[plan.band + 1] = 42
    sheet.freeze = cell_name(plan.first, FIRST_ATTRIBUTE)
    sheet.page = Page(
        pages_high=1, print_area=f"A1:{cell_name(plan.comparison + COMPARED - 1, plan.difference)}"
    )
