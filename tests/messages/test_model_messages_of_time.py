"""Openings, looking back and results: each rule broken once, and its whole text compared."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import pytest

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    balance,
    convolve,
    divide_if_any,
    final,
    irr,
    lagged,
    life_total,
    previous,
    ratio,
    result,
    to_date,
)
from tests.toy_fund.extra_lines import CALENDAR_ALONE, model_with, stage_of
from tests.toy_fund.refusals import income, named, refusal


def test_a_ratio_that_is_looked_back_on_states_its_opening() -> None:
    assert refusal(income(lambda income: previous(income), ratio, INDEX)) == (
        "lines.py: `income`: is looked back on by `income` and states no opening.\n"
        "  A rate, price or index has no natural opening (R6).\n"
        "  To fix: state opening=0, opening=1 or the name of an assumption in the decorator."
    )


OPENINGS = {
    7: "7, which is neither 0, 1 nor an assumption",
    0.5: "0.5, which is neither 0, 1 nor an assumption",
    "quarter": "`quarter`, which is a line",
    "inflation": "`inflation`, which has a number a year",
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_no_row_opens_with(opening: object) -> None:
    line = income(lambda income: previous(income), ratio, SHARE_A_YEAR, opening=opening)
    assert refusal(line) == (
        f"lines.py: `income`: opens with {OPENINGS[opening]}.\n"
        "  What a row opens with is known before the first quarter (R6).\n"
        "  To fix: state opening=0, opening=1 or the name of an assumption that is one number."
    )


@pytest.mark.parametrize("each", [None, "coast", "electric_tower"])
def test_an_opening_over_other_members(each: str | None) -> None:
    line = income(lambda income: previous(income), balance, USD_M, each=each, opening="damage")
    assert refusal(line) == (
        "lines.py: `income`: opens with `damage`, which runs over other members.\n"
        "  To fix: open with an assumption that has the same members, or none."
    )


def test_an_opening_in_another_unit() -> None:
    line = income(lambda income: previous(income), balance, SHARE, opening="debt_opening")
    assert refusal(line) == (
        "lines.py: `income`: is declared in share, but opens with `debt_opening`, which is in "
        "US$ m.\n"
        "  Units are checked when the model is built (R13).\n"
        "  To fix: correct the unit in the decorator, or open with another assumption."
    )


NO_ROWS = {
    "lagged": (lambda inflation: lagged(inflation, 1), "inflation", ratio),
    "convolve": (lambda inflation, quarter: convolve(inflation, quarter), "inflation", ratio),
    "to_date": (lambda wreck_rate: to_date(wreck_rate), "wreck_rate", ratio),
    "life_total": (lambda inflation: life_total(inflation), "inflation", result),
    "final": (lambda wreck_rate: final(wreck_rate), "wreck_rate", result),
}


@pytest.mark.parametrize("function", NO_ROWS)
def test_an_assumption_has_no_row_of_quarters(function: str) -> None:
    body, name, kind = NO_ROWS[function]
    assert refusal(income(body, kind, SHARE_A_YEAR)) == (
        f"lines.py: `income`: takes {function}() of `{name}`, which is an assumption and has no "
        "row of quarters.\n"
        "  Only a line that goes by quarter can be looked back on or measured (R14).\n"
        f"  To fix: use `{name}` as it is, or give it a line of its own."
    )


@pytest.mark.parametrize("weight", ["inflation", "wreck_rate", "one_half"])
def test_weights_by_age_are_a_row_of_quarters(weight: str) -> None:
    bodies = {
        "inflation": lambda quarter, inflation: convolve(quarter, inflation),
        "wreck_rate": lambda quarter, wreck_rate: convolve(quarter, wreck_rate),
        "one_half": lambda quarter, one_half: convolve(quarter, one_half),
    }
    unit = FACTOR if weight == "one_half" else SHARE_A_YEAR
    assert refusal(income(bodies[weight], balance, unit)) == (
        f"lines.py: `income`: takes convolve() of `{weight}`, which is an assumption and has no "
        "row of quarters.\n"
        "  Only a line that goes by quarter can be looked back on or measured (R14).\n"
        f"  To fix: use `{weight}` as it is, or give it a line of its own."
    )


def test_a_ratio_that_is_convolved_states_its_opening() -> None:
    level = named("level", lambda quarter: quarter * 1, ratio, FACTOR)
    line = income(lambda level, quarter: convolve(level, quarter), balance, FACTOR)
    assert refusal(level, line) == (
        "lines.py: `level`: is looked back on by `income` and states no opening.\n"
        "  A rate, price or index has no natural opening (R6).\n"
        "  To fix: state opening=0, opening=1 or the name of an assumption in the decorator."
    )


def test_weights_by_age_need_no_opening() -> None:
    weight = named("weight", lambda quarter: quarter * 1, ratio, FACTOR)
    assert model_with(weight, income(lambda quarter, weight: convolve(quarter, weight), balance,
                                     FACTOR))  # fmt: skip


def test_weights_by_age_of_a_later_stage() -> None:
    weight = named("weight", lambda quarter: quarter * 1, ratio, FACTOR)
    line = income(lambda quarter, weight: convolve(quarter, weight), balance, FACTOR)
    stages = [CALENDAR_ALONE, stage_of(line), stage_of(weight, name="later")]
    assert refusal(stages=stages) == (
        "lines.py: `income` (extra): uses this quarter's `weight`, which is worked out later, in "
        "later.\n"
        "  The model runs one way: sea -> extra -> later (R2).\n"
        "  To fix: use last quarter's value, previous(weight), or move one of the two lines."
    )


@pytest.mark.parametrize("function", [previous, final, life_total])
def test_a_result_has_no_row_of_quarters(function) -> None:
    last = named("last", lambda quarter: final(quarter), result, FACTOR)
    line = income(lambda last: function(last), result, FACTOR)
    assert refusal(last, line) == (
        f"lines.py: `income`: takes {function.__name__}() of `last`, which is a result and has no "
        "row of quarters.\n"
        "  Only a line that goes by quarter can be looked back on or measured (R14).\n"
        "  To fix: use `last` as it is, or give it a line of its own."
    )


KNOWS = {
    "now": (lambda last: last + 0, "last"),
    "before": (lambda last: previous(last) + 0, "last"),
    "measure": (lambda quarter: final(quarter) + 0, "quarter"),
}


@pytest.mark.parametrize("way", KNOWS)
def test_no_quarter_knows_a_result(way: str) -> None:
    body, name = KNOWS[way]
    last = named("last", lambda quarter: final(quarter), result, FACTOR)
    assert refusal(last, income(body, balance, FACTOR)) == (
        f"lines.py: `income`: goes by quarter, but uses `{name}` as one number for the whole "
        "life.\n"
        "  Results come last: no quarter may know them (R16).\n"
        "  To fix: make it a @result, or leave the result out."
    )


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (lambda quarter: quarter + 0, "quarter"),
        (lambda quarter: previous(quarter) + 0, "quarter"),
        (lambda inflation: inflation + 0, "inflation"),
        (lambda quarter: convolve(quarter, quarter), "quarter"),
    ],
)
def test_a_result_says_how_a_row_becomes_one_number(body, name: str) -> None:
    unit = SHARE_A_YEAR if name == "inflation" else FACTOR
    assert refusal(income(body, result, unit)) == (
        f"lines.py: `income`: is one number for the whole life, but uses `{name}`, which goes by "
        "quarter.\n"
        "  A result says how a row becomes one number (R16).\n"
        f"  To fix: write life_total({name}), final({name}) or another measure of the row."
    )


def test_nothing_is_reckoned_with_a_ratio_that_may_be_missing() -> None:
    within = income(lambda quarter: divide_if_any(1, life_total(quarter)) + 0, result, FACTOR)
    by_quarter = income(lambda quarter: divide_if_any(quarter, quarter), ratio, FACTOR)
    for lines in (within, by_quarter):
        assert refusal(lines) == (
            "lines.py: `income`: reckons with divide_if_any(), which may be n/a.\n"
            "  There is none where the base is zero.\n"
            "  To fix: let divide_if_any() stand alone in a @result, or write divide(a, b, "
            "if_zero=...)."
        )


def test_nothing_is_reckoned_with_a_rate_that_may_be_missing() -> None:
    assert refusal(income(lambda quarter: irr(quarter) + 0, result, SHARE_A_YEAR)) == (
        "lines.py: `income`: reckons with irr(), which may be n/a.\n"
        "  A flow that never changes sign has no internal rate of return.\n"
        "  To fix: let irr() stand alone in a result of its own."
    )
