"""What prints unless a reader asks for more: few pages, legible, and nothing cut off."""

import re
import subprocess
from pathlib import Path

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import (
    ANNUAL,
    BY_YEAR,
    INPUTS,
    MEMBERS,
    STORED,
    YEAR_ROW,
    InputColumns,
)
from fundmodel.workbooks.time_columns import WHOLE_LIFE
from fundmodel.workbooks.writing.frame import NOTHING
from tests.agreement.printed_pages import clipped, pages, points_of, printed_area, smallest_letters
from tests.recalculation.engines import libreoffice_or_skip

FEWEST_POINTS, MOST_PAGES, RISK_PAGES = 7.0, 15, 1
ROUNDED = 0.1
"""By how much a program may shrink a page further than its widths ask for."""
WRONG = re.compile(r"###|Err:|#NAME|#REF|#VALUE|#DIV|#N/A")
PRINTED = (
    "Cover", "Contents", "Dashboard", "Results", "Compare", "Bridge", "Readings", "Statements",
    INPUTS,
)  # fmt: skip
"""What prints of the delivered workbook; Risk is there once worlds were drawn (tests/api)."""


def test_the_answers_and_the_inputs_print_and_no_workings(book: Book) -> None:
    printed = {sheet.title for sheet in book.sheets if sheet.page.printed}
    assert printed == set(PRINTED)
    assert not printed & {ANNUAL, STORED, BY_YEAR, MEMBERS, "Economy", "Lines", "Sources"}
    assert {sheet.type for sheet in book.sheets if sheet.title in printed} == {
        "control", "presentation", "input",
    }  # fmt: skip


def test_what_does_not_print_has_an_empty_cell_for_its_print_area(book: Book) -> None:
    others = [sheet for sheet in book.sheets if not sheet.page.printed]
    assert len(others) > 10
    assert [one.title for one in others if (1, 1) in one.cells] == []
    assert NOTHING == "A1"


def test_it_takes_few_pages(book: Book) -> None:
    taken = {sheet.title: pages(sheet) for sheet in book.sheets if sheet.page.printed}
    assert sum(taken.values()) + RISK_PAGES < MOST_PAGES, taken
    assert {title for title, count in taken.items() if count > 1} == {
        "Results", "Statements", INPUTS,
    }  # fmt: skip


@pytest.mark.parametrize("title", PRINTED)
def test_letters_are_legible(book: Book, title: str) -> None:
    size, text = smallest_letters(book.sheet(title))
    assert size >= FEWEST_POINTS, text


@pytest.mark.parametrize("title", PRINTED)
def test_no_label_is_cut_off(book: Book, title: str) -> None:
    assert list(clipped(book.sheet(title))) == []


def test_inputs_print_without_the_scenarios(book: Book) -> None:
    columns = InputColumns(2)
    printed = printed_area(book.sheet(INPUTS)).columns
    assert {columns.label, columns.live, columns.override} <= set(printed)
    assert columns.first_scenario not in printed


def test_statements_print_whole_life_and_say_where_the_years_end(book: Book) -> None:
    sheet = book.sheet("Statements")
    last = printed_area(sheet).columns[-1]
    assert sheet.cells[YEAR_ROW, WHOLE_LIFE].value == "Whole life"
    year = sheet.cells[YEAR_ROW, last].value
    assert sheet.page.header == f"Printed to {year:.0f}; the later years stand on the sheet"
    assert sheet.cells[YEAR_ROW, last + 1].value == year + 1


@pytest.mark.thorough
@pytest.mark.libreoffice
def test_libreoffice_prints_it(content: bytes, tmp_path: Path) -> None:
    import pypdf

    program, _ = libreoffice_or_skip()
    (tmp_path / "book.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path,
         tmp_path / "book.xlsx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    read = pypdf.PdfReader(tmp_path / "book.pdf").pages
    found = [page.extract_text() for page in read]
    assert 5 < len(found) < MOST_PAGES
    assert [WRONG.findall(text) for text in found] == [[]] * len(found)
    assert "Answers of the scenario shown" in found[0]
    assert [min(points_of(page)) >= FEWEST_POINTS - ROUNDED for page in read] == [True] * len(found)
