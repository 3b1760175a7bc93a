"""The sheets on which nothing is typed: whether they still are what the model writes.

Fingerprints tell at once which sheets are as they were delivered. Of the others each cell is
compared with the plan, moved as the rows and columns of the sheet moved; what is neither is an
addition of somebody's own.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field

from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.opening.edited import is_untouched
from fundmodel.workbooks.opening.fingerprints import SHEET_PROPERTY, as_text, cells_print
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook, SheetCells
from fundmodel.workbooks.opening.xml_pieces import Content, FormulaText
from fundmodel.workbooks.picks import cells_of_picks
from fundmodel.workbooks.reading_back.changed_cells import ChangedCell, refuse_changed, same_formula
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs
from fundmodel.workbooks.reading_back.found_selectors import selector_cells
from fundmodel.workbooks.reading_back.moves import (
    Moves,
    counts_through_a_widened_list,
    moved_formula,
    moves_of,
    texts_that_formulas_read,
)
from fundmodel.workbooks.sheets.checks_of_cells import has_formulas

STATIC = "static_"
NAME = re.compile(r"\w+")
MOST_LISTED = 5
OTHER_WORDS = "differs from the model's words"
EARLIER_WORDS = f"{OTHER_WORDS}, since an earlier version wrote the workbook"


@dataclass
class Compared:
    """What a comparison of sheets found: cells that are not the model's, and additions.

    `words` is what is said of texts that are not the model's; in `selectors`, sheet, row and
    column, somebody may choose.
    """

    words: str = OTHER_WORDS
    selectors: set[tuple[str, int, int]] = field(default_factory=set)
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
    titles = sheets_to_compare(book, inputs)
    if not titles:
        return []
    whole = plan()
    planned = {sheet.title: sheet for sheet in whole.sheets}
    moves = {title: moves_of(planned[title], sheet.cells) for title, sheet in inputs.sheets.items()}
    moves |= {
        title: moves_of(planned[title], book.filled(title)) for title in titles if title in planned
    }
    is_earlier = any(_has_a_name_of(whole.renamed, book.filled(title)) for title in titles)
    words = EARLIER_WORDS if is_earlier else OTHER_WORDS
    compared = Compared(words, selector_cells(book))
    names = set(inputs.scenarios[INPUTS])
    for title in titles:
        delivered = book.properties.get(SHEET_PROPERTY + title) if book.keeps_digits else None
        if title in planned and has_formulas(planned[title]):
            _compare(planned[title], book.filled(title), moves, delivered, names, compared)
        elif delivered:
            compared.added.append(f"{title}: was changed, and is not read.")
    refuse_changed(book.path, compared.changed)
    return compared.added


def _has_a_name_of(renamed: Mapping[str, str], found: SheetCells) -> bool:
    """Whether texts of a sheet call a line by a name that it had once."""
    texts = (content for content in found.values() if type(content) is str)
    return any(not renamed.keys().isdisjoint(NAME.findall(text)) for text in texts)


def sheets_to_compare(book: OpenedWorkbook, inputs: FoundInputs) -> list[str]:
    """Sheets whose cells have another fingerprint than they were delivered with.

    Some programs save no properties: then there is none, and every sheet is compared.
    """
    if is_untouched(book):
        return []
    computed = [title for title in book.sheets if title not in inputs.sheets]
    prints = {title: book.properties.get(SHEET_PROPERTY + title) for title in computed}
    if not any(prints.values()):
        return computed
    selectors, picks = selector_cells(book), cells_of_picks(book.names)
    return [
        title
        for title, delivered in prints.items()
        if delivered and _print_without(book, title, selectors, picks.get(title, ())) != delivered
    ]


def _print_without(
    book: OpenedWorkbook,
    title: str,
    cells: set[tuple[str, int, int]],
    picks: Container[tuple[int, int]],
) -> str:
    """The fingerprint of a sheet but for some cells, which are empty as delivered."""
    others = (
        (row, column, content)
        for row, column, content in book.every_cell(title)
        if (title, row, column) not in cells
    )
    return cells_print(others, picks)


def _compare(
    sheet: Sheet,
    found: SheetCells,
    moves: Mapping[str, Moves],
    delivered: str | None,
    scenarios: set[str],
    compared: Compared,
) -> None:
    """Compare one sheet with its plan."""
    here = moves[sheet.title]
    changed = [*_changed_formulas(sheet, found, moves), *_changed_texts(sheet, found, here)]
    texts = {
        cell.value
        for cell in sheet.cells.values()
        if isinstance(cell.value, str) and cell.formula is None
    }
    if not changed and delivered not in (None, cells_print(_as_delivered(sheet, here, found))):
        changed += _stored_numbers(sheet, here, found, of_scenarios=scenarios <= texts)
    compared.changed += changed
    expected = {here.to(*at) for at, cell in sheet.cells.items() if cell.value is not None}
    own = [
        at
        for at, content in found.items()
        if at not in expected
        and as_text(content)
        and (sheet.title, *at) not in compared.selectors
        and not (scenarios <= texts and isinstance(content, float))
    ]
    if own:
        compared.added.append(additions_text(sheet.title, own))
    # A sheet of lines has its keys in a group, and says the same whatever the scenarios are.
    words = list(_other_words(sheet, found, here)) if sheet.column_groups and not changed else []
    if words:
        compared.added.append(additions_text(sheet.title, words, compared.words))


def _changed_formulas(
    sheet: Sheet, found: SheetCells, moves: Mapping[str, Moves]
) -> Iterator[ChangedCell]:
    """Formulas that are not the model's, or that no longer count through the model's list."""
    for at, cell in sheet.cells.items():
        if cell.formula is not None:
            now = moves[sheet.title].to(*at)
            formula = moved_formula(cell.formula, sheet.title, moves)
            if not same_formula(formula, found.get(now)):
                yield _changed(sheet.title, now, formula, found.get(now))
            elif counts_through_a_widened_list(cell.formula, sheet.title, moves):
                expected = f"{cell.formula}, a list without rows or columns between"
                yield _changed(sheet.title, now, expected, found.get(now))


def _changed_texts(sheet: Sheet, found: SheetCells, here: Moves) -> Iterator[ChangedCell]:
    """Texts by which formulas sum or search, such as the names of members."""
    read = texts_that_formulas_read(sheet)
    for at, cell in sheet.cells.items():
        if (sheet.title, *at) in read and isinstance(cell.value, str) and cell.formula is None:
            now = here.to(*at)
            if as_text(found.get(now)) != as_text(cell.value):
                yield _changed(sheet.title, now, f"`{cell.value}`", found.get(now))


def _other_words(sheet: Sheet, found: SheetCells, here: Moves) -> Iterator[tuple[int, int]]:
    """Texts of the model that somebody wrote in other words, and that no formula reads."""
    for at, cell in sheet.cells.items():
        is_text = isinstance(cell.value, str) and cell.formula is None
        if is_text and as_text(found.get(now := here.to(*at))) != as_text(cell.value):
            yield now


def _changed(title: str, at: tuple[int, int], expected: str, found: Content | None) -> ChangedCell:
    return ChangedCell(on_sheet(title, cell_name(*at)), expected, found)


def _as_delivered(
    sheet: Sheet, here: Moves, found: SheetCells
) -> Iterator[tuple[int, int, Content | None]]:
    """The planned cells with the stored numbers of the file, back where they were planned."""
    for at, cell in sheet.cells.items():
        content: Content | None = cell.value
        if cell.formula is not None:
            content = FormulaText(cell.formula)
        elif _is_stored(cell):
            content = found.get(here.to(*at))
        yield (*at, content)


def _stored_numbers(
    sheet: Sheet, here: Moves, found: SheetCells, *, of_scenarios: bool
) -> Iterator[ChangedCell]:
    """Stored numbers that are not those of the plan, which has one scenario's numbers for all."""
    if of_scenarios:
        yield ChangedCell(sheet.title, "those that were delivered", "other stored numbers")
        return
    for at, cell in sheet.cells.items():
        now = here.to(*at)
        if _is_stored(cell) and as_text(found.get(now)) != as_text(cell.value):
            yield _changed(sheet.title, now, as_text(cell.value), found.get(now))


def _is_stored(cell: Cell) -> bool:
    return cell.formula is None and cell.value is not None and cell.style.startswith(STATIC)


def additions_text(title: str, cells: list[tuple[int, int]], what: str = "was added") -> str:
    """What somebody wrote on a sheet beside the model's cells, or in their place."""
    names = first_names([cell_name(*at) for at in sorted(cells)])
    return f"{title}: what stands in {names} {what}, and is not read."


def first_names(names: list[str]) -> str:
    """Names one after the other; of many the first, and how many more there are."""
    more = f" and {len(names) - MOST_LISTED:,} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more
