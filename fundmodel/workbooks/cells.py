"""The cells of a planned sheet: single ones, and rows of them that hold one formula.

A row of formulas is kept as one formula and a list of numbers, since a large workbook has some
thousands of rows and more than half a million cells; who asks for a cell gets it.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.copied_formulas import in_column

Value = float | int | str | bool
Position = tuple[int, int]
"""Row and column, counted from 1."""


class Cell(NamedTuple):
    """One planned cell.

    Attributes:
        value: number, text or truth value; of a formula, what Python gives; None is an empty cell.
        style: a key of `styles.STYLES`.
        formula: beginning with "=", or None when the value is typed in.
        target: where a click leads: "#Sheet!A1" inside the workbook, or a web address.
    """

    value: Value | None
    style: str
    formula: str | None = None
    target: str | None = None


@dataclass(frozen=True, eq=False)
class FormulaRow:
    """One formula in cells beside each other, each with a number of its own.

    Attributes:
        first: the first column.
        formula: with marks for the column, as in `copied_formulas`.
        numbers: what Python gives, a number a cell.
        style: of all cells.
    """

    first: int
    formula: str
    numbers: Numbers
    style: str

    @property
    def last(self) -> int:
        """The last column."""
        return self.first + len(self.numbers) - 1

    @property
    def columns(self) -> range:
        """All columns."""
        return range(self.first, self.last + 1)

    def cell(self, column: int) -> Cell:
        """The cell in one of its columns."""
        number = float(self.numbers[column - self.first])
        return Cell(number, self.style, in_column(self.formula, column))


class Cells(MutableMapping[Position, Cell]):
    """(row, column) -> cell, whether it stands alone or in a row of formulas."""

    def __init__(self) -> None:
        self._single: dict[int, dict[int, Cell]] = {}
        self._rows: dict[int, list[FormulaRow]] = {}

    def add(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell where nothing stands."""
        self._single.setdefault(row, {})[column] = cell

    def add_row(self, row: int, formulas: FormulaRow) -> None:
        """Put a row of formulas where nothing stands."""
        self._single.setdefault(row, {})
        self._rows.setdefault(row, []).append(formulas)

    @property
    def last_row(self) -> int:
        """The lowest row in which something stands; 0 if nothing does."""
        return max(self._single, default=0)

    @property
    def last_column(self) -> int:
        """The column furthest to the right in which something stands; 0 if nothing does."""
        rows = (one.last for rows in self._rows.values() for one in rows)
        return max((*(max(row, default=0) for row in self._single.values()), *rows), default=0)

    def is_free(self, row: int, columns: range) -> bool:
        """Whether nothing stands in these columns of a row."""
        for one in self._rows.get(row, ()):
            if one.first <= columns[-1] and columns[0] <= one.last:
                return False
        return self._single.get(row, {}).keys().isdisjoint(columns)

    def is_taken(self, row: int, column: int) -> bool:
        """Whether something stands in a column of a row."""
        if column in self._single.get(row, ()):
            return True
        return row in self._rows and self._row_over(row, column) is not None

    def every(self) -> Iterator[tuple[Position, Cell]]:
        """Every cell with its position, row by row, from the left; none has to be looked for."""
        for row, pieces in self.in_rows():
            for column, piece in pieces:
                if isinstance(piece, FormulaRow):
                    for at in piece.columns:
                        yield (row, at), piece.cell(at)
                else:
                    yield (row, column), piece

    def in_rows(self) -> Iterator[tuple[int, list[tuple[int, Cell | FormulaRow]]]]:
        """Each row from the top: columns, from the left, with what begins there."""
        for row in sorted(self._single):
            pieces: list[tuple[int, Cell | FormulaRow]] = [*self._single[row].items()]
            pieces += [(one.first, one) for one in self._rows.get(row, ())]
            yield row, sorted(pieces)

    def single(self) -> Iterator[tuple[int, int, Cell]]:
        """Row and column of each cell that stands alone: texts, typed numbers, other formulas."""
        for row, pieces in self.in_rows():
            for column, piece in pieces:
                if isinstance(piece, Cell):
                    yield row, column, piece

    def formulas(self) -> Iterator[tuple[int, range, str]]:
        """Row, columns and text of each formula; that of a row of formulas has marks."""
        for row, pieces in self.in_rows():
            for column, piece in pieces:
                if isinstance(piece, FormulaRow):
                    yield row, piece.columns, piece.formula
                elif piece.formula is not None:
                    yield row, range(column, column + 1), piece.formula

    def __getitem__(self, position: Position) -> Cell:
        row, column = position
        single = self._single.get(row, {}).get(column)
        found = single or self._row_over(row, column)
        if found is None:
            raise KeyError(position)
        return found.cell(column) if isinstance(found, FormulaRow) else found

    def __setitem__(self, position: Position, cell: Cell) -> None:
        """Put a cell; a row of formulas that had it falls into single cells."""
        row, column = position
        self._dissolve(row, column)
        self.add(row, column, cell)

    def __delitem__(self, position: Position) -> None:
        row, column = position
        self._dissolve(row, column)
        del self._single[row][column]
        if not (self._single[row] or self._rows.get(row)):
            del self._single[row]

    def __iter__(self) -> Iterator[Position]:
        for row, pieces in self.in_rows():
            for column, piece in pieces:
                columns = piece.columns if isinstance(piece, FormulaRow) else (column,)
                yield from ((row, at) for at in columns)

    def __len__(self) -> int:
        rows = (len(one.numbers) for rows in self._rows.values() for one in rows)
        return sum(map(len, self._single.values())) + sum(rows)

    def _row_over(self, row: int, column: int) -> FormulaRow | None:
        for one in self._rows.get(row, ()):
            if one.first <= column <= one.last:
                return one
        return None

    def _dissolve(self, row: int, column: int) -> None:
        found = self._row_over(row, column)
        if found is not None:
            self._rows[row].remove(found)
            self._single[row].update((at, found.cell(at)) for at in found.columns)
