"""The formulas of the delivered workbook, by their text: one a row, plain, short and old."""

from collections.abc import Callable
from functools import cache

import pytest

from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import ANNUAL, NUMBER_ROW, YEAR_ROW
from tests.agreement.delivered import stage_rows
from tests.agreement.formula_text import (
    functions,
    ifs_inside_ifs,
    numbers,
    references_outside,
    relative,
    tokens,
    without_references,
)

LONGEST = 8_192

ALLOWED = frozenset(
    [
        "ABS",
        "AND",
        "CHOOSE",
        "COLUMNS",
        "COUNT",
        "COUNTA",
        "COUNTIF",
        "EOMONTH",
        "IF",
        "IFERROR",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISNUMBER",
        "MATCH",
        "MAX",
        "MIN",
        "NOT",
        "OR",
        "ROWS",
        "SUM",
        "SUMIF",
        "SUMPRODUCT",
        "YEAR",
        "_xlfn.ISFORMULA",  # counted on Checks alone, and n/a where it is not known
    ]
)
"""Functions that every Excel, LibreOffice and IronCalc has, and that work out alike."""


@pytest.fixture(scope="module")
def formulas(book: Book) -> dict[str, str]:
    """Every kind of formula, references aside -> a cell in which it stands."""
    kinds: dict[str, str] = {}
    for sheet, position, cell in book.formula_cells():
        kinds.setdefault(without_references(str(cell.formula)), sheet.reference(*position))
    return kinds


@cache
def parts_of(formula: str) -> list:
    return tokens(formula)


def test_a_row_has_one_formula_in_all_quarters(runs: list[Run], book: Book) -> None:
    model, rows = runs[0].model, 0
    for sheet, row, quarters in stage_rows(model, book):
        cells = [sheet.cells[row, column] for column in quarters]
        forms = {
            relative(str(cell.formula), row, column)
            for cell, column in zip(cells, quarters, strict=True)
        }
        assert len(forms) == 1, f"{sheet.reference(row, quarters[0])}: {forms}"
        rows += 1
    by_quarter = [name for name, line in model.lines.items() if line.kind != "result"]
    assert rows == sum(len(model.members(name)) for name in by_quarter)


def test_a_row_has_one_formula_in_all_years(book: Book) -> None:
    sheet = book.sheet(ANNUAL)
    years = {at for (row, at), cell in sheet.cells.items() if row == NUMBER_ROW and cell.formula}
    forms: dict[int, set[str]] = {}
    for (row, column), cell in sheet.cells.items():
        if row > YEAR_ROW and column in years and cell.formula:
            forms.setdefault(row, set()).add(relative(cell.formula, row, column))
    assert len(forms) > 500
    assert {row: found for row, found in forms.items() if len(found) > 1} == {}


def test_no_formula_has_a_number_but_zero_and_one(formulas: dict[str, str]) -> None:
    wrong = {
        reference: formula
        for formula, reference in formulas.items()
        if set(numbers(parts_of(formula))) - {"0", "1"}
    }
    assert wrong == {}


def test_formulas_call_old_functions_only(formulas: dict[str, str]) -> None:
    called = {name for formula in formulas for name in functions(parts_of(formula))}
    assert called - ALLOWED == set()


def test_no_formula_is_longer_than_a_cell_takes(book: Book, figure: Callable[[str], None]) -> None:
    longest = max((len(str(cell.formula)) for _, _, cell in book.formula_cells()), default=0)
    figure(f"the longest formula has {longest} characters")
    assert 0 < longest <= LONGEST


def test_no_if_stands_inside_an_if(formulas: dict[str, str]) -> None:
    nested = {
        reference: formula
        for formula, reference in formulas.items()
        if ifs_inside_ifs(parts_of(formula))
    }
    assert nested == {}


def test_no_formula_reads_another_file(formulas: dict[str, str]) -> None:
    outside = [name for formula in formulas for name in references_outside(parts_of(formula))]
    assert outside == []


def test_nothing_is_hidden_from_the_lint(formulas: dict[str, str]) -> None:
    """The rules above find what they forbid."""
    bad = tokens('=IF(A1=0,IF(B1,2,"n/a"),XLOOKUP(A1,[1]Other!A1:A2,1E3))')
    assert ifs_inside_ifs(bad) == 1
    assert numbers(bad) == ["0", "2", "1E3"]
    assert set(functions(bad)) - ALLOWED == {"XLOOKUP"}
    assert list(references_outside(bad)) == ["[1]Other!A1:A2"]
    assert len(formulas) > 100
