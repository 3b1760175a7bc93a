"""No text becomes a formula, whatever it begins with and whichever program opens the file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from fundmodel.errors import ModelMistake
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.recalculation.engines import recalculate_with_ironcalc, recalculate_with_libreoffice
from tests.thorough import examples

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "==note",
    '=HYPERLINK("https://example.org","click")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "'=1+1",
    "1e5",
    "TRUE",
    "#REF!",
    "_x0041_",
    "a < b & c > d ]]>",
    "two\nlines",
    "Ünïcödé “quotes” 😀",
]


def _book(texts: list[str]) -> Book:
    book = Book()
    sheet = book.add_sheet("Texts", "8A8D91")
    for row, text in enumerate(texts, 1):
        sheet.text(row, 1, text, "input_text")
    sheet.formula(1, 2, "=1+1", 2.0, "calc_whole")
    return book


def _column(values: dict[tuple[int, int], object]) -> list[object]:
    return [values[row, 1] for row in range(1, len(DANGEROUS) + 1)]


@pytest.mark.libreoffice
def test_libreoffice_keeps_text() -> None:
    (values,) = recalculate_with_libreoffice(workbook_bytes(_book(DANGEROUS)))
    assert _column(values["Texts"]) == DANGEROUS


def test_ironcalc_keeps_text() -> None:
    values = recalculate_with_ironcalc(workbook_bytes(_book(DANGEROUS)))["Texts"]
    assert _column(values) == DANGEROUS


def test_text_is_marked_as_text_for_when_it_is_entered_again() -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes(_book(DANGEROUS))))["Texts"]
    for row, text in enumerate(DANGEROUS, 1):
        cell = sheet.cell(row, 1)
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert cell.value == text
    assert sheet["B1"].data_type == "f"
    assert not sheet["B1"].quotePrefix


@examples(40)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="￾￿", min_codepoint=32),
        min_size=1,
    )
)
def test_any_text_comes_back(text: str) -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes(_book([text]))))["Texts"]
    assert sheet["A1"].data_type == "s"
    assert sheet["A1"].value == text or "x005F_" in text  # which openpyxl always leaves out


@pytest.mark.parametrize(
    "text", ["bell \x07", "null \x00", "return \r", "half \ud800", "x" * 32_768]
)
def test_what_no_cell_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ModelMistake) as refused:
        _book([text])
    assert str(refused.value) == (
        f"Texts: a text cannot be stored: {text[:40]!r}.\n"
        "  A cell holds at most 32767 characters and no control characters."
    )
