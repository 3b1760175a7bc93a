"""How cells, ranges and sheets are called in a formula (A1 notation)."""

import re
from functools import cache, lru_cache

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LIKE_A_REFERENCE = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc]?[0-9]*|[Cc][0-9]*|TRUE|FALSE")


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1.

    >>> column_letters(1), column_letters(27), column_letters(16_384)
    ('A', 'AA', 'XFD')
    """
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError(f"column {column} is outside 1 to {LAST_COLUMN}")
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_number(letters: str) -> int:
    """The column, counted from 1, that the letters stand for.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int, *, fixed_row: bool = False, fixed_column: bool = False) -> str:
    """The name of a cell; a fixed row or column stays put when the formula is copied.

    >>> cell_name(12, 8), cell_name(12, 8, fixed_row=True), cell_name(12, 8, fixed_column=True)
    ('H12', 'H$12', '$H12')
    """
    return f"{'$' * fixed_column}{column_letters(column)}{'$' * fixed_row}{row}"


def range_name(
    first_row: int, first_column: int, last_row: int, last_column: int, *, fixed: bool = False
) -> str:
    """The name of a block of cells; of one cell too, since INDEX and MATCH want a list.

    >>> range_name(2, 1, 9, 3), range_name(2, 1, 9, 3, fixed=True), range_name(2, 1, 2, 1)
    ('A2:C9', '$A$2:$C$9', 'A2:A2')
    """
    first = cell_name(first_row, first_column, fixed_row=fixed, fixed_column=fixed)
    last = cell_name(last_row, last_column, fixed_row=fixed, fixed_column=fixed)
    return f"{first}:{last}"


def cell_position(name: str) -> tuple[int, int]:
    """Row and column, counted from 1, of a named cell.

    >>> cell_position("$H$12")
    (12, 8)
    """
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} is not the name of a cell")
    return int(found[2]), column_number(found[1])


def looks_like_a_cell(name: str) -> bool:
    """Whether a spreadsheet would take the name for a cell, a row or a column.

    >>> [looks_like_a_cell(name) for name in ("Q1", "R", "RC", "R2C3", "loan_rate")]
    [True, True, True, True, False]
    """
    return _LIKE_A_REFERENCE.fullmatch(name) is not None


@lru_cache(maxsize=256)
def quoted_title(title: str) -> str:
    """A sheet's title as a formula wants it: in quotes only when they are needed.

    >>> quoted_title("Portfolio"), quoted_title("Deal terms"), quoted_title("Q1")
    ('Portfolio', "'Deal terms'", "'Q1'")
    """
    if _PLAIN_TITLE.fullmatch(title) and not looks_like_a_cell(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def on_sheet(title: str, reference: str) -> str:
    """A cell or range of another sheet.

    >>> on_sheet("Deal terms", "A1")
    "'Deal terms'!A1"
    """
    return f"{quoted_title(title)}!{reference}"
