"""The roots of present values: laws that hold for any flows, and flows whose roots are known."""

import math
from itertools import pairwise
from random import Random

import numpy as np
import numpy_financial
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fundmodel.measures import irr, irr_roots, npv, xirr, xirr_roots

AMOUNTS = st.integers(-1000, 1000).map(float)
FLOWS = st.lists(AMOUNTS, min_size=1, max_size=40)
RATES = st.integers(-8, 40).map(lambda twentieths: twentieths / 20)
CERTAIN = settings(deadline=None, derandomize=True, max_examples=150)


def flows_with_roots(rates: list[float], rest: list[float] | None = None) -> list[float]:
    """Flows worth nothing at exactly these rates, if the rest is positive throughout."""
    flows = np.array(rest or [1.0])
    for rate in rates:
        flows = np.convolve(flows, [-1.0, 1 + rate])
    return list(flows)


def relative_worth(rate: float, flows: list[float]) -> float:
    return abs(npv(rate, flows)) / npv(rate, [abs(flow) for flow in flows])


@CERTAIN
@given(FLOWS)
def test_flows_are_worth_nothing_at_each_root(flows: list[float]) -> None:
    for rate in irr_roots(flows):
        assert relative_worth(rate, flows) < 1e-12


@CERTAIN
@given(FLOWS)
def test_roots_are_as_many_as_sign_changes_or_an_even_number_fewer(flows: list[float]) -> None:
    signs = [flow > 0 for flow in flows if flow]
    changes = sum(a != b for a, b in pairwise(signs))
    roots = irr_roots(flows)
    values = [npv(rate, flows) for rate in between(roots)] if signs else []
    crossings = sum(a * b < 0 for a, b in pairwise(values))
    assert len(roots) <= changes
    assert (changes - crossings) % 2 == 0


def between(roots: list[float]) -> list[float]:
    """A rate below all roots, one between each two, and one above all."""
    growths = [1 + rate for rate in roots] or [1.0]
    inner = [math.sqrt(low * high) for low, high in pairwise(growths)]
    return [growth - 1 for growth in (growths[0] / 1.0001, *inner, growths[-1] * 1.0001)]


@CERTAIN
@given(st.lists(RATES, min_size=1, max_size=4, unique=True))
def test_constructed_roots_are_found_and_no_others(rates: list[float]) -> None:
    assert irr_roots(flows_with_roots(rates)) == pytest.approx(sorted(rates), rel=0, abs=2e-9)


@settings(CERTAIN, max_examples=60)
@given(
    st.lists(st.integers(-2, 8).map(lambda each: each / 100), min_size=1, max_size=3, unique=True),
    st.sampled_from([120, 240, 480]),
    st.randoms(use_true_random=False),
)
@pytest.mark.thorough
def test_constructed_roots_are_found_in_long_flows(
    rates: list[float], periods: int, random: Random
) -> None:
    rest = [1 + random.random() for _ in range(periods)]
    found = irr_roots(flows_with_roots(rates, rest))
    assert found == pytest.approx(sorted(rates), rel=0, abs=1e-9)


@CERTAIN
@given(RATES, st.floats(0.1, 1000))
def test_a_touching_root_counts_once(rate: float, scale: float) -> None:
    flows = [scale * flow for flow in flows_with_roots([rate, rate])]
    assert irr_roots(flows) == pytest.approx([rate], rel=0, abs=1e-11)
    assert irr(flows) == pytest.approx(rate, rel=0, abs=1e-11)


@pytest.mark.parametrize("rate", [-0.5, 0.0, 0.25, 1.0])
def test_a_triple_root_counts_once(rate: float) -> None:
    assert irr_roots(flows_with_roots([rate] * 3)) == pytest.approx([rate], rel=0, abs=1e-9)


@pytest.mark.parametrize("rate", [0.55, 0.7, 0.95])
@pytest.mark.parametrize("seed", range(3))
def test_a_root_that_rounding_blurs_counts_once(rate: float, seed: int) -> None:
    """Six times the same root in 480 periods can be told from its neighbours to 1 % only."""
    rest = [1 + each for each in np.random.default_rng(seed).random(480)]
    assert irr_roots(flows_with_roots([rate] * 6, rest)) == pytest.approx([rate], rel=0, abs=0.02)


@pytest.mark.parametrize("apart", [1e-2, 1e-3, 1e-4, 1e-5])
def test_near_roots_are_told_apart(apart: float) -> None:
    rates = [0.1, 0.1 + apart]
    assert irr_roots(flows_with_roots(rates)) == pytest.approx(rates, rel=0, abs=1e-10)


@CERTAIN
@given(FLOWS, st.floats(1e-6, 1e6))
def test_another_currency_leaves_the_roots(flows: list[float], exchange_rate: float) -> None:
    roots = irr_roots(flows)
    assume(all(slope(rate, flows) > 1e-3 for rate in roots))
    changed = irr_roots([exchange_rate * flow for flow in flows])
    assert changed == pytest.approx(roots, rel=1e-9, abs=1e-9)


def slope(rate: float, flows: list[float]) -> float:
    """How steep the value is at a root, from 0 (it turns there) to 1."""
    moved = [period * flow for period, flow in enumerate(flows)]
    return relative_worth(rate, moved)


@CERTAIN
@given(FLOWS, st.integers(0, 30), st.integers(0, 30))
def test_zeros_before_and_after_leave_the_roots(
    flows: list[float], before: int, after: int
) -> None:
    assert irr_roots([0.0] * before + flows + [0.0] * after) == irr_roots(flows)


@CERTAIN
@given(FLOWS)
def test_payer_and_receiver_have_the_same_roots(flows: list[float]) -> None:
    assert irr_roots([-flow for flow in flows]) == irr_roots(flows)


@CERTAIN
@given(st.lists(AMOUNTS, min_size=2, max_size=25))
def test_dates_a_year_apart_give_the_rate_a_period(flows: list[float]) -> None:
    dates = [f"{2027 + year}-03-31" for year in range(len(flows))]
    assert xirr_roots(dates, flows, "30/360") == irr_roots(flows)


@CERTAIN
@given(st.permutations(range(6)))
def test_the_order_of_dated_flows_is_free(order: list[int]) -> None:
    dates = ["2027-01-31", "2027-06-30", "2027-06-30", "2028-02-29", "2030-12-31", "2031-01-01"]
    flows = [-100.0, -20.0, 5.0, 60.0, 70.0, 8.0]
    shuffled = xirr([dates[place] for place in order], [flows[place] for place in order])
    assert shuffled == pytest.approx(xirr(dates, flows), rel=0, abs=1e-14)


@pytest.mark.parametrize("periods", [120, 240, 480])
@pytest.mark.parametrize("rate", [-0.02, -0.0005, 0.0, 0.0065, 0.03])
def test_a_long_annuity_gives_its_rate(periods: int, rate: float) -> None:
    worth = sum((1 + rate) ** -period for period in range(1, periods + 1))
    assert irr([-worth, *[1.0] * periods]) == pytest.approx(rate, rel=0, abs=1e-13)


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-1e5, *[0.0] * 118, 1.0], 1e-5 ** (1 / 119) - 1),
        ([-1.0, 1e9], 1e9 - 1),
        ([-100.0, 1.0], -0.99),
    ],
)
def test_rates_far_from_a_guess_are_found(flows: list[float], rate: float) -> None:
    assert irr(flows) == pytest.approx(rate, rel=1e-12)


@CERTAIN
@given(
    st.lists(st.integers(1, 1000), min_size=1, max_size=40),
    st.lists(st.integers(1, 1000), min_size=1, max_size=80),
)
def test_one_change_of_sign_gives_the_rate_of_numpy_financial(
    paid: list[int], received: list[int]
) -> None:
    flows = [-float(amount) for amount in paid] + [float(amount) for amount in received]
    assert irr(flows) == pytest.approx(numpy_financial.irr(flows), rel=1e-9, abs=1e-12)
