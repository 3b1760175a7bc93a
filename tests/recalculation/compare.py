"""Every formula cell of a planned workbook against what a spreadsheet program makes of it."""

import copy
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Value
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
        identical: of these, equal to the last bit; a fall is an early warning.
        worst: largest distance of two numbers, as a part of their size plus that of their row.
        different: cells further apart than the tolerance, or with an error value.
    """

    compared: int = 0
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
    shown.sheets = list(book.sheets)
    for at, sheet in enumerate(book.sheets):
        counts = {
            cell_name(*position)
            for position, cell in sheet.cells.items()
            if COUNTS_FORMULAS in (cell.formula or "") and NOT_COUNTED in (cell.formula or "")
        }
        if counts:
            cells = {
                position: cell._replace(value=NOT_COUNTED)
                if cell_name(*position) in counts
                or any((cell.formula or "").endswith(f",{count})") for count in counts)
                else cell
                for position, cell in sheet.cells.items()
            }
            shown.sheets[at] = replace(sheet, cells=cells)
    return shown


def differences_in_ironcalc(book: Book, recalculated: Values) -> Report:
    """Compare every formula cell with what IronCalc makes of it, which cannot count formulas."""
    return differences(without_counts_of_formulas(book), recalculated)


def differences(book: Book, recalculated: Values, tolerance: float = TOLERANCE) -> Report:
    """Compare every formula cell.

    Two numbers agree when abs(a - b) <= tolerance * (max(|a|, |b|) + largest |number| of the row).
    The row's scale lets a residual near zero be as inexact as the amounts that it came from. In a
    row of nothing but residuals, none above RESIDUAL, two numbers also agree when they are no
    further apart than SMALLEST_AMOUNT: such rows are zero but for rounding. A zero also agrees
    with the last bits that a quotient of two all but equal numbers leaves.
    """
    report = Report()
    for sheet in book.sheets:
        scales = _row_scales(sheet)
        values = recalculated.get(sheet.title, {})
        for (row, column), cell in sheet.cells.items():
            if cell.formula is None:
                continue
            value = values.get((row, column), "")
            distance = _distance(cell.value, value, scales.get(row, 0.0))
            report.compared += 1
            report.identical += distance == 0
            if scales.get(row, 0.0) <= RESIDUAL and _both_are_nothing(cell.value, value):
                continue
            if cell.value == 0 and not isinstance(value, str) and abs(value) <= LAST_BITS_OF_ONE:
                continue
            if distance <= tolerance:
                report.worst = max(report.worst, distance)
            else:
                report.different.append(
                    Difference(sheet.reference(row, column), cell.formula, cell.value, value)
                )
    return report


def _row_scales(sheet: Sheet) -> dict[int, float]:
    scales: dict[int, float] = {}
    for (row, _), cell in sheet.cells.items():
        if cell.formula is not None and isinstance(cell.value, float | int):
            scales[row] = max(scales.get(row, 0.0), abs(cell.value))
    return scales


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
