"""The harness itself: it recalculates, it finds wrong values, and it leaves nothing behind."""

from collections.abc import Callable
from typing import Any

import pytest

from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cells import Value
from fundmodel.workbooks.opening.read_cells import FormulaText
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.recalculation import engines
from tests.recalculation.compare import differences
from tests.recalculation.engines import (
    ErrorValue,
    IronCalcBook,
    Values,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)
from tests.recalculation.sample_book import sample_book

Recalculate = Callable[[bytes], Values]

BOTH = pytest.mark.parametrize(
    "recalculate",
    [
        recalculate_with_ironcalc,
        pytest.param(
            lambda source: recalculate_with_libreoffice(source)[0], marks=pytest.mark.libreoffice
        ),
    ],
    ids=["ironcalc", "libreoffice"],
)


@BOTH
def test_a_right_workbook_agrees_in_every_cell(recalculate: Recalculate) -> None:
    book = sample_book()
    report = differences(book, recalculate(workbook_bytes(book)))
    assert report.agrees, report
    assert report.compared == sum(1 for _ in book.formula_cells())
    assert report.identical >= report.compared - 2, report


@BOTH
def test_wrong_stored_values_are_found(recalculate: Recalculate) -> None:
    wrong = _with_values(
        sample_book(), lambda value: "wrong" if isinstance(value, str) else value + 1
    )
    recalculated = recalculate(workbook_bytes(wrong))
    report = differences(wrong, recalculated)
    assert len(report.different) == report.compared
    assert differences(sample_book(), recalculated).agrees


@BOTH
def test_an_error_value_is_a_difference(recalculate: Recalculate) -> None:
    book = Book()
    sheet = book.add_sheet("One", "8A8D91")
    sheet.formula(1, 1, "=1/0", "#DIV/0!", "calc_factor")
    sheet.formula(2, 1, "=1+1", 2.0, "calc_factor")
    report = differences(book, recalculate(workbook_bytes(book)))
    assert [different.reference for different in report.different] == ["One!A1"]


def test_without_libreoffice_a_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_libreoffice", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="is not installed"):
        recalculate_with_libreoffice(b"")


def test_without_libreoffice_continuous_integration_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_libreoffice", lambda: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="must run this test"):
        recalculate_with_libreoffice(b"")


def test_nothing_to_compare_is_no_agreement() -> None:
    assert not differences(Book(), {}).agrees


def test_a_residual_is_as_inexact_as_its_row() -> None:
    book = Book()
    sheet = book.add_sheet("One", "8A8D91")
    sheet.formula(1, 1, "=B1", 1e7, "calc_money")
    sheet.formula(1, 2, "=A1-A1", 1e-7, "calc_money")
    sheet.formula(2, 1, "=A1-A1", 1e-7, "calc_money")
    report = differences(book, {"One": {(1, 1): 1e7, (1, 2): 0.0, (2, 1): 0.0}})
    assert [different.reference for different in report.different] == ["One!A2"]


def test_edits_are_undone() -> None:
    book = sample_book()
    loaded = IronCalcBook(workbook_bytes(book))
    edits = [
        ("Inputs", "D3", 5.0),
        ("Inputs", "D3", 7.0),
        ("Sources of funds", "H4", FormulaText("=1/0")),
        ("Inputs", "A1", "=text"),
        ("Inputs", "B4", None),
    ]
    edited = loaded.recalculated(edits)
    assert edited["Inputs"][3, 5] == 7.0
    assert edited["Inputs"][1, 1] == "=text"
    assert isinstance(edited["Sources of funds"][4, 9], ErrorValue)
    assert differences(book, loaded.recalculated()).agrees


@pytest.mark.libreoffice
def test_both_programs_answer_an_edit_alike() -> None:
    source = workbook_bytes(sample_book())
    edits = [("Inputs", "D3", 321.5), ("Inputs", "B2", 2.0)]
    edited, unedited = recalculate_with_libreoffice(source, [edits, []])
    other = recalculate_with_ironcalc(source, edits)
    row = [(4, column) for column in range(7, 16)]
    assert [edited["Sources of funds"][cell] for cell in row] == pytest.approx(
        [other["Sources of funds"][cell] for cell in row], rel=1e-12
    )
    assert edited["Sources of funds"][4, 8] == pytest.approx(321.5 * 1.2)
    assert differences(sample_book(), unedited).agrees


def _with_values(book: Book, change: Callable[[Value], Value]) -> Book:
    for sheet, position, cell in list(book.formula_cells()):
        sheet.cells[position] = cell._replace(value=change(cell.value))
    return book


@pytest.mark.thorough
@pytest.mark.libreoffice
def test_a_libreoffice_that_dies_is_started_again_for_each_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, lost = engines._answers_of_libreoffice, [True, False, True]

    def dies_now_and_then(*order: Any) -> list[engines.Values] | None:
        return None if lost and lost.pop(0) else real(*order)

    monkeypatch.setattr(engines, "_answers_of_libreoffice", dies_now_and_then)
    content = workbook_bytes(sample_book())
    both = engines.recalculate_with_libreoffice(content, [(), ()])
    assert both == [real(content, [()], None, 1, [])[0]] * 2  # type: ignore[index]
    assert lost == []
