"""Published paybacks, rates, grant elements and debt ratios, named after their numbers."""

import numpy as np
import pytest

from fundmodel.measures import (
    DAC_TERMS,
    dac_grant_element,
    debt_ratio_path,
    grant_element,
    irr,
    npv,
    payback,
)
from tests.measures.schedules import equal_principal

PROJECT = [-200, 50, 60, 70, 200]


def test_p28_payback() -> None:
    """P28: textbook problem, copied by Transtutors; 84.236 before rounding."""
    assert payback(PROJECT) == pytest.approx(3.10, rel=0, abs=5e-3)
    assert npv(0.10, PROJECT) == pytest.approx(84.23, rel=0, abs=1e-2)


@pytest.mark.parametrize(("year", "printed"), [(1, 1823.15), (2, 1661.95), (3, 1514.99)])
def test_p29_present_values(year: int, printed: float) -> None:
    """P29: teaching note of the Free-Standing Mathematics Qualification."""
    assert npv(0.097, [*[0] * year, 2000]) == pytest.approx(printed, rel=0, abs=5e-3)


def test_p29_annual_percentage_rate() -> None:
    """P29: teaching note of the Free-Standing Mathematics Qualification."""
    assert npv(0.097, [0, 2000, 2000, 2000]) == pytest.approx(5000.09, rel=0, abs=5e-3)
    assert irr([5000, -2000, -2000, -2000]) == pytest.approx(0.097, rel=0, abs=5e-4)


@pytest.mark.parametrize(
    ("recipient", "terms"),
    [
        ("least developed country", (0.09, 0.45)),
        ("other low-income country", (0.09, 0.45)),
        ("lower-middle-income country", (0.07, 0.15)),
        ("upper-middle-income country", (0.06, 0.10)),
        ("global institution", (0.05, 0.10)),
        ("multilateral development bank", (0.05, 0.10)),
        ("other multilateral institution", (0.06, 0.10)),
    ],
)
def test_p30_dac_thresholds(recipient: str, terms: tuple[float, float]) -> None:
    """P30: OECD, Official development assistance: definition and coverage."""
    assert DAC_TERMS[recipient] == terms


@pytest.mark.parametrize(("discount_rate", "share"), [(0.10, 0.3239094094), (0.05, 0.1274868110)])
def test_p31_dac_formula(discount_rate: float, share: float) -> None:
    """P31: the DAC's note on its formulas; lent 1 January 2001, 16 payments from 1 July 2003."""
    formula = dac_grant_element(
        "equal principal", discount_rate=discount_rate, interest_rate=0.025, maturity=10, grace=2.5
    )
    service = equal_principal(coupon=0.0125, grace_periods=4, instalments=16, face=1000)
    assert formula == pytest.approx(share, rel=0, abs=1e-10)
    assert grant_element(service, discount_rate, 1000, 2) == pytest.approx(share, rel=0, abs=1e-10)


@pytest.mark.parametrize(
    ("interest", "growth", "surplus", "printed"), [(0.10, 0.10, 0.0, 0.50), (0.08, 0.10, 1.0, 0.48)]
)
def test_p35_debt_ratio(interest: float, growth: float, surplus: float, printed: float) -> None:
    """P35: Thndr; debt 50, output 100. The second is 53/110 before rounding."""
    path = debt_ratio_path(50 / 100, interest, growth, primary_balance=surplus / 110)
    assert path == pytest.approx([0.50, printed], rel=0, abs=5e-3)


def test_p35_debt_ratio_before_rounding() -> None:
    """P35: 50 x 1.08 less a surplus of 1 is 53, of an output of 110."""
    path = debt_ratio_path(0.5, 0.08, 0.10, primary_balance=1 / 110)
    assert path[-1] == pytest.approx(53 / 110, rel=1e-14)


@pytest.mark.parametrize("discount_rate", [0.05, 0.09])
def test_i04_without_interest_all_but_the_worth_of_the_principal_is_a_gift(
    discount_rate: float,
) -> None:
    """I04: at a rate of 0, grant element = 1 - present value of the principal."""
    principal = [0.0] * 10 + [5.0] * 20
    share = grant_element(principal, discount_rate, face=100, payments_a_year=2)
    halves = 1 + np.arange(10, 30)
    worth = 5.0 * ((1 + discount_rate) ** (-(halves - 1) / 2)).sum()
    assert share == pytest.approx(1 - worth / 100, rel=1e-13)
    terms = {"interest_rate": 0.0, "maturity": 14.5, "grace": 5.0}
    formula = dac_grant_element("equal principal", discount_rate=discount_rate, **terms)
    assert formula == pytest.approx(share, rel=0, abs=1e-13)


@pytest.mark.parametrize("repayment", ["equal principal", "annuity"])
@pytest.mark.parametrize("payments_a_year", [1, 2, 4])
def test_i07_nothing_is_a_gift_at_the_discount_rate_of_a_period(
    repayment: str, payments_a_year: int
) -> None:
    """I07: the coupon of a period equals its discount rate."""
    coupon = payments_a_year * (1.05 ** (1 / payments_a_year) - 1)
    share = dac_grant_element(
        repayment, discount_rate=0.05, interest_rate=coupon, maturity=20, grace=5,
        payments_a_year=payments_a_year,
    )  # fmt: skip
    assert share == pytest.approx(0, rel=0, abs=1e-14)
