"""The cells of a sheet in the file's own XML, each formula with its stored value.

A number is written with as many digits as make it the same number again (up to 17), so what a
program reads before it recalculates is what Python worked out, bit for bit.
"""

import re
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape

from fundmodel.errors import ModelMistake, message
from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.a1 import column_letters, range_name
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cells import Cell, FormulaRow, Value
from fundmodel.workbooks.copied_formulas import THIS, VALUE, across, can_be_shared
from fundmodel.workbooks.sheet_settings import beside_closed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
StyleNumbers = dict[tuple[str, bool], int]
"""(style, whether the cell holds a typed text) -> the style's number in the file."""

_CODE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class SharedTexts:
    """The texts of all sheets, which the file holds once each; cells say their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number(self, text: str) -> int:
        """The number of a text, for one cell that holds it."""
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> str:
        """The part of the file that holds the texts."""
        counts = f'count="{self._uses}" uniqueCount="{len(self._numbers)}"'
        return f'<sst xmlns="{MAIN}" {counts}>{"".join(map(_text, self._numbers))}</sst>'


def sheet_data(sheet: Sheet, style_numbers: StyleNumbers, texts: SharedTexts) -> str:
    """The rows and cells of a sheet.

    Args:
        sheet: the plan.
        style_numbers: under which the cells find their styles.
        texts: where typed texts go.

    Raises:
        ModelMistake: a formula has no value.
    """
    looks = _row_looks(sheet)
    rows = {row: f'<row r="{row}"{look}></row>' for row, look in looks.items()}
    shared = count()
    for row, pieces in sheet.cells.in_rows():
        cells = [
            _formulas(row, piece, style_numbers[piece.style, False], shared)
            if isinstance(piece, FormulaRow)
            else _cell(sheet, row, column, piece, style_numbers, texts)
            for column, piece in pieces
        ]
        rows[row] = f'<row r="{row}"{looks.get(row, "")}>{"".join(cells)}</row>'
    return f"<sheetData>{''.join(rows[row] for row in sorted(rows))}</sheetData>"


def used_range(sheet: Sheet) -> str:
    """The smallest range that begins at A1 and holds all cells."""
    return range_name(1, 1, max(sheet.cells.last_row, 1), max(sheet.cells.last_column, 1))


def ignored_errors(sheet: Sheet) -> str:
    """What Excel is told not to mark."""
    found = []
    for one in sheet.unmarked:
        marks = "".join(f' {mark}="1"' for mark in one.marks)
        found.append(f'<ignoredError sqref="{one.area}"{marks}/>')
    return f"<ignoredErrors>{''.join(found)}</ignoredErrors>" if found else ""


def number_text(number: float) -> str:
    """The shortest spelling that gives the same number again.

    >>> number_text(0.1), number_text(5.0), number_text(1e-300), number_text(True)
    ('0.1', '5', '1e-300', '1')
    """
    if isinstance(number, float):
        # float's own spelling: NumPy's numbers would add the name of their type
        return float.__repr__(number + 0.0).removesuffix(".0")
    return str(int(number))


def number_texts(numbers: Numbers) -> list[str]:
    """What `number_text` says of each number, as fast as a list is printed."""
    spelled = f"{(numbers + 0.0).tolist()}"[1:-1]
    return f"{spelled}, ".replace(".0, ", ", ").split(", ")[:-1]


def escaped(text: str) -> str:
    """Text as XML, with what looks like the file format's own code for a letter kept as it is.

    >>> escaped("a < b"), escaped("_x0041_")
    ('a &lt; b', '_x005F_x0041_')
    """
    return _CODE_LOOKALIKE.sub("_x005F_", escape(text))


def _row_looks(sheet: Sheet) -> dict[int, str]:
    """Row -> the attributes that say how high it is, and whether it can be closed or is."""
    looks = {
        row: f' ht="{number_text(height)}" customHeight="1"'
        for row, height in sheet.heights.items()
    }
    for group in sheet.row_groups:
        inside = ' hidden="1" outlineLevel="1"' if group.closed else ' outlineLevel="1"'
        for row in range(group.first, group.last + 1):
            looks[row] = looks.get(row, "") + inside
    for row in beside_closed(sheet.row_groups):
        looks[row] = looks.get(row, "") + ' collapsed="1"'
    return looks


def _formulas(row: int, formulas: FormulaRow, style: int, shared: Iterator[int]) -> str:
    """A row of formulas; where Excel takes it, the text stands in the first cell alone."""
    columns, texts = formulas.columns, number_texts(formulas.numbers)
    start, end = f'<c r="{THIS}{row}" s="{style}"><f', f"<v>{VALUE}</v></c>"
    formula = f"{escape(formulas.formula[1:])}</f>{end}"
    if len(columns) == 1 or not can_be_shared(formulas.formula):
        return across(f"{start}>{formula}", columns, texts)
    number, area = next(shared), range_name(row, formulas.first, row, formulas.last)
    first = f'{start} t="shared" ref="{area}" si="{number}">{formula}'
    others = f'{start} t="shared" si="{number}"/>{end}'
    return across(first, columns[:1], texts[:1]) + across(others, columns[1:], texts[1:])


def _cell(
    sheet: Sheet,
    row: int,
    column: int,
    cell: Cell,
    style_numbers: StyleNumbers,
    texts: SharedTexts,
) -> str:
    value, style, formula, _ = cell
    start = f'<c r="{column_letters(column)}{row}" s="'
    if formula is None and isinstance(value, str):
        return f'{start}{style_numbers[style, True]}" t="s"><v>{texts.number(value)}</v></c>'
    start = f'{start}{style_numbers[style, False]}"'
    if value is None:
        if formula is not None:
            where = sheet.reference(row, column)
            raise ModelMistake(message(where, f"the formula {formula} has no value."))
        return f"{start}></c>"
    # most cells are plain numbers
    kind, text = ("", number_text(value)) if type(value) is float else _stored(value)
    if formula is None:
        return f"{start}{kind}><v>{text}</v></c>"
    return f"{start}{kind}><f>{escape(formula[1:])}</f><v>{text}</v></c>"


def _text(text: str) -> str:
    space = "" if " ".join(text.split()) == text else ' xml:space="preserve"'
    return f"<si><t{space}>{escaped(text)}</t></si>"


def _stored(value: Value) -> tuple[str, str]:
    """The attribute that says of which kind a stored value is, and its text."""
    if isinstance(value, str):
        return ' t="str"', escaped(value)
    if type(value).__name__.startswith("bool"):  # Python's and NumPy's
        return ' t="b"', "1" if value else "0"
    return "", number_text(value)
