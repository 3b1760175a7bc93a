"""The table of a bridge: from one result to another, input by input; stored."""

from textwrap import wrap

from fundmodel.analyse.bridge import Step
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.sheets.bridge_plan import (
    AFTER,
    ALONE,
    BEFORE,
    HEAD,
    IN_TURN,
    LAST,
    NAME_HEAD,
    SHARE,
    BridgePlan,
)
from fundmodel.workbooks.sheets.parts import result_value
from fundmodel.workbooks.time_columns import LABEL

NONE = "–"  # noqa: RUF001  (stands for a text that there is not)
LINE_HEIGHT, LETTERS, INPUT_LETTERS = 13.5, 20, 62
NOTES = (
    (
        "By share: what an input changes on average over all orders of change (Shapley). In turn: "
        "after the inputs before it, in the files' order."
    ),
    (
        "Alone: where it alone is changed. Last: after all others. Both columns with a total add "
        "up to the whole difference; the other two need not."
    ),
)


def plan_bridge(sheet: Sheet, plan: BridgePlan) -> None:
    """Plan the heads, a row for each end and each step, and how to read them."""
    _heads(sheet, plan)
    start, *_ = plan.bridge.names
    sheet.text(plan.start, LABEL, start, "static_text")
    for column in {plan.amount, IN_TURN}:
        sheet.number(plan.start, column, plan.bridge.start, f"static_{plan.level}")
    sheet.text(plan.start, plan.because, plan.heading, "static_text")
    sheet.text(plan.start, plan.name, plan.key, "key")
    for at, step in enumerate(plan.steps):
        _step(sheet, plan, plan.step(at), step)
    _end(sheet, plan)
    for offset, text in enumerate(NOTES, 1):
        sheet.text(plan.end + offset, LABEL, text, "muted")
    orders = plan.bridge.orders
    text = "Shares: of all orders."
    if orders:
        text = f"Shares: of {orders:,} random orders; their standard errors stand to the right."
    if not plan.bridge.has_shares:
        text = "Shares: not worked out."
    sheet.text(plan.end + len(NOTES) + 1, LABEL, text, "static_text")


def _heads(sheet: Sheet, plan: BridgePlan) -> None:
    bridge = plan.bridge
    sheet.text(HEAD - 1, LABEL, "Why they differ, input by input", "section")
    for column in range(BEFORE, LAST + 1):
        sheet.blank(HEAD - 1, column, "section")
    sheet.formula(HEAD, LABEL, f"={plan.heading_cell}", plan.heading, "head")
    for column, row, name in zip(
        (BEFORE, AFTER), (plan.start, plan.end), bridge.names, strict=True
    ):
        sheet.formula(HEAD, column, f'="In "&{cell_name(row, LABEL)}', f"In {name}", "head")
    heads = {SHARE: "By share", IN_TURN: "In turn", ALONE: "Alone", LAST: "Last"}
    heads |= {plan.error: "Standard error of share", plan.order: "Order in files"}
    for column, text in heads.items():
        sheet.text(HEAD, column, text, "head_right_wrap")
    sheet.text(HEAD, plan.name, NAME_HEAD, "head")
    sheet.text(HEAD, plan.because, "Because", "head")
    sheet.heights[HEAD] = 2 * LINE_HEIGHT + 3


def _step(sheet: Sheet, plan: BridgePlan, row: int, step: Step) -> None:
    texts = {LABEL: step.label, BEFORE: step.before, AFTER: step.after}
    for column, text in texts.items():
        sheet.text(row, column, text or NONE, "static_wrapped")
    amounts = {SHARE: step.share, IN_TURN: step.in_turn, ALONE: step.alone, LAST: step.last}
    for column, amount in amounts.items():
        _stored(sheet, row, column, amount, f"static_change_{plan.style}")
    _stored(sheet, row, plan.error, step.standard_error, f"static_{plan.level}")
    sheet.number(row, plan.order, list(plan.bridge.steps).index(step) + 1, "static_whole")
    sheet.text(row, plan.name, step.name, "key")
    sheet.text(row, plan.because, step.because or NONE, "static_text")
    lines = [len(wrap(texts[LABEL], INPUT_LETTERS))]
    lines += [len(wrap(texts[column], LETTERS)) for column in (BEFORE, AFTER)]
    if max(lines) > 1:
        sheet.heights[row] = max(lines) * LINE_HEIGHT


def _stored(sheet: Sheet, row: int, column: int, amount: float, style: str) -> None:
    """A number, or n/a: of many inputs the expected values have no shares."""
    if isinstance(known := result_value(amount), str):
        sheet.text(row, column, known, style)
    else:
        sheet.number(row, column, known, style)


def _end(sheet: Sheet, plan: BridgePlan) -> None:
    """The ends are sums, so that whoever looks sees that nothing is left out."""
    row, bridge = plan.end, plan.bridge
    sheet.text(row, LABEL, bridge.names[1], "static_text")
    for column in {plan.amount, IN_TURN}:
        amounts = [float(sheet.cells[at, column].value or 0) for at in range(plan.start, row)]
        formula = f"=SUM({cell_name(plan.start, column)}:{cell_name(row - 1, column)})"
        sheet.formula(row, column, formula, sum(amounts), f"total_{plan.level}")
    sheet.text(row, plan.name, plan.key, "key")
