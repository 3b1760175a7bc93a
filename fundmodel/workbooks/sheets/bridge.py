"""Bridge: why two scenarios differ, and the results of all of them beside it.

What differs is told input by input, as a bridge that Python worked out: stored, and marked once an
input has changed. So are the results of the scenarios that are not shown.
"""

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.bridge_chart import plan_waterfall
from fundmodel.workbooks.sheets.bridge_plan import (
    AFTER,
    BEFORE,
    BRIDGE,
    CHART,
    CHART_COLUMNS,
    FLAG_ROW,
    HEAD,
    SENTENCE,
    SHARE,
    STATE,
    BridgePlan,
)
from fundmodel.workbooks.sheets.bridge_results import plan_results
from fundmodel.workbooks.sheets.bridge_table import plan_bridge
from fundmodel.workbooks.sheets.bridge_texts import change_text, level_text, plan_decimals
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import title_rows
from fundmodel.workbooks.sheets.stale import mark_formula, mark_of, plan_state
from fundmodel.workbooks.styles import TEAL
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

PURPOSE = "Why two scenarios differ, input by input: worked out by Python, stored"
INPUT_WIDTH, VALUE_WIDTH, NUMBER_WIDTH, PRINTED_WIDTH, GAP = 60, 12.5, 12, 8.2, 1


def plan_bridge_sheet(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet, if there is a bridge; Stored must be planned before."""
    if spec.bridge is None:
        return
    sheet, plan = book.add_sheet(BRIDGE, TEAL), BridgePlan(spec, spec.bridge)
    title_rows(sheet, BRIDGE, PURPOSE, spec, status=CHART)
    plan_state(book, sheet, spec, FLAG_ROW, STATE)
    text = f"Inputs changed since: {spec.changed}"
    sheet.formula(FLAG_ROW, BEFORE, f'="Inputs changed since: "&{CHANGED_NAME}', text, "sub")
    plan_decimals(sheet, plan)
    plan_bridge(sheet, plan)
    plan_waterfall(sheet, plan)
    plan_results(book, sheet, plan)
    _sentence(sheet, plan)
    _layout(sheet, plan)


def _sentence(sheet: Sheet, plan: BridgePlan) -> None:
    """From what to what, by how much, and the input that does most of it."""
    bridge = plan.bridge
    start, end = cell_name(plan.start, plan.amount), cell_name(plan.end, plan.amount)
    parts = [
        (cell_name(HEAD, LABEL), plan.heading),
        _quoted(": from "),
        level_text(start, bridge.start, plan),
        _quoted(" ("),
        (cell_name(plan.start, LABEL), bridge.names[0]),
        _quoted(") to "),
        level_text(end, bridge.end, plan),
        _quoted(" ("),
        (cell_name(plan.end, LABEL), bridge.names[1]),
        _quoted("), "),
        change_text(f"({end}-{start})", bridge.difference, plan),
        _quoted("."),
    ]
    if plan.steps:
        first, largest = plan.step(0), plan.steps[0]
        parts += [
            _quoted(" Largest cause: "),
            (cell_name(first, LABEL), largest.label),
            _quoted(", "),
            change_text(cell_name(first, plan.amount), plan.amount_of(largest), plan),
            _quoted("."),
        ]
    formula = "&".join(["=" + mark_formula(STATE), *(part for part, _ in parts)])
    text = mark_of(plan.spec) + "".join(text for _, text in parts)
    sheet.formula(SENTENCE, LABEL, formula, text, "sub")


def _quoted(text: str) -> tuple[str, str]:
    return f'"{text}"', text


def _layout(sheet: Sheet, plan: BridgePlan) -> None:
    sheet.width(1, 1, 2)
    sheet.width(LABEL, LABEL, INPUT_WIDTH)
    sheet.width(BEFORE, AFTER, VALUE_WIDTH)
    sheet.width(SHARE, plan.drawn + 10, NUMBER_WIDTH)
    edge = CHART + CHART_COLUMNS - 1
    sheet.width(SHARE, edge, PRINTED_WIDTH)
    if plan.last_of_results < CHART - 1:
        sheet.width(CHART - 1, CHART - 1, GAP)
    sheet.width(plan.name, plan.name, INPUT_WIDTH)
    sheet.width(plan.because, plan.because, 2 * INPUT_WIDTH)
    sheet.width(plan.drawn, plan.drawn, INPUT_WIDTH)
    sheet.page = Page(pages_high=1, print_area=f"A1:{cell_name(plan.results - 2, edge)}")
    sheet.freeze = cell_name(SENTENCE + 1, BEFORE)
