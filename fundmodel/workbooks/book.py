"""The plan of a workbook: every cell with its formula and its number, before anything is written.

A formula is planned together with the value that Python worked out for the same cell, so a cell
cannot exist without its value, and tests can compare every cell with a recalculated one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import NoReturn

import numpy as np

from fundmodel.dates import DAY_ZERO
from fundmodel.errors import ModelMistake, message
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks import limits
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.cells import Cell, Cells, FormulaRow, Value
from fundmodel.workbooks.charts import Chart
from fundmodel.workbooks.copied_formulas import in_column, is_copied
from fundmodel.workbooks.sheet_settings import (
    Between,
    ColourScale,
    Group,
    Highlight,
    OneOf,
    Page,
    Type,
    Unmarked,
)
from fundmodel.workbooks.styles import STYLES

SEE_CAUSE = "see cause"
"""What a check says that does not hold while a cause is up."""


def day_number(day: date) -> int:
    """How a spreadsheet counts the days.

    >>> day_number(date(2026, 3, 31))
    46112
    """
    return (day - DAY_ZERO).days


@dataclass
class Sheet:
    """The plan of one sheet; rows and columns are counted from 1.

    Attributes:
        purpose: what a reader finds there, in a line.
        type: what it is among the sheets.
        cells: every planned cell; those of one formula in many columns are kept as a row.
        notes: (row, column) -> a text that a program shows while the pointer is on the cell.
        row_groups: rows that can be closed; the button stands in the row above.
        column_groups: columns that can be closed; the button stands in the column to the left.
        unmarked: where Excel's own checks stay silent.
        filter: the area, head row included, whose rows can be filtered; not where rows can be
            closed, for LibreOffice takes closed rows for filtered ones, and shows no button.
        protected: its cells ask before they are typed over, without a password. A sheet with
            groups of rows or columns is not protected: Excel could not open them.
    """

    title: str
    colour: str
    purpose: str = ""
    type: Type = "workings"
    cells: Cells = field(default_factory=Cells, repr=False)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    rules: list[Between | OneOf] = field(default_factory=list)
    highlights: list[Highlight | ColourScale] = field(default_factory=list)
    unmarked: list[Unmarked] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    row_groups: list[Group] = field(default_factory=list)
    column_groups: list[Group] = field(default_factory=list)
    filter: str | None = None
    page: Page = field(default_factory=Page)
    freeze: str | None = None
    gridlines: bool = False
    zoom: int = 85
    protected: bool = False

    def __post_init__(self) -> None:
        limits.check_title(self.title)

    def text(self, row: int, column: int, text: str, style: str = "label") -> None:
        """Plan a text; whatever it begins with, it never becomes a formula."""
        self._put(row, column, Cell(limits.checked_text(text, self.title), style))

    def number(self, row: int, column: int, value: float, style: str) -> None:
        """Plan a number that is typed in, to the 15 digits that every program keeps on saving."""
        if not isfinite(value):
            limits.refuse_number(value, self.reference(row, column))
        self._put(row, column, Cell(float(f"{value:.15g}"), style))

    def date(self, row: int, column: int, day: date, style: str) -> None:
        """Plan a date that is typed in; it is stored as its day number."""
        self._put(row, column, Cell(day_number(day), style))

    def formula(self, row: int, column: int, formula: str, value: Value, style: str) -> None:
        """Plan a formula with the value that Python gives for the same cell."""
        if not limits.is_formula(formula):
            limits.refuse_formula(formula, self.reference(row, column))
        if not isinstance(value, str) and not isfinite(value):
            limits.refuse_number(value, self.reference(row, column))
        self._put(row, column, Cell(value, style, formula))

    def formulas(self, row: int, column: int, formula: str, values: Numbers, style: str) -> None:
        """Plan one formula in cells beside each other, each with the number that Python gives.

        Args:
            row: of the cells.
            column: the first one.
            formula: with the marks of `copied_formulas` for the columns that move with the cell.
            values: a number a cell.
            style: of all cells.

        Raises:
            ModelMistake: a program that copies the first cell's formula would give another one in
                the last cell; or what `formula` refuses.
        """
        cells = FormulaRow(column, formula, values, style)
        if not limits.is_formula(last := in_column(formula, cells.last)):
            limits.refuse_formula(last, self.reference(row, column))
        if not is_copied(formula, row, cells.columns):
            limits.refuse_row(in_column(formula, column), self.reference(row, column))
        if not np.isfinite(values).all():
            at = int(np.argmin(np.isfinite(values)))
            limits.refuse_number(float(values[at]), self.reference(row, column + at))
        if not self.cells.is_free(row, cells.columns):
            self._refuse_what_is_taken(row, column)
        if style not in STYLES:
            limits.refuse_style(style, self.reference(row, column))
        self.cells.add_row(row, cells)

    def blank(self, row: int, column: int, style: str) -> None:
        """Plan an empty cell that has a look, such as an override that nobody has set."""
        self._put(row, column, Cell(None, style))

    def link(
        self,
        row: int,
        column: int,
        text: str,
        target_sheet: str,
        target_cell: str = "A1",
        style: str = "url",
    ) -> None:
        """Plan a text that leads to a cell of this workbook when it is clicked."""
        target = "#" + on_sheet(target_sheet, target_cell)
        self._put(row, column, Cell(limits.checked_text(text, self.title), style, None, target))

    def link_formula(self, row: int, column: int, target_sheet: str, target: str = "A1") -> None:
        """Let a formula that is planned lead to a cell of this workbook when it is clicked."""
        cell = self.cells[row, column]
        self.cells[row, column] = cell._replace(target="#" + on_sheet(target_sheet, target))

    def web_link(self, row: int, column: int, text: str, address: str, style: str = "url") -> None:
        """Plan a text that opens a web page when it is clicked."""
        limits.check_address(address, self.reference(row, column))
        self._put(row, column, Cell(limits.checked_text(text, self.title), style, None, address))

    def note(self, row: int, column: int, text: str) -> None:
        """Plan a note on a cell."""
        self.notes[row, column] = limits.checked_text(text, self.title)

    def width(self, first: int, last: int, width: float) -> None:
        """Set the width, in characters, of the columns from first to last."""
        self.widths.update(dict.fromkeys(range(first, last + 1), width))

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Join a block of cells; its first cell, already planned, lends its look to the others."""
        style = self.cells[row, column].style
        for other_row in range(row, last_row + 1):
            for other_column in range(column, last_column + 1):
                if (other_row, other_column) != (row, column):
                    self.blank(other_row, other_column, style)
        self.merged.append(range_name(row, column, last_row, last_column))

    def flag_checks(self, area: str) -> None:
        """Colour the checks of an area: green where the text is OK, red where it is another.

        A check that the program cannot work out, n/a, has no colour; one that does not hold because
        of a cause is yellow.
        """
        first = area.partition(":")[0]
        self.highlights.append(Highlight(area, f'{first}="OK"', "good"))
        self.highlights.append(Highlight(area, f'{first}="{SEE_CAUSE}"', "warning"))
        known = f'{first}<>"",{first}<>"n/a",{first}<>"{SEE_CAUSE}"'
        self.highlights.append(Highlight(area, f'AND({first}<>"OK",{known})', "bad"))

    def flag_overrides(self, area: str) -> None:
        """Colour the cells of an area orange once something is typed into them."""
        first = area.partition(":")[0]
        self.highlights.append(Highlight(area, f"NOT(ISBLANK({first}))", "override"))

    def flag_missing_formulas(self, area: str) -> None:
        """Colour the cells of an area that hold something else than a formula."""
        first = area.partition(" ")[0].partition(":")[0]
        typed = f"AND(NOT(ISBLANK({first})),NOT(_xlfn.ISFORMULA({first})))"
        self.highlights.append(Highlight(area, typed, "bad"))

    def add_rule(self, rule: Between | OneOf) -> None:
        """Limit what may be typed into an area."""
        limits.check_rule(rule, self.title)
        self.rules.append(rule)

    def reference(self, row: int, column: int) -> str:
        """The cell with its sheet, as messages name it."""
        return on_sheet(self.title, cell_name(row, column))

    def _put(self, row: int, column: int, cell: Cell) -> None:
        if self.cells.is_taken(row, column):
            self._refuse_what_is_taken(row, column)
        if cell.style not in STYLES:
            limits.refuse_style(cell.style, self.reference(row, column))
        self.cells.add(row, column, cell)

    def _refuse_what_is_taken(self, row: int, column: int) -> NoReturn:
        raise ModelMistake(message(self.reference(row, column), "the cell is planned twice."))


@dataclass
class Book:
    """The plan of a workbook.

    Attributes:
        sheets: in the order of their tabs.
        names: name of a cell or range -> what it stands for, such as "Inputs!$F$9".
        properties: what the file says of itself, such as the fingerprint of its inputs.
        title: of the file, as programs that list files show it.
        subject: what the file is of, in a line.
        description: how the file is to be taken, in a line.
        renamed: former name of a line -> its name now; workbooks of earlier versions have it.
    """

    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    title: str = ""
    subject: str = ""
    description: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        limits.check_titles(sheet.title for sheet in self.sheets)

    def __repr__(self) -> str:
        return (
            f"Book: {len(self.sheets)} sheets, {sum(len(one.cells) for one in self.sheets)} cells"
        )

    def add_sheet(self, title: str, colour: str) -> Sheet:
        """Plan one more sheet, after the others."""
        limits.check_titles([*(sheet.title for sheet in self.sheets), title])
        self.sheets.append(Sheet(title, colour))
        return self.sheets[-1]

    def sheet(self, title: str) -> Sheet:
        """The sheet of that title."""
        sheets = {sheet.title: sheet for sheet in self.sheets}
        if title not in sheets:
            limits.refuse_sheet(title, sheets)
        return sheets[title]

    def name(self, name: str, reference: str) -> None:
        """Give a name to a cell or range, such as "Inputs!$F$9"."""
        limits.check_name(name, self.names)
        self.names[name] = reference

    def formula_cells(self) -> Iterator[tuple[Sheet, tuple[int, int], Cell]]:
        """Every formula of the workbook with its sheet and its (row, column)."""
        for sheet in self.sheets:
            for position, cell in sheet.cells.every():
                if cell.formula is not None:
                    yield sheet, position, cell
