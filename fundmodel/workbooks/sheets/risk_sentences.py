"""Sentences on what the stated path gives and what is to be expected: live, and marked if stale."""

from fundmodel.build_model.presentation import StatedAndExpected
from fundmodel.build_model.units import told_times
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cells import Value
from fundmodel.workbooks.sheets.risk_plan import (
    FIRST_MEASURE,
    FIRST_SENTENCE,
    IN_TABLE,
    LIVE,
    STATE,
    UNIT,
    RiskPlan,
)
from fundmodel.workbooks.sheets.stale import mark_formula, mark_of
from fundmodel.workbooks.time_columns import LABEL

TOLD = ("mean", "p10", "p90")
NOT_AVAILABLE = "n/a"


def plan_sentences(sheet: Sheet, plan: RiskPlan) -> None:
    """Plan the sentences on top, and below the texts of which they are made."""
    heads = ("Numbers of the sentences", "Times", "Stated path", "Expected", "P10", "P90")
    if plan.sentences:
        for column, text in enumerate(heads, LABEL):
            sheet.text(plan.words, column, text, "head" if column == LABEL else "head_right")
    for at, one in enumerate(plan.spec.presentation.stated_and_expected):
        _sentence(sheet, plan, at, one, _texts(sheet, plan, at, one))


def _texts(sheet: Sheet, plan: RiskPlan, at: int, one: StatedAndExpected) -> list[str]:
    """The numbers of a sentence as texts with one decimal."""
    row, there = plan.words + 1 + at, plan.result(one.result)
    scale = told_times(plan.spec.model.unit(one.result))
    sheet.text(row, LABEL, plan.spec.model.lines[one.result].definition.label, "label")
    sheet.number(row, UNIT, scale, "static_factor")
    columns = [LIVE, *(FIRST_MEASURE + IN_TABLE.index(measure) for measure in TOLD)]
    texts = []
    for offset, column in enumerate(columns):
        cell, times = cell_name(there, column), cell_name(row, UNIT, fixed_column=True)
        rounded = f"FIXED(ROUND({cell}*{times},1)+0,1)"
        formula = f'=IF(ISNUMBER({cell}),{rounded},"{NOT_AVAILABLE}")'
        texts.append(_fixed(sheet.cells[there, column].value, scale))
        sheet.formula(row, LIVE + offset, formula, texts[-1], "calc_text")
    return texts


def _fixed(value: Value | None, scale: float) -> str:
    if not isinstance(value, float | int):
        return NOT_AVAILABLE
    return f"{round(value * scale, 1) + 0.0:,.1f}"


def _sentence(
    sheet: Sheet, plan: RiskPlan, at: int, one: StatedAndExpected, texts: list[str]
) -> None:
    row = plan.words + 1 + at
    stated, expected, low, high = (cell_name(row, LIVE + offset) for offset in range(4))
    mark = mark_formula(STATE)
    formula = (
        f'={mark}&"On the stated path {one.before}"&{stated}&"{one.after}; expected "&{expected}'
        f'&" (P10 to P90: "&{low}&" to "&{high}&")."'
    )
    text = (
        f"{mark_of(plan.spec)}On the stated path {one.before}{texts[0]}"
        f"{one.after}; expected {texts[1]} (P10 to P90: {texts[2]} to {texts[3]})."
    )
    sheet.formula(FIRST_SENTENCE + at, LABEL, formula, text, "sub")
