"""What the rules on typed numbers let through when it is pasted, the checks of the workbook see."""

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import LoadedBook, named_cell
from tests.agreement.random_edits import override_cells
from tests.recalculation.engines import Value
from tests.thorough import mostly_thorough


@pytest.mark.parametrize(
    ("name", "typed", "verdict"),
    mostly_thorough(
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
        [("us_profit_share", 0.3, "OK"), ("us_inflation[2030]", -0.9, "CHECK")],
    ),
)
def test_the_master_check_sees_it(
    book: Book, loaded: LoadedBook, name: str, typed: Value, verdict: str
) -> None:
    sheet, cell = override_cells(book)[name]
    assert loaded.read([(sheet, cell, typed)], [named_cell(book, MASTER_CHECK)]) == [verdict]
