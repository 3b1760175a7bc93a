"""Stored: what Python gave for every scenario, and the inputs as they were delivered.

Grey numbers that never change. They tell whether the live sheets still give the delivered results,
and how many inputs somebody has changed since.
"""

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import (
    HEAD_ROW,
    STORED,
)
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.delivered_inputs import Delivered, plan_delivered_inputs
from fundmodel.workbooks.sheets.parts import result_value, title_rows
from fundmodel.workbooks.sheets.scenario_heads import LIVE_SCENARIO
from fundmodel.workbooks.styles import GREEN
from fundmodel.workbooks.time_columns import LABEL, MEMBER, UNIT
from fundmodel.workbooks.workbook_spec import WorkbookSpec

KEY, LIVE, STORED_RESULT, DIFFERENCE, FIRST = UNIT + 1, UNIT + 2, UNIT + 3, UNIT + 4, UNIT + 5
KEY_HEAD, DIFFERENCE_HEAD = "Key", "Difference"
DIFFERENCE_NAME = "live_less_stored"
CASE_NAME, CASE_ROW = "scenario_case_of_stored", 3
LEAST_OF_MONEY, LEAST_OF_RATES = "1", CHECK_TOLERANCE
GAP = 3


def plan_stored(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of delivered numbers; the sheets of inputs must be planned before."""
    sheet = book.add_sheet(STORED, GREEN)
    title_rows(sheet, STORED, "Results by Python, and the inputs as delivered: not live", spec)
    last = _results(book, sheet, spec)
    sheet.filter = range_name(HEAD_ROW, LABEL, last, DIFFERENCE)
    plan_delivered_inputs(book, sheet, spec, last + GAP, Delivered(KEY, LIVE, FIRST))
    sheet.width(1, 1, 3)
    sheet.width(LABEL, LABEL, 46)
    sheet.width(MEMBER, MEMBER, 28)
    sheet.width(UNIT, UNIT, 11)
    sheet.width(KEY, KEY, 22)
    sheet.width(LIVE, FIRST + len(spec.runs) + 30, 13)
    sheet.freeze = cell_name(HEAD_ROW + 1, UNIT)
    sheet.page = Page(pages_wide=2, repeat_rows=f"1:{HEAD_ROW}")


def _results(book: Book, sheet: Sheet, spec: WorkbookSpec) -> int:
    """A row a result; its stored number is found by the scenario's head, as on other sheets."""
    _case(book, sheet, spec)
    heads = {
        LABEL: "Result",
        MEMBER: "Member",
        UNIT: "Unit",
        KEY: KEY_HEAD,
        LIVE: "Live",
        STORED_RESULT: "Stored",
        DIFFERENCE: DIFFERENCE_HEAD,
    }
    heads |= {FIRST + index: name for index, name in enumerate(spec.names)}
    for column, text in heads.items():
        sheet.text(HEAD_ROW, column, text, "head" if column <= KEY else "head_right")
    row = HEAD_ROW
    for line in spec.model.lines.values():
        if line.kind == "result":
            for member_index in range(len(spec.model.members(line.name))):
                row += 1
                _result(sheet, spec, line, member_index, row)
    area = range_name(HEAD_ROW + 1, DIFFERENCE, row, DIFFERENCE, fixed=True)
    book.name(DIFFERENCE_NAME, on_sheet(STORED, area))
    return row


def _case(book: Book, sheet: Sheet, spec: WorkbookSpec) -> None:
    heads = range_name(HEAD_ROW, FIRST, HEAD_ROW, FIRST + len(spec.runs) - 1, fixed=True)
    sheet.text(CASE_ROW, LABEL, "Position of the scenario shown", "label")
    sheet.formula(CASE_ROW, LIVE, f"=MATCH({LIVE_SCENARIO},{heads},0)", spec.case, "calc_whole")
    cell = cell_name(CASE_ROW, LIVE, fixed_row=True, fixed_column=True)
    book.name(CASE_NAME, on_sheet(STORED, cell))


def _result(sheet: Sheet, spec: WorkbookSpec, line: Line, member_index: int, row: int) -> None:
    style = line.unit.style
    sheet.text(row, LABEL, line.definition.label, "label")
    sheet.text(row, MEMBER, spec.model.members(line.name)[member_index], "label")
    sheet.text(row, UNIT, line.unit.name, "unit")
    sheet.text(row, KEY, line.name, "key")
    stored = [result_value(run.number(line.name, 0, member_index)) for run in spec.runs]
    for at, value in enumerate(stored):
        if isinstance(value, str):
            sheet.text(row, FIRST + at, value, "static_text")
        else:
            sheet.number(row, FIRST + at, value, f"static_{style}")
    layout = spec.layout
    cell = cell_name(layout.row(line.name, member_index), layout.columns.whole_life)
    live_value = result_value(spec.live.number(line.name, 0, member_index))
    live = "=" + layout.elsewhere(line.name, STORED, cell)
    sheet.formula(row, LIVE, live, live_value, f"link_{style}")
    area = range_name(row, FIRST, row, FIRST + len(stored) - 1)
    stored_value = sheet.cells[row, FIRST + spec.case - 1].value
    sheet.formula(
        row, STORED_RESULT, f"=INDEX({area},1,{CASE_NAME})", _known(stored_value), f"calc_{style}"
    )
    one, other = cell_name(row, LIVE), cell_name(row, STORED_RESULT)
    least = LEAST_OF_RATES if style != "money" else LEAST_OF_MONEY
    scale = f"MAX(ABS({one}),ABS({other}),{least})"
    known = f"AND(ISNUMBER({one}),ISNUMBER({other}))"
    formula = f"=IF({known},ABS({one}-{other})/{scale},1-({one}={other}))"
    floor = 1.0 if style == "money" else spec.live.number(CHECK_TOLERANCE)
    difference = _difference(live_value, _known(stored_value), floor)
    sheet.formula(row, DIFFERENCE, formula, difference, "calc_tiny")


def worst_difference(sheet: Sheet) -> float:
    """The largest difference between live and stored results, once they are planned."""
    return max(
        float(cell.value or 0)
        for (row, column), cell in sheet.cells.every()
        if column == DIFFERENCE and row > HEAD_ROW and cell.formula and cell.style == "calc_tiny"
    )


def stored_rows(sheet: Sheet) -> dict[str, int]:
    """Result -> the row in which Stored keeps it, of its first member."""
    rows: dict[str, int] = {}
    for row, column, cell in sheet.cells.single():
        if column == KEY and row > HEAD_ROW:
            rows.setdefault(str(cell.value), row)
    return rows


def _known(value: float | str | None) -> float | str:
    return "n/a" if value is None else value


def _difference(live: float | str, stored: float | str, least: float) -> float:
    """How far the two are apart, as a part of their size; of the least size, for small ones."""
    if isinstance(live, str) or isinstance(stored, str):
        return float(live != stored)
    return abs(live - stored) / max(abs(live), abs(stored), least)
