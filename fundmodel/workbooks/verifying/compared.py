"""Each formula and each value of a file beside those of the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import RETURNS, RETURNS_FIRST_STEP
from fundmodel.workbooks.cells import Cell, FormulaRow
from fundmodel.workbooks.copied_formulas import across, in_column
from fundmodel.workbooks.opening.fingerprints import as_text
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Content, FormulaText
from fundmodel.workbooks.reading_back.moves import (
    Moves,
    moved_formula,
    moves_of,
    texts_that_formulas_read,
)
from fundmodel.workbooks.verifying.followers import Address
from fundmodel.workbooks.verifying.values import differing, is_same

Held = Mapping[tuple[int, int], tuple[FormulaText | None, Content | None]]
"""Row and column -> the formula and the stored value of a cell."""
Values = Mapping[str, Mapping[tuple[int, int], Content]]
"""Sheet -> row and column -> the value that another program works out."""
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


def compare(
    opened: OpenedWorkbook,
    book: Book,
    passed_over: set[Address],
    values: Values | None,
    *,
    has_values: bool,
) -> Comparison:
    """Compare every planned cell with the file.

    Args:
        opened: the file.
        book: what it should hold.
        passed_over: cells whose value is not compared.
        values: those of a recalculation, in place of the stored ones.
        has_values: whether there are any to compare.

    Raises:
        BadInput: a sheet is damaged.
    """
    held: dict[str, Held] = {}
    for sheet in book.sheets:
        cells = opened.whole_cells(sheet.title) if sheet.title in opened.sheets else ()
        held[sheet.title] = {(row, column): (one, value) for row, column, one, value, _ in cells}
    moves = _moves(book, held)
    comparison = Comparison()
    skipped = {title: set[tuple[int, int]]() for title in held}
    for title, row, column in passed_over:
        skipped[title].add((row, column))
    for sheet in book.sheets:
        if sheet.title in opened.sheets:
            of_sheet = _Sheet(sheet, held[sheet.title], moves, skipped[sheet.title], comparison)
            of_sheet.has_values = has_values
            of_sheet.values = None if values is None else values.get(sheet.title, {})
            of_sheet.compare()
    return comparison


def _moves(book: Book, held: Mapping[str, Held]) -> dict[str, Moves]:
    """How rows and columns moved, on sheets whose labels are no longer where they were planned."""
    moves = {}
    for sheet in book.sheets:
        cells = held[sheet.title]
        texts = [(row, column, cell.value) for row, column, cell in sheet.cells.single()
                 if isinstance(cell.value, str) and cell.formula is None]  # fmt: skip
        off = sum(
            as_text(cells.get((row, column), NOTHING)[1]) != as_text(text)
            for row, column, text in texts
        )
        if cells and off > len(texts) / 20 + 2:
            found = {at: one if one is not None else value for at, (one, value) in cells.items()}
            moves[sheet.title] = moves_of(
                sheet, {at: content for at, content in found.items() if content is not None}
            )
    return moves


class _Sheet:
    """One sheet that is compared."""

    def __init__(
        self,
        sheet: Sheet,
        held: Held,
        moves: Mapping[str, Moves],
        skipped: set[tuple[int, int]],
        comparison: Comparison,
    ) -> None:
        self._sheet, self._held, self._moves = sheet, held, moves
        self._skipped, self._comparison = skipped, comparison
        self._here = moves.get(sheet.title)
        self.values: Mapping[tuple[int, int], Content] | None = None
        self.has_values = True

    def compare(self) -> None:
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
        if (row, column) in self._skipped or cell.value is None:
            return
        self._comparison.stored += 1
        _, value = self._held.get(self._to(row, column), NOTHING)
        if not is_same(cell.value, value):
            self._differs("stored", row, column, value, cell.value)

    def _single(self, row: int, column: int, cell: Cell) -> None:
        formula = str(cell.formula)
        if self._has_formula(row, column, formula):
            value = self._value(self._to(row, column))
            same = is_same(cell.value, value, is_residual=cell.style == RESIDUAL_STYLE)
            if self._is_compared(row, column) and not same:
                self._differs("value", row, column, value, cell.value)

    def _row(self, row: int, piece: FormulaRow) -> None:
        columns = piece.columns
        ats = [self._to(row, column) for column in columns]
        formulas = [self._held.get(at, NOTHING)[0] for at in ats]
        expected = across(piece.formula + "\n", columns)[:-1]
        texts = [one for one in formulas if one is not None]
        same = not self._moves and len(texts) == len(columns) and "\n".join(texts) == expected
        if same:
            self._comparison.formulas += len(columns)
            right = list(columns)
        else:
            right = [
                column
                for column in columns
                if self._has_formula(row, column, in_column(piece.formula, column))
            ]
        numbers = dict(zip(columns, piece.numbers.tolist(), strict=True))
        self._values_of_row(row, {column: numbers[column] for column in right})

    def _values_of_row(self, row: int, numbers: Mapping[int, float]) -> None:
        compared = [column for column in numbers if self._is_compared(row, column)]
        found = [self._value(self._to(row, column)) for column in compared]
        planned = [numbers[column] for column in compared]
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
        found, value = self._held.get(self._to(row, column), NOTHING)
        if found == formula:
            return True
        expected = moved_formula(formula, self._sheet.title, self._moves)
        if found is not None and normal_formula(found) == normal_formula(expected):
            return True
        self._differs("formula", row, column, value if found is None else found, expected)
        return False

    def _is_compared(self, row: int, column: int) -> bool:
        """Whether a value is compared; steps towards a rate are not, since the rate is."""
        steps = self._sheet.title == RETURNS and column >= RETURNS_FIRST_STEP
        if steps or not self.has_values or (row, column) in self._skipped:
            self._comparison.passed_over += 1
            return False
        self._comparison.values_of_formulas += 1
        return True

    def _value(self, at: tuple[int, int]) -> Content | None:
        if self.values is None:
            return self._held.get(at, NOTHING)[1]
        return self.values.get(at)

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
