"""Each formula and each value of one sheet beside those of its plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import RETURNS, RETURNS_FIRST_STEP
from fundmodel.workbooks.cells import Cell, FormulaRow
from fundmodel.workbooks.copied_formulas import across, in_column
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.xml_pieces import Content, FormulaText
from fundmodel.workbooks.reading_back.moves import Moves, moved_formula, texts_that_formulas_read
from fundmodel.workbooks.verifying.values import differing, is_same

Held = Mapping[tuple[int, int], tuple[FormulaText | None, Content | None]]
"""Row and column -> the formula and the stored value of a cell."""
NOTHING: tuple[None, None] = (None, None)
LABEL_COLUMNS = range(1, 8)
STATIC, RESIDUAL_STYLE = "static_", "calc_tiny"


class Found(NamedTuple):
    """A cell that is not as the model has it.

    Attributes:
        kind: "formula", "value" or "stored".
        cell: sheet and cell.
        label: what stands in its row.
        found: what it holds.
        expected: what the model has there.
    """

    kind: str
    cell: str
    label: str
    found: object
    expected: object


@dataclass
class Comparison:
    """How a file compares with its plan.

    Attributes:
        formulas: how many were compared.
        values_of_formulas: how many of their values were compared.
        stored: how many stored numbers, and texts by which formulas search, were compared.
        passed_over: how many values of formulas were not compared.
        differences: the cells that differ.
    """

    formulas: int = 0
    values_of_formulas: int = 0
    stored: int = 0
    passed_over: int = 0
    differences: list[Found] = field(default_factory=list)


class ComparedSheet:
    """One sheet that is compared.

    Attributes:
        values: what a recalculation gives, in place of the stored values.
        has_values: whether there are any to compare.
        is_as_written: the file has the cells of the plan, letter for letter.
    """

    def __init__(
        self,
        sheet: Sheet,
        held: Held,
        moves: Mapping[str, Moves],
        skipped: Mapping[int, set[int]],
        comparison: Comparison,
    ) -> None:
        self._sheet, self._held, self._moves = sheet, held, moves
        self._skipped, self._comparison = skipped, comparison
        self._here = moves.get(sheet.title)
        self.values: Mapping[tuple[int, int], Content] | None = None
        self.has_values, self.is_as_written = True, False

    def compare(self) -> None:
        """Compare every planned cell, and count."""
        searched = texts_that_formulas_read(self._sheet)
        for row, pieces in self._sheet.cells.in_rows():
            for column, piece in pieces:
                if isinstance(piece, FormulaRow):
                    self._row(row, piece)
                elif piece.formula is not None:
                    self._single(row, column, piece)
                elif piece.style.startswith(STATIC) or (
                    isinstance(piece.value, str) and (self._sheet.title, row, column) in searched
                ):
                    self._stored(row, column, piece)

    def _stored(self, row: int, column: int, cell: Cell) -> None:
        if column in self._skipped.get(row, ()) or cell.value is None:
            return
        self._comparison.stored += 1
        if self.is_as_written:
            return
        _, value = self._held.get(self._to(row, column), NOTHING)
        if not is_same(cell.value, value):
            self._differs("stored", row, column, value, cell.value)

    def _single(self, row: int, column: int, cell: Cell) -> None:
        formula = str(cell.formula)
        if not self._has_formula(row, column, formula) or not self._compared(row, [column]):
            return
        value = self._value(self._to(row, column), cell.value)
        if not is_same(cell.value, value, is_residual=cell.style == RESIDUAL_STYLE):
            self._differs("value", row, column, value, cell.value)

    def _row(self, row: int, piece: FormulaRow) -> None:
        columns = piece.columns
        if self._has_formulas(row, piece):
            self._comparison.formulas += len(columns)
            right: Sequence[int] = columns
        else:
            right = [
                column
                for column in columns
                if self._has_formula(row, column, in_column(piece.formula, column))
            ]
        compared = self._compared(row, right)
        if not compared or (self.is_as_written and self.values is None):
            return
        numbers = piece.numbers.tolist()
        planned = [numbers[column - piece.first] for column in compared]
        self._values_of_row(row, compared, planned)

    def _has_formulas(self, row: int, piece: FormulaRow) -> bool:
        """Whether all formulas of a row are spelled as the model spells them."""
        if self.is_as_written or self._moves:
            return self.is_as_written
        held = self._held
        found = [held.get((row, column), NOTHING)[0] for column in piece.columns]
        texts = [one for one in found if one is not None]
        expected = across(piece.formula + "\n", piece.columns)[:-1]
        return len(texts) == len(found) and "\n".join(texts) == expected

    def _values_of_row(self, row: int, compared: Sequence[int], planned: Sequence[float]) -> None:
        found = [
            self._value(self._to(row, column), number)
            for column, number in zip(compared, planned, strict=True)
        ]
        if found == planned:
            return
        for column, value, number in zip(compared, found, planned, strict=True):
            if not isinstance(value, float | int):
                self._differs("value", row, column, value, number)
        both = [(column, float(value), number)
                for column, value, number in zip(compared, found, planned, strict=True)
                if isinstance(value, float | int)]  # fmt: skip
        ours, theirs = (np.array([one[at] for one in both]) for at in (2, 1))
        for at in np.flatnonzero(differing(ours, theirs)).tolist():
            self._differs("value", row, *both[at])

    def _has_formula(self, row: int, column: int, formula: str) -> bool:
        self._comparison.formulas += 1
        if self.is_as_written:
            return True
        found, value = self._held.get(self._to(row, column), NOTHING)
        if found == formula:
            return True
        expected = moved_formula(formula, self._sheet.title, self._moves)
        if found is not None and normal_formula(found) == normal_formula(expected):
            return True
        self._differs("formula", row, column, value if found is None else found, expected)
        return False

    def _compared(self, row: int, columns: Sequence[int]) -> Sequence[int]:
        """Columns whose values are compared; steps towards a rate are not, since the rate is."""
        compared: Sequence[int] = columns if self.has_values else ()
        if skipped := self._skipped.get(row):
            compared = [column for column in compared if column not in skipped]
        if self._sheet.title == RETURNS:
            compared = [column for column in compared if column < RETURNS_FIRST_STEP]
        self._comparison.values_of_formulas += len(compared)
        self._comparison.passed_over += len(columns) - len(compared)
        return compared

    def _value(self, at: tuple[int, int], planned: Content | None) -> Content | None:
        """What a cell holds, or what a recalculation gives; as written it is what is planned."""
        if self.values is not None:
            return self.values.get(at)
        return planned if self.is_as_written else self._held.get(at, NOTHING)[1]

    def _to(self, row: int, column: int) -> tuple[int, int]:
        return self._here.to(row, column) if self._here else (row, column)

    def _differs(self, kind: str, row: int, column: int, found: object, expected: object) -> None:
        at = self._to(row, column)
        cell = on_sheet(self._sheet.title, cell_name(*at))
        label = next(self._labels(at[0]), "")
        self._comparison.differences.append(Found(kind, cell, label, found, expected))

    def _labels(self, row: int) -> Iterator[str]:
        """The texts that stand first in a row."""
        for column in LABEL_COLUMNS:
            formula, value = self._held.get((row, column), NOTHING)
            if isinstance(value, str) and formula is None and value.strip():
                yield value
