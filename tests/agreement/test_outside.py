"""What the rules on typed numbers let through when it is pasted, the checks of the workbook see."""

from datetime import date

import pytest

from fundmodel.dates import serial_of
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.sheets.alternatives import RERUN_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import LoadedBook, live_terms, named_cell
from tests.agreement.random_edits import override_cells
from tests.recalculation.engines import Value
from tests.thorough import mostly_thorough

# The same number is typed in by three tests one after the other: it is worked out once.
SHARE, TYPED = "us_profit_share", 0.3


@pytest.mark.thorough
def test_a_number_that_is_typed_over_shows_among_the_terms(book: Book, loaded: LoadedBook) -> None:
    (title, row, column) = there = live_terms(book)[SHARE]
    assert book.sheet(title).cells[row, column].value == 0.5
    edit = (*override_cells(book)[SHARE], TYPED)
    assert edit[0] == INPUTS
    assert loaded.read([edit], [there]) == [TYPED]


def test_another_input_parts_the_live_result_from_the_rerun(book: Book, loaded: LoadedBook) -> None:
    """The reruns are stored; the check looks at them only while nothing is changed."""
    edit = (*override_cells(book)[SHARE], TYPED)
    cells = [named_cell(book, RERUN_NAME), named_cell(book, MASTER_CHECK)]
    difference, verdict = loaded.read([edit], cells)
    assert abs(float(difference)) > 100
    assert verdict == "OK"


@pytest.mark.parametrize(
    ("name", "typed", "verdict"),
    mostly_thorough(
        [
            (SHARE, TYPED, "OK"),
            ("us_profit_share", 2.0, "CHECK"),
            ("us_profit_share", -1.0, "CHECK"),
            ("us_profit_share", "half", "CHECK"),
            ("russian_legal_delay", 3.5, "CHECK"),
            ("commitment_share[Housing grants]", 0.5, "CHECK"),
            ("us_inflation[2030]", 0.9, "CHECK"),
            ("us_inflation[2030]", -0.9, "CHECK"),
            ("commitments_allowed[2030]", 0.5, "CHECK"),
            ("signing_date", serial_of(date(2028, 6, 30)), "OK"),
            ("signing_date", serial_of(date(2028, 6, 29)), "CHECK"),
            ("signing_date", serial_of(date(2028, 5, 31)), "CHECK"),
            ("signing_date", serial_of(date(2026, 9, 30)), "CHECK"),
            ("signing_date", serial_of(date(2032, 3, 31)), "CHECK"),
        ],
        [(SHARE, TYPED, "OK")],  # what is seen: of lighthouses in test_toy_causes.py, always
    ),
)
def test_the_master_check_sees_it(
    book: Book, loaded: LoadedBook, name: str, typed: Value, verdict: str
) -> None:
    sheet, cell = override_cells(book)[name]
    assert loaded.read([(sheet, cell, typed)], [named_cell(book, MASTER_CHECK)]) == [verdict]
