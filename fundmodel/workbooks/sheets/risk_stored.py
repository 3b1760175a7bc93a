"""The stored numbers of Risk: a row a number and a column a scenario, as on Stored."""

from fundmodel.simulation.ranges import Ranges
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheets.parts import result_value
from fundmodel.workbooks.sheets.risk_plan import (
    AVAILABLE,
    CASE,
    LIVE,
    PROBABILITY,
    RISK,
    UNIT,
    Key,
    RiskPlan,
)
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO
from fundmodel.workbooks.time_columns import LABEL

WHAT = {
    "paths": "Paths",
    "seed": "Seed",
    "fingerprint": "Assumptions",
    "drivers": "Moved most by",
    "mean": "Expected",
    AVAILABLE: "Worlds with it",
    "p50": "Median",
    "without": "Expected, without",
    "with": "Expected, with",
    PROBABILITY: "Probability",
}
DIGITS = 6
"""Of the numbers of fans, which are drawn rather than read: the file is half as large."""


def stored_number(value: float) -> float:
    """A number of a fan as it is stored."""
    return float(f"{value:.{DIGITS}g}")


def plan_stored_ranges(book: Book, sheet: Sheet, plan: RiskPlan) -> None:
    """Plan what is stored of all scenarios, and the position of the one that is shown."""
    sheet.text(plan.stored, LABEL, "Stored: all scenarios", "head")
    sheet.text(plan.stored, UNIT, "", "head")
    for column, name in enumerate(plan.spec.names, LIVE):
        sheet.text(plan.stored, column, name, "head_right")
    row = plan.stored + 1
    sheet.text(row, LABEL, "Position of the scenario shown", "label")
    formula = f"=MATCH({LIVE_SCENARIO},{plan.heads},0)"
    sheet.formula(row, LIVE, formula, plan.spec.case, "calc_whole")
    cell = cell_name(row, LIVE, fixed_row=True, fixed_column=True)
    book.name(CASE, on_sheet(RISK, cell))
    for key, at in plan.rows.items():
        _row(sheet, plan, key, at)
    _fans(sheet, plan)


def _row(sheet: Sheet, plan: RiskPlan, key: Key, row: int) -> None:
    what, name = key[0], key[-1]
    label = plan.spec.model.lines[name].definition.label if name in plan.told.results else name
    sheet.text(row, LABEL, label if len(key) > 1 else WHAT[what], "label")
    sheet.text(row, UNIT, WHAT.get(what, what.upper()) if len(key) > 1 else "", "unit")
    for column, ranges in enumerate(plan.spec.ranges, LIVE):
        value = _stored(ranges, key)
        if isinstance(value, str):
            sheet.text(row, column, value, "static_text")
        else:
            sheet.number(row, column, value, f"static_{_style(plan, key)}")


def _stored(ranges: Ranges, key: Key) -> float | str:
    what, name = key[0], key[-1]
    if len(key) == 1:
        value = getattr(ranges, what)
        return value if isinstance(value, str) else float(value)
    if what == "drivers":
        return ranges.drivers[name]
    if what == PROBABILITY:
        return result_value(ranges.chances[name])
    return result_value(ranges.results[name][what])


def _style(plan: RiskPlan, key: Key) -> str:
    if len(key) == 1:
        return "whole"
    return "percent" if key[0] in (PROBABILITY, AVAILABLE) else plan.style(key[1])


def _fans(sheet: Sheet, plan: RiskPlan) -> None:
    """A row a line, percentile and scenario, by year."""
    sheet.text(plan.stored_fans, LABEL, "Stored: by year", "head")
    sheet.text(plan.stored_fans, UNIT, "", "head")
    first, last = plan.spec.layout.years
    for column, year in enumerate(range(first, last + 1), LIVE):
        sheet.number(plan.stored_fans, column, year, "head_whole")
    for line, fan in plan.told.fans.items():
        for percentile in fan:
            top = plan.stored_fan(line, percentile)
            for at, ranges in enumerate(plan.spec.ranges):
                label = plan.spec.presentation.fans[line]
                text = f"{label}, {percentile.upper()}: {plan.spec.names[at]}"
                sheet.text(top + at, LABEL, text, "label")
                for column, value in enumerate(ranges.fans[line][percentile], LIVE):
                    style = f"static_{plan.style(line)}"
                    sheet.number(top + at, column, stored_number(value), style)
