"""How much the delivered workbook is: every formula is worked out at each typed number."""

from collections.abc import Callable

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE

MOST_FORMULAS, MOST_BYTES = 350_000, 5_700_000


def test_the_workbook_is_as_light_as_it_is_said_to_be(
    book: Book, content: bytes, figure: Callable[[str], None]
) -> None:
    formulas = {
        sheet.title: sum(len(columns) for _, columns, _ in sheet.cells.formulas())
        for sheet in book.sheets
        if sheet.title != BRIDGE  # no workbook has it unless one asks for it
    }
    figure(f"{sum(formulas.values()):,} formulas, {len(content):,} bytes")
    assert 200_000 < sum(formulas.values()) < MOST_FORMULAS
    assert len(content) < MOST_BYTES
