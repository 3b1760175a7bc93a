"""A formula as it reads where a spreadsheet copies it to: what openpyxl makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from fundmodel.workbooks.a1 import (
    LAST_COLUMN,
    LAST_ROW,
    cell_name,
    column_letters,
    range_name,
)
from fundmodel.workbooks.copied_formulas import (
    BEFORE,
    THIS,
    VALUE,
    CopiedFormula,
    across,
    can_be_shared,
    in_column,
)

ORIGIN = (40, 60)
ROWS, COLUMNS = st.integers(31, 60), st.integers(31, 90)
CELLS = st.builds(
    lambda row, column, fixed_row, fixed_column: cell_name(
        row, column, fixed_row=fixed_row, fixed_column=fixed_column
    ),
    ROWS,
    COLUMNS,
    st.booleans(),
    st.booleans(),
)
AREAS = st.builds("{}:{}".format, CELLS, CELLS)
SHEETS = st.sampled_from(["", "Inputs!", "'Deal terms'!", "'It''s A1'!", "Q_1!"])
REFERENCES = st.builds("{}{}".format, SHEETS, st.one_of(CELLS, AREAS))
TEXTS = st.sampled_from(['"A1"', '"100 %s"', '"a ""B2"" %"', '""'])
WORDS = st.sampled_from(["rate", "XYZ_1", "A1_b", "TRUE", "0.5", "1E-9", "5%", "LOG10(2)", "EF"])
OPERANDS = st.one_of(REFERENCES, TEXTS, WORDS)
FORMULAS = st.builds(
    lambda operands, operators: "=" + "".join(
        f"{operand}{operator}" for operand, operator in zip(operands, operators, strict=True)
    ) + "SUM($B$2,BC35)",
    st.lists(OPERANDS, min_size=4, max_size=4),
    st.lists(st.sampled_from(["+", "*", "&", "<=", "-"]), min_size=4, max_size=4),
)  # fmt: skip


@given(FORMULAS, ROWS, COLUMNS)
def test_copied_as_openpyxl_copies(formula: str, row: int, column: int) -> None:
    copied = CopiedFormula(formula, *ORIGIN)
    for there in ((row, column), (row, column + 1), (row + 1, column), ORIGIN):
        expected = Translator(formula, cell_name(*ORIGIN)).translate_formula(cell_name(*there))
        assert copied.at(*there) == expected


@pytest.mark.parametrize(
    ("formula", "there"),
    [
        ("=SUM(A:A)+B1", "=SUM(B:B)+C2"),
        ("=SUM(1:$3)", "=SUM(2:$3)"),
        ("=SUM(INDEX(A1:A9,1):B3)", "=SUM(INDEX(B2:B10,1):C4)"),
        ("=SUM({1,2})*A1", "=SUM({1,2})*B2"),
        ("=#REF!+A1", "=#REF!+B2"),
        ("=SUM(One:Two!A1)", "=SUM(One:Two!B2)"),
        ("=SUM('One:Two B3'!A1)", "=SUM('One:Two B3'!B2)"),
        ("=XFD1048575*ZZZ1", None),
    ],
)
def test_what_is_unusual(formula: str, there: str | None) -> None:
    copied = CopiedFormula(formula, 1, 1)
    if there is None:
        with pytest.raises(ValueError, match="is outside"):
            copied.at(2, 2)
    else:
        assert copied.at(2, 2) == there


@pytest.mark.parametrize("there", [(1, 1), (2, 1), (LAST_ROW, 3), (3, LAST_COLUMN)])
def test_a_copy_that_would_leave_the_sheet_is_refused(there: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is outside"):
        CopiedFormula("=B2+D4", 3, 3).at(*there)


def test_marks_become_columns() -> None:
    formula = f"=SUM($A3:{THIS}3)+{BEFORE}4*{THIS}$1"
    assert in_column(formula, 27) == "=SUM($A3:AA3)+Z4*AA$1"
    columns = range(2, 90)
    copied = CopiedFormula(in_column(formula, 2), 7, 2)
    texts = [copied.at(7, column) for column in columns]
    assert texts == [in_column(formula, column) for column in columns]
    assert across(f"{formula}\n", columns).splitlines() == texts
    numbers = [f"{column / 8}" for column in columns]
    pairs = across(f"{THIS}3={VALUE}\n", columns, numbers).splitlines()
    assert pairs == [f"{column_letters(column)}3={column / 8}" for column in columns]


@pytest.mark.parametrize(
    ("formula", "can"),
    [
        (f"=SUM({range_name(1, 1, 2, 2)})*rate", True),
        ("=Inputs!$A$1", False),
        ("='Deal terms'!A1", False),
        ("=[1]Other!A1", False),
        ("=SUM({1,2})", False),
    ],
)
def test_excel_shares_no_formula_that_names_another_sheet(formula: str, *, can: bool) -> None:
    """It would read a relative cell of the other sheet as fixed, or call the file damaged."""
    assert can_be_shared(formula) is can
