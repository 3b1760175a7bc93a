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
    """The cells themselves, and all formulas that take any of them.

    Rows of formulas take what stands on their own sheet, inputs and each other; so they are looked
    at where such a cell stands. A count of formulas takes no value.

    Args:
        book: the plan.
        start: the cells.
    """
    if not start:
        return set()
    theirs = {title for title, _, _ in start}
    reads = {
        (sheet.title, row, column): list(_areas(book, sheet, formula))
        for sheet in book.sheets
        for row, column, formula in _formulas(sheet, each=sheet.title in theirs)
        if COUNTS_FORMULAS not in formula
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


def _formulas(sheet: Sheet, *, each: bool) -> Iterator[tuple[int, int, str]]:
    """Row, column and formula of those that stand alone, or of each."""
    every = ((row, column, cell) for (row, column), cell in sheet.cells.every())
    for row, column, cell in every if each else sheet.cells.single():
        if cell.formula is not None:
            yield row, column, cell.formula


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
