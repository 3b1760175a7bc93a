"""Where Excel would mark with a green corner what is as it should be.

A sum over the quarters leaves out the opening beside them, and a year of publication is a text.
Of a line's members every second formula is written with other $ than its neighbours, which is why
`formulas` says; everywhere else a formula unlike its neighbours is marked, for it is a slip.
"""

import re
from collections.abc import Iterable, Iterator

from fundmodel.workbooks.a1 import range_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheet_settings import Group, Unmarked
from fundmodel.workbooks.sheets.checks_of_cells import has_formulas

_NUMBER = re.compile(r"\s*[-+]?[\d.,]*\d[.,]?\s*%?\s*")


def plan_corners(book: Book, titles_of_stages: Iterable[str]) -> None:
    """Tell Excel of every sheet what not to mark; all cells must be planned before."""
    stages = set(titles_of_stages)
    for sheet in book.sheets:
        marks = ("formulaRange",) if has_formulas(sheet) else ()
        texts = {cell.value for _, _, cell in sheet.cells.single() if isinstance(cell.value, str)}
        if any(map(_NUMBER.fullmatch, texts)):
            marks = (*marks, "numberStoredAsText")
        members = sorted(sheet.row_groups, key=lambda group: group.first)
        members = members if sheet.title in stages else []
        for area, more in (
            (_rows(sheet, members), ("formula",)),
            (_rows(sheet, list(_between(sheet, members))), ()),
        ):
            if area and marks:
                sheet.unmarked.append(Unmarked(area, (*more, *marks)))


def _between(sheet: Sheet, groups: list[Group]) -> Iterator[Group]:
    """The rows that are in no group."""
    first = 1
    for group in (*groups, Group(sheet.cells.last_row + 1, 0)):
        if first < group.first:
            yield Group(first, group.first - 1)
        first = group.last + 1


def _rows(sheet: Sheet, groups: list[Group]) -> str:
    last = sheet.cells.last_column
    return " ".join(range_name(group.first, 1, group.last, last) for group in groups)
