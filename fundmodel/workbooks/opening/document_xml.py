"""The content of an OpenDocument spreadsheet, read from its one part as it stands there."""

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from fundmodel.dates import serial_of
from fundmodel.workbooks.a1 import LAST_COLUMN, LAST_ROW, cell_name
from fundmodel.workbooks.opening.xml_pieces import Budget, Content, DamagedPart, FormulaText

if TYPE_CHECKING:
    from fundmodel.workbooks.opening.plain_cells import PlainCell

NUMBERS = ("float", "percentage", "currency")
BESIDE = ("office:annotation", "draw:frame", "draw:custom-shape")
"""What hangs on a cell, and whose texts are not the cell's."""
CELLS = ("table:table-cell", "table:covered-table-cell")


class DocumentReader:
    """Reads the cells and names of a document.

    Attributes:
        sheets: title -> the cells that hold something.
        names: name -> what it stands for, as the document spells it.
    """

    def __init__(self, budget: Budget, formula: Callable[[str], str] | None = None) -> None:
        self.sheets: dict[str, list[PlainCell]] = {}
        self.names: dict[str, str] = {}
        self._budget, self._elements = budget, 0
        self._formula = formula
        self._cells: list[PlainCell] = []
        self._in_table, self._beside = False, 0
        self._row = self._column = 0
        self._rows_repeated = self._columns_repeated = 1
        self._attributes: Mapping[str, str] | None = None
        self._of_row: list[PlainCell] = []
        self._lines: list[str] = []
        self._in_line = False

    def spend(self) -> None:
        """Count what was read.

        Raises:
            DamagedPart: it was too much.
        """
        self._budget.spend(self._elements)
        self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in CELLS or name == "table:table-row":
            self._elements += 1
        if name in BESIDE:
            self._beside += 1
        elif self._beside:
            return
        elif name in CELLS:
            self._begin_cell(attributes)
        elif name == "text:p" and self._attributes is not None:
            self._lines.append("")
            self._in_line = True
        elif name == "text:s" and self._in_line:
            self._lines[-1] += " " * min(int(attributes.get("text:c", 1)), 1_000)
        elif name in ("text:tab", "text:line-break") and self._in_line:
            self._lines[-1] += "\n" if name == "text:line-break" else "\t"
        elif name == "table:table-row":
            self._begin_row(attributes)
        elif name == "table:table":
            self._begin_sheet(attributes.get("table:name", ""))
        elif not self._in_table:
            self._name(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in BESIDE:
            self._beside -= 1
        elif self._beside:
            return
        elif name == "text:p":
            self._in_line = False
        elif name in CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._in_table = False

    def characters(self, text: str) -> None:
        """Text stands inside an element."""
        if self._in_line and not self._beside:
            self._lines[-1] += text

    def _begin_sheet(self, title: str) -> None:
        if title in self.sheets or self._in_table:
            raise DamagedPart(f"the sheet `{title[:31]}` stands there twice")
        self.sheets[title] = self._cells = []
        self._row, self._in_table = 0, True

    def _name(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:named-range":
            self.names[attributes.get("table:name", "")] = attributes.get(
                "table:cell-range-address", ""
            )
        elif name == "table:named-expression":
            self.names[attributes.get("table:name", "")] = attributes.get("table:expression", "")

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._rows_repeated = _repeated(attributes, "table:number-rows-repeated", LAST_ROW)
        self._column, self._of_row = 0, []

    def _end_row(self) -> None:
        if self._of_row:
            self._budget.spend(len(self._of_row) * (self._rows_repeated - 1))
            for step in range(1, self._rows_repeated + 1):
                at = self._row + step
                self._cells += [(at, *cell[1:]) for cell in self._of_row]
        self._row += self._rows_repeated
        if self._row > LAST_ROW:
            raise DamagedPart(f"row {self._row} is outside every sheet")

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes, self._lines = attributes, []
        self._columns_repeated = _repeated(attributes, "table:number-columns-repeated", LAST_COLUMN)

    def _end_cell(self) -> None:
        attributes, self._attributes = self._attributes or {}, None
        formula, value = attributes.get("table:formula"), self._value(attributes)
        if formula is not None or value is not None:
            text = None if formula is None else FormulaText(self._spelled(formula))
            self._budget.spend(self._columns_repeated - 1)
            for step in range(1, self._columns_repeated + 1):
                self._of_row.append((self._row + 1, self._column + step, text, value, 0))
        self._column += self._columns_repeated
        if self._column > LAST_COLUMN:
            raise DamagedPart(f"column {self._column} is outside every sheet")

    def _spelled(self, formula: str) -> str:
        return self._formula(formula) if self._formula else formula

    def _value(self, attributes: Mapping[str, str]) -> Content | None:
        kind = attributes.get("office:value-type")
        is_error = attributes.get("calcext:value-type") == "error"
        if kind in NUMBERS and not is_error:
            return self._number(attributes.get("office:value", ""))
        if kind == "boolean":
            return attributes.get("office:boolean-value") == "true"
        if kind == "date":
            return self._day(attributes.get("office:date-value", ""))
        text = attributes.get("office:string-value", "\n".join(self._lines))
        return text if kind is not None or is_error or text else None

    def _number(self, text: str) -> float:
        try:
            number = float("nan" if "_" in text else text)
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            where = cell_name(self._row + 1, self._column + 1)
            raise DamagedPart(f"{where} holds `{text[:20]}`, which is no number")
        return number

    def _day(self, text: str) -> float | str:
        try:
            return float(serial_of(date.fromisoformat(text[:10])))
        except ValueError:  # a day before all that spreadsheets count, or none
            return text


def _repeated(attributes: Mapping[str, str], name: str, most: int) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise DamagedPart(f"`{text[:20]}` cells cannot stand beside each other")
    return int(text)
