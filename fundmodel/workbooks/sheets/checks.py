"""Checks: identities that must hold, alerts that are worth knowing, and one word for all."""

from collections.abc import Iterator
from dataclasses import dataclass

from fundmodel.build_model.language import CHECK_TOLERANCE, SMALLEST_AMOUNT
from fundmodel.build_model.model import Line
from fundmodel.build_model.presentation import Alternatives
from fundmodel.workbooks.a1 import cell_name, cell_position, on_sheet, range_name
from fundmodel.workbooks.book import SEE_CAUSE, Book, Sheet
from fundmodel.workbooks.cell_layout import (
    ANNUAL,
    CHECKS,
    HEAD_ROW,
    STORED,
)
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.editions import READER
from fundmodel.workbooks.sheet_settings import Page
from fundmodel.workbooks.sheets.alternatives import RERUN_NAME
from fundmodel.workbooks.sheets.cause_rows import (
    CAUSES_UP,
    FAILS,
    FIRST_ROW_OF_CAUSES,
    KEY,
    KIND,
    NOT_COUNTED,
    SENTENCE,
    TOLERANCE,
    VERDICT,
    WORST,
    plan_causes,
    plan_heads_of_causes,
)
from fundmodel.workbooks.sheets.causes import all_causes
from fundmodel.workbooks.sheets.delivered_inputs import CHANGED_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK, master_check, title_rows
from fundmodel.workbooks.sheets.raised_alerts import ALERT_LABELS, ALERTS, is_up
from fundmodel.workbooks.sheets.raised_alerts import HEAD as ALERTS_HEAD
from fundmodel.workbooks.sheets.statements import OFF_NAME
from fundmodel.workbooks.sheets.stored import DIFFERENCE_NAME, worst_difference
from fundmodel.workbooks.styles import GREEN
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

HEADS = ("Check", "Key", "Class", "Worst", "Tolerance", "", "Fails", "Formulas", "What is wrong")
HEADS_OF_THE_FIRST = ("Row", "Name", "Live", "Min", "Max", "Numbers")
WIDTHS = (3, 60, 34, 12, 16, 14, 10, 10, 10, 90, 10, 34, 12, 12, 12, 12)


@dataclass(frozen=True)
class Identity:
    """One check: what it says, how far it is off at worst, and how far it may be."""

    label: str
    key: str
    formula: str
    worst: float
    tolerance: str = CHECK_TOLERANCE


def plan_checks(book: Book, spec: WorkbookSpec) -> None:
    """Plan the sheet of checks: causes first, then identities; all others must be planned."""
    sheet = book.add_sheet(CHECKS, GREEN)
    title_rows(sheet, CHECKS, "Zero is right; what is wrong first stands on top", spec)
    for column, text in enumerate((*HEADS, *HEADS_OF_THE_FIRST), LABEL):
        right = WORST <= column < SENTENCE
        sheet.text(HEAD_ROW, column, text, "head_right" if right else "head")
    row = first = plan_causes(sheet, spec, list(all_causes(book, spec)))
    for identity in (*_of_lines(spec), *_of_workbook(book, spec)):
        _check(sheet, spec, row, identity)
        row += 1
    plan_heads_of_causes(book, sheet, spec, range(FIRST_ROW_OF_CAUSES, first))
    fails = range_name(HEAD_ROW + 1, FAILS, row - 1, FAILS)
    _master(book, sheet, spec, fails, row)
    sheet.flag_checks(range_name(FIRST_ROW_OF_CAUSES, VERDICT, row, VERDICT))
    _alerts(book, sheet, spec, row + 3)
    for column, width in enumerate(WIDTHS, 1):
        sheet.width(column, column, width)
    sheet.freeze = cell_name(HEAD_ROW + 1, KEY)
    sheet.page = Page(repeat_rows=f"1:{HEAD_ROW}")


def _of_kind(spec: WorkbookSpec, kind: str) -> list[Line]:
    return [line for line in spec.model.lines.values() if line.kind == kind]


def _of_lines(spec: WorkbookSpec) -> Iterator[Identity]:
    for line in _of_kind(spec, "check"):
        worst = _largest(spec.layout.block_of(line.name, CHECKS))
        yield Identity(line.definition.label, line.name, worst, spec.live.worst(line))


def _of_workbook(book: Book, spec: WorkbookSpec) -> Iterator[Identity]:
    """Checks on the workbook itself."""
    if OFF_NAME in book.names:
        worst = float(_named(book, OFF_NAME).value or 0)
        yield Identity("Statements add up", "statements_add_up", f"={OFF_NAME}", worst)
    annual, column = book.sheet(ANNUAL), spec.layout.annual.columns.check
    rows = [row for row, at in annual.cells if at == column and row > HEAD_ROW]
    area = range_name(min(rows), column, max(rows), column, fixed=True)
    worst = max(abs(float(annual.cells[row, column].value or 0)) for row in rows)
    label = "Years add up to quarters, every line"
    yield Identity(label, "annual_equals_quarterly", _largest(on_sheet(ANNUAL, area)), worst)
    formula = f"=IF({CHANGED_NAME}=0,MAX({DIFFERENCE_NAME}),0)"
    differs = 0.0 if spec.changed else worst_difference(book.sheet(STORED))
    label = "Live results are the stored ones, while inputs are as delivered"
    if spec.edition != READER:
        yield Identity(label, "live_equals_stored", formula, differs, SMALLEST_AMOUNT)
    if spec.presentation.alternatives is not None:
        yield _rerun(book, spec, spec.presentation.alternatives)


def _rerun(book: Book, spec: WorkbookSpec, alternatives: Alternatives) -> Identity:
    """The live result and the stored rerun with what is chosen, as a part of their size."""
    name, _ = alternatives.reruns[0]
    row, column = spec.layout.row(name), spec.layout.columns.whole_life
    live = spec.layout.elsewhere(name, CHECKS, cell_name(row, column))
    formula = f"=IF({CHANGED_NAME}=0,ABS({RERUN_NAME})/MAX(ABS({live}),1),0)"
    cell = _named(book, RERUN_NAME)
    size = max(abs(spec.live.number(name)), 1.0)
    differs = 0.0 if spec.changed else abs(float(cell.value or 0)) / size
    label = f"{alternatives.title}: the rerun with what is selected is what is live"
    return Identity(label, "live_equals_rerun", formula, differs, SMALLEST_AMOUNT)


def _named(book: Book, name: str) -> Cell:
    """The planned cell of that name."""
    title, _, reference = book.names[name].rpartition("!")
    return book.sheet(title.strip("'")).cells[cell_position(reference)]


def _largest(area: str) -> str:
    return f"=MAX(MAX({area}),-1*MIN({area}))"


def _check(sheet: Sheet, spec: WorkbookSpec, row: int, identity: Identity) -> None:
    """A check; what cannot be worked out, or does not hold, while a cause is up says so."""
    tolerance = spec.live.number(identity.tolerance)
    sheet.text(row, LABEL, identity.label, "label")
    sheet.text(row, KEY, identity.key, "key")
    sheet.text(row, KIND, "Error", "unit")
    worst = f"=IFERROR({identity.formula[1:]},{NOT_COUNTED})"
    sheet.formula(row, WORST, worst, identity.worst, "calc_tiny")
    sheet.formula(row, TOLERANCE, f"={identity.tolerance}", tolerance, "calc_tiny")
    holds = f"IFERROR({cell_name(row, WORST)}<={cell_name(row, TOLERANCE)},0)"
    is_right, explained = identity.worst <= tolerance, bool(spec.outside)
    otherwise = f'CHOOSE(1+({CAUSES_UP}>0),"FAIL","{SEE_CAUSE}")'
    verdict = "OK" if is_right else SEE_CAUSE if explained else "FAIL"
    sheet.formula(row, VERDICT, f'=IF({holds},"OK",{otherwise})', verdict, "check")
    fails = f"=IF({holds},0,1-({CAUSES_UP}>0))"
    sheet.formula(row, FAILS, fails, int(not is_right and not explained), "calc_whole")


def _master(book: Book, sheet: Sheet, spec: WorkbookSpec, fails: str, row: int) -> None:
    sheet.text(row, LABEL, "All checks", "label")
    # Counting the zeros says CHECK also where a check shows an error value.
    formula = f'=IF(COUNTIF({fails},0)=COUNTA({fails}),"OK","CHECK")'
    sheet.formula(row, VERDICT, formula, master_check(spec), "check")
    cell = cell_name(row, VERDICT, fixed_row=True, fixed_column=True)
    book.name(MASTER_CHECK, on_sheet(CHECKS, cell))


def _alerts(book: Book, sheet: Sheet, spec: WorkbookSpec, row: int) -> None:
    """Alerts fail nothing: how large at worst, and in how many quarters."""
    for column, text in (
        (LABEL, "Alert"),
        (KEY, "Key"),
        (KIND, "Class"),
        (WORST, "Worst"),
        (TOLERANCE, "Quarters"),
        (VERDICT, ALERTS_HEAD),
    ):
        sheet.text(row, column, text, "head" if column < WORST else "head_right")
    tolerance, up = spec.live.number(CHECK_TOLERANCE), 0
    first = row + 1
    for line in _of_kind(spec, "alert"):
        row += 1
        area = spec.layout.block_of(line.name, CHECKS)
        values = spec.live.arrays[line.name][1:, :, 0]
        sheet.text(row, LABEL, line.definition.label, "label")
        sheet.text(row, KEY, line.name, "key")
        sheet.text(row, KIND, "Alert", "unit")
        sheet.formula(row, WORST, f"=MAX({area})", float(values.max()), f"calc_{line.unit.style}")
        count = f'=COUNTIF({area},">"&{CHECK_TOLERANCE})'
        sheet.formula(row, TOLERANCE, count, int((values > tolerance).sum()), "calc_whole")
        up += is_up(spec, line)
        quarters = f"{cell_name(first, TOLERANCE, fixed_row=True)}:{cell_name(row, TOLERANCE)}"
        sheet.formula(row, VERDICT, f'=COUNTIF({quarters},">0")', up, "calc_whole")
    if row >= first:
        for name, column in ((ALERTS, VERDICT), (ALERT_LABELS, LABEL)):
            area = range_name(first, column, row, column, fixed=True)
            book.name(name, on_sheet(CHECKS, area))
    row += 1
    sheet.text(row, LABEL, "Inputs changed since delivery, overrides included", "label")
    sheet.text(row, KIND, "Info", "unit")
    sheet.formula(row, WORST, f"={CHANGED_NAME}", spec.changed, "calc_whole")
