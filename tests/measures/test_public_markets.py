"""Laws of the public market equivalents and multiples, and the cases in which they say nothing."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import (
    LongNickels,
    direct_alpha,
    irr,
    irr_roots,
    ks_pme,
    ln_pme,
    mirr,
    multiples,
    no_direct_alpha_reason,
    payback,
    pme_plus,
)

CERTAIN = settings(deadline=None, derandomize=True, max_examples=100)
AMOUNTS = st.integers(-1000, 1000).map(float)
CALLS_FIRST = st.tuples(
    st.lists(st.integers(-1000, -1), min_size=1, max_size=6),
    st.lists(st.integers(1, 400), min_size=1, max_size=12),
).map(lambda parts: [float(flow) for part in parts for flow in part])
NAVS = st.floats(0, 500)
LEVELS = st.floats(20, 500)


def indices(size: int) -> st.SearchStrategy[list[float]]:
    return st.lists(LEVELS, min_size=size, max_size=size)


@CERTAIN
@given(st.lists(AMOUNTS, min_size=1, max_size=20), LEVELS, NAVS)
def test_beside_a_flat_index_ks_pme_is_the_total_multiple(
    flows: list[float], level: float, nav: float
) -> None:
    total = multiples(flows, nav).tvpi
    assert ks_pme(flows, [level] * len(flows), nav) == pytest.approx(total, rel=1e-12, nan_ok=True)


@CERTAIN
@given(st.lists(AMOUNTS, min_size=1, max_size=20), NAVS)
def test_total_value_is_what_is_distributed_and_what_is_left(
    flows: list[float], nav: float
) -> None:
    found = multiples(flows, nav)
    assert found.tvpi == pytest.approx(found.dpi + found.rvpi, rel=1e-12, nan_ok=True)


@CERTAIN
@given(st.data(), CALLS_FIRST)
def test_a_fund_that_is_the_index_has_no_alpha(data: st.DataObject, flows: list[float]) -> None:
    """Its net asset value is that of the index account; what that account lacks comes back less."""
    index = data.draw(indices(len(flows)))
    units = -sum(flow / level for flow, level in zip(flows, index, strict=True))
    if units < 0:
        flows[-1] += units * index[-1]
        units = 0.0
    nav = units * index[-1]
    assert ks_pme(flows, index, nav) == pytest.approx(1, rel=1e-9)
    grown = np.array(flows) * index[-1] / np.array(index)
    grown[-1] += nav
    assert min(abs(root) for root in irr_roots(grown)) < 1e-6
    if no_direct_alpha_reason(flows, index, nav) is None:
        assert direct_alpha(flows, index, nav) == pytest.approx(0, rel=0, abs=1e-6)


@CERTAIN
@given(CALLS_FIRST, st.floats(-0.1, 0.3), NAVS)
def test_an_index_that_grows_steadily_is_its_own_rate(
    flows: list[float], rate: float, nav: float
) -> None:
    index = 100 * (1 + rate) ** np.arange(len(flows))
    for found in (ln_pme(flows, index), pme_plus(flows, index, nav)):
        if found.reason is None:
            assert found.irr == pytest.approx(rate, rel=0, abs=1e-7)
    if no_direct_alpha_reason(flows, index, nav) is None:
        fund = irr([*flows[:-1], flows[-1] + nav])
        alpha = (1 + fund) / (1 + rate) - 1
        assert direct_alpha(flows, index, nav) == pytest.approx(alpha, rel=1e-7, abs=1e-9)


@CERTAIN
@given(st.data(), CALLS_FIRST, NAVS, st.floats(1e-6, 1e6))
def test_another_currency_leaves_rates_and_multiples_as_they_are(
    data: st.DataObject, flows: list[float], nav: float, price: float
) -> None:
    index = data.draw(indices(len(flows)))
    other, worth = [price * flow for flow in flows], price * nav
    pairs = [
        (irr(flows), irr(other)),
        (mirr(flows, 0.05, 0.03), mirr(other, 0.05, 0.03)),
        (payback(flows), payback(other)),
        (ks_pme(flows, index, nav), ks_pme(other, index, worth)),
        (direct_alpha(flows, index, nav), direct_alpha(other, index, worth)),
        (ln_pme(flows, index).irr, ln_pme(other, index).irr),
        (pme_plus(flows, index, nav)[:2], pme_plus(other, index, worth)[:2]),
        (multiples(flows, nav), multiples(other, worth)),
    ]
    for before, after in pairs:
        assert after == pytest.approx(before, rel=1e-9, abs=1e-9, nan_ok=True)


def test_the_units_of_the_index_do_not_matter() -> None:
    flows, index = [-100, -50, 60, 10, 5], np.array([100.0, 105, 115, 117, 120])
    assert ks_pme(flows, index, 110) == pytest.approx(ks_pme(flows, index / 7, 110), rel=1e-14)


def test_capital_that_comes_back_is_counted_once() -> None:
    assert multiples([-100, 100], nav=0) == (1, 0, 1)
    assert multiples([-100, 40, 20], nav=60) == pytest.approx((0.6, 0.6, 1.2), rel=1e-15)


def test_without_money_paid_in_there_is_no_multiple() -> None:
    assert all(math.isnan(part) for part in multiples([0, 5], nav=3))
    assert math.isnan(ks_pme([0, 5], [1, 2], nav=3))


@pytest.mark.parametrize(("flows", "nav"), [([-100, 250], -150), ([-100, 150, -60], 10)])
def test_an_index_account_that_is_overdrawn_has_no_rate(flows: list[float], nav: float) -> None:
    """At the end, or on the way: then a later call lifts it again, and the loan from it stays."""
    found = ln_pme(flows, [1] * len(flows))
    assert found.nav == nav
    assert math.isnan(found.irr)
    assert found.reason == "n/a: more is taken out than the index account holds"


def test_an_index_account_that_is_emptied_exactly_is_not_overdrawn() -> None:
    found = ln_pme([-0.3, 0.1, 0.2], [1, 1, 1])
    assert found.nav == pytest.approx(0, abs=1e-15)
    assert found.irr == pytest.approx(0, abs=1e-12)
    assert found.reason is None


def test_a_last_flow_stays_beside_the_value_of_the_index_account() -> None:
    found = ln_pme([-100, 10, 10], [100, 110, 121])
    assert found == LongNickels(pytest.approx(100), pytest.approx(0.1), None)


@pytest.mark.parametrize(
    ("flows", "nav", "factor", "reason"),
    [
        ([-100, 0], 120, math.nan, "n/a: no distribution to scale"),
        (
            [-100, 20], 120, -1.0,
            "n/a: the net asset value is above what the calls became in the index",
        ),
        ([20, 20], 0, 0.0, "n/a: no capital at risk"),
        ([-100, 20], 100, 0.0, None),
    ],
)  # fmt: skip
def test_pme_plus_says_why_it_has_no_rate(
    flows: list[float], nav: float, factor: float, reason: str | None
) -> None:
    found = pme_plus(flows, [1, 1], nav)
    assert found.factor == pytest.approx(factor, nan_ok=True)
    assert found.reason == reason
    assert math.isnan(found.irr) == (reason is not None)


def test_direct_alpha_says_why_it_is_no_number() -> None:
    assert no_direct_alpha_reason([0, 5], [1, 2], nav=3) == "n/a: no capital at risk"
    assert math.isnan(direct_alpha([0, 5], [1, 2], nav=3))
