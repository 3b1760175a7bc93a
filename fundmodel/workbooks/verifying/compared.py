"""Each formula and each value of a file beside those of the plan."""

from collections.abc import Iterable, Mapping

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.fingerprints import as_text
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Content
from fundmodel.workbooks.reading_back.moves import Moves, moves_of
from fundmodel.workbooks.verifying.as_written import sheets_as_written
from fundmodel.workbooks.verifying.compared_sheet import NOTHING, ComparedSheet, Comparison, Held
from fundmodel.workbooks.verifying.followers import Address

Values = Mapping[str, Mapping[tuple[int, int], Content]]
"""Sheet -> row and column -> the value that another program works out."""


def compare(
    opened: OpenedWorkbook,
    book: Book,
    passed_over: set[Address],
    values: Values | None,
    *,
    has_values: bool,
) -> Comparison:
    """Compare every planned cell with the file.

    Args:
        opened: the file.
        book: what it should hold.
        passed_over: cells whose value is not compared.
        values: those of a recalculation, in place of the stored ones.
        has_values: whether there are any to compare.

    Raises:
        BadInput: a sheet is damaged.
    """
    titles = [sheet.title for sheet in book.sheets if sheet.title in opened.sheets]
    written = sheets_as_written(opened, book)
    held = _held(opened, [title for title in titles if title not in written])
    moves = _moves(book, held)
    if moves:  # then formulas of other sheets have to take other cells than they do
        held |= _held(opened, sorted(written))
        written = set()
    comparison, skipped = Comparison(), _by_row(passed_over)
    for sheet in book.sheets:
        if sheet.title in opened.sheets:
            here, there = held.get(sheet.title, {}), skipped.get(sheet.title, {})
            of_sheet = ComparedSheet(sheet, here, moves, there, comparison)
            of_sheet.has_values, of_sheet.is_as_written = has_values, sheet.title in written
            of_sheet.values = None if values is None else values.get(sheet.title, {})
            of_sheet.compare()
    return comparison


def _held(opened: OpenedWorkbook, titles: Iterable[str]) -> dict[str, Held]:
    return {
        title: {(row, at): (formula, value) for row, at, formula, value, _ in cells}
        for title, cells in ((title, opened.whole_cells(title)) for title in titles)
    }


def _by_row(cells: Iterable[Address]) -> dict[str, dict[int, set[int]]]:
    """Sheet -> row -> columns of some cells."""
    found: dict[str, dict[int, set[int]]] = {}
    for title, row, column in cells:
        found.setdefault(title, {}).setdefault(row, set()).add(column)
    return found


def _moves(book: Book, held: Mapping[str, Held]) -> dict[str, Moves]:
    """How rows and columns moved, on sheets whose labels are no longer where they were planned."""
    moves = {}
    for sheet in book.sheets:
        cells = held.get(sheet.title)
        if not cells:
            continue
        texts = [(row, column, cell.value) for row, column, cell in sheet.cells.single()
                 if isinstance(cell.value, str) and cell.formula is None]  # fmt: skip
        off = sum(
            as_text(cells.get((row, column), NOTHING)[1]) != as_text(text)
            for row, column, text in texts
        )
        if off > len(texts) / 20 + 2:
            found = {at: one if one is not None else value for at, (one, value) in cells.items()}
            moved = moves_of(
                sheet, {at: content for at, content in found.items() if content is not None}
            )
            if not moved.is_still:
                moves[sheet.title] = moved
    return moves
