"""The headline results of every scenario, and how far each is from the first one."""

from math import isnan

from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import STORED
from fundmodel.workbooks.sheets.bridge_plan import (
    BRIDGE,
    FIRST,
    LIVE,
    UNIT,
    BridgePlan,
    level_of,
    style_of,
    unit_of,
)
from fundmodel.workbooks.sheets.parts import NOT_AVAILABLE, result_value
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO
from fundmodel.workbooks.sheets.stored import FIRST as FIRST_STORED
from fundmodel.workbooks.sheets.stored import stored_rows
from fundmodel.workbooks.time_columns import LABEL

LIVE_HEAD = "Live: "


def plan_results(book: Book, sheet: Sheet, plan: BridgePlan) -> None:
    """Plan the table, which reads what is stored of each scenario."""
    spec, row = plan.spec, plan.results
    stored = stored_rows(book.sheet(STORED))
    sheet.text(row - 1, LABEL, "Headline results of all scenarios", "section")
    for column in range(UNIT, plan.last_of_results + 1):
        sheet.blank(row - 1, column, "section")
    _heads(sheet, plan)
    for line in spec.model.headlines:
        if line.each is None:
            row += 1
            _result(sheet, plan, line, row, stored[line.name])


def _heads(sheet: Sheet, plan: BridgePlan) -> None:
    names, row = plan.spec.names, plan.results
    sheet.text(row, LABEL, "Result", "head")
    sheet.text(row, UNIT, "Unit", "head")
    live = names[plan.spec.case - 1]
    formula = f'="{LIVE_HEAD}"&{LIVE_SCENARIO}'
    sheet.formula(row, LIVE, formula, f"{LIVE_HEAD}{live}", "head_right_wrap")
    for column, name in enumerate(names, FIRST):
        sheet.text(row, column, name, "head_right_wrap")
    for column, name in enumerate(names[1:], FIRST + len(names)):
        first = cell_name(row, FIRST)
        here = cell_name(row, column - len(names) + 1)
        formula, text = f'={here}&" less "&{first}', f"{name} less {names[0]}"
        sheet.formula(row, column, formula, text, "head_right_wrap")
    sheet.heights[row] = 42


def _result(sheet: Sheet, plan: BridgePlan, line: Line, row: int, stored: int) -> None:
    spec, style = plan.spec, line.unit.style
    sheet.text(row, LABEL, line.definition.label, "label")
    sheet.text(row, UNIT, unit_of(style, line.unit.name), "unit")
    layout = spec.layout
    cell = cell_name(layout.row(line.name), layout.columns.whole_life)
    live = "=" + layout.elsewhere(line.name, BRIDGE, cell)
    value = result_value(spec.live.number(line.name))
    sheet.formula(row, LIVE, live, value, f"link_{level_of(style)}")
    for at, run in enumerate(spec.runs):
        there = "=" + on_sheet(STORED, cell_name(stored, FIRST_STORED + at))
        number = result_value(run.number(line.name))
        sheet.formula(row, FIRST + at, there, number, f"static_{level_of(style)}")
    first = spec.runs[0].number(line.name)
    for at, run in enumerate(spec.runs[1:], 1):
        one, base = cell_name(row, FIRST + at), cell_name(row, FIRST, fixed_column=True)
        known = f"AND(ISNUMBER({one}),ISNUMBER({base}))"
        formula = f'=IF({known},{one}-{base},"{NOT_AVAILABLE}")'
        change = run.number(line.name) - first
        text = NOT_AVAILABLE if isnan(change) else change
        column = FIRST + len(spec.runs) + at - 1
        sheet.formula(row, column, formula, text, f"static_change_{style_of(style)}")
