"""A formula in cell after cell: with marks for the column, or as a spreadsheet copies it."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from fundmodel.workbooks.a1 import LAST_ROW, column_letters, column_number

THIS, BEFORE, VALUE = "\x01", "\x02", "\x03"
"""Marks in the formula of a row: its own column, the one before, and what else differs by cell."""

_MARKS = re.compile(f"([{THIS}{BEFORE}{VALUE}])")
_KEPT = re.compile(r"""("[^"]*"|'(?:[^']|'')*'!)""")
_LETTERS = "[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D]|[A-Z]{1,2}"
_CELL = re.compile(rf"(?<![\w.$])(\$?)({_LETTERS})(\$?)([1-9]\d{{0,6}})(?![\w.(!])")
_UNUSUAL = re.compile(r"[\[{#':]")
"""Left to openpyxl: tables, lists, errors, and areas whose ends are no cells."""
_IN_DOUBT = re.compile(
    rf"\$[{THIS}{BEFORE}]|(?<![\w.$])(?:{_LETTERS})\$?[1-9]\d{{0,6}}(?![\w.(!])"
    rf"|[\[{{#']|(?<!\d):|:(?![$A-Z{THIS}{BEFORE}])"
)
"""A column that moves without a mark, or has one and stays; what is left to openpyxl."""
_MARK = "\0"
_OTHER_SHEET = re.compile(r"[!\[{#]")


def in_column(formula: str, column: int) -> str:
    """A row's formula, with marks, in one column.

    >>> in_column(f"={BEFORE}7+{THIS}8", 8)
    '=G7+H8'
    """
    return across(formula, range(column, column + 1))


def across(text: str, columns: range, values: Sequence[str] = ()) -> str:
    """A text with marks in each of some columns, one behind the other.

    Args:
        text: of one column.
        columns: those that stand for its marks.
        values: one a column, for the mark `VALUE`.

    >>> across(f"{THIS}7={VALUE};", range(8, 10), ["0.5", "1"])
    'H7=0.5;I7=1;'
    """
    pieces = _MARKS.split(text)  # every second one is a mark
    woven = pieces * len(columns)
    for at in range(1, len(pieces), 2):
        mark = pieces[at]
        step = -1 if mark == BEFORE else 0
        woven[at :: len(pieces)] = values if mark == VALUE else _letters(columns, step)
    return "".join(woven)


@lru_cache(maxsize=64)
def _letters(columns: range, step: int) -> list[str]:
    return [column_letters(column + step) for column in columns]


def can_be_shared(formula: str) -> bool:
    """Whether Excel takes the formula when its text is written once for several cells.

    It does not if another sheet is named: then it gives wrong numbers, or calls the file damaged.

    >>> can_be_shared("=SUM(A1:B1)"), can_be_shared("=Inputs!$A$1")
    (True, False)
    """
    return not _OTHER_SHEET.search(formula)


def is_copied(formula: str, row: int, columns: range) -> bool:
    """Whether a row's formula, with marks, is in each of its cells what copying the first gives.

    >>> is_copied(f"={THIS}7+$B$3", 7, range(8, 11)), is_copied(f"={THIS}7+B3", 7, range(8, 11))
    (True, False)
    """
    pieces = _KEPT.split(formula)
    if not any(map(_IN_DOUBT.search, pieces[::2])) and not any(map(_MARKS.search, pieces[1::2])):
        return True
    first, last = in_column(formula, columns[0]), in_column(formula, columns[-1])
    return CopiedFormula(first, row, columns[0]).at(row, columns[-1]) == last


class CopiedFormula:
    """A formula as it reads in other cells to which a spreadsheet copies it.

    >>> CopiedFormula("=SUM($A1:A$1)*rate", 1, 2).at(3, 4)
    '=SUM($A3:C$1)*rate'
    """

    def __init__(self, formula: str, row: int, column: int) -> None:
        """Take a formula apart.

        Args:
            formula: beginning with "=".
            row: of the cell in which it stands.
            column: of that cell.
        """
        self._formula, self._row, self._column = formula, row, column
        self._pieces = _KEPT.split(formula)  # every second piece is a text, or a sheet's title
        self._row_of_text, self._text = 0, ""

    def at(self, row: int, column: int) -> str:
        """The formula in another cell.

        Raises:
            ValueError: it would name a cell outside the sheet.
        """
        if self._is_unusual:
            return self._by_openpyxl(row, column)
        if row != self._row_of_text:
            self._text, self._row_of_text = self._in_row(row), row
        return self._text % tuple(column_letters(column + step) for step in self._steps)

    @cached_property
    def _is_unusual(self) -> bool:
        area = f"{_MARK}:{_MARK}"
        rest = (_CELL.sub(_MARK, piece).replace(area, "") for piece in self._pieces[::2])
        return any(map(_UNUSUAL.search, rest))

    @cached_property
    def _steps(self) -> list[int]:
        """How many columns each cell whose column moves stands to the right."""
        return [
            column_number(letters) - self._column
            for piece in self._pieces[::2]
            for fixed, letters, _, _ in _CELL.findall(piece)
            if not fixed
        ]

    def _in_row(self, row: int) -> str:
        """The formula in a row, with %s for each column that moves."""

        def moved(cell: re.Match[str]) -> str:
            fixed_column, letters, fixed_row, number = cell.groups()
            at = int(number) if fixed_row else int(number) + row - self._row
            if not 1 <= at <= LAST_ROW:
                raise ValueError(f"row {at} is outside 1 to {LAST_ROW}")
            return f"{fixed_column}{letters if fixed_column else '%s'}{fixed_row}{at}"

        pieces = [piece.replace("%", "%%") for piece in self._pieces]
        pieces[::2] = [_CELL.sub(moved, piece) for piece in pieces[::2]]
        return "".join(pieces)

    def _by_openpyxl(self, row: int, column: int) -> str:
        from openpyxl.formula.translate import Translator

        origin = f"{column_letters(self._column)}{self._row}"
        there = f"{column_letters(column)}{row}"
        return str(Translator(self._formula, origin).translate_formula(there))
