"""The rows of causes on Checks, and the first of them as a sentence for every sheet.

Of a workbook that is written all causes are down but one: a number may have been accepted outside
its range.
"""

from collections.abc import Sequence
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import CHECKS, HEAD_ROW
from fundmodel.workbooks.outside import Outside
from fundmodel.workbooks.sheets.causes import Cause, key_of
from fundmodel.workbooks.sheets.parts import FIRST_CAUSE
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

KEY, KIND, WORST, TOLERANCE, VERDICT, FAILS, COUNTED = 3, 4, 5, 6, 7, 8, 9
SENTENCE, AT_ROW, AT_NAME, AT_VALUE, AT_LOWEST, AT_HIGHEST = 10, 11, 12, 13, 14, 15
NUMBERS = AT_HIGHEST + 1
FIRST_ROW_OF_CAUSES = HEAD_ROW + 1
CAUSES_UP, SENTENCE_ROW, NUMBER_ROW = "causes_up", 3, 4
NOT_COUNTED, NO_CAUSE = '"n/a"', "None: all checks hold"
A_CHECK_FAILS = "A check fails, and no cause of it is known: "
FIRST_LABEL = "What to look at first"


class CauseValues(NamedTuple):
    """What Python gives for the cells of a cause."""

    how_many: int = 0
    sentence: str = ""
    row: int | str = ""
    name: str = ""
    value: float | str = ""
    lowest: float | str = ""
    highest: float | str = ""


def plan_causes(sheet: Sheet, spec: WorkbookSpec, causes: Sequence[Cause]) -> int:
    """Plan a row a cause on Checks; gives the row below them."""
    for row, cause in enumerate(causes, FIRST_ROW_OF_CAUSES):
        _cause(sheet, row, cause, _values(spec, cause))
    return FIRST_ROW_OF_CAUSES + len(causes)


def plan_heads_of_causes(book: Book, sheet: Sheet, spec: WorkbookSpec, rows: range) -> None:
    """Plan the first cause and how many there are, above the heads of Checks.

    Args:
        book: where names are given.
        sheet: Checks.
        spec: what the workbook holds.
        rows: those of the causes, and after its end those of the identities up to the last row.
    """
    below = rows.stop, sheet.cells.last_row

    def area(first: int, last: int, column: int) -> str:
        return range_name(first, column, last, column, fixed=True)

    causes, fails = (area(rows.start, rows.stop - 1, at) for at in (SENTENCE, FAILS))
    label = f"INDEX({area(*below, LABEL)},MATCH(1,{area(*below, FAILS)},0))"
    otherwise = f'IFERROR("{A_CHECK_FAILS}"&{label},"{NO_CAUSE}")'
    formula = f"=IFERROR(INDEX({causes},MATCH(1,{fails},0)),{otherwise})"
    sheet.text(SENTENCE_ROW, LABEL, FIRST_LABEL, "label")
    sheet.formula(SENTENCE_ROW, KEY, formula, first_cause(spec), "sub")
    sheet.text(NUMBER_ROW, LABEL, "Causes that are up", "label")
    up = len({one.title for one in spec.outside})
    sheet.formula(NUMBER_ROW, KEY, f"=SUM({fails})", up, "calc_whole")
    for name, row in ((FIRST_CAUSE, SENTENCE_ROW), (CAUSES_UP, NUMBER_ROW)):
        cell = cell_name(row, KEY, fixed_row=True, fixed_column=True)
        book.name(name, on_sheet(CHECKS, cell))


def plan_first_cause(sheet: Sheet, spec: WorkbookSpec, row: int, label: int, sentence: int) -> None:
    """Plan, on another sheet, the sentence that says what to look at first; it leads to Checks.

    Args:
        sheet: where to, such as Cover.
        spec: what the workbook holds.
        row: of the sentence.
        label, sentence: the columns.
    """
    sheet.text(row, label, FIRST_LABEL, "label")
    sheet.formula(row, sentence, f"={FIRST_CAUSE}", first_cause(spec), "label")
    sheet.link_formula(row, sentence, CHECKS, cell_name(SENTENCE_ROW, LABEL))


def first_cause(spec: WorkbookSpec) -> str:
    """The sentence as Python gives it."""
    if spec.outside:
        return sentence_of(spec.outside[0])
    failing = [line for line in spec.live.of_kind("check") if not spec.live.holds(line)]
    return f"{A_CHECK_FAILS}{failing[0].definition.label}" if failing else NO_CAUSE


def sentence_of(one: Outside) -> str:
    """What is said of an input that is outside."""
    begins, value = f"{one.title}, row {one.row}: {one.name} is", one.value
    ends = f"outside Min {number_text(one.lowest)} and Max {number_text(one.highest)}."
    if value is None:
        return f"{begins} in some year {ends}"
    if one.lowest <= value <= one.highest:
        ends = "and must be whole; a date, the last day of a quarter."
    return f"{begins} {number_text(value)}, {ends}"


def number_text(value: float) -> str:
    """A number as a formula joins it to a text.

    >>> number_text(0.5), number_text(46112.0), number_text(0.000001)
    ('0.5', '46112', '0.000001')
    """
    text = f"{value:.15g}"
    return f"{value:.20f}".rstrip("0") if "e-" in text else text


def _values(spec: WorkbookSpec, cause: Cause) -> CauseValues:
    found = [one for one in spec.outside if one.title == cause.sheet]
    if not found or cause.key != key_of("inputs_are_plausible_on", cause.sheet):
        return CauseValues(value=0 if cause.delivered is not None and cause.value else "")
    one = found[0]
    value = "" if one.value is None else one.value
    return CauseValues(
        len(found), sentence_of(one), one.row, one.name, value, one.lowest, one.highest
    )


def _cause(sheet: Sheet, row: int, cause: Cause, values: CauseValues) -> None:
    sheet.text(row, LABEL, cause.label, "label")
    sheet.text(row, KEY, cause.key, "key")
    sheet.text(row, KIND, "Cause", "unit")
    count, fails, delivered = (cell_name(row, at) for at in (WORST, FAILS, COUNTED))
    formula = f"=IFERROR({cause.count},1)"
    if cause.delivered is not None:
        cells = {"delivered": delivered, "numbers": cell_name(row, NUMBERS)}
        missing = _filled(cause.count, cells)
        formula = f"=IFERROR({missing},{NOT_COUNTED})"
        sheet.number(row, COUNTED, cause.delivered, "static_whole")
        if cause.numbers is not None:
            sheet.number(row, NUMBERS, cause.numbers, "static_whole")
    sheet.formula(row, WORST, formula, values.how_many, "calc_whole")
    verdict = f'=IF(ISNUMBER({count}),CHOOSE(1+({count}>0),"OK","LOOK"),{count})'
    sheet.formula(row, VERDICT, verdict, "LOOK" if values.how_many else "OK", "check")
    fail = f"=IF(AND(ISNUMBER({count}),{count}>0),1,0)"
    sheet.formula(row, FAILS, fail, int(values.how_many > 0), "calc_whole")
    _where(sheet, row, cause, values, fails)


def _where(sheet: Sheet, row: int, cause: Cause, values: CauseValues, fails: str) -> None:
    """The sentence, and what it is made of: nothing while the cause is down."""
    parts = {
        "row": (AT_ROW, cause.row, values.row),
        "name": (AT_NAME, cause.name, values.name),
        "value": (AT_VALUE, cause.value, values.value),
        "lowest": (AT_LOWEST, cause.lowest, values.lowest),
        "highest": (AT_HIGHEST, cause.highest, values.highest),
    }
    cells = {part: cell_name(row, column) for part, (column, _, _) in parts.items()}
    cells["count"] = cell_name(row, WORST)
    for part, (column, formula, value) in parts.items():
        if formula:
            filled, empty = _filled(formula, cells), "0" if value == 0 and part == "value" else '""'
            sheet.formula(row, column, f"=IF({fails}=1,{filled},{empty})", value, "static_text")
    sentence = f'=IF({fails}=1,{_filled(cause.sentence, cells)},"")'
    sheet.formula(row, SENTENCE, sentence, values.sentence, "label")
    sheet.link_formula(row, SENTENCE, cause.sheet)


def _filled(formula: str, cells: dict[str, str]) -> str:
    for part, cell in cells.items():
        formula = formula.replace(f"{{{part}}}", cell)
    return formula
