"""The harness looks at what a program works out, not at the values that the file has stored.

LibreOffice is given the same file in `test_libreoffice.py`.
"""

from pathlib import Path

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.opening.read_cells import open_safely
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import LoadedBook
from tests.recalculation.compare import (
    differences,
    differences_in_ironcalc,
    with_wrong_values,
)


@pytest.fixture(scope="module")
def all_zero(book: Book) -> bytes:
    """The delivered workbook with zero, or an empty text, stored in every formula cell."""
    return workbook_bytes(with_wrong_values(book))


@pytest.mark.thorough
def test_without_recalculation_a_file_of_zeros_is_wrong(
    book: Book, all_zero: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "zeros.xlsx"
    path.write_bytes(all_zero)
    report = differences(book, open_safely(path, stored_values=True))
    planned = [cell.value for _, _, cell in book.formula_cells()]
    texts = sum(isinstance(value, str) and value != "" for value in planned)
    amounts = sum(not isinstance(value, str) and abs(value) > 1e-9 for value in planned)
    assert texts + amounts > report.compared / 3
    assert len(report.different) >= 0.99 * (texts + amounts)


@pytest.mark.thorough
def test_ironcalc_works_out_what_the_file_has_wrong(book: Book, all_zero: bytes) -> None:
    report = differences_in_ironcalc(book, LoadedBook(all_zero).recalculated())
    assert report.agrees, report


@pytest.mark.thorough
def test_the_delivered_file_has_the_numbers_of_python(
    book: Book, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "delivered.xlsx"
    path.write_bytes(content)
    report = differences(book, open_safely(path, stored_values=True), tolerance=0)
    assert report.agrees, report
    assert report.identical == report.compared


@pytest.mark.thorough  # the harness is proved on a small book in every run
def test_one_wrong_number_among_all_is_found(book: Book, loaded: LoadedBook) -> None:
    sheet, position, cell = next(
        (sheet, position, cell)
        for sheet, position, cell in book.formula_cells()
        if sheet.title == "Waterfall" and isinstance(cell.value, float) and cell.value > 1
    )
    values = loaded.recalculated()
    values[sheet.title][position] = cell.value * (1 + 1e-6)
    report = differences_in_ironcalc(book, values)
    assert [one.reference for one in report.different] == [sheet.reference(*position)]
