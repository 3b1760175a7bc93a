"""The fans of Risk: percentiles by year, drawn as bands, with the stated path over them, live."""

import numpy as np

from fundmodel.run_paths.numbers import Numbers
from fundmodel.simulation.ranges import FAN
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.charts import Area, Chart, Series
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.sheets.risk_plan import (
    CASE,
    CHART_ROWS,
    CHARTS_A_ROW,
    FIRST_MEASURE,
    LIVE,
    RISK,
    TWO_LINES,
    UNIT,
    RiskPlan,
)
from fundmodel.workbooks.sheets.risk_stored import stored_number
from fundmodel.workbooks.styles import NAVY, RED, WHOLE_BILLIONS
from fundmodel.workbooks.time_columns import LABEL

OUTER, INNER = "D3E1F2", "9FBFE3"
BANDS = (("p5", "p25", OUTER), ("p25", "p75", INNER), ("p75", "p95", OUTER))
MEDIAN, STATED = "Median", "Stated path, live"
FIRST_CHART, CHART_COLUMNS = FIRST_MEASURE, 3


def plan_fans(sheet: Sheet, plan: RiskPlan) -> None:
    """Plan the charts, and below them the rows that they draw."""
    sheet.text(plan.years, LABEL, "By year, of the scenario shown", "head")
    sheet.text(plan.years, UNIT, "", "head")
    first, last = plan.spec.layout.years
    for column, year in enumerate(range(first, last + 1), LIVE):
        sheet.number(plan.years, column, year, "head_whole")
    for at, line in enumerate(plan.told.fans):
        _rows(sheet, plan, line)
        _chart(sheet, plan, line, at)


def _rows(sheet: Sheet, plan: RiskPlan, line: str) -> None:
    """The lowest percentile, how wide each band is, and the median."""
    row, style = plan.fan(line), f"static_{plan.style(line)}"
    sheet.text(row, LABEL, plan.spec.presentation.fans[line], "label")
    low, median = (_rounded(plan, line, percentile) for percentile in ("p5", "p50"))
    texts = [FAN[0].upper(), *(_band(one, other) for one, other, _ in BANDS), MEDIAN]
    formulas = [_picked(plan, line, "p5"), *(
        f"{_picked(plan, line, other)}-{_picked(plan, line, one)}" for one, other, _ in BANDS
    ), _picked(plan, line, "p50")]  # fmt: skip
    widths = [_rounded(plan, line, other) - _rounded(plan, line, one) for one, other, _ in BANDS]
    for at, (text, formula, numbers) in enumerate(
        zip(texts, formulas, [low, *widths, median], strict=True)
    ):
        sheet.text(row + at, UNIT, text, "unit")
        sheet.formulas(row + at, LIVE, f"={formula}", numbers, style)


def _band(low: str, high: str) -> str:
    return f"{low.upper()} to {high.upper()}"


def _picked(plan: RiskPlan, line: str, percentile: str) -> str:
    first = plan.stored_fan(line, percentile)
    return f"INDEX({THIS}${first}:{THIS}${first + len(plan.spec.runs) - 1},{CASE})"


def _rounded(plan: RiskPlan, line: str, percentile: str) -> Numbers:
    return np.array([stored_number(value) for value in plan.told.fans[line][percentile]])


def _chart(sheet: Sheet, plan: RiskPlan, line: str, at: int) -> None:
    """Bands in pale blue, the median over them, and what the stated path gives."""
    top = plan.chart(at)
    left = FIRST_CHART + at % CHARTS_A_ROW * CHART_COLUMNS
    right = left + CHART_COLUMNS - 1
    is_money = plan.style(line) == "billions"
    sheet.text(top, left, plan.spec.presentation.fans[line], "section_wrapped")
    sheet.merge(top, left, top, right)
    sheet.heights[top] = TWO_LINES
    sheet.text(top + 1, left, plan.unit(line), "unit")
    rows = {part: plan.fan(line) + offset for offset, part in enumerate(("base", *BANDS, "median"))}
    first, last = plan.spec.layout.years
    end = LIVE + last - first
    series = [Series("", Area.row(RISK, rows["base"], LIVE, end), invisible=True)]
    series += [
        Series(_band(*band[:2]), Area.row(RISK, rows[band], LIVE, end), colour=band[2])
        for band in BANDS
    ]
    annual = plan.spec.layout.annual
    columns = annual.columns.first, annual.columns.last
    sheet.charts.append(
        Chart(
            kind="stacked area",
            series=tuple(series),
            lines_over=(
                Series(MEDIAN, Area.row(RISK, rows["median"], LIVE, end), colour=NAVY),
                Series(STATED, Area.row(ANNUAL, annual.rows[line], *columns), colour=RED),
            ),
            categories=Area.row(RISK, plan.years, LIVE, end),
            top_left=(top + 2, left),
            bottom_right=(top + 2 + CHART_ROWS, right + 1),
            number_format=WHOLE_BILLIONS if is_money else "0.0",
        )
    )
