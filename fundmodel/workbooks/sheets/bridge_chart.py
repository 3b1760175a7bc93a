"""The waterfall of a bridge: a live table of what its bars are made of, and the chart.

Each bar hangs between what came before and what comes after. A bar that is stacked begins at zero,
so that a part without fill carries it; what lies below zero is stacked downwards by itself, and a
bar that crosses zero has a part on either side.
"""

from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.sheets.bridge_plan import (
    BRIDGE,
    CHART,
    CHART_COLUMNS,
    CHART_ROWS,
    HEAD,
    BridgePlan,
)
from fundmodel.workbooks.sheets.bridge_texts import change_text, level_text
from fundmodel.workbooks.styles import BILLIONS, NAVY, RED, TEAL
from fundmodel.workbooks.time_columns import LABEL

HEADS = (
    "Numbers of the chart",
    "Before",
    "After",
    "No fill",
    "Ends",
    "Up",
    "Up, below zero",
    "Down",
    "Down, below zero",
)
COLOURS = (None, NAVY, TEAL, TEAL, RED, RED)
AXIS = {"money": BILLIONS, "percent": "0%"}
UP = ("MAX(0,MAX(0,{after})-MAX(0,{before}))", "MIN(0,MIN(0,{before})-MIN(0,{after}))")
DOWN = ("MAX(0,MAX(0,{before})-MAX(0,{after}))", "MIN(0,MIN(0,{after})-MIN(0,{before}))")
NO_FILL = "MAX(0,MIN({before},{after}))+MIN(0,MAX({before},{after}))"


class Parts(NamedTuple):
    """What a bar is stacked of: formulas by name of the part, in the order of the stack."""

    before: float
    after: float

    def numbers(self) -> tuple[float, ...]:
        """No fill, up, up below zero, down, down below zero."""
        low, high = sorted(self)
        above, below = max(0, high) - max(0, low), min(0, low) - min(0, high)
        is_up = self.after > self.before
        base = max(0, low) + min(0, high)
        return (base, above * is_up, below * is_up, above * (not is_up), below * (not is_up))


def plan_waterfall(sheet: Sheet, plan: BridgePlan) -> None:
    """Plan the table to the right, and the chart beside the bridge."""
    for column, text in enumerate(HEADS, plan.drawn):
        sheet.text(HEAD, column, text, "head" if column == plan.drawn else "head_right_wrap")
    row = HEAD + 1
    _total(sheet, plan, row, plan.start, plan.bridge.start)
    for at in range(plan.bars):
        row += 1
        _bar(sheet, plan, row, plan.step(at), plan.step(at))
    if plan.bars < len(plan.steps):
        row += 1
        _bar(sheet, plan, row, plan.step(plan.bars), plan.step(len(plan.steps) - 1))
    row += 1
    _total(sheet, plan, row, plan.end, float(sheet.cells[plan.end, plan.amount].value or 0))
    _chart(sheet, plan, HEAD + 1, row)


def _total(sheet: Sheet, plan: BridgePlan, row: int, there: int, value: float) -> None:
    """One of the two ends: a bar from zero."""
    name, cell = cell_name(there, LABEL), cell_name(there, plan.amount)
    formula, text = level_text(cell, value, plan)
    label = f"{sheet.cells[there, LABEL].value}  {text}"
    sheet.formula(row, plan.drawn, f'={name}&"  "&{formula}', label, "calc_text")
    numbers = {1: 0.0, 2: value, 3: 0.0, 4: value, **dict.fromkeys(range(5, 9), 0.0)}
    for offset, number in numbers.items():
        there_or_0 = f"={cell}" if offset in (2, 4) else "=0"
        sheet.formula(row, plan.drawn + offset, there_or_0, number, f"calc_{_plain(plan)}")


def _bar(sheet: Sheet, plan: BridgePlan, row: int, first: int, last: int) -> None:
    """One step, or the smallest of them together."""
    cells = [cell_name(at, plan.amount) for at in (first, last)]
    amounts = [float(sheet.cells[at, plan.amount].value or 0) for at in range(first, last + 1)]
    one = cells[0] if first == last else f"SUM({cells[0]}:{cells[1]})"
    formula, text = change_text(one, sum(amounts), plan)
    if first == last:
        called, name = cell_name(first, LABEL), str(sheet.cells[first, LABEL].value)
    else:
        name = f"{last - first + 1} others"
        called = f'"{name}"'
    sheet.formula(row, plan.drawn, f'={called}&"  "&{formula}', f"{name}  {text}", "calc_text")
    before, after = (cell_name(row, plan.drawn + offset) for offset in (1, 2))
    start = float(sheet.cells[row - 1, plan.drawn + 2].value or 0)
    bar = Parts(start, start + sum(amounts))
    base, *others = bar.numbers()
    formulas = [cell_name(row - 1, plan.drawn + 2), f"{before}+{one}", NO_FILL, "0", *UP, *DOWN]
    values = [*bar, base, 0.0, *others]
    for offset, (part, number) in enumerate(zip(formulas, values, strict=True), 1):
        text = "=" + part.format(before=before, after=after)
        sheet.formula(row, plan.drawn + offset, text, number, f"calc_{_plain(plan)}")


def _plain(plan: BridgePlan) -> str:
    return "billions" if plan.bridge.unit.style == "money" else plan.bridge.unit.style


def _chart(sheet: Sheet, plan: BridgePlan, first: int, last: int) -> None:
    heading = f"{'By share' if plan.bridge.has_shares else 'In turn'}, the largest first"
    sheet.text(HEAD - 1, CHART, heading, "section")
    sheet.merge(HEAD - 1, CHART, HEAD - 1, CHART + CHART_COLUMNS - 1)
    sheet.formula(HEAD, CHART, f"={plan.heading_cell}", plan.heading, "muted")
    series = [
        Series(
            HEADS[at],
            Area.column(BRIDGE, plan.drawn + at, first, last),
            colour=colour,
            invisible=colour is None,
        )
        for at, colour in enumerate(COLOURS, 3)
    ]
    sheet.charts.append(
        Chart(
            kind="stacked bars",
            series=tuple(series),
            categories=Area.column(BRIDGE, plan.drawn, first, last),
            top_left=(HEAD + 1, CHART),
            bottom_right=(HEAD + 1 + CHART_ROWS, CHART + CHART_COLUMNS),
            number_format=AXIS.get(plan.bridge.unit.style, "0.0"),
            legend=False,
        )
    )
