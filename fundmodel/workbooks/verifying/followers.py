"""The formulas whose value follows from some cells, however many formulas lie between."""

from collections.abc import Iterator

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Position
from fundmodel.workbooks.reading_back.moves import references_of

Address = tuple[str, int, int]
"""Sheet, row and column."""
Area = tuple[str, Position, Position]
"""Sheet, first and last cell."""
COUNTS_FORMULAS = "ISFORMULA"


def followers(book: Book, start: set[Address]) -> set[Address]:
    """The cells themselves, and all formulas that stand alone and take any of them.

    Rows of formulas take inputs and each other, and none of what tells them apart. A count of
    formulas takes no value.

    Args:
        book: the plan.
        start: the cells.
    """
    if not start:
        return set()
    reads = {
        (sheet.title, row, column): list(_areas(book, sheet, cell.formula))
        for sheet in book.sheets
        for row, column, cell in sheet.cells.single()
        if cell.formula is not None and COUNTS_FORMULAS not in cell.formula
    }
    found, news = set(start), set(start)
    while news:
        news = {
            cell
            for cell, areas in reads.items()
            if cell not in found and any(_has_any(area, news) for area in areas)
        }
        found |= news
    return found


def _areas(book: Book, sheet: Sheet, formula: str) -> Iterator[Area]:
    named = (f"={of}" for name, of in book.names.items() if name in formula)
    for text in (formula, *named):
        for title, first, last in references_of(text, sheet.title):
            yield title, cell_position(first), cell_position(last)


def _has_any(area: Area, cells: set[Address]) -> bool:
    title, (top, left), (bottom, right) = area
    if (top, left) == (bottom, right):
        return (title, top, left) in cells
    return any(
        there == title and top <= row <= bottom and left <= column <= right
        for there, row, column in cells
    )
