"""The formulas of each row of each stage sheet: opening and first two quarters."""

from collections.abc import Iterator

import pytest

import fundmodel
from fundmodel.fund.stages import STAGES
from fundmodel.workbooks.book import Book, Cell, Sheet
from fundmodel.workbooks.places import KEY, LABEL, MEMBER, YEAR_ROW
from tests.golden.golden_files import compare, kept

FOLDER = "formulas"
TITLES = [stage.title for stage in STAGES]
CONSTANT, TOTAL = "Constant", "Total"


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
    constant, total = heads[CONSTANT], heads[TOTAL]
    columns = {"constant": constant, "total": total, "opening": total + 1, "first": total + 2,
               "second": total + 3}  # fmt: skip
    for row in sorted({row for row, column in sheet.cells if column == KEY and row > YEAR_ROW}):
        member = sheet.cells.get((row, MEMBER))
        name = str(sheet.cells[row, KEY].value) + (f"[{member.value}]" if member else "")
        parts = [
            f"  {word:<9}{_said(cell)}"
            for word, column in columns.items()
            if (cell := sheet.cells.get((row, column))) is not None
        ]
        label = sheet.cells[row, LABEL].value
        yield "\n".join([f"{sheet.place(row, LABEL)} {name}: {label}", *parts])


def _said(cell: Cell) -> str:
    return str(cell.formula or f"{cell.value:g}")
