"""Risk: what many worlds, drawn by Python, say of the results; marked once an input has changed.

Everything but the stated path is stored: no spreadsheet draws worlds. The stored numbers of all
scenarios stand below, and follow the selector.
"""

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import result_value, title_rows
from fundmodel.workbooks.sheets.risk_fans import plan_fans
from fundmodel.workbooks.sheets.risk_plan import (
    AVAILABLE,
    DRIVERS,
    FIRST_MEASURE,
    FLAG_ROW,
    GAP,
    IN_TABLE,
    LIVE,
    PROBABILITY,
    RISK,
    STATE,
    TWO_LINES,
    UNIT,
    RiskPlan,
)
from fundmodel.workbooks.sheets.risk_sentences import plan_sentences
from fundmodel.workbooks.sheets.risk_stored import plan_stored_ranges
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO
from fundmodel.workbooks.sheets.stale import plan_state
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

PURPOSE = "Many worlds drawn by Python: stored, not live, but for the stated path"
NOTE = (
    "Grey: stored. Expected values and percentiles are of the worlds that have such a number. "
    "Moved most by: rank correlations; an event that never comes counts as after the last quarter."
)
COLUMN_WIDTH, WIDE, FOR_DRIVERS = 10, 60, 18
LETTERS = 210
"""How many letters a line of what moves a result has."""


def plan_risk(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet, if worlds were drawn; Annual and Stored must be planned before."""
    if not spec.ranges:
        return
    sheet, plan = book.add_sheet(RISK, TEAL), RiskPlan(spec)
    title_rows(sheet, RISK, PURPOSE, spec, status=DRIVERS)
    plan_stored_ranges(book, sheet, plan)
    _state(book, sheet, plan)
    _table(sheet, plan)
    _chances(sheet, plan)
    plan_sentences(sheet, plan)
    plan_fans(sheet, plan)
    sheet.width(1, 1, 2)
    sheet.width(LABEL, LABEL, WIDE)
    last = max(DRIVERS + FOR_DRIVERS, LIVE + len(spec.runs), LIVE + spec.layout.years[1]
               - spec.layout.years[0])  # fmt: skip
    sheet.width(UNIT, last, COLUMN_WIDTH)
    area = f"A1:{cell_name(plan.years - 2, GAP - 1)}"
    sheet.page = Page(pages_high=1, print_area=area)
    sheet.freeze = cell_name(FLAG_ROW + 1, UNIT)


def _state(book: Book, sheet: Sheet, plan: RiskPlan) -> None:
    """Whether it still holds, and of which worlds it is told."""
    plan_state(book, sheet, plan.spec, FLAG_ROW, STATE)
    paths, seed, prints = (plan.picked(key)[1:] for key in ("paths", "seed", "fingerprint"))
    formula = (
        f'={LIVE_SCENARIO}&": "&FIXED({paths},0)&" paths, seed "&{seed}&", assumptions "&{prints}'
        f'&"; inputs changed since: "&{CHANGED_NAME}'
    )
    told, name = plan.told, plan.spec.names[plan.spec.case - 1]
    text = (
        f"{name}: {told.paths:,} paths, seed {told.seed}, assumptions {told.fingerprint}; "
        f"inputs changed since: {plan.spec.changed}"
    )
    sheet.formula(FLAG_ROW, UNIT, formula, text, "sub")


def _table(sheet: Sheet, plan: RiskPlan) -> None:
    event = plan.told.event
    heads = [
        "Headline result",
        "Unit",
        "Stated path",
        "Expected",
        "Worlds with it",
        "P5",
        "P10",
        "Median",
    ]
    heads += ["P90", "P95", f"Expected, no {event}", f"Expected, with {event}", "", "Moved most by"]
    for column, text in enumerate(heads, LABEL):
        is_number = LIVE <= column < DRIVERS
        sheet.text(plan.head, column, text, "head_right_wrap" if is_number else "head")
    sheet.merge(plan.head, DRIVERS, plan.head, DRIVERS + FOR_DRIVERS)
    sheet.heights[plan.head] = 30
    for line in plan.lines:
        _result(sheet, plan, line.name)
    sheet.text(plan.head + 1 + len(plan.lines), LABEL, NOTE, "unit")


def _result(sheet: Sheet, plan: RiskPlan, name: str) -> None:
    spec, row, style = plan.spec, plan.result(name), plan.style(name)
    sheet.text(row, LABEL, spec.model.lines[name].definition.label, "label")
    sheet.text(row, UNIT, plan.unit(name), "unit")
    cell = cell_name(spec.layout.row(name), spec.layout.columns.whole_life)
    live = "=" + spec.layout.elsewhere(name, RISK, cell)
    sheet.formula(row, LIVE, live, result_value(spec.live.number(name)), f"link_{style}")
    for column, measure in enumerate(IN_TABLE, FIRST_MEASURE):
        value = result_value(plan.told.results[name][measure])
        own = "percent" if measure == AVAILABLE else style
        sheet.formula(row, column, plan.picked(measure, name), value, f"static_{own}")
    drivers = plan.told.drivers[name]
    sheet.formula(row, DRIVERS, plan.picked("drivers", name), drivers, "unit_wrapped")
    sheet.merge(row, DRIVERS, row, DRIVERS + FOR_DRIVERS)
    if any(len(ranges.drivers[name]) > LETTERS for ranges in spec.ranges):
        sheet.heights[row] = TWO_LINES


def _chances(sheet: Sheet, plan: RiskPlan) -> None:
    for column, text in enumerate(("What may happen", "Probability"), LABEL):
        sheet.text(plan.chances, column, text, "head" if column < UNIT else "head_right")
    for row, (label, found) in enumerate(plan.told.chances.items(), plan.chances + 1):
        sheet.text(row, LABEL, label, "label")
        formula = plan.picked(PROBABILITY, label)
        sheet.formula(row, UNIT, formula, result_value(found), "static_percent")
