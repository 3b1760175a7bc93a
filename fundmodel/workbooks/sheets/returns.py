"""Returns: internal rates of return by bisection, laid out step by step.

A spreadsheet's own IRR() stops early, and gives no sign when it found nothing.
"""

from fundmodel.build_model.expressions import OverLife
from fundmodel.build_model.model import Line
from fundmodel.run_paths.over_life import BISECTION_STEPS, irr_steps
from fundmodel.workbooks.a1 import cell_name, column_letters
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import (
    HEAD_ROW,
    LABEL,
    NUMBER_ROW,
    RETURNS,
    RETURNS_FIRST_STEP,
    RETURNS_RATE,
)
from fundmodel.workbooks.sheets.parts import shown, title_rows
from fundmodel.workbooks.styles import GREY

AT_LOW, AT_HIGH, FIRST = RETURNS_FIRST_STEP - 2, RETURNS_FIRST_STEP - 1, RETURNS_FIRST_STEP
ROWS = ("low", "high", "middle", "value")


def plan_returns(book: Book, contents: Contents) -> None:
    """Plan the sheet of rates of return: columns are steps, not quarters."""
    sheet = book.add_sheet(RETURNS, GREY)
    purpose = "Each step halves the range in which the present value changes sign"
    title_rows(sheet, RETURNS, purpose, contents)
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
    for name, place in contents.places.rate_rows:
        _rate(sheet, contents, contents.model.lines[name], place)
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 46)
    sheet.width(3, FIRST + BISECTION_STEPS, 13)
    sheet.freeze = cell_name(HEAD_ROW + 1, RETURNS_RATE)
    sheet.page = Page(pages_wide=4, repeat_rows=f"1:{HEAD_ROW}", repeat_columns="A:E")


def _rate(sheet: Sheet, contents: Contents, line: Line, place: int) -> None:
    node = line.node
    assert isinstance(node, OverLife)  # noqa: S101  (only such lines have a place here)
    name = node.names[0]
    row = contents.places.rate_rows[line.name, place]
    steps = {
        key: array[:, 0, 0].tolist()
        for key, array in irr_steps(
            contents.live.arrays[name][:, place : place + 1, :1],
            contents.live.arrays["one_half"][0],
        ).items()
    }
    sheet.text(row, LABEL, line.item.label, "label")
    value = shown(contents.live.number(line.name, 0, place))
    last = cell_name(row + 2, FIRST + BISECTION_STEPS - 1)
    low, high = cell_name(row, AT_LOW), cell_name(row, AT_HIGH)
    rate = f'=IF({low}*{high}<0,(1+{last})^quarters_in_a_year-1,"n/a")'
    sheet.formula(row, RETURNS_RATE, rate, value, "total_percent")
    for offset, key in enumerate(ROWS):
        sheet.text(row + offset, 3, key, "unit")
        _steps(sheet, contents, name, place, row, offset, steps)
    for column, end, rows in ((AT_LOW, "at_low", row), (AT_HIGH, "at_high", row + 1)):
        rate_cell = cell_name(rows, FIRST)
        formula = _value_formula(contents, name, place, rate_cell)
        sheet.formula(row, column, formula, steps[end][0], "calc_text")


def _steps(
    sheet: Sheet,
    contents: Contents,
    name: str,
    place: int,
    row: int,
    offset: int,
    steps: dict[str, list[float]],
) -> None:
    key, style = ROWS[offset], "calc_text" if ROWS[offset] == "value" else "calc_percent"
    for step, value in enumerate(steps[key]):
        column = FIRST + step
        formula = _step_formula(contents, name, place, row, key, column)
        sheet.formula(row + offset, column, formula, value, style)


def _step_formula(
    contents: Contents, name: str, place: int, row: int, key: str, column: int
) -> str:
    """low, high, middle or value of one step; the first step begins with the whole range."""
    this, before = column_letters(column), column_letters(column - 1)
    at_low = cell_name(row, AT_LOW, fixed_column=True)
    rises = f"{before}{row + 3}*{at_low}>0"
    if key == "middle":
        return f"=({this}{row}+{this}{row + 1})*one_half"
    if key == "value":
        return _value_formula(contents, name, place, f"{this}{row + 2}")
    if column == FIRST:
        return "=-1*one_half" if key == "low" else "=one_half+one_half"
    if key == "low":
        return f"=IF({rises},{before}{row + 2},{before}{row})"
    return f"=IF({rises},{before}{row + 1},{before}{row + 2})"


def _value_formula(contents: Contents, name: str, place: int, rate: str) -> str:
    flows = contents.places.life(name, place, RETURNS)
    row = f"${NUMBER_ROW}"
    columns = contents.places.columns
    first, last = column_letters(columns.first), column_letters(columns.last)
    quarters = contents.places.elsewhere(name, RETURNS, f"${first}{row}:${last}{row}")
    return f"=SUMPRODUCT({flows},(1+{rate})^(-1*{quarters}))"
