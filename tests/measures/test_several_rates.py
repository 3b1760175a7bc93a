"""Flows with a second rate that means nothing: both are named, and the nearer one is offered."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.measures import (
    concentration,
    irr,
    irr_nearest_zero,
    irr_roots,
    no_irr_reason,
    no_xirr_reason,
    npv,
    oda_grant_equivalent,
    percentile,
    pme_plus,
    xirr,
    xirr_nearest_zero,
    xirr_roots,
)

# pyxirr, tests: a sale, a purchase two months later and one year's end; 75.33 is a rate too.
TWO_SIGNS = [2113.73, -161445.03, 7626.73, 8619.84, 8612.92]
# Published with pyxirr, in days of 2025: both rates were the answer of some version.
DAYS = """4/1 73981359.41;4/4 -8712535.775;4/8 -10181571.573;4/9 -3116294.024;4/10 -17773207.2215;
4/11 211461.22;4/17 -3698621.9284;4/21 -9805107.728;4/22 140310.59;4/28 -12141.8472;5/12 -557704;
5/16 545359.6631;5/19 -1115.5838;5/23 14309.6;5/28 12977.4745;6/6 13088;6/9 -25457056.128;
6/11 -37752602.304;6/18 37099.52;6/24 47908320"""


def test_a_fee_before_the_first_call() -> None:
    assert math.isnan(irr(TWO_SIGNS))
    assert no_irr_reason(TWO_SIGNS) == "n/a: several rates: -55.7%, 7533.1%"
    assert irr_nearest_zero(TWO_SIGNS) == irr_roots(TWO_SIGNS)[0]
    assert npv(irr_nearest_zero(TWO_SIGNS), TWO_SIGNS) == pytest.approx(0, abs=1e-6)


def test_two_rates_below_zero() -> None:
    rows = [row.split() for row in DAYS.replace("\n", "").split(";")]
    dates = ["2025-{:02}-{:02}".format(*map(int, day.split("/"))) for day, _ in rows]
    flows = [float(amount) for _, amount in rows]
    assert xirr_roots(dates, flows) == pytest.approx([-0.9954999500894786, -0.9310500637742263])
    assert math.isnan(xirr(dates, flows))
    assert xirr_nearest_zero(dates, flows) == pytest.approx(-0.9310500637742263)


def test_a_rate_is_shown_so_that_it_can_be_told_from_others() -> None:
    dates = ["2026-01-01", "2026-01-08", "2028-01-01"]
    assert no_xirr_reason(dates, [1, -100, 120]) == "n/a: several rates: 10.2%, 1.9e+106%"
    fee_at_the_end = [-100, 0, 0, 0, 0, 110, -1e-9]
    assert no_irr_reason(fee_at_the_end) == "n/a: several rates: -100% + 9.1e-10%, 1.9%"
    assert irr_nearest_zero(fee_at_the_end) == pytest.approx(1.1**0.2 - 1)


@given(st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=30))
def test_it_is_the_rate_where_there_is_one_and_a_rate_where_there_are_several(
    flows: list[float],
) -> None:
    rate, nearest, roots = irr(flows), irr_nearest_zero(flows), irr_roots(flows)
    if not roots:
        assert math.isnan(nearest)
    elif len(roots) == 1:
        assert nearest == rate
    else:
        assert nearest in roots
        distances = [abs(math.log1p(root)) for root in roots]
        assert abs(math.log1p(nearest)) == min(distances)
        assert all(low < high for low, high in pairwise(roots))


@pytest.mark.parametrize(
    ("recipient", "least"), [("least developed country", 0.45), ("global institution", 0.10)]
)
def test_a_limit_that_is_met_but_for_rounding_is_met(recipient: str, least: float) -> None:
    short = math.nextafter(least, 0)
    assert oda_grant_equivalent(100, short, recipient) == 100 * short
    assert oda_grant_equivalent(100, 1 - (1 - least), recipient) == pytest.approx(100 * least)
    assert oda_grant_equivalent(100, least - 1e-6, recipient) == 0


def test_other_limits_that_are_met_but_for_rounding() -> None:
    assert percentile([1, 2, 3], 0.1 + 0.2 + 0.7 + 2e-16) == 3
    assert concentration([50, 50, -1e-14]).herfindahl == 0.5
    called = pme_plus([-0.1, -0.2, 0.3], [100, 100, 100], nav=math.nextafter(0.1 + 0.2, 1))
    assert (called.factor, called.reason) == (pytest.approx(0, abs=1e-15), None)
