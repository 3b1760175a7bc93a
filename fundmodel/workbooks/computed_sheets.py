"""The sheets on which nothing is typed: whether they still are what the model writes.

Fingerprints tell at once which sheets are as they were delivered. Of the others each cell is
compared with the plan, moved as the rows and columns of the sheet moved; what is neither is an
addition of somebody's own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Cell, Sheet
from fundmodel.workbooks.changed_cells import ChangedCell, refuse_changed, same_formula
from fundmodel.workbooks.edited import PARTS_PROPERTY, parts_hash
from fundmodel.workbooks.fingerprints import SHEET_PROPERTY, cells_print, said
from fundmodel.workbooks.found_inputs import FoundInputs
from fundmodel.workbooks.moves import Moves, moved_formula, moves_of, texts_that_formulas_read
from fundmodel.workbooks.read_cells import OpenedWorkbook, SheetCells
from fundmodel.workbooks.xml_pieces import Content, FormulaText

STATIC = "static_"
SHOWN = 5


@dataclass
class Compared:
    """What a comparison of sheets found: cells that are not the model's, and additions."""

    changed: list[ChangedCell] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def changed_on_computed_sheets(
    book: OpenedWorkbook, inputs: FoundInputs, plan: Callable[[], Book]
) -> list[str]:
    """Refuse formulas and stored numbers that are not the model's; say what somebody added.

    Args:
        book: the workbook.
        inputs: its sheets of inputs, whose formulas were looked at before.
        plan: gives the workbook as it is written for the same members and scenarios.

    Returns:
        A text for each sheet on which there is something that is not read.

    Raises:
        BadInput: there are such cells; the text lists them, up to ten.
    """
    titles = _sheets_to_compare(book, inputs)
    if not titles:
        return []
    planned = {sheet.title: sheet for sheet in plan().sheets}
    moves = {title: moves_of(planned[title], sheet.cells) for title, sheet in inputs.sheets.items()}
    moves |= {
        title: moves_of(planned[title], book.filled(title)) for title in titles if title in planned
    }
    compared = Compared()
    for title in titles:
        if title in planned:
            delivered = book.properties.get(SHEET_PROPERTY + title)
            _compare(planned, title, book.filled(title), moves, delivered, compared)
    refuse_changed(book.path, compared.changed)
    return compared.added


def _sheets_to_compare(book: OpenedWorkbook, inputs: FoundInputs) -> list[str]:
    """Sheets whose cells have another fingerprint than they were delivered with.

    Some programs save no properties: then there is none, and every sheet is compared.
    """
    parts = {name: book.archive.read(name) for name in book.archive.namelist()}
    if parts_hash(parts) == book.properties.get(PARTS_PROPERTY):
        return []
    computed = [title for title in book.sheets if title not in inputs.sheets]
    prints = {title: book.properties.get(SHEET_PROPERTY + title) for title in computed}
    if not any(prints.values()):
        return computed
    return [
        title
        for title, delivered in prints.items()
        if delivered and cells_print(book.every_cell(title)) != delivered
    ]


def _compare(
    planned: Mapping[str, Sheet],
    title: str,
    found: SheetCells,
    moves: Mapping[str, Moves],
    delivered: str | None,
    compared: Compared,
) -> None:
    """Compare one sheet with its plan."""
    sheet, here = planned[title], moves[title]
    read = texts_that_formulas_read(sheet)
    expected = {here.to(*at): cell for at, cell in sheet.cells.items() if cell.value is not None}
    changed = []
    for at, cell in expected.items():
        formula = cell.formula and moved_formula(cell.formula, title, moves)
        if formula and not same_formula(formula, found.get(at)):
            changed.append(_changed(title, at, formula, found.get(at)))
    for at, cell in sheet.cells.items():
        if (title, *at) in read and isinstance(cell.value, str) and cell.formula is None:
            now = here.to(*at)
            if said(found.get(now)) != said(cell.value):
                changed.append(_changed(title, now, f"`{cell.value}`", found.get(now)))
    if not changed and delivered not in (None, cells_print(_as_delivered(sheet, here, found))):
        changed += _stored_numbers(sheet, here, found)
    compared.changed += changed
    own = [at for at, content in found.items() if at not in expected and said(content)]
    if own:
        compared.added.append(additions_text(title, own))


def _changed(title: str, at: tuple[int, int], expected: str, found: Content | None) -> ChangedCell:
    return ChangedCell(on_sheet(title, cell_name(*at)), expected, found)


def _as_delivered(
    sheet: Sheet, here: Moves, found: SheetCells
) -> Iterator[tuple[int, int, Content | None]]:
    """The planned cells with the stored numbers of the file, back in their places."""
    for at, cell in sheet.cells.items():
        content: Content | None = cell.value
        if cell.formula is not None:
            content = FormulaText(cell.formula)
        elif _is_stored(cell):
            content = found.get(here.to(*at))
        yield (*at, content)


def _stored_numbers(sheet: Sheet, here: Moves, found: SheetCells) -> Iterator[ChangedCell]:
    """Stored numbers that are not those of the plan."""
    for at, cell in sheet.cells.items():
        now = here.to(*at)
        if _is_stored(cell) and said(found.get(now)) != said(cell.value):
            yield _changed(sheet.title, now, said(cell.value), found.get(now))


def _is_stored(cell: Cell) -> bool:
    return cell.formula is None and cell.value is not None and cell.style.startswith(STATIC)


def additions_text(title: str, cells: list[tuple[int, int]]) -> str:
    """What somebody wrote on a sheet beside the model's cells."""
    names = [cell_name(*at) for at in sorted(cells)]
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return f"{title}: what stands in {', '.join(names[:SHOWN])}{more} was added, and is not read."
