"""What a chart shows: its kind, the cells it draws and where it lies on the sheet.

The heading and the unit are texts in the cells above the chart: they stay left-aligned and live,
and every program shows them alike.
"""

from dataclasses import dataclass
from typing import Literal

from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.styles import WHOLE_BILLIONS

Kind = Literal[
    "stacked columns", "clustered columns", "bars", "stacked bars", "lines", "stacked area"
]


@dataclass(frozen=True)
class Area:
    """One row or one column of cells on a sheet, counted from 1."""

    sheet: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @classmethod
    def row(cls, sheet: str, row: int, first_column: int, last_column: int) -> "Area":
        """Cells beside each other."""
        return cls(sheet, row, first_column, row, last_column)

    @classmethod
    def column(cls, sheet: str, column: int, first_row: int, last_row: int) -> "Area":
        """Cells below each other."""
        return cls(sheet, first_row, column, last_row, column)

    @classmethod
    def cell(cls, sheet: str, row: int, column: int) -> "Area":
        """One cell."""
        return cls(sheet, row, column, row, column)

    @property
    def reference(self) -> str:
        """The area as a chart calls it.

        >>> Area.row("Deal terms", 4, 8, 127).reference, Area.cell("Inputs", 3, 1).reference
        ("'Deal terms'!$H$4:$DW$4", 'Inputs!$A$3')
        """
        first, last = (self.first_row, self.first_column), (self.last_row, self.last_column)
        if first == last:
            return on_sheet(self.sheet, cell_name(*first, fixed_row=True, fixed_column=True))
        return on_sheet(self.sheet, range_name(*first, *last, fixed=True))

    def positions(self) -> list[tuple[int, int]]:
        """Row and column of each cell, in order."""
        return [
            (row, column)
            for row in range(self.first_row, self.last_row + 1)
            for column in range(self.first_column, self.last_column + 1)
        ]


@dataclass(frozen=True)
class Series:
    """One line, area or set of columns.

    Attributes:
        name: for the legend: a text, or the cell that holds it.
        values: the cells to be drawn.
        colour: red-green-blue; the palette's next one if left out.
        invisible: drawn without fill and kept out of the legend: the base of a band or waterfall.
    """

    name: str | Area
    values: Area
    colour: str | None = None
    invisible: bool = False


@dataclass(frozen=True)
class Chart:
    """One chart.

    Attributes:
        series: from the bottom of a stack upwards.
        categories: the axis below: dates, whole years or texts.
        top_left: row and column of the cell in which the chart begins.
        bottom_right: row and column of the first cell that it leaves free.
        number_format: of the value axis; its unit belongs in the cell above the chart.
        dates: the categories are dates and the axis counts in years.
        lines_over: series drawn as lines over columns or areas, on the same axes.
        legend: off when there is one series, or the heading says it all.
    """

    kind: Kind
    series: tuple[Series, ...]
    categories: Area
    top_left: tuple[int, int]
    bottom_right: tuple[int, int]
    number_format: str = WHOLE_BILLIONS
    dates: bool = False
    lines_over: tuple[Series, ...] = ()
    legend: bool = True
