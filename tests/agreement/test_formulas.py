"""The formulas of the delivered workbook, by their text: one a row, plain, short and old."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from fundmodel import front_pages
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL, NUMBER_ROW, YEAR_ROW
from fundmodel.workbooks.copied_formulas import in_column
from fundmodel.workbooks.workbook_spec import workbook_spec
from tests.agreement.delivered import columns_of_quarters, keys
from tests.agreement.formula_text import (
    functions,
    ifs_inside_ifs,
    numbers,
    references_outside,
    relative,
    tokens,
    without_references,
)
from tests.thorough import mostly_thorough

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
        "FIXED",
        "IF",
        "IFERROR",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISNUMBER",
        "MATCH",
        "MAX",
        "MIN",
        "MONTH",
        "NOT",
        "OR",
        "ROUND",
        "ROW",
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
    for sheet in book.sheets:
        for row, columns, text in sheet.cells.formulas():
            formula = without_references(in_column(text, columns[0]))
            kinds.setdefault(formula, sheet.reference(row, columns[0]))
    return kinds


@cache
def parts_of(formula: str) -> list:
    return tokens(formula)


@pytest.fixture(params=mostly_thorough(["ends", "all"], ["ends"]))
def at_all(request: pytest.FixtureRequest) -> bool:
    """Whether each cell is looked at, or the first and the last of those planned together."""
    return request.param == "all"


def forms(sheet: Sheet, columns: list[int], *, at_all: bool) -> dict[int, set[str]]:
    """Row with a formula in all these columns -> its formulas, by their distance from the cell."""
    found: dict[int, set[str]] = {}
    covered: Counter[int] = Counter()
    for row, mine, text in sheet.cells.formulas():
        inside = sorted({*mine} & {*columns})
        covered[row] += len(inside)
        looked_at = inside if at_all else {*inside[:1], *inside[-1:]}
        found.setdefault(row, set()).update(
            relative(in_column(text, at), row, at) for at in looked_at
        )
    return {row: of_row for row, of_row in found.items() if covered[row] == len(columns)}


def test_a_row_has_one_formula_in_all_quarters(runs: list[Run], book: Book, at_all: bool) -> None:
    model, rows = runs[0].model, 0
    for stage in model.stages:
        sheet = book.sheet(stage.title)
        found = forms(sheet, columns_of_quarters(sheet), at_all=at_all)
        lines = {row: found[row] for row in keys(sheet) if row in found}
        assert {row: of_row for row, of_row in lines.items() if len(of_row) > 1} == {}, stage.title
        rows += len(lines)
    layout = workbook_spec(runs, front_pages()).layout
    by_quarter = [name for name, line in model.lines.items() if layout.goes_by_quarter(line)]
    assert rows == sum(len(model.members(name)) for name in by_quarter)


def test_a_row_has_one_formula_in_all_years(book: Book, at_all: bool) -> None:
    sheet = book.sheet(ANNUAL)
    years = [at for row, columns, _ in sheet.cells.formulas() if row == NUMBER_ROW
             for at in columns]  # fmt: skip
    found = {row: of_row for row, of_row in forms(sheet, years, at_all=at_all).items()
             if row > YEAR_ROW}  # fmt: skip
    assert len(found) > 500
    assert {row: of_row for row, of_row in found.items() if len(of_row) > 1} == {}


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
    longest = max(
        len(in_column(text, columns[-1]))
        for sheet in book.sheets
        for _, columns, text in sheet.cells.formulas()
    )
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
