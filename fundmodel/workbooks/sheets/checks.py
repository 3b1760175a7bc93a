"""Checks: identities that must hold, alerts that are worth knowing, and one word for all."""

from collections.abc import Iterator
from dataclasses import dataclass

from fundmodel.build_model.language import CHECK_TOLERANCE, SMALLEST_AMOUNT
from fundmodel.build_model.model import Line
from fundmodel.build_model.presentation import Alternatives
from fundmodel.workbooks.a1 import cell_name, cell_position, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.contents import Contents
from fundmodel.workbooks.layout import Page
from fundmodel.workbooks.places import (
    ANNUAL,
    BY_YEAR,
    CHECKS,
    HEAD_ROW,
    HIGHEST_BY_YEAR,
    INPUTS,
    LOWEST_BY_YEAR,
    MEMBERS,
    STORED,
    InputColumns,
)
from fundmodel.workbooks.sheets.alternatives import RERUN_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, master_check, title_rows
from fundmodel.workbooks.sheets.stored import CHANGED_NAME, DIFFERENCE_NAME, worst_difference
from fundmodel.workbooks.styles import GREEN
from fundmodel.workbooks.time_columns import LABEL

KEY, KIND, WORST, TOLERANCE, VERDICT, FAILS = 3, 4, 5, 6, 7, 8


@dataclass(frozen=True)
class Identity:
    """One check: what it says, how far it is off at worst, and how far it may be."""

    label: str
    key: str
    formula: str
    worst: float
    tolerance: str = CHECK_TOLERANCE


def plan_checks(book: Book, contents: Contents) -> None:
    """Plan the sheet of checks; Annual and Stored must be planned before."""
    sheet = book.add_sheet(CHECKS, GREEN)
    title_rows(sheet, CHECKS, "Zero is right; the tolerance is an input", contents)
    for column, text in enumerate(("Check", "Key", "Class", "Worst", "Tolerance", "", "Fails"), 2):
        sheet.text(HEAD_ROW, column, text, "head" if column < WORST else "head_right")
    row = HEAD_ROW + 1
    for identity in (*_of_lines(contents), *_of_workbook(book, contents)):
        _check(sheet, contents, row, identity)
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


def _of_lines(contents: Contents) -> Iterator[Identity]:
    for line in _of_kind(contents, "check"):
        worst = _largest(contents.places.block_of(line.name, CHECKS))
        yield Identity(line.item.label, line.name, worst, contents.live.worst(line))


def _of_workbook(book: Book, contents: Contents) -> Iterator[Identity]:
    """Checks on the workbook itself."""
    annual, column = book.sheet(ANNUAL), contents.places.annual.columns.check
    rows = [row for row, at in annual.cells if at == column and row > HEAD_ROW]
    area = range_name(min(rows), column, max(rows), column, fixed=True)
    worst = max(abs(float(annual.cells[row, column].value or 0)) for row in rows)
    label = "Years add up to quarters, every line"
    yield Identity(label, "annual_equals_quarterly", _largest(on_sheet(ANNUAL, area)), worst)
    formula = f"=IF({CHANGED_NAME}=0,MAX({DIFFERENCE_NAME}),0)"
    differs = 0.0 if contents.overrides else worst_difference(book.sheet(STORED))
    label = "Live results are the stored ones, while inputs are as delivered"
    yield Identity(label, "live_equals_stored", formula, differs, SMALLEST_AMOUNT)
    if contents.presentation.alternatives is not None:
        yield _rerun(book, contents, contents.presentation.alternatives)
    yield _outside(book, contents)


def _rerun(book: Book, contents: Contents, shown: Alternatives) -> Identity:
    """The live result and the stored rerun with what is chosen, as a part of their size."""
    name, _ = shown.reruns[0]
    row, column = contents.places.row(name), contents.places.columns.whole_life
    live = contents.places.elsewhere(name, CHECKS, cell_name(row, column))
    formula = f"=IF({CHANGED_NAME}=0,ABS({RERUN_NAME})/MAX(ABS({live}),1),0)"
    title, _, reference = book.names[RERUN_NAME].rpartition("!")
    cell = book.sheet(title.strip("'")).cells[cell_position(reference)]
    size = max(abs(contents.live.number(name)), 1.0)
    differs = 0.0 if contents.overrides else abs(float(cell.value or 0)) / size
    label = f"{shown.title}: the rerun with what is selected is what is live"
    return Identity(label, "live_equals_rerun", formula, differs, SMALLEST_AMOUNT)


def _outside(book: Book, contents: Contents) -> Identity:
    """Inputs outside their range, counted on the three sheets of inputs."""
    columns, counts, outside = InputColumns(len(contents.runs)), [], 0
    for title in (INPUTS, MEMBERS):
        cells = book.sheet(title).cells
        rows = [row for row, column in cells if column == columns.outside and row > HEAD_ROW]
        area = range_name(min(rows), columns.outside, max(rows), columns.outside, fixed=True)
        counts.append(f"SUM({on_sheet(title, area)})")
        outside += sum(int(cells[row, columns.outside].value or 0) for row in rows)
    cells = book.sheet(BY_YEAR).cells
    for names in contents.series.values():
        for row in map(contents.places.row, names):
            area = range_name(row, LOWEST_BY_YEAR, row, HIGHEST_BY_YEAR, fixed=True)
            counts.append(f"SUM({on_sheet(BY_YEAR, area)})")
            at = (row, LOWEST_BY_YEAR), (row, HIGHEST_BY_YEAR)
            outside += sum(int(cells[place].value or 0) for place in at)
    label = "Inputs are within their ranges, and whole where they must be"
    return Identity(label, "inputs_are_plausible", f"={'+'.join(counts)}", outside)


def _largest(area: str) -> str:
    return f"=MAX(MAX({area}),-1*MIN({area}))"


def _check(sheet: Sheet, contents: Contents, row: int, identity: Identity) -> None:
    tolerance = contents.live.number(identity.tolerance)
    sheet.text(row, LABEL, identity.label, "label")
    sheet.text(row, KEY, identity.key, "key")
    sheet.text(row, KIND, "Error", "unit")
    sheet.formula(row, WORST, identity.formula, identity.worst, "calc_tiny")
    sheet.formula(row, TOLERANCE, f"={identity.tolerance}", tolerance, "calc_tiny")
    holds = f"{cell_name(row, WORST)}<={cell_name(row, TOLERANCE)}"
    verdict = "OK" if identity.worst <= tolerance else "FAIL"
    sheet.formula(row, VERDICT, f'=IF({holds},"OK","FAIL")', verdict, "check")
    sheet.formula(row, FAILS, f"=IF({holds},0,1)", int(identity.worst > tolerance), "calc_whole")


def _master(book: Book, sheet: Sheet, contents: Contents, fails: str, row: int) -> None:
    sheet.text(row, LABEL, "All checks", "label")
    # Counting the zeros says CHECK also where a check shows an error value.
    formula = f'=IF(COUNTIF({fails},0)=COUNTA({fails}),"OK","CHECK")'
    sheet.formula(row, VERDICT, formula, master_check(contents), "check")
    cell = cell_name(row, VERDICT, fixed_row=True, fixed_column=True)
    book.name(MASTER_CHECK, on_sheet(CHECKS, cell))
    sheet.flag_checks(range_name(HEAD_ROW + 1, VERDICT, row, VERDICT))


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
