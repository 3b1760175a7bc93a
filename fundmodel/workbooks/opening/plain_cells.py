"""The cells of a sheet whose part is written as spreadsheets write it, read many at once.

A parser of XML calls back for every element, which takes most of the time of reading a large
workbook. Where every cell is written in the way that the programs share, an expression finds them
all; a part that has anything else in it, however harmless, is left to the parser.
"""

import re
from collections.abc import Sequence
from math import isfinite

from fundmodel.workbooks.a1 import LAST_COLUMN, LAST_ROW, column_number
from fundmodel.workbooks.copied_formulas import CopiedFormula
from fundmodel.workbooks.opening.xml_pieces import LOOKALIKE, Content, FormulaText

PlainCell = tuple[int, int, FormulaText | None, Content | None, int]
"""Row, column, formula, stored value (None where there is none), style."""

_BEGINS = re.compile(
    r"""(?:<\?xml version=["']1.0["'](?: encoding=["'](?:UTF|utf)-8["'])?[^?]*\?>\s*)?"""
    r"<worksheet[ >]"
)
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?'
    r'(?: t="(n|s|str|b|e|inlineStr)")?(?: ?/>|>'
    r"(?:<f([^<>]*?)(?:/>|>([^<]*)</f>))?"
    r"(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>)?</c>))"
)
_ROW = re.compile(r'(<row(?: r="([1-9][0-9]{0,6})")?(?: (?!r=)[^<>]*)?>\s*|</row>\s*)')
_SHARED = re.compile(r' t="shared"(?: ref="[A-Z0-9:]+")? si="([0-9]+)"')
_PLAIN = re.compile(r'(?: t="normal"| aca="(?:false|0)"| ca="1")*')
NUMBERS = ("", "n")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_Found = tuple[str, str, str, str, str, str, str, str, str]


class _NotPlain(Exception):
    """The part is written in another way than the expression reads."""


def plain_cells(content: bytes, texts: Sequence[str]) -> list[PlainCell] | None:
    """Every cell that the part mentions, in its order; None if it has to be read by the parser.

    Args:
        content: the sheet's part of the file.
        texts: the workbook's shared texts.
    """
    try:
        return _cells(_found(content), texts)
    except (_NotPlain, ValueError, IndexError, KeyError):
        return None


def rows_of(content: bytes) -> str | None:
    """What stands in the one place where a plainly written part has rows and cells.

    None if the part is written in another way, so that a parser may find other cells.
    """
    try:
        part = content.decode()
    except UnicodeDecodeError:
        return None
    before, begins, rest = part.partition("<sheetData>")
    inside, ends, after = rest.partition("</sheetData>")
    strange = "<!" in part or "\r" in part or "&#" in part
    whole = begins and ends and after.rstrip().endswith("</worksheet>")
    return inside if whole and not strange and _BEGINS.match(before) else None


def _found(content: bytes) -> list[_Found]:
    """What the expression finds, if it finds all that there is."""
    inside = rows_of(content)
    if inside is None:
        raise _NotPlain
    found: list[_Found] = _CELL.findall(inside)
    rows = _ROW.findall(inside)
    known = sum(len(one[0]) for one in found) + sum(len(whole) for whole, _ in rows)
    if known != len(inside) or any(int(row or 1) > LAST_ROW for _, row in rows):
        raise _NotPlain
    return found


def _cells(found: list[_Found], texts: Sequence[str]) -> list[PlainCell]:
    """The cells; in one loop, since there may be a million."""
    columns = {letters: column_number(letters) for letters in {one[1] for one in found}}
    if max(columns.values(), default=0) > LAST_COLUMN:
        raise _NotPlain
    shared, cells, numbers = _SharedFormulas(), list[PlainCell](), list[float]()
    for whole, letters, digits, style, kind, of, formula, value, inline in found:
        row, column = int(digits), columns[letters]
        text = None
        if of:
            text = shared.text(of, formula, row, column)
        elif formula:
            text = FormulaText("=" + (_unescaped(formula) if "&" in formula else formula))
        content: Content | None
        if not kind or kind == "n":
            content = None
            if value:
                content = float(value)
                numbers.append(content)
        elif kind == "s":
            content = texts[int(value)] if "<v" in whole else None
        else:
            content = _other(kind, value or inline, whole)
        cells.append((row, column, text, content, int(style or 0)))
    if any("_" in one[7] for one in found if one[4] in NUMBERS):
        raise _NotPlain  # Python reads 1_000, and no spreadsheet does
    if max((cell[0] for cell in cells), default=0) > LAST_ROW or not isfinite(
        sum(map(abs, numbers))
    ):
        raise _NotPlain  # the parser says in which cell
    return cells


def _other(kind: str, value: str, whole: str) -> Content | None:
    """A truth value, a text or an error; an empty text is told from none."""
    if kind == "b":
        return value.strip() not in ("0", "false") if value.strip() else None
    is_there = "<v" in whole or "<t" in whole
    return LOOKALIKE.sub("_", _unescaped(value)) if is_there else None


class _SharedFormulas:
    """Formulas of a sheet that are written once for many cells, or with words about them."""

    def __init__(self) -> None:
        self._shared: dict[str, CopiedFormula] = {}

    def text(self, of: str, formula: str, row: int, column: int) -> FormulaText:
        shared = _SHARED.fullmatch(of)
        if shared is None:
            if not _PLAIN.fullmatch(of):
                raise _NotPlain
            return FormulaText(f"={_unescaped(formula)}")
        if not formula:
            return FormulaText(self._shared[shared[1]].at(row, column))
        whole = FormulaText(f"={_unescaped(formula)}")
        self._shared[shared[1]] = CopiedFormula(whole, row, column)
        return whole


def _unescaped(text: str) -> str:
    if "&" in text:
        for entity, letter in _ENTITIES:
            text = text.replace(entity, letter)
    return text
