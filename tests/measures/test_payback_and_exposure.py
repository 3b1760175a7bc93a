"""When money is back, how much was out at most, and on how few members amounts stand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import (
    concentration,
    discounted_payback,
    j_curve_trough,
    maximum_drawdown,
    payback,
    peak_exposure,
)

CERTAIN = settings(deadline=None, derandomize=True, max_examples=200)
FLOWS = st.lists(st.integers(-100, 100).map(float), min_size=1, max_size=20)


def or_never(periods: float) -> float:
    return math.inf if math.isnan(periods) else periods


@pytest.mark.parametrize(
    ("flows", "periods"),
    [
        ([-100, 100], 1),
        ([-100, 50, 100], 1.5),
        ([0, 0, -100, 200], 2.5),  # counted from the first flow, not back at once
        ([-1, 2, -100, 150], 2 + 99 / 150),  # the early trifle is not the whole
        ([-0.3, 0.1, 0.2], 2),  # binary fractions that sum to -3e-17
        ([5, -3, 4], 0),
        ([0, 0], 0),
        ([-100, 120, -30], math.nan),
        ([-100, 99], math.nan),
        ([-5], math.nan),
    ],
)
def test_payback(flows: list[float], periods: float) -> None:
    assert payback(flows) == pytest.approx(periods, rel=1e-12, nan_ok=True)
    assert discounted_payback(0.0, flows) == pytest.approx(periods, rel=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("flows", "periods"),
    [
        ([-200, 50, 60, 70, 200], 3 + 52.366641 / 136.602691),
        ([-10000, *[2600] * 6], 5 + 143.954400 / 1467.632292),
        ([-100, 55, 55], math.nan),
    ],
)
def test_discounted_payback(flows: list[float], periods: float) -> None:
    """By hand, at 10 %: what is left of the outlay over the present value of the next flow."""
    assert discounted_payback(0.10, flows) == pytest.approx(periods, rel=1e-7, nan_ok=True)


@CERTAIN
@given(FLOWS, st.data())
def test_more_money_is_never_back_later(flows: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(flows) - 1))
    more = list(flows)
    more[place] += data.draw(st.integers(1, 50))
    assert or_never(payback(more)) <= or_never(payback(flows)) + 1e-12


@CERTAIN
@given(
    st.lists(st.integers(1, 100), min_size=1, max_size=3),
    st.lists(st.integers(0, 100), min_size=1, max_size=15),
    st.floats(0, 0.5),
    st.floats(0, 0.5),
)
def test_a_higher_rate_never_shortens_the_payback_of_a_project(
    outlays: list[int], receipts: list[int], one_rate: float, other_rate: float
) -> None:
    flows = [*(-outlay for outlay in outlays), *receipts]
    low, high = sorted((one_rate, other_rate))
    sooner = or_never(discounted_payback(low, flows))
    assert sooner <= or_never(discounted_payback(high, flows)) + 1e-9


@CERTAIN
@given(FLOWS)
def test_what_was_out_at_most_is_the_trough(flows: list[float]) -> None:
    trough = j_curve_trough(flows)
    assert trough.amount == sum(flows[: trough.period + 1])
    assert peak_exposure(flows) == max(0.0, -trough.amount)
    assert peak_exposure(flows) <= maximum_drawdown([0.0, *np.cumsum(flows)])


@pytest.mark.parametrize(
    ("balances", "fall"), [([5], 0), ([1, 2, 3], 0), ([3, 1, 5, 4, 2, 9], 3), ([-1, -4, 2], 3)]
)
def test_maximum_drawdown(balances: list[float], fall: float) -> None:
    assert maximum_drawdown(balances) == fall


@CERTAIN
@given(st.integers(1, 30), st.floats(1e-300, 1e300))
def test_equal_members_are_least_concentrated(members: int, amount: float) -> None:
    found = concentration([amount] * members)
    assert found == pytest.approx((1 / members, 1 / members), rel=1e-12)


@CERTAIN
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.integers(1, 40))
def test_concentration_lies_between_equal_and_alone(amounts: list[float], largest: int) -> None:
    found = concentration(amounts, largest)
    if not any(amounts):
        assert np.isnan(found).all()
        return
    top = concentration(amounts).top_share
    assert 1 / len(amounts) - 1e-12 <= found.herfindahl <= top + 1e-12
    assert top - 1e-12 <= found.top_share <= 1 + 1e-12
