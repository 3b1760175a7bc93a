"""Returns: internal rates of return by bisection, laid out step by step.

A spreadsheet's own IRR() stops early, and gives no sign when it found nothing.
"""

from dataclasses import dataclass

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.language import ONE_HALF
from fundmodel.build_model.model import Line
from fundmodel.run_paths.numbers import Numbers
from fundmodel.run_paths.over_life import BISECTION_STEPS, irr_steps
from fundmodel.workbooks.a1 import cell_name, column_letters
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    HEAD_ROW,
    NUMBER_ROW,
    RETURNS,
    RETURNS_FIRST_STEP,
    RETURNS_RATE,
)
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.parts import result_value, title_rows
from fundmodel.workbooks.styles import GREY
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

AT_LOW, AT_HIGH, FIRST = RETURNS_FIRST_STEP - 2, RETURNS_FIRST_STEP - 1, RETURNS_FIRST_STEP
WHOLE_RANGE = {"low": "=-1*one_half", "high": "=one_half+one_half"}
"""With what the first step begins."""


def plan_returns(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of rates of return: columns are steps, not quarters."""
    sheet = book.add_sheet(RETURNS, GREY)
    purpose = "Each step halves the range in which the present value changes sign"
    title_rows(sheet, RETURNS, purpose, spec)
    heads = {
        LABEL: "Rate of return",
        3: "Row",
        4: "Unit",
        RETURNS_RATE: "Rate a year",
        AT_LOW: "Value at low",
        AT_HIGH: "Value at high",
    }
    for column, text in heads.items():
        sheet.text(HEAD_ROW, column, text, "head" if column < RETURNS_RATE else "head_right")
    for step in range(BISECTION_STEPS):
        sheet.text(HEAD_ROW, FIRST + step, f"Step {step + 1}", "head_right")
    for name, member_index in spec.layout.rate_rows:
        _plan_rate(sheet, spec, spec.model.lines[name], member_index)
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 62)
    sheet.width(3, FIRST + BISECTION_STEPS, 13)
    sheet.freeze = cell_name(HEAD_ROW + 1, RETURNS_RATE)
    sheet.page = Page(pages_wide=4, repeat_rows=f"1:{HEAD_ROW}", repeat_columns="A:E")


@dataclass(frozen=True)
class _Rate:
    """One rate of return: the row that it measures, and where its block stands."""

    spec: WorkbookSpec
    flows: str
    member_index: int
    row: int

    @property
    def steps(self) -> dict[str, Numbers]:
        """The numbers of every step, as Python works them out."""
        arrays = self.spec.live.arrays
        row = arrays[self.flows][:, self.member_index : self.member_index + 1, :1]
        found = irr_steps(row, arrays[ONE_HALF][0])
        return {key: array[:, 0, 0] for key, array in found.items()}

    def step_formulas(self) -> dict[str, str]:
        """low, high, middle and value of each step; of low and high, from the second step on."""
        row, at_low = self.row, cell_name(self.row, AT_LOW, fixed_column=True)
        rises = f"{BEFORE}{row + 3}*{at_low}>0"
        return {
            "low": f"=IF({rises},{BEFORE}{row + 2},{BEFORE}{row})",
            "high": f"=IF({rises},{BEFORE}{row + 1},{BEFORE}{row + 2})",
            "middle": f"=({THIS}{row}+{THIS}{row + 1})*one_half",
            "value": self.value_formula(f"{THIS}{row + 2}"),
        }

    def value_formula(self, rate: str) -> str:
        """The present value of the flows at a rate a quarter."""
        layout = self.spec.layout
        first, last = (column_letters(at) for at in (layout.columns.first, layout.columns.last))
        flows = layout.life(self.flows, self.member_index, RETURNS)
        quarters = f"${first}${NUMBER_ROW}:${last}${NUMBER_ROW}"
        powers = f"-1*{layout.elsewhere(self.flows, RETURNS, quarters)}"
        return f"=SUMPRODUCT({flows},(1+{rate})^({powers}))"


def _plan_rate(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int) -> None:
    node = line.node
    assert isinstance(node, Read)  # noqa: S101  (only such lines have a place here)
    flows = node.name
    row = spec.layout.rate_rows[line.name, member_index]
    rate = _Rate(spec, flows, spec.model.member_index_of(flows, line.name, member_index), row)
    member = spec.model.members(line.name)[member_index]
    sheet.text(row, LABEL, f"{line.definition.label}{', ' if member else ''}{member}", "label")
    last = cell_name(row + 2, FIRST + BISECTION_STEPS - 1)
    bracketed = f"{cell_name(row, AT_LOW)}*{cell_name(row, AT_HIGH)}<0"
    formula = f'=IF({bracketed},(1+{last})^quarters_in_a_year-1,"n/a")'
    value = result_value(spec.live.number(line.name, 0, member_index))
    sheet.formula(row, RETURNS_RATE, formula, value, "total_percent")
    _plan_steps(sheet, rate)


def _plan_steps(sheet: Sheet, rate: _Rate) -> None:
    steps = rate.steps
    for column, end, at in ((AT_LOW, "at_low", rate.row), (AT_HIGH, "at_high", rate.row + 1)):
        formula = rate.value_formula(cell_name(at, FIRST))
        sheet.formula(rate.row, column, formula, float(steps[end][0]), "calc_tiny")
    for row, (key, formula) in enumerate(rate.step_formulas().items(), rate.row):
        sheet.text(row, 3, key, "unit")
        style, first = "calc_tiny" if key == "value" else "calc_percent", FIRST
        if key in WHOLE_RANGE:
            sheet.formula(row, FIRST, WHOLE_RANGE[key], float(steps[key][0]), style)
            first += 1
        sheet.formulas(row, first, formula, steps[key][first - FIRST :], style)
