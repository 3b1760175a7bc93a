"""One sheet, read from its part of the file as it stands there.

A number is the number that is stored, whatever its format makes of it, and a cell that holds an
empty text is told from an empty one.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from fundmodel.workbooks.a1 import LAST_COLUMN, LAST_ROW, cell_name, column_number
from fundmodel.workbooks.copied_formulas import CopiedFormula
from fundmodel.workbooks.opening.xml_pieces import (
    LOOKALIKE,
    Around,
    Budget,
    Content,
    Counting,
    DamagedPart,
    FormulaText,
    FoundCell,
    in_pieces,
    local,
)

MOST_LETTERS = 3
CELL_BEGINS = (b"<c ", b"<c>", b"<row")
"""How cells and rows begin in almost every file: too many are seen before they are read."""


class SheetReader:
    """The cells of one sheet, and what stands around them."""

    def __init__(
        self, content: bytes, texts: Sequence[str], budget: Budget, *, stored_values: bool = False
    ) -> None:
        """Begin to read.

        Args:
            content: the sheet's part of the file.
            texts: the workbook's shared texts.
            budget: what may still be read.
            stored_values: of a formula, give the value that the file holds instead of its text.
        """
        self._content, self._budget = content, budget
        self._reader = _Cells(texts, stored_values=stored_values)

    def cells(self) -> Iterator[FoundCell]:
        """Every cell that the file mentions, in the file's order.

        Raises:
            DamagedPart: the part does not hold what it must, or too much.
        """
        reader = self._reader
        self._budget.refuse(sum(self._content.count(begin) for begin in CELL_BEGINS))
        part = io.BytesIO(self._content)
        for _ in in_pieces(part, reader.start, reader.end, reader.characters):
            found = reader.taken()
            self._budget.spend(len(found) + reader.counted())
            yield from found

    @property
    def around(self) -> list[Around]:
        """What stands around the cells, once all cells are read."""
        return self._reader.around


class _Cells(Counting):
    """Reads the part of a sheet: the cell that is being read, and those that are done."""

    def __init__(self, texts: Sequence[str], *, stored_values: bool) -> None:
        super().__init__()
        self.around: list[Around] = []
        self._texts, self._stored_values = texts, stored_values
        self._done: list[FoundCell] = []
        self._row = self._column = self._style = 0
        self._kind = "n"
        self._formula: str | None = None
        self._value: str | None = None
        self._formula_is: Mapping[str, str] = {}
        self._shared: dict[str, CopiedFormula] = {}
        self._pieces: list[str] | None = None
        self._in_data, self._sounds = False, 0
        self._open: list[tuple[str, Mapping[str, str], list[str]]] = []

    def taken(self) -> list[FoundCell]:
        """The cells that are done, which are then forgotten."""
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if not self._in_data:
            self._begin_around(name, attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            if self._formula is None or self._stored_values:
                self._pieces = []
        elif name == "f":
            self._pieces, self._formula_is = [], attributes
        elif name == "t" and not self._sounds:
            self._pieces = []
        elif name == "row":
            self._begin_row(attributes)
        else:
            self.elements += 1
            self._sounds += name == "rPh"

    def end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if not self._in_data:
            self._end_around()
        elif name == "c":
            self._done.append(FoundCell(self._row, self._column, self._content(), self._style))
        elif self._pieces is not None:
            if name in ("v", "f", "t"):
                self._end_text(name, "".join(self._pieces))
        elif name == "sheetData":
            self._in_data = False
            self._end_around()
        elif name == "rPh":
            self._sounds -= 1

    def characters(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)
        elif self._open and not self._in_data:
            self._open[-1][2].append(text)

    def _begin_around(self, name: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._open.append((name, attributes, []))
        self._in_data = name == "sheetData"

    def _end_around(self) -> None:
        name, attributes, pieces = self._open.pop()
        inside = self._open[-1][0] if self._open else ""
        self.around.append(Around(name, attributes, "".join(pieces), inside))

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        if not 0 < self._row <= LAST_ROW:
            raise DamagedPart(f"row {self._row} is outside every sheet")
        if "hidden" in attributes:
            self.around.append(Around("row", attributes, "", "sheetData"))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        if reference := attributes.get("r"):
            letters = reference.rstrip("0123456789")
            if len(letters) > MOST_LETTERS or not letters.isalpha():
                raise DamagedPart(f"`{reference[:20]}` is no cell")
            self._row, self._column = int(reference[len(letters) :]), column_number(letters)
        if not (0 < self._row <= LAST_ROW and 0 < self._column <= LAST_COLUMN):
            raise DamagedPart(f"`{str(reference)[:20]}` is outside every sheet")
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._formula = self._value = None

    def _end_text(self, name: str, text: str) -> None:
        self._pieces = None
        if name == "f":
            self._formula = text
        else:
            self._value = text if name == "v" else (self._value or "") + text

    def _content(self) -> Content | None:
        if self._formula is not None and not self._stored_values:
            return self._formula_text(self._formula)
        value = self._value
        if value is None or self._kind in ("str", "inlineStr", "e", "d"):
            return value and LOOKALIKE.sub("_", value)
        if self._kind == "s":
            return self._texts[int(value)]
        if not value.strip():
            return None
        if self._kind == "b":
            return value.strip() not in ("0", "false")
        return self._number(value)

    def _number(self, text: str) -> float:
        try:
            number = float("nan" if "_" in text else text)
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            where = cell_name(self._row, self._column)
            raise DamagedPart(f"{where} holds `{text[:20]}`, which is no number")
        return number

    def _formula_text(self, formula: str) -> FormulaText:
        number = self._formula_is.get("si")
        if self._formula_is.get("t") == "shared" and number is not None:
            if formula:
                self._shared[number] = CopiedFormula(f"={formula}", self._row, self._column)
            else:
                return FormulaText(self._copied(self._shared[number]))
        return FormulaText(f"={formula}")

    def _copied(self, formula: CopiedFormula) -> str:
        """A formula that was written once, for several cells, as it reads in this one."""
        try:
            return formula.at(self._row, self._column)
        except Exception as problem:  # a hostile formula may break the translation in any way
            here = cell_name(self._row, self._column)
            raise DamagedPart(f"the formula of {here} cannot be read") from problem
