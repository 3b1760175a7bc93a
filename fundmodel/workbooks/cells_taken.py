"""The cells that a reference of a formula takes, as a text that is seen from the formula's row."""

from dataclasses import dataclass

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.model import Line
from fundmodel.workbooks.a1 import column_letters
from fundmodel.workbooks.cell_layout import FIRST_YEAR, YEAR_ROW, CellLayout, InputColumns
from fundmodel.workbooks.time_columns import MEMBER

FIRST_YEAR_CELL, YEARS_NAME = "first_year_of_series", "years_of_series"


@dataclass(frozen=True)
class Row:
    """A row of a line, whose formula is written."""

    layout: CellLayout
    line: Line
    member_index: int

    @property
    def here(self) -> str:
        """The sheet on which it stands."""
        return self.layout.sheet(self.line.name)

    @property
    def fixed(self) -> str:
        """Fixes the rows that every second member's formula names, which changes no number.

        LibreOffice 7.4 takes equal formulas below each other as one group, and dies when a cell
        changes on which very many groups depend; so no two neighbours are equal.
        """
        return "$" if self.member_index % 2 else ""

    def label(self, column: int = MEMBER) -> str:
        """The cell with a text of this row: its member, or an attribute of it."""
        row = self.layout.row(self.line.name, self.member_index)
        return f"${column_letters(column)}{self.fixed}{row}"

    def row_of(self, name: str) -> int:
        """The row of another line, or of my own, in which my member stands."""
        index = self.layout.model.member_index_of(name, self.line.name, self.member_index)
        return self.layout.row(name, index)


@dataclass(frozen=True)
class Cells:
    """What a reference takes, seen from a row.

    Attributes:
        row: in whose formula the reference stands.
        read: the reference.
        of: the position of the one member that is taken; None for all, one below the other.
    """

    row: Row
    read: Read
    of: int | None = None

    @property
    def layout(self) -> CellLayout:
        """Where everything stands."""
        return self.row.layout

    def in_column(self, column: str) -> str:
        """The cell of the member, or the cells of all of them.

        Args:
            column: the mark or the letters of a quarter; what has no quarters stands elsewhere.
        """
        name, model = self.read.name, self.layout.model
        if model.is_by_year(name):
            return self._in_year_of(column)
        if name in model.inputs:
            column = f"${column_letters(InputColumns.live)}"
            return name if model.each(name) is None else self._area(column)
        if model.is_result(name) or name in self.layout.constants:
            column = f"${column_letters(self.layout.columns.whole_life)}"
        return self._area(column)

    def from_opening(self, last: str) -> str:
        """The cells from the opening's column to another."""
        return self._area(f"${column_letters(self.layout.columns.opening)}", last)

    def labels(self, column: int = MEMBER) -> str:
        """The cells with a text of each member: its name, or an attribute of it."""
        letters = f"${column_letters(column)}$"
        return self.layout.cells(self.read.name, letters, self.row.here)

    def _area(self, first: str, last: str = "") -> str:
        fixed, top, bottom = self._rows()
        start, end = f"{first}{fixed}{top}", f"{last or first}{fixed}{bottom}"
        area = start if self.of is not None and not last else f"{start}:{end}"
        return self.layout.elsewhere(self.read.name, self.row.here, area)

    def _rows(self) -> tuple[str, int, int]:
        """What fixes the rows, and the first and the last of them."""
        name, layout = self.read.name, self.layout
        fixed = "$" if name in layout.model.inputs else ""
        if self.of is None:
            return fixed, layout.row(name), layout.row(name, len(layout.model.members(name)) - 1)
        row = layout.row(name, self.of)
        return fixed or self.row.fixed, row, row

    def _in_year_of(self, column: str) -> str:
        first, last = self.layout.years
        row = self.layout.row(self.read.name)
        letters = [column_letters(at) for at in (FIRST_YEAR, FIRST_YEAR + last - first)]
        cells = ":".join(f"${at}${row}" for at in letters)
        area = self.layout.elsewhere(self.read.name, self.row.here, cells)
        year = f"MAX({column}${YEAR_ROW},{FIRST_YEAR_CELL})"
        return f"INDEX({area},1,MATCH({year},{YEARS_NAME},0))"
