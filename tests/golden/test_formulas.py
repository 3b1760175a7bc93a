"""The formulas of each row of each stage sheet: opening and first two quarters."""

from collections.abc import Iterator

import pytest

import fundmodel
from fundmodel.fund.stages import STAGES
from fundmodel.workbooks.book import Book, Cell, Sheet
from fundmodel.workbooks.cell_layout import YEAR_ROW
from fundmodel.workbooks.time_columns import LABEL, MEMBER, UNIT
from tests.golden.golden_files import compare, kept

FOLDER = "formulas"
TITLES = [stage.title for stage in STAGES]
KEY, WHOLE_LIFE = "Key", "Whole life"


@pytest.fixture(scope="module")
def book() -> Book:
    return fundmodel.plan_workbook([fundmodel.run(fundmodel.load("base"))])


@pytest.mark.parametrize("title", TITLES)
def test_formulas_of_a_sheet(book: Book, title: str, update_golden: bool) -> None:
    text = "\n\n".join(_rows(book.sheet(title))) + "\n"
    compare(_file(title), text, update=update_golden)


def test_no_golden_file_is_left_over() -> None:
    assert kept(FOLDER) == {_file(title) for title in TITLES}


def _file(title: str) -> str:
    return f"{FOLDER}/{title.lower().replace(' ', '_')}.txt"


def _rows(sheet: Sheet) -> Iterator[str]:
    """A paragraph a row: its name and member, then each kind of cell."""
    heads = {str(cell.value): at for (row, at), cell in sheet.cells.items() if row == YEAR_ROW}
    key, whole_life = heads[KEY], heads[WHOLE_LIFE]
    words = ("life", "opening", "first", "second")
    for row in sorted({row for row, column in sheet.cells if column == UNIT and row > YEAR_ROW}):
        name, member = sheet.cells.get((row, key)), sheet.cells.get((row, MEMBER))
        said = (str(name.value) if name else "total") + (f"[{member.value}]" if member else "")
        parts = [
            f"  {word:<9}{_said(cell)}"
            for column, word in enumerate(words, whole_life)
            if (cell := sheet.cells.get((row, column))) is not None
        ]
        label = sheet.cells[row, LABEL].value
        yield "\n".join([f"{sheet.reference(row, LABEL)} {said}: {label}", *parts])


def _said(cell: Cell) -> str:
    return str(cell.formula or f"{cell.value:g}")
