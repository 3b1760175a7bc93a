"""What Excel would only "repair" is refused while the workbook is planned."""

import math
from collections.abc import Callable

import pytest

from fundmodel.errors import ModelMistake
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.save import workbook_bytes
from fundmodel.workbooks.sheet_settings import Between, OneOf

NAME_RULE = (
    "\n  Names are letters, digits and _, begin with a letter, are unique in any case, "
    "and do not look like a cell, such as Q1."
)

FINITE = '\n  To fix: give a finite number, or the text that the formula shows, such as "n/a".'
WEB = "\n  To fix: begin it with https:// and keep it below 2079 characters."


def _sheet() -> Sheet:
    return Book().add_sheet("One", "8A8D91")


@pytest.mark.parametrize("name", ["Q1", "C5", "R", "c", "R1C1", "1abc", "Loan Rate", "", "TRUE"])
def test_names_that_look_like_cells(name: str) -> None:
    with pytest.raises(ModelMistake) as refused:
        Book().name(name, "One!$A$1")
    assert str(refused.value) == (
        f"name {name!r}: a cell or range cannot have this name.{NAME_RULE}"
    )


def test_two_names_that_differ_in_case() -> None:
    book = Book()
    book.name("rate", "One!$A$1")
    with pytest.raises(ModelMistake) as refused:
        book.name("Rate", "One!$A$2")
    assert str(refused.value) == f"name 'Rate': the name is taken.{NAME_RULE}"


@pytest.mark.parametrize("title", ["x" * 32, "a/b", "a:b", "[a]", "", "'a", "why?"])
def test_titles(title: str) -> None:
    with pytest.raises(ModelMistake, match="the title cannot be used"):
        Book().add_sheet(title, "8A8D91")


def test_two_sheets_of_one_title() -> None:
    book = Book()
    book.add_sheet("Deal", "8A8D91")
    with pytest.raises(ModelMistake) as refused:
        book.add_sheet("DEAL", "8A8D91")
    assert str(refused.value) == "sheet 'DEAL': two sheets have this title."


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        (Between("A1", 0, 1, prompt="x" * 256), "prompt has 256 characters; Excel reads 255"),
        (Between("A1", 0, 1, title="x" * 33), "title has 33 characters; Excel reads 32"),
        (OneOf("A1", ("x" * 200, "y" * 200)), "list has 401 characters; Excel reads 255"),
    ],
)
def test_rules_on_inputs(rule: Between | OneOf, part: str) -> None:
    with pytest.raises(ModelMistake) as refused:
        _sheet().add_rule(rule)
    assert str(refused.value) == (
        f"One, rule on A1: its {part}.\n"
        "  To fix: shorten it; a long list can stand in cells of its own."
    )


def test_a_choice_with_a_comma() -> None:
    with pytest.raises(ModelMistake) as refused:
        _sheet().add_rule(OneOf("A1", ("a, b", "c")))
    assert str(refused.value) == (
        "One: a choice has a comma or a quote.\n  To fix: put the list into cells."
    )


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (
            lambda sheet: sheet.formula(1, 2, "1+1", 2.0, "calc_money"),
            "One!B1: `1+1` is not a formula.\n  It begins with = and has at most 8192 characters.",
        ),
        (
            lambda sheet: sheet.formula(1, 2, "=0/0", math.nan, "calc_money"),
            "One!B1: the value is nan, which no cell can hold." + FINITE,
        ),
        (
            lambda sheet: sheet.number(1, 2, math.inf, "input_money"),
            "One!B1: the value is inf, which no cell can hold." + FINITE,
        ),
        (
            lambda sheet: sheet.number(1, 2, 1.0, "input_mony"),
            "One!B1: there is no style `input_mony`.\n  Did you mean `input_money`?",
        ),
        (lambda sheet: sheet.text(1, 1, "again"), "One!A1: the cell is planned twice."),
        (
            lambda sheet: sheet.web_link(1, 2, "click", "file:///etc/passwd"),
            "One!B1: 'file:///etc/passwd' is not a web address." + WEB,
        ),
    ],
)
def test_cells(plan: Callable[[Sheet], None], says: str) -> None:
    sheet = _sheet()
    sheet.text(1, 1, "first")
    with pytest.raises(ModelMistake) as refused:
        plan(sheet)
    assert str(refused.value) == says


def test_a_sheet_that_is_not_there() -> None:
    book = Book([Sheet("Inputs", "8A8D91")])
    with pytest.raises(ModelMistake) as refused:
        book.sheet("Input")
    assert str(refused.value) == (
        "sheet 'Input': there is no such sheet.\n  Did you mean `Inputs`?"
    )


def test_a_link_to_no_sheet() -> None:
    book = Book()
    book.add_sheet("Cover", "8A8D91").link(2, 1, "Deal", "Deal terms")
    with pytest.raises(ModelMistake) as refused:
        workbook_bytes(book)
    assert str(refused.value) == "Cover!A2: its link #'Deal terms'!A1 leads to no sheet."
