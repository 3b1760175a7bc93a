"""What is chosen on Dashboard in a file: cells that are found by the names that formulas say."""

from typing import NamedTuple

from fundmodel.workbooks.a1 import cell_position, on_sheet
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.opening.xml_pieces import Content
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.scenario_heads import SCENARIO_HERE


class FoundChoice(NamedTuple):
    """A selector that is filled: where it stands, and what it holds."""

    title: str
    cell: str
    content: Content

    @property
    def reference(self) -> str:
        """The cell with its sheet."""
        return on_sheet(self.title, self.cell)


class FoundSelectors(NamedTuple):
    """The selectors on Dashboard; None where nothing is chosen, or there is no such cell."""

    scenario: FoundChoice | None = None
    choice: FoundChoice | None = None


def find_selectors(book: OpenedWorkbook) -> FoundSelectors:
    """What is chosen on Dashboard."""
    return FoundSelectors(_chosen(book, SCENARIO_HERE), _chosen(book, CHOICE_HERE))


def selector_cells(book: OpenedWorkbook) -> set[tuple[str, int, int]]:
    """Sheet, row and column of the cells in which something may be chosen."""
    found = (_cell_of(book, name) for name in (SCENARIO_HERE, CHOICE_HERE))
    return {(title, *cell_position(cell)) for title, cell in filter(None, found)}


def _chosen(book: OpenedWorkbook, name: str) -> FoundChoice | None:
    found = _cell_of(book, name)
    if found is None:
        return None
    title, cell = found
    content = book.filled(title).get(cell_position(cell))
    return None if content is None else FoundChoice(title, cell, content)


def _cell_of(book: OpenedWorkbook, name: str) -> tuple[str, str] | None:
    """Sheet and cell that a name stands for; None if they are gone."""
    quoted, _, cell = book.names.get(name, "").rpartition("!")
    title = quoted.removeprefix("'").removesuffix("'").replace("''", "'")
    try:
        cell_position(cell)
    except ValueError:
        return None
    return (title, cell.replace("$", "")) if title in book.sheets else None
