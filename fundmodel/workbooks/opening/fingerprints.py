"""Fingerprints by meaning: equal after a program saved a file again in its own spelling."""

import hashlib
from collections.abc import Container, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Cell, FormulaRow
from fundmodel.workbooks.copied_formulas import VALUE, across
from fundmodel.workbooks.opening.formula_spelling import normal_formula, normal_formulas
from fundmodel.workbooks.opening.looks import has_fill, look_of_style, looks_of_file
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Around, Content, FormulaText
from fundmodel.workbooks.picks import PICKED, cells_of_picks

Position = tuple[int, int]
SHEET_PROPERTY = "fundmodel_cells "
"""Begins the name of the property that holds the fingerprint of one sheet's cells."""
MOST_JOINED = 1_000


class SeenCells(NamedTuple):
    """Cells beside each other that look alike, planned or found.

    Attributes:
        text: a line a cell, of what it holds in the one spelling; "" for what cannot be seen.
        look: of each of them.
    """

    row: int
    first: int
    last: int
    text: str
    look: str


class SheetPrints(NamedTuple):
    """The fingerprints of what a sheet's cells hold, and of how they look."""

    cells: str
    looks: str


def planned_prints(book: Book) -> dict[str, SheetPrints]:
    """The fingerprints of the planned sheets, by title."""
    picks = cells_of_picks(book.names)
    return {
        sheet.title: _prints(_planned_cells(sheet), sheet.merged, picks.get(sheet.title, ()))
        for sheet in book.sheets
    }


def found_prints(book: OpenedWorkbook) -> tuple[dict[str, SheetPrints], dict[str, list[Around]]]:
    """The fingerprints of a file's sheets, by title, and what stands around their cells.

    Raises:
        BadInput: the file is damaged, or too large.
    """
    look, prints, around = looks_of_file(book), {}, {}
    picks = cells_of_picks(book.names)
    for title in book.sheets:
        reader = book.reader(title)
        cells = [
            _seen(row, column, content, look(style))
            for row, column, content, style in book.cells_of(title, reader)
        ]
        around[title] = reader.around
        merged = [one.attributes.get("ref", "") for one in reader.around if one.name == "mergeCell"]
        prints[title] = _prints(sorted(cells), merged, picks.get(title, ()))
    return prints, around


def cells_print(
    cells: Iterable[tuple[int, int, Content | None]], picks: Container[Position] = ()
) -> str:
    """The fingerprint of what the cells of a sheet hold: formulas, numbers, texts.

    Args:
        cells: row, column and content of each.
        picks: those in which something is picked, whatever it is.
    """
    whole = sorted(cells, key=itemgetter(0, 1))
    formulas = [content for _, _, content in whole if isinstance(content, FormulaText)]
    spelled = iter(normal_formulas(formulas))
    lines = []
    for row, column, content in whole:
        text = next(spelled) if isinstance(content, FormulaText) else as_text(content)
        if (row, column) in picks:
            lines.append(f"{row}\t{column}\t{PICKED}")
        elif text:
            lines.append(f"{row}\t{column}\t{text}")
    return joined(lines)


def _prints(
    cells: Iterable[SeenCells], merged: Iterable[str], picks: Container[Position]
) -> SheetPrints:
    """The fingerprints of a sheet; of joined cells, the first one's look is that of all.

    Neighbours in a row that look alike make one line. What is picked counts as the same. Cells come
    row by row, from the left.
    """
    hidden = set(_joined_away(merged))
    texts: list[str] = []
    looks: list[str] = []
    start = last = (0, 0)
    of_run = ""
    for row, first, end, text, look in cells:
        if (row, first) in picks:
            texts.append(f"{row}\t{first}\t{PICKED}")
        elif text:
            texts.append(text)
        elif not has_fill(look) or (row, first) in hidden:
            continue
        if look != of_run or last != (row, first - 1):
            looks.append(f"{start}\t{last}\t{of_run}")
            start, of_run = (row, first), look
        last = (row, end)
    looks.append(f"{start}\t{last}\t{of_run}")
    return SheetPrints(joined(texts), joined(looks))


def _joined_away(merged: Iterable[str]) -> Iterator[tuple[int, int]]:
    for area in merged:
        first, _, last = area.partition(":")
        try:
            (top, left), (bottom, right) = cell_position(first), cell_position(last or first)
        except ValueError:  # no cells have this name: nothing is joined
            continue
        for row in range(top, min(bottom, top + MOST_JOINED) + 1):
            for column in range(left, min(right, left + MOST_JOINED) + 1):
                yield row, column


def as_text(content: Content | None) -> str:
    """What a cell holds, in the one spelling; "" for what cannot be seen."""
    if isinstance(content, FormulaText):
        return normal_formula(content)
    if isinstance(content, str):
        words = content.split()
        return f"'{' '.join(words)}" if words else ""
    return "" if content is None else f"{float(content) + 0.0:.15g}"  # -0 is written as 0


def joined(lines: Iterable[str]) -> str:
    """One fingerprint of several lines, in their order."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _planned_cells(sheet: Sheet) -> Iterator[SeenCells]:
    for row, pieces in sheet.cells.in_rows():
        for column, piece in pieces:
            look = look_of_style(piece.style)
            if isinstance(piece, FormulaRow):
                yield SeenCells(row, column, piece.last, _text_of_row(row, piece), look)
            else:
                yield SeenCells(row, column, column, _planned_text(row, column, piece), look)


def _planned_text(row: int, column: int, cell: Cell) -> str:
    value, _, formula, _ = cell
    text = as_text(value) if formula is None else normal_formula(formula)
    return f"{row}\t{column}\t{text}" if text else ""


def _text_of_row(row: int, formulas: FormulaRow) -> str:
    """A line a cell, as if each stood alone."""
    line = f"{row}\t{VALUE}\t{normal_formula(formulas.formula)}\n"
    return across(line, formulas.columns, [*map(str, formulas.columns)])[:-1]


def _seen(row: int, column: int, content: Content | None, look: str) -> SeenCells:
    text = as_text(content)
    return SeenCells(row, column, column, f"{row}\t{column}\t{text}" if text else "", look)
