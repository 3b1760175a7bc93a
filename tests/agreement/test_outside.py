"""What the rules on typed numbers let through when it is pasted, the checks of the workbook see."""

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import named_cell, value_at
from tests.agreement.random_edits import override_cells
from tests.recalculation.engines import IronCalcBook, Value


@pytest.mark.parametrize(
    ("name", "typed", "verdict"),
    [
        ("us_profit_share", 0.3, "OK"),
        ("us_profit_share", 2.0, "CHECK"),
        ("us_profit_share", -1.0, "CHECK"),
        ("us_profit_share", "half", "CHECK"),
        ("russian_legal_delay", 3.5, "CHECK"),
        ("commitment_share[Housing grants]", 0.5, "CHECK"),
        ("us_inflation[2030]", 0.9, "CHECK"),
        ("us_inflation[2030]", -0.9, "CHECK"),
        ("commitments_allowed[2030]", 0.5, "CHECK"),
    ],
)
def test_the_master_check_sees_it(
    book: Book, content: bytes, name: str, typed: Value, verdict: str
) -> None:
    sheet, cell = override_cells(book)[name]
    values = IronCalcBook(content).recalculated([(sheet, cell, typed)])
    assert value_at(values, named_cell(book, MASTER_CHECK)) == verdict
