"""Units that do not go together: each refusal provoked once, and its whole text compared."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import pytest

from fundmodel.build_model import (
    QUARTERS,
    USD_M,
    balance,
    by_member,
    choose,
    convolve,
    end_of_quarter,
    first_quarter,
    lagged,
    per_quarter,
    quarterly,
    result,
    total_before,
    total_beside,
    value_when,
    where,
)
from tests.toy_fund.refusals import income, named, refusal

UNITS_RULE = "\n  Units are checked when the model is built (R13).\n  To fix: "
CONVERT = UNITS_RULE + (
    "convert one of them, for instance with quarterly(), per_quarter() or a price."
)
DECLARE = UNITS_RULE + "correct the unit in the decorator, or the formula."


MIXED = {
    "sum": (
        lambda debt_opening, levy_share: debt_opening + levy_share,
        "US$ m and share do not go together, in debt_opening+levy_share." + CONVERT,
    ),
    "declared": (
        lambda levy_share: levy_share,
        "is declared in US$ m, but levy_share is in share." + DECLARE,
    ),
    "product": (
        lambda debt_opening: debt_opening * debt_opening,
        "is declared in US$ m, but debt_opening*debt_opening is in usd^2." + DECLARE,
    ),
    "power": (
        lambda debt_opening, levy_share: debt_opening**levy_share,
        "only numbers without a dimension may be raised to a power, in debt_opening^levy_share."
        + CONVERT,
    ),
    "quarterly": (
        lambda levy_share: quarterly(levy_share),
        "a yearly rate is needed, not share, in (1+levy_share)^(1/quarters_in_a_year)-1." + CONVERT,
    ),
    "per_quarter": (
        lambda debt_opening: per_quarter(debt_opening),
        "a yearly rate or amount is needed, not US$ m, in debt_opening/quarters_in_a_year."
        + CONVERT,
    ),
    "comparison": (
        lambda debt_opening: debt_opening > 0,
        "only whole numbers are compared (R11), not US$ m, in IF(debt_opening>0,1,0)." + CONVERT,
    ),
    "condition": (
        lambda debt_opening: where(debt_opening, 1, 0),
        "a flag or a condition is needed, not US$ m, in IF(debt_opening,1,0)." + CONVERT,
    ),
    "date": (
        lambda storm_quarter: end_of_quarter(storm_quarter, 1),
        "quarters and date do not go together, in EOMONTH(storm_quarter,1*months_in_a_quarter)."
        + CONVERT,
    ),
    "lag": (
        lambda quarter_end, toll_policy: lagged(quarter_end, toll_policy),
        "quarters are needed, not choice, in lagged(quarter_end, toll_policy)." + CONVERT,
    ),
    "choice": (
        lambda storm_quarter: choose(storm_quarter, flat=1, rising=0, rough=0),
        "choose() needs a choice, not quarters, in CHOOSE(storm_quarter,1,0,0)." + CONVERT,
    ),
}


@pytest.mark.parametrize("mixed", MIXED)
def test_units_that_do_not_go_together(mixed: str) -> None:
    body, wanted = MIXED[mixed]
    assert refusal(income(body)).split("\n\n")[0] == f"lines.py: `income`: {wanted}"


@pytest.mark.parametrize("rank", ["ships", "toll_delay", "damage"])
@pytest.mark.parametrize("function", [total_before, total_beside])
def test_a_rank_is_a_count(rank: str, function) -> None:
    bodies = {
        "ships": lambda tower_cost, ships: function(tower_cost, ships),
        "toll_delay": lambda tower_cost, toll_delay: function(tower_cost, toll_delay),
        "damage": lambda tower_cost, damage: function(tower_cost, damage),
    }
    unit = {"ships": "factor", "toll_delay": "quarters", "damage": "US$ m"}[rank]
    assert refusal(income(bodies[rank], each="tower")) == (
        f"lines.py: `income`: a rank is a count, not {unit}, in {function.__name__}(tower_cost, "
        f"{rank}).{CONVERT}"
    )


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            lambda debt_opening, levy_share: by_member(North=debt_opening, South=levy_share),
            "US$ m and share do not go together, in by_member(North=debt_opening, "
            "South=levy_share)." + CONVERT,
        ),
        (
            lambda debt_opening: by_member(North=1, South=debt_opening),
            "plain whole number and US$ m do not go together, in by_member(North=1, "
            "South=debt_opening)." + CONVERT,
        ),
        (
            lambda levy_share: by_member(North=0, South=levy_share),
            "is declared in US$ m, but by_member(North=0, South=levy_share) is in share." + DECLARE,
        ),
    ],
)
def test_by_member_has_one_unit(body, wanted: str) -> None:
    assert refusal(income(body, each="coast")) == f"lines.py: `income`: {wanted}"


def test_a_convolution_is_in_the_unit_of_the_product() -> None:
    loss = named("loss", lambda debt_opening: debt_opening, balance, USD_M)
    line = income(lambda loss: convolve(loss, loss))
    assert refusal(loss, line) == (
        "lines.py: `income`: is declared in US$ m, but convolve(loss, loss) is in usd^2." + DECLARE
    )


@pytest.mark.parametrize("measure", [first_quarter, lambda line: value_when(line, line)])
def test_a_measure_that_needs_a_flag(measure) -> None:
    text = refusal(income(lambda quarter: measure(quarter), result, QUARTERS))
    assert text.startswith("lines.py: `income`: a flag is needed, not quarters, in ")
