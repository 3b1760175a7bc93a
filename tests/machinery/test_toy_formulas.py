"""What the lines become in Excel: their text, one formula a row, no numbers, old functions only."""

from pathlib import Path

import pytest

from fundmodel.workbooks.time_columns import MEMBER
from fundmodel.workbooks.workbook_spec import workbook_spec
from tests.machinery.toy_book import (
    ALLOWED,
    functions,
    last_quarter_named,
    numbers,
    relative,
    row_cells,
    toy_book,
)
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

GOLDEN = Path(__file__).with_name("toy_formulas.txt")
LAYOUT = workbook_spec([toy_run(), toy_run("gales")], PRESENTATION).layout
ROWS = [
    (name, member_index)
    for name in toy_model().lines
    for member_index in range(len(toy_model().members(name)))
]


def test_the_formulas_are_those_that_were_looked_at(update_golden: bool) -> None:
    text = "".join(_golden(name, member_index) for name, member_index in ROWS)
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _golden(name: str, member_index: int) -> str:
    """A row: its cell and name, then the whole life, the opening and the first two quarters."""
    sheet, row = toy_book().sheet(LAYOUT.sheet(name)), LAYOUT.row(name, member_index)
    columns = LAYOUT.columns
    member = sheet.cells.get((row, MEMBER))
    head = f"{sheet.title} {row} {name}{f'[{member.value}]' if member else ''}\n"
    kinds = {
        "life": columns.whole_life,
        "opening": columns.opening,
        "first": columns.first,
        "second": columns.first + 1,
    }
    cells = {kind: sheet.cells.get((row, column)) for kind, column in kinds.items()}
    return head + "".join(
        f"  {kind:8} {cell.formula or cell.value}\n" for kind, cell in cells.items() if cell
    )


@pytest.mark.parametrize(("name", "member_index"), ROWS)
def test_a_row_has_one_formula(name: str, member_index: int) -> None:
    if not LAYOUT.goes_by_quarter(toy_model().lines[name]):
        return
    sheet, row = toy_book().sheet(LAYOUT.sheet(name)), LAYOUT.row(name, member_index)
    first, last = LAYOUT.columns.first, LAYOUT.columns.last
    cells = row_cells(sheet, row, first, last)
    assert len(cells) == 10
    assert len({relative(cell.formula, row, first + at) for at, cell in enumerate(cells)}) == 1


def test_no_formula_has_a_number_but_0_and_1() -> None:
    wrong = {
        sheet.reference(*position): cell.formula
        for sheet, position, cell in toy_book().formula_cells()
        if not numbers(cell.formula) <= {"0", "1"}
    }
    assert wrong == {}


def test_every_function_is_old_and_known_to_all_programs() -> None:
    used = set()
    for _, _, cell in toy_book().formula_cells():
        used |= functions(cell.formula)
    assert used <= ALLOWED
    assert {"SUMIF", "INDEX", "CHOOSE", "EOMONTH", "SUMPRODUCT", "MATCH"} <= used


@pytest.mark.parametrize("after", [0, 1, 5])
def test_no_formula_looks_forward(after: int) -> None:
    """No quarter names a cell of a later one, fixed or not: a spreadsheet would see a circle."""
    column = LAYOUT.columns.first + after
    for name, member_index in ROWS:
        sheet, row = toy_book().sheet(LAYOUT.sheet(name)), LAYOUT.row(name, member_index)
        cell = sheet.cells.get((row, column))
        if cell and not toy_model().is_result(name):
            named = last_quarter_named(cell.formula, LAYOUT.columns.last)
            assert named <= column, cell.formula


@pytest.mark.parametrize(
    ("formula", "column"),
    [
        ("=K9+L$4", 12),
        ("=SUM($K9:$M9)", 13),
        ("=INDEX(Members!$Z$9:$Z$12,x)+Sea!K9", 11),
        ("=INDEX('Inputs by year'!$H$8:$P$8,1,2)", 0),
        ("=EOMONTH(opening_date,months_in_a_quarter)", 0),
        ("=SUMIF($R$18:$R$21,$C23,H18:H21)", 8),
    ],
)
def test_the_last_quarter_that_a_formula_names(formula: str, column: int) -> None:
    assert last_quarter_named(formula, 16) == column


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=J9+$G9+K$4", "={0,-1}+{0,$7}+{$4,0}"),
        ("=SUM('A sheet 1'!J9:K9)", "=SUM('A sheet 1'!{0,-1}:{0,0})"),
    ],
)
def test_a_formula_as_distances(formula: str, moved: str) -> None:
    assert relative(formula, 9, 11) == moved


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=J9*2", {"2"}),
        ("=1-J9^0.5", {"1", "0.5"}),
        ("=SUM('Sheet 7'!$J$9:K9)+IF(a1_b2>0,1,0)", {"0", "1"}),
        ('=IF(J9="7",x3,1e-9)', {"1e-9"}),
    ],
)
def test_numbers_are_found(formula: str, expected: set[str]) -> None:
    assert numbers(formula) == expected
