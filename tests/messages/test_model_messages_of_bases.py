"""Bases of results: each rule broken once, and its whole text compared."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from dataclasses import replace

import pytest

from fundmodel.build_model import (
    FACTOR,
    HEADLINE,
    SHARE,
    USD_M,
    balance,
    final,
    highest,
    life_total,
    present_value,
    ratio,
    result,
)
from fundmodel.build_model.bases import BASES, EXAMPLES, kind_of
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.over_life import MEASURES
from tests.toy_fund.extra_lines import CALENDAR_ALONE, stage_of
from tests.toy_fund.refusals import income, named, refusal

WHY = "  Amounts of different years compare only on one basis, which is shown with them (R23).\n"
STATE = (
    '  To fix: state one of basis="nominal", basis="present value", basis="prices of 2025Q4", '
    'basis="money of the day".'
)


def loss() -> LineDefinition:
    return named("loss", lambda debt_opening: debt_opening + 0, balance, USD_M)


def value() -> LineDefinition:
    return named("value", lambda quarter: quarter * 1, ratio, FACTOR)


def refusal_of_headlines(*lines: LineDefinition) -> str:
    """What the model says to lines of which the results are headlines."""
    stage = stage_of(loss(), value(), *lines)
    tiers = {lines[0].block: HEADLINE}
    return refusal(stages=[CALENDAR_ALONE, replace(stage, tiers=tiers)])


def test_money_over_time_without_a_basis() -> None:
    assert refusal(loss(), income(lambda loss: life_total(loss), result)) == (
        f"lines.py: `income`: is in US$ m and says no basis.\n{WHY}{STATE}"
    )


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("nominall", "nominal"),
        ("presentvalue", "present value"),
        ("prices of 2025", "prices of 2025Q4"),
        ("money of a day", "money of the day"),
    ],
)
def test_a_basis_that_is_none(stated: str, meant: str) -> None:
    line = income(lambda loss: life_total(loss), result, basis=stated)
    assert refusal(loss(), line) == (
        f"lines.py: `income`: is on the basis `{stated}`, which is none.\n{WHY}"
        f"  Did you mean `{meant}`?\n{STATE}"
    )


def test_a_basis_like_no_other() -> None:
    share = income(lambda loss: life_total(loss) / life_total(loss), result, SHARE, basis="xyz")
    assert refusal(loss(), share) == (
        f"lines.py: `income`: is on the basis `xyz`, which is none.\n{WHY}{STATE}"
    )


@pytest.mark.parametrize(
    ("body", "stated", "measure", "meaning"),
    [
        (
            lambda loss, value: present_value(loss, value),
            "nominal",
            "present_value",
            "added up as it is paid, whatever the year",
        ),
        (
            lambda loss: life_total(loss),
            "present value, own rate",
            "life_total",
            "discounted to the opening date, then added up",
        ),
        (
            lambda loss: life_total(loss),
            "money of the day",
            "life_total",
            "what there is in one quarter, in the money of that quarter",
        ),
    ],
)
def test_a_measure_that_gives_another_basis(body, stated: str, measure: str, meaning: str) -> None:
    kind = stated.partition(",")[0]
    assert refusal(loss(), value(), income(body, result, basis=stated)) == (
        f"lines.py: `income`: is on the basis `{stated}`, but takes {measure}() of a row.\n"
        f"  `{kind}` means {meaning} (R23).\n"
        "  To fix: correct the basis, or take another measure of the row."
    )


def test_amounts_on_two_bases_do_not_add_up() -> None:
    worth = named(
        "worth", lambda loss, value: present_value(loss, value), result, USD_M,
        basis="present value",
    )  # fmt: skip
    line = income(lambda worth, loss: worth + life_total(loss), result, basis="nominal")
    assert refusal(loss(), value(), worth, line) == (
        "lines.py: `income`: is on the basis `nominal`, but uses `worth`, which is on "
        f"`present value`.\n{WHY}"
        "  To fix: correct one of the two bases, or use a result on the same one."
    )


def test_a_headline_of_any_unit_says_its_basis() -> None:
    share = income(lambda loss: highest(loss) / highest(loss), result, SHARE)
    assert refusal_of_headlines(share) == (
        f"lines.py: `income`: is a headline and says no basis.\n{WHY}{STATE}"
    )


def test_headlines_add_up_on_one_basis() -> None:
    """What there is on one day adds up nothing, so it may stand among present values."""
    worth = named(
        "worth", lambda loss, value: present_value(loss, value), result, USD_M,
        basis="present value",
    )  # fmt: skip
    peak = named("peak", lambda loss: final(loss), result, USD_M, basis="money of the day")
    line = income(lambda loss: life_total(loss), result, basis="nominal")
    assert refusal_of_headlines(worth, peak, line) == (
        "lines.py: `income`: is a headline on the basis `nominal`, but `worth` is one on "
        "`present value`.\n"
        "  One table of headlines has one basis for all that is added up over years (R23).\n"
        "  To fix: bring it onto that basis, or move it to a file of supporting results."
    )


def test_only_a_result_has_a_basis() -> None:
    with pytest.raises(TypeError, match="basis"):
        balance(USD_M, basis="nominal")


def test_the_table_of_bases_names_measures_that_there_are() -> None:
    named_there = {measure for basis in BASES.values() for measure in basis.measures}
    assert named_there == set(MEASURES) - {"irr", "first_quarter"}
    assert [kind_of(example) for example in EXAMPLES] == list(BASES)
    wrong = ["", "prices of", "prices of 2025Q5", "nominal,", "nominal ", "present value own"]
    assert [kind_of(text) for text in wrong] == [None] * len(wrong)
