"""Whether somebody worked in a workbook since it was generated, so that it is not overwritten.

Two fingerprints travel in the file. The one of its parts tells at once that nobody touched it. The
one of its content tells, after a program merely saved the file again in its own spelling, that no
number, text or formula is another.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from fundmodel.errors import BadInput
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.hostile_files import open_archive
from fundmodel.workbooks.read_cells import Content, FormulaText, open_safely, read_properties

CONTENT_PROPERTY = "fundmodel_content"
PARTS_PROPERTY = "fundmodel_parts"

_SPELLING = str.maketrans("", "", " \t\r\n'")
_DECIMAL = re.compile(r"(?<![A-Z0-9_.$])(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![A-Z0-9_(!.])")


def content_hash(book: Book) -> str:
    """The fingerprint of all that is typed into the planned workbook: formulas, numbers, texts."""
    return _hash_of_cells(
        (sheet.title, position, cell.value if cell.formula is None else FormulaText(cell.formula))
        for sheet in book.sheets
        for position, cell in sheet.cells.items()
        if cell.value is not None
    )


def parts_hash(parts: Mapping[str, bytes]) -> str:
    """The fingerprint of a file's unpacked parts, but for what the file says of itself."""
    total = hashlib.sha256()
    for name in sorted(parts):
        if not name.startswith("docProps/"):
            total.update(name.encode() + hashlib.sha256(parts[name]).digest())
    return total.hexdigest()


def is_edited(path: Path) -> bool:
    """Whether the workbook holds anything that would be lost if it were written anew.

    A file that we did not write, or cannot read, counts as edited; a missing one does not.
    """
    if not path.exists():
        return False
    try:
        properties = read_properties(path)
        if CONTENT_PROPERTY not in properties:
            return True
        archive = open_archive(path)
        parts = {name: archive.read(name) for name in archive.namelist()}
        if parts_hash(parts) == properties.get(PARTS_PROPERTY):
            return False
        return _content_of_file(path) != properties[CONTENT_PROPERTY]
    except BadInput:
        return True


def normal_formula(formula: str) -> str:
    """A formula in the one spelling in which the programs' spellings agree.

    >>> normal_formula("= sum( 'Inputs'!a1 , _xlfn.isformula(B2) )")
    '=SUM(INPUTS!A1,ISFORMULA(B2))'
    """
    pieces = formula.split('"')  # every second piece is a text, which stays as it is
    pieces[::2] = [_normal_piece(piece) for piece in pieces[::2]]
    return '"'.join(pieces)


def _normal_piece(piece: str) -> str:
    piece = piece.upper().translate(_SPELLING)
    if "_XL" in piece:
        piece = piece.replace("_XLFN.", "").replace("_XLWS.", "")
    if "E()" in piece:
        piece = piece.replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")
    if "." in piece:
        piece = _DECIMAL.sub(lambda found: f"{float(found[0]):.15g}", piece)
    return piece


def _content_of_file(path: Path) -> str:
    return _hash_of_cells(
        (title, position, content)
        for title, cells in open_safely(path).items()
        for position, content in cells.items()
    )


def _hash_of_cells(cells: Iterable[tuple[str, tuple[int, int], Content]]) -> str:
    lines = sorted(
        f"{title}\t{row}\t{column}\t{normal}"
        for title, (row, column), content in cells
        if (normal := _normal(content))
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _normal(content: Content) -> str:
    if isinstance(content, FormulaText):
        return normal_formula(content)
    if isinstance(content, str):
        return "'" + " ".join(content.split()) if content.strip() else ""
    return f"{float(content):.15g}"
