"""What a model may not do: each rule broken once, and its whole text compared."""

# ruff: noqa: PLW0108, ARG005  (the arguments of a line are names of other lines)

from itertools import pairwise

import pytest

from fundmodel.build_model import (
    FACTOR,
    QUARTERS,
    USD_M,
    balance,
    by_member,
    choose,
    divide,
    lagged,
    previous,
    ratio,
    where,
)
from fundmodel.build_model.shape_rules import LONGEST_FORMULA
from fundmodel.build_model.spelling import formula_in_words
from tests.toy_fund.extra_lines import CALENDAR_ALONE, model_with, stage_of
from tests.toy_fund.refusals import income, named, refusal


def test_an_unknown_name_close_to_a_known_one() -> None:
    assert refusal(income(lambda debt_openin: debt_openin)) == (
        "lines.py: `income`: asks for `debt_openin`, which is neither a line nor an assumption.\n"
        "  Did you mean `debt_opening`?\n"
        "  To fix: correct the name, or define a line or assumption called `debt_openin`."
    )


def test_an_unknown_name_like_no_other() -> None:
    assert refusal(income(lambda zzz: zzz)) == (
        "lines.py: `income`: asks for `zzz`, which is neither a line nor an assumption.\n"
        "  To fix: correct the name, or define a line or assumption called `zzz`."
    )


def test_an_unknown_opening() -> None:
    assert refusal(income(lambda income: previous(income), opening="debt_closing")) == (
        "lines.py: `income`: asks for `debt_closing`, which is neither a line nor an assumption.\n"
        "  Did you mean `debt_opening`?\n"
        "  To fix: correct the name, or define a line or assumption called `debt_closing`."
    )


def test_an_argument_that_is_not_used() -> None:
    assert refusal(income(lambda debt_opening, flagship: debt_opening)) == (
        "lines.py: `income`: names `flagship` and does not use it.\n"
        "  To fix: leave the argument out, or use it in the formula."
    )


@pytest.mark.parametrize(
    ("name", "first"),
    [("income", "a line of extra"), ("quarter", "a line of sea"), ("ships", "an assumption")],
)
def test_a_name_that_is_taken(name: str, first: str) -> None:
    lines = [named(name, lambda debt_opening: debt_opening + 0, balance, USD_M) for _ in "12"]
    wanted = (
        f"lines.py: `{name}`: is defined twice: here in extra, and as {first}.\n"
        "  The same thing has one name everywhere, and a name means one thing (R12).\n"
        "  To fix: rename one of them."
    )
    assert refusal(*(lines if name == "income" else lines[:1])) == wanted


@pytest.mark.parametrize("text", ["", "Two\nlines.", "Long " * 13])
def test_a_label_that_is_none(text: str) -> None:
    line = income(lambda debt_opening: debt_opening)
    line.function.__doc__ = text
    assert refusal(line) == (
        "lines.py: `income`: has no label of one line.\n"
        "  The docstring's first line labels the row, in at most 60 letters.\n"
        "  To fix: start the docstring with a short line, then an empty one."
    )


def test_the_model_runs_one_way() -> None:
    later = named("later", lambda debt_opening: debt_opening, balance, USD_M)
    stages = [
        CALENDAR_ALONE,
        stage_of(income(lambda later: later)),
        stage_of(later, name="last"),
    ]
    assert refusal(stages=stages) == (
        "lines.py: `income` (extra): uses this quarter's `later`, which is worked out later, in "
        "last.\n"
        "  The model runs one way: sea -> extra -> last (R2).\n"
        "  To fix: use last quarter's value, previous(later), or move one of the two lines."
    )


def test_a_loop_within_a_quarter() -> None:
    loop = [
        income(lambda costs: costs + 0),
        named("costs", lambda tax: tax + 0, balance, USD_M),
        named("tax", lambda income: income + 0, balance, USD_M),
    ]
    text = refusal(*loop)
    head, chain, fix = text.split("\n")
    names = chain.strip().split(" <- ")
    needs = {"income": "costs", "costs": "tax", "tax": "income"}
    assert head == (
        "These lines need each other's value in the same quarter: none can be worked out first."
    )
    assert len(names) == 4
    assert all(needs[one] == other for one, other in pairwise(names))
    assert fix == (
        "  To fix: let one of them use last quarter's value, for instance "
        f"previous({names[1]}) inside `{names[0]}`."
    )


def test_a_line_that_needs_itself() -> None:
    assert refusal(income(lambda income: income + 0, balance)) == (
        "These lines need each other's value in the same quarter: none can be worked out first.\n"
        "  income <- income\n"
        "  To fix: let one of them use last quarter's value, for instance previous(income) inside "
        "`income`."
    )


def test_a_formula_that_is_too_long() -> None:
    text = refusal(
        income(
            lambda debt_opening, flat_level: (
                debt_opening * flat_level * flat_level * flat_level * flat_level
                * flat_level * flat_level * flat_level * flat_level
            )
        )
    )  # fmt: skip
    assert text == (
        "lines.py: `income`: has 9 operands and 100 letters.\n"
        "  At most 8 operands and 240 letters (R7).\n"
        "  To fix: give a subtotal a line of its own."
    )


def test_by_member_is_as_long_as_its_longest_part() -> None:
    """Each row shows one part, so many members make no row longer."""
    line = income(
        lambda a_line_whose_name_is_nearly_as_long_as_the_name_of_a_line_is: by_member(
            Skerry=a_line_whose_name_is_nearly_as_long_as_the_name_of_a_line_is,
            Needle_Rock=a_line_whose_name_is_nearly_as_long_as_the_name_of_a_line_is,
            St_Anne=a_line_whose_name_is_nearly_as_long_as_the_name_of_a_line_is,
            Far_Point=a_line_whose_name_is_nearly_as_long_as_the_name_of_a_line_is,
        ),
        each="tower",
    )
    (name,) = line.arguments
    long = named(name, lambda debt_opening: debt_opening + 0, balance, USD_M)
    assert len(formula_in_words(line.trace())) > LONGEST_FORMULA
    assert "income" in model_with(long, line).lines


NESTED = {
    "divide() inside where()": lambda is_storm, debt_opening: where(
        is_storm, divide(debt_opening, debt_opening, if_zero=0), 0
    ),
    "where() inside divide()": lambda is_storm, debt_opening: divide(
        where(is_storm, 1, 0), debt_opening, if_zero=0
    ),
    "where() inside choose()": lambda is_storm, toll_policy: choose(
        toll_policy, flat=where(is_storm, 1, 0), rising=0, rough=0
    ),
}


@pytest.mark.parametrize("nested", NESTED)
def test_no_if_stands_inside_an_if(nested: str) -> None:
    assert refusal(income(NESTED[nested], ratio, FACTOR)).split("\n\n")[-1] == (
        f"lines.py: `income`: has {nested}.\n"
        "  No IF stands inside an IF (R8).\n"
        "  To fix: give the inner one a line of its own."
    )


LAGS = {
    "0": lambda quarter: lagged(quarter, 0),
    "grant_delay": lambda quarter, grant_delay: lagged(quarter, grant_delay),
    "quarter": lambda quarter: lagged(quarter, quarter),
    "1-grant_delay": lambda quarter, grant_delay: lagged(quarter, 1 - grant_delay),
    "storm_quarter*1": lambda quarter, storm_quarter: lagged(quarter, storm_quarter * 1),
}


@pytest.mark.parametrize("lag", LAGS)
def test_a_lag_is_at_least_1(lag: str) -> None:
    assert refusal(income(LAGS[lag], balance, QUARTERS)) == (
        f"lines.py: `income`: lags `quarter` by {lag}, which may be less than one quarter or is no "
        "sum of assumptions.\n"
        "  A lag is a sum of whole-number assumptions and 1, at least 1 (R14).\n"
        "  To fix: add 1, or raise the lower end of the assumption's plausible range to 1."
    )


def test_options_are_those_of_the_choice() -> None:
    assert refusal(
        income(lambda toll_policy: choose(toll_policy, rising=1, flat=0), ratio, FACTOR)
    ) == (
        "lines.py: `income`: chooses among rising, flat, but the options of `toll_policy` are "
        "flat, rising, rough.\n"
        "  To fix: name the same options, in the order of the assumption."
    )
