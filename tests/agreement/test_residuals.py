"""What the comparison lets pass: rounding in a row of residuals, and nothing else."""

from fundmodel.workbooks.book import Book
from tests.recalculation.compare import differences


def _row(*values: float) -> Book:
    book = Book()
    sheet = book.add_sheet("One", "8A8D91")
    for column, value in enumerate(values, 1):
        sheet.formula(1, column, "=0+0", value, "calc_money")
    return book


def test_rounding_in_a_row_of_residuals_passes() -> None:
    assert differences(_row(3e-11, -2e-10), {"One": {(1, 1): 0.0, (1, 2): 1e-10}}).agrees


def test_a_residual_that_is_no_rounding_does_not() -> None:
    report = differences(_row(3e-11, -2e-10), {"One": {(1, 1): 2e-8, (1, 2): -2e-10}})
    assert [one.reference for one in report.different] == ["One!A1"]


def test_small_rates_are_compared_digit_by_digit() -> None:
    """A row with a number above the tolerance of the checks is no row of residuals."""
    report = differences(_row(2e-5, 1e-5), {"One": {(1, 1): 2e-5, (1, 2): 1e-5 + 5e-10}})
    assert [one.reference for one in report.different] == ["One!B1"]


def test_a_text_or_nothing_is_no_residual() -> None:
    assert not differences(_row(1e-11), {"One": {(1, 1): "n/a"}}).agrees
    assert not differences(_row(1e-11), {}).agrees
