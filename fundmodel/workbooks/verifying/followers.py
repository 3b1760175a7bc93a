"""The formulas whose value follows from some cells, however many formulas lie between."""

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cells import Position
from fundmodel.workbooks.reading_back.moves import references_of

Address = tuple[str, int, int]
"""Sheet, row and column."""
Area = tuple[str, Position, Position]
"""Sheet, first and last cell."""
COUNTS_FORMULAS = "ISFORMULA"

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


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
    named = {name: list(_references(f"={of}", "")) for name, of in book.names.items()}
    reads = {
        (sheet.title, row, column): list(_areas(named, sheet, formula))
        for sheet in book.sheets
        for row, column, formula in _formulas(sheet, each=sheet.title in theirs)
        if COUNTS_FORMULAS not in formula
    }
    found, news = set(start), set(start)
    while news:
        marks = _marks(news)
        news = {cell for cell, areas in reads.items() if any(_is_in(area, marks) for area in areas)}
        news -= found
        found |= news
    return found


def _formulas(sheet: Sheet, *, each: bool) -> Iterator[tuple[int, int, str]]:
    """Row, column and formula of those that stand alone, or of each."""
    every = ((row, column, cell) for (row, column), cell in sheet.cells.every())
    for row, column, cell in every if each else sheet.cells.single():
        if cell.formula is not None:
            yield row, column, cell.formula


def _areas(named: Mapping[str, list[Area]], sheet: Sheet, formula: str) -> Iterator[Area]:
    yield from _references(formula, sheet.title)
    for word in named.keys() & set(_WORD.findall(formula)):
        yield from named[word]


def _references(formula: str, here: str) -> Iterator[Area]:
    for title, first, last in references_of(formula, here):
        yield title, cell_position(first), cell_position(last)


def _marks(cells: Iterable[Address]) -> dict[str, npt.NDArray[np.bool_]]:
    """Sheet -> which of its cells, by row and column, are among these."""
    of_sheets: dict[str, list[Position]] = {}
    for title, row, column in cells:
        of_sheets.setdefault(title, []).append((row, column))
    marks = {}
    for title, positions in of_sheets.items():
        at = np.array(positions)
        marks[title] = np.zeros(at.max(axis=0) + 1, dtype=bool)
        marks[title][at[:, 0], at[:, 1]] = True
    return marks


def _is_in(area: Area, marks: Mapping[str, npt.NDArray[np.bool_]]) -> bool:
    title, (top, left), (bottom, right) = area
    found = marks.get(title)
    return found is not None and bool(found[top : bottom + 1, left : right + 1].any())
