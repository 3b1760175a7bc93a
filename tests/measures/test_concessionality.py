"""The formulas of the DAC against schedules written out, for terms drawn at random."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import (
    dac_grant_element,
    effective_cost_of_capital,
    grant_element,
    no_irr_reason,
    oda_grant_equivalent,
)
from tests.measures.schedules import Payments, annuity, equal_principal, lump_sum

CERTAIN = settings(deadline=None, derandomize=True, max_examples=200)
FREQUENCIES = st.sampled_from([1, 2, 4, 12])
DISCOUNTS = st.floats(0.001, 0.3)
INTERESTS = st.just(0.0) | st.floats(0.0005, 0.2)
SCHEDULES = {"equal principal": equal_principal, "annuity": annuity}


@pytest.mark.parametrize("repayment", SCHEDULES)
@CERTAIN
@given(
    payments_a_year=FREQUENCIES,
    grace_periods=st.integers(0, 60),
    instalments=st.integers(1, 120),
    discount_rate=DISCOUNTS,
    interest_rate=INTERESTS,
    later_rate=INTERESTS,
)
def test_formula_is_enumeration(
    repayment: str,
    *,
    payments_a_year: int,
    grace_periods: int,
    instalments: int,
    discount_rate: float,
    interest_rate: float,
    later_rate: float,
) -> None:
    grace = (grace_periods + 1) / payments_a_year
    formula = dac_grant_element(
        repayment,
        discount_rate=discount_rate,
        interest_rate=interest_rate,
        maturity=grace + (instalments - 1) / payments_a_year,
        grace=grace,
        payments_a_year=payments_a_year,
        later_interest_rate=later_rate,
    )
    service: Payments = SCHEDULES[repayment](
        interest_rate / payments_a_year,
        grace_periods,
        instalments,
        later_coupon=later_rate / payments_a_year,
    )
    listed = grant_element(service, discount_rate, 1.0, payments_a_year)
    assert formula == pytest.approx(listed, rel=1e-9, abs=1e-10)


@CERTAIN
@given(DISCOUNTS, INTERESTS, st.integers(1, 60))
def test_lump_sum_formula_is_enumeration(discount: float, interest: float, years: int) -> None:
    terms = {"interest_rate": interest, "maturity": years, "grace": years}
    formula = dac_grant_element("lump sum", discount_rate=discount, payments_a_year=1, **terms)
    listed = grant_element(lump_sum(interest, years), discount, 1.0)
    assert formula == pytest.approx(listed, rel=1e-12, abs=1e-12)


@CERTAIN
@given(DISCOUNTS, FREQUENCIES, st.integers(0, 40), st.integers(1, 80), st.floats(1e-6, 1e6))
def test_at_the_discount_rate_of_a_period_nothing_is_a_gift(
    discount: float, payments_a_year: int, grace: int, instalments: int, face: float
) -> None:
    """In any currency: the face is as large as you like."""
    coupon = (1 + discount) ** (1 / payments_a_year) - 1
    service = equal_principal(coupon, grace, instalments, face)
    assert grant_element(service, discount, face, payments_a_year) == pytest.approx(0, abs=1e-11)


@CERTAIN
@given(DISCOUNTS, INTERESTS, st.integers(0, 20), st.integers(1, 40), st.floats(1e-6, 1e6))
def test_another_currency_leaves_the_grant_element_as_it_is(
    discount: float, coupon: float, grace: int, instalments: int, price: float
) -> None:
    here = grant_element(equal_principal(coupon, grace, instalments), discount, 1.0)
    there = grant_element(equal_principal(coupon, grace, instalments, price), discount, price)
    assert there == pytest.approx(here, rel=1e-9, abs=1e-11)


def test_a_gift_is_all_gift_and_an_up_front_fee_is_none() -> None:
    assert grant_element([0.0], 0.05, face=100) == 1
    assert grant_element([2.0, 0, 0], 0.05, face=100) == pytest.approx(0.98, rel=1e-15)


def test_a_coupon_in_two_halves_costs_more_than_its_yearly_rate() -> None:
    terms = {"interest_rate": 0.10, "maturity": 10, "grace": 0.5}
    assert dac_grant_element("equal principal", discount_rate=0.10, **terms) < -0.009
    assert dac_grant_element("equal principal", discount_rate=0.1025, **terms) == pytest.approx(
        0, abs=1e-14, rel=0
    )


def test_one_period_of_grace_matters() -> None:
    """Grace to the first payment, taken for grace of principal, moves the share by a point."""
    terms = {"discount_rate": 0.05, "interest_rate": 0.01, "maturity": 20}
    right = dac_grant_element("equal principal", grace=5, **terms)
    assert 0.004 < right - dac_grant_element("equal principal", grace=4.5, **terms) < 0.011


@pytest.mark.parametrize(
    ("share", "recipient", "counted"),
    [
        (0.15, "lower-middle-income country", 15),
        (0.149, "lower-middle-income country", 0),
        (0.44, "least developed country", 0),
        (1.0, "least developed country", 100),
    ],
)
def test_below_the_least_grant_element_nothing_is_assistance(
    share: float, recipient: str, counted: float
) -> None:
    assert oda_grant_equivalent(100, share, recipient) == pytest.approx(counted, rel=1e-15)


def test_effective_cost_of_capital_counts_grants_as_money_received() -> None:
    loans, paid = np.array([100.0, 0, 0]), np.array([0.0, 60, 60])
    assert effective_cost_of_capital(loans, paid) == pytest.approx(0.130662, abs=5e-7)
    assert effective_cost_of_capital([120, 0, 0], paid) == pytest.approx(0, abs=1e-14)
    assert math.isnan(effective_cost_of_capital(loans, [0, 0, 0]))
    assert no_irr_reason(loans) == "n/a: no capital at risk"


@pytest.mark.parametrize("interest_rate", [0.0, 1e-13, 1e-9])
def test_an_annuity_almost_without_interest_keeps_its_digits(interest_rate: float) -> None:
    """Where (1 + rate)^n - 1 is worked out as it stands, four of them are left."""
    terms = {"discount_rate": 0.05, "maturity": 20, "grace": 5}
    share = dac_grant_element("annuity", interest_rate=interest_rate, **terms)
    free = dac_grant_element("equal principal", interest_rate=0.0, **terms)
    assert share == pytest.approx(free, rel=0, abs=20 * interest_rate + 1e-14)
