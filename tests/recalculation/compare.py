"""Every formula cell of a planned workbook against what a spreadsheet program makes of it."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import RETURNS, RETURNS_FIRST_STEP
from fundmodel.workbooks.cells import Cell, Cells, FormulaRow, Value
from tests.recalculation.engines import ErrorValue, Values

TOLERANCE = 1e-9
RESIDUAL = 1e-6
SMALLEST_AMOUNT = 1e-8
LAST_BITS_OF_ONE = 1e-11
MOST_LISTED = 10


class Difference(NamedTuple):
    """One cell in which the two disagree."""

    reference: str
    formula: str
    planned: Value | None
    recalculated: Value | None


@dataclass
class Report:
    """How well a workbook agrees with its plan.

    Attributes:
        compared: formula cells looked at.
        by_chance: formula cells passed over: steps towards a rate of nothing but rounding.
        identical: of these, equal to the last bit; a fall is an early warning.
        worst: largest distance of two numbers, as a part of their size plus that of their row.
        different: cells further apart than the tolerance, or with an error value.
    """

    compared: int = 0
    by_chance: int = 0
    identical: int = 0
    worst: float = 0.0
    different: list[Difference] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Whether there was something to compare, and nothing differs."""
        return self.compared > 0 and not self.different

    def __str__(self) -> str:
        head = (
            f"{len(self.different)} of {self.compared} formula cells differ; "
            f"{self.identical} are identical, the worst distance is {self.worst:.1e}"
        )
        shown = [
            f"  {reference} {formula}: planned {planned!r}, recalculated {recalculated!r}"
            for reference, formula, planned, recalculated in self.different[:MOST_LISTED]
        ]
        return "\n".join([head, *shown])


COUNTS_FORMULAS = "ISFORMULA"
NOT_COUNTED = "n/a"


def without_counts_of_formulas(book: Book) -> Book:
    """The plan as a program shows it that cannot count formulas: n/a, and the verdict likewise.

    IronCalc does not know ISFORMULA of a range; LibreOffice is asked for these cells instead.
    """
    shown = copy.copy(book)
    shown.sheets = [_without_counts(sheet) for sheet in book.sheets]
    return shown


def _without_counts(sheet: Sheet) -> Sheet:
    counts = {
        cell_name(row, column)
        for row, columns, formula in sheet.cells.formulas()
        if COUNTS_FORMULAS in formula and NOT_COUNTED in formula
        for column in columns
    }
    if not counts:
        return sheet
    cells = copy.deepcopy(sheet.cells)
    for position, cell in list(cells.items()):
        follows = any((cell.formula or "").endswith(f",{count})") for count in counts)
        if follows or cell_name(*position) in counts:
            cells[position] = cell._replace(value=NOT_COUNTED)
    return replace(sheet, cells=cells)


def with_wrong_values(book: Book) -> Book:
    """A copy with zero, or an empty text, stored in every formula cell."""
    wrong = copy.copy(book)
    wrong.sheets = [replace(one, cells=_with_wrong_values(one.cells)) for one in book.sheets]
    return wrong


def _with_wrong_values(cells: Cells) -> Cells:
    """Rows of formulas stay rows, so that the file has them as a delivered one does."""
    wrong = Cells()
    for row, pieces in cells.in_rows():
        for column, piece in pieces:
            if isinstance(piece, FormulaRow):
                wrong.add_row(row, replace(piece, numbers=np.zeros_like(piece.numbers)))
            else:
                zero = "" if isinstance(piece.value, str) else 0.0
                is_formula = piece.formula is not None
                wrong[row, column] = piece._replace(value=zero) if is_formula else piece
    return wrong


def differences_in_ironcalc(book: Book, recalculated: Values) -> Report:
    """Compare every formula cell with what IronCalc makes of it, which cannot count formulas."""
    return differences(without_counts_of_formulas(book), recalculated)


def differences(book: Book, recalculated: Values, tolerance: float = TOLERANCE) -> Report:
    """Compare every formula cell.

    Two numbers agree when abs(a - b) <= tolerance * (max(|a|, |b|) + largest |number| of the row).
    The row's scale lets a residual near zero be as inexact as the amounts that it came from. In a
    row of nothing but residuals, none above RESIDUAL, two numbers also agree when they are no
    further apart than SMALLEST_AMOUNT: such rows are zero but for rounding. So are the last bits
    that a quotient of two all but equal numbers leaves. Where a rate is sought of flows that are
    nothing but rounding, each step halves by chance; the rate itself is compared.
    """
    report = Report()
    for sheet in book.sheets:
        values = recalculated.get(sheet.title, {})
        by_chance = _halvings_of_nothing(sheet, values)
        for row, pieces in sheet.cells.in_rows():
            planned = [one for column, piece in pieces for one in _planned(column, piece)]
            scale = max((abs(one) for _, one in planned if _is_number(one)), default=0.0)
            for column, one in planned:
                if row in by_chance and column >= RETURNS_FIRST_STEP:
                    report.by_chance += 1
                    continue
                value = values.get((row, column), "")
                report.compared += 1
                if _distance(one, value, scale) == 0:
                    report.identical += 1
                elif not _is_rounding(one, value, scale):
                    _compare(report, sheet, (row, column), value, scale, tolerance)
    return report


def _halvings_of_nothing(sheet: Sheet, values: Mapping[tuple[int, int], Value]) -> frozenset[int]:
    """The rows of steps, three above a row of present values that are all zero but for rounding."""
    if sheet.title != RETURNS:
        return frozenset()
    found: set[int] = set()
    for row, pieces in sheet.cells.in_rows():
        planned = [one for column, piece in pieces for one in _planned(column, piece)]
        sides = [(one, values.get((row, column), "")) for column, one in planned]
        if sides and all(_is_residual(one) and _is_residual(other) for one, other in sides):
            found |= {row - 3, row - 2, row - 1}
    return frozenset(found)


def _is_residual(value: Value | None) -> bool:
    return isinstance(value, float | int) and abs(value) <= RESIDUAL


def _planned(column: int, piece: Cell | FormulaRow) -> list[tuple[int, Value | None]]:
    """Column and value of each formula that begins in a column."""
    if isinstance(piece, FormulaRow):
        return list(zip(piece.columns, piece.numbers.tolist(), strict=True))
    return [] if piece.formula is None else [(column, piece.value)]


def _is_number(value: Value | None) -> bool:
    return isinstance(value, float | int)


def _is_rounding(planned: Value | None, value: Value, scale: float) -> bool:
    """Whether both are zero but for rounding."""
    if scale <= RESIDUAL and _both_are_nothing(planned, value):
        return True
    if not isinstance(planned, float | int) or isinstance(value, str):
        return False
    return max(abs(planned), abs(value)) <= LAST_BITS_OF_ONE


def _compare(
    report: Report, sheet: Sheet, at: tuple[int, int], value: Value, scale: float, tolerance: float
) -> None:
    """Two values that are not the same."""
    cell = sheet.cells[at]
    distance = _distance(cell.value, value, scale)
    if distance <= tolerance:
        report.worst = max(report.worst, distance)
    else:
        reference = sheet.reference(*at)
        report.different.append(Difference(reference, cell.formula or "", cell.value, value))


def _both_are_nothing(planned: Value | None, recalculated: Value) -> bool:
    """Whether two residuals differ by less than any amount that counts."""
    if isinstance(planned, str) or isinstance(recalculated, str) or planned is None:
        return False
    return abs(planned - recalculated) <= SMALLEST_AMOUNT


def _distance(planned: Value | None, recalculated: Value, row_scale: float) -> float:
    """How far apart two values are, as a part of their size; infinite for unlike kinds."""
    if planned == recalculated and not isinstance(recalculated, ErrorValue):
        return 0.0
    if isinstance(planned, str) or isinstance(recalculated, str) or planned is None:
        return float("inf")
    return abs(planned - recalculated) / (max(abs(planned), abs(recalculated)) + row_scale)
