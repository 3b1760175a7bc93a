"""Checks: identities that must hold, alerts that are worth knowing, and one word for all."""

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import ANNUAL, ANNUAL_CHECK, CHECKS, HEAD_ROW, LABEL
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, master_check, shown, title_rows
from fundmodel.workbooks.sheets.stored import CHANGED_NAME, DIFFERENCE_NAME
from fundmodel.workbooks.styles import GREEN

KEY, KIND, WORST, TOLERANCE, VERDICT, FAILS = 3, 4, 5, 6, 7, 8


def plan_checks(book: Book, contents: Contents) -> None:
    """Plan the sheet of checks; Annual and Stored must be planned before."""
    sheet = book.add_sheet(CHECKS, GREEN)
    title_rows(sheet, CHECKS, "Zero is right; the tolerance is an input", contents)
    for column, text in enumerate(("Check", "Key", "Class", "Worst", "Tolerance", "", "Fails"), 2):
        sheet.text(HEAD_ROW, column, text, "head" if column < WORST else "head_right")
    row = HEAD_ROW + 1
    for line in _of_kind(contents, "check"):
        area = contents.places.block_of(line.name, CHECKS)
        formula = f"=MAX(MAX({area}),-1*MIN({area}))"
        _check(sheet, contents, row, line.item.label, line.name, formula, contents.live.worst(line))
        row += 1
    for label, key, formula, value in _of_workbook(book, contents):
        _check(sheet, contents, row, label, key, formula, value)
        row += 1
    fails = range_name(HEAD_ROW + 1, FAILS, row - 1, FAILS)
    _master(book, sheet, contents, fails, row)
    _alerts(sheet, contents, row + 3)
    for column, width in enumerate((3, 60, 34, 12, 16, 14, 10, 10), 1):
        sheet.width(column, column, width)
    sheet.freeze = cell_name(HEAD_ROW + 1, KEY)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}")


def _of_kind(contents: Contents, kind: str) -> list[Line]:
    return [line for line in contents.model.lines.values() if line.kind == kind]


def _of_workbook(book: Book, contents: Contents) -> list[tuple[str, str, str, float]]:
    """Checks on the workbook itself: label, key, formula, value."""
    annual = book.sheet(ANNUAL)
    rows = [row for row, column in annual.cells if column == ANNUAL_CHECK and row > HEAD_ROW]
    area = on_sheet(
        ANNUAL, range_name(min(rows), ANNUAL_CHECK, max(rows), ANNUAL_CHECK, fixed=True)
    )
    worst = max(abs(float(annual.cells[row, ANNUAL_CHECK].value or 0)) for row in rows)
    differs = 0.0 if contents.overrides else _worst_result(contents)
    return [
        (
            "Years add up to quarters, every line",
            "annual_equals_quarterly",
            f"=MAX(MAX({area}),-1*MIN({area}))",
            worst,
        ),
        (
            "Live results are the stored ones, while inputs are as delivered",
            "live_equals_stored",
            f"=IF({CHANGED_NAME}=0,MAX({DIFFERENCE_NAME}),0)",
            differs,
        ),
    ]


def _worst_result(contents: Contents) -> float:
    """The largest difference between the shown run and the stored copy, kept to 15 digits."""
    worst, stored = 0.0, contents.runs[contents.case - 1]
    for line in _of_kind(contents, "result"):
        for place in range(len(contents.model.members(line.name))):
            one, other = (shown(run.number(line.name, 0, place)) for run in (contents.live, stored))
            if isinstance(one, float) and isinstance(other, float):
                worst = max(worst, abs(one - float(f"{other:.15g}")))
    return worst


def _check(
    sheet: Sheet, contents: Contents, row: int, label: str, key: str, formula: str, value: float
) -> None:
    tolerance = contents.live.number(CHECK_TOLERANCE)
    sheet.text(row, LABEL, label, "label")
    sheet.text(row, KEY, key, "key")
    sheet.text(row, KIND, "Error", "unit")
    sheet.formula(row, WORST, formula, value, "calc_factor")
    sheet.formula(row, TOLERANCE, f"={CHECK_TOLERANCE}", tolerance, "link_text")
    holds = f"{cell_name(row, WORST)}<={cell_name(row, TOLERANCE)}"
    verdict = "OK" if value <= tolerance else "FAIL"
    sheet.formula(row, VERDICT, f'=IF({holds},"OK","FAIL")', verdict, "check")
    sheet.formula(row, FAILS, f"=IF({holds},0,1)", int(value > tolerance), "calc_whole")
    sheet.flag_checks(f"{cell_name(row, VERDICT)}:{cell_name(row, VERDICT)}")


def _master(book: Book, sheet: Sheet, contents: Contents, fails: str, row: int) -> None:
    sheet.text(row, LABEL, "All checks", "label")
    formula = f'=IF(SUM({fails})=0,"OK","CHECK")'
    sheet.formula(row, VERDICT, formula, master_check(contents), "check")
    cell = cell_name(row, VERDICT, fixed_row=True, fixed_column=True)
    book.name(MASTER_CHECK, on_sheet(CHECKS, cell))
    sheet.flag_checks(f"{cell_name(row, VERDICT)}:{cell_name(row, VERDICT)}")


def _alerts(sheet: Sheet, contents: Contents, row: int) -> None:
    """Alerts fail nothing: how large at worst, and in how many quarters."""
    for column, text in (
        (LABEL, "Alert"),
        (KEY, "Key"),
        (KIND, "Class"),
        (WORST, "Worst"),
        (TOLERANCE, "Quarters"),
    ):
        sheet.text(row, column, text, "head" if column < WORST else "head_right")
    tolerance = contents.live.number(CHECK_TOLERANCE)
    for line in _of_kind(contents, "alert"):
        row += 1
        area = contents.places.block_of(line.name, CHECKS)
        values = contents.live.arrays[line.name][1:, :, 0]
        sheet.text(row, LABEL, line.item.label, "label")
        sheet.text(row, KEY, line.name, "key")
        sheet.text(row, KIND, "Alert", "unit")
        sheet.formula(row, WORST, f"=MAX({area})", float(values.max()), f"calc_{line.unit.style}")
        count = f'=COUNTIF({area},">"&{CHECK_TOLERANCE})'
        sheet.formula(row, TOLERANCE, count, int((values > tolerance).sum()), "calc_whole")
    row += 1
    sheet.text(row, LABEL, "Inputs changed since delivery, overrides included", "label")
    sheet.text(row, KIND, "Info", "unit")
    sheet.formula(row, WORST, f"={CHANGED_NAME}", len(contents.overrides), "calc_whole")
