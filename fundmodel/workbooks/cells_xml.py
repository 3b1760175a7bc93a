"""The cells of a sheet in the file's own XML, each formula with its stored value.

A number is written with as many digits as make it the same number again (up to 17), so what a
program reads before it recalculates is what Python worked out, bit for bit.
"""

import re
from itertools import groupby
from xml.sax.saxutils import escape

from fundmodel.errors import ModelMistake, message
from fundmodel.workbooks.a1 import column_letters, range_name
from fundmodel.workbooks.book import Cell, Sheet, Value
from fundmodel.workbooks.sheet_settings import beside_closed

StyleNumbers = dict[tuple[str, bool], int]
"""(style, whether the cell holds a typed text) -> the style's number in the file."""

_CODE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def sheet_data(sheet: Sheet, style_numbers: StyleNumbers) -> str:
    """The rows and cells of a sheet.

    Args:
        sheet: the plan.
        style_numbers: under which the cells find their styles.

    Raises:
        ModelMistake: a formula has no value.
    """
    looks = _row_looks(sheet)
    rows = {row: f'<row r="{row}"{look}></row>' for row, look in looks.items()}
    for row, positions in groupby(sorted(sheet.cells), key=lambda position: position[0]):
        cells = [
            _cell(sheet, row, column, sheet.cells[row, column], style_numbers)
            for _, column in positions
        ]
        rows[row] = f'<row r="{row}"{looks.get(row, "")}>{"".join(cells)}</row>'
    return f"<sheetData>{''.join(rows[row] for row in sorted(rows))}</sheetData>"


def used_range(sheet: Sheet) -> str:
    """The smallest range that begins at A1 and holds all cells."""
    last_row = max((row for row, _ in sheet.cells), default=1)
    last_column = max((column for _, column in sheet.cells), default=1)
    return range_name(1, 1, last_row, last_column)


def number_text(number: float) -> str:
    """The shortest spelling that gives the same number again.

    >>> number_text(0.1), number_text(5.0), number_text(1e-300), number_text(True)
    ('0.1', '5', '1e-300', '1')
    """
    if isinstance(number, float):
        # float's own spelling: NumPy's numbers would add the name of their type
        return float.__repr__(number + 0.0).removesuffix(".0")
    return str(int(number))


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


def _cell(sheet: Sheet, row: int, column: int, cell: Cell, style_numbers: StyleNumbers) -> str:
    value, style, formula, _ = cell
    start = f'<c r="{column_letters(column)}{row}" s="'
    if formula is not None:
        if value is None:
            where = sheet.reference(row, column)
            raise ModelMistake(message(where, f"the formula {formula} has no value."))
        kind, text = _stored(value)
        number = style_numbers[style, False]
        return f'{start}{number}"{kind}><f>{escape(formula[1:])}</f><v>{text}</v></c>'
    if isinstance(value, str):
        space = "" if " ".join(value.split()) == value else ' xml:space="preserve"'
        number = style_numbers[style, True]
        return f'{start}{number}" t="inlineStr"><is><t{space}>{escaped(value)}</t></is></c>'
    start = f'{start}{style_numbers[style, False]}"'
    if value is None:
        return f"{start}></c>"
    kind, text = _stored(value)
    return f"{start}{kind}><v>{text}</v></c>"


def _stored(value: Value) -> tuple[str, str]:
    """The attribute that says of which kind a stored value is, and its text."""
    if isinstance(value, str):
        return ' t="str"', escaped(value)
    if type(value).__name__.startswith("bool"):  # Python's and NumPy's
        return ' t="b"', "1" if value else "0"
    return "", number_text(value)
