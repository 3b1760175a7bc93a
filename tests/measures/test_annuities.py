"""Equal payments: against exact fractions, near a rate of 0, in arrays, due first or last."""

from fractions import Fraction

import numpy as np
import numpy_financial
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import dac_grant_element, fv, ipmt, pmt, ppmt, pv

CERTAIN = settings(deadline=None, derandomize=True)
NEAR_ZERO = [0.0, 1e-209, 1.1e-30, 1e-18, 2.3e-16, -1e-13, 1e-9, -1e-6, 9.9e-5]
RATES = st.sampled_from(NEAR_ZERO) | st.floats(1e-4, 0.5) | st.floats(-0.3, -1e-4)
PERIODS = st.integers(1, 240)
DUE = st.sampled_from(["end", "begin"])


def factors(rate: float, periods: int, when: str) -> tuple[Fraction, Fraction]:
    """What 1 now becomes, and what 1 in each period becomes, without any rounding."""
    exact = Fraction(rate)
    growth = (1 + exact) ** periods
    paid = (growth - 1) / exact if exact else Fraction(periods)
    return growth, paid * (1 + exact if when == "begin" else 1)


@CERTAIN
@given(RATES, PERIODS, DUE)
def test_payments_and_values_are_those_of_exact_fractions(
    rate: float, periods: int, when: str
) -> None:
    growth, paid = factors(rate, periods, when)
    near = {"rel": 1e-12, "abs": 0}
    assert pmt(rate, periods, 100, 7, when) == pytest.approx(
        float(-(100 * growth + 7) / paid), **near
    )
    assert pv(rate, periods, 3, 7, when) == pytest.approx(float(-(7 + 3 * paid) / growth), **near)
    assert fv(rate, periods, 3, 7, when) == pytest.approx(float(-(7 * growth + 3 * paid)), **near)


@CERTAIN
@given(RATES, PERIODS, st.data(), DUE)
def test_a_payment_is_interest_on_what_is_owed_and_principal(
    rate: float, periods: int, data: st.DataObject, when: str
) -> None:
    number = data.draw(st.integers(1, periods))
    growth, paid = factors(rate, periods, when)
    payment = -100 * growth / paid
    before, became = factors(rate, number - 1, when)
    owed = 100 * before + payment * became
    interest = -owed * Fraction(rate)
    if when == "begin":  # what is due at the start is discounted; the first payment bears none
        interest = Fraction(0) if number == 1 else interest / (1 + Fraction(rate))
    size = float(abs(payment))
    found = ipmt(rate, number, periods, 100, when=when)
    assert found == pytest.approx(float(interest), rel=1e-10, abs=1e-11 * size)
    repaid = ppmt(rate, number, periods, 100, when=when)
    assert repaid == pytest.approx(float(payment - interest), rel=1e-10, abs=1e-11 * size)


def test_late_payments_on_a_loan_that_would_have_grown_much() -> None:
    """A third of the last payment is interest; floats alone say none."""
    assert ipmt(0.5, 90, 90, 100.0) == pytest.approx(pmt(0.5, 90, 100.0) / 3, rel=1e-14)
    assert abs(numpy_financial.ipmt(0.5, 90, 90, 100.0) / ipmt(0.5, 90, 90, 100.0) - 1) > 0.1


@pytest.mark.parametrize("rate", [1e-13, 1e-10])
def test_near_zero_floats_alone_would_lose_digits(rate: float) -> None:
    """The reason for decimals: should this fail, numpy-financial needs them no longer."""
    exact = pmt(rate, 10, 1.0)
    assert abs(numpy_financial.pmt(rate, 10, 1.0) / exact - 1) > 1e-9


def test_arrays_are_answered_in_their_common_shape() -> None:
    table = pmt([0.0, 1e-9, 0.05], np.array([[10], [20]]), 100.0)
    assert np.shape(table) == (2, 3)
    assert table[0].tolist() == [pmt(rate, 10, 100.0) for rate in (0.0, 1e-9, 0.05)]
    parts = ppmt(0.1, [1, 2, 3], 3, 300.0)
    assert parts.sum() == pytest.approx(-300, rel=1e-14)


def test_single_numbers_are_answered_by_one() -> None:
    for rate in (0.0, 1e-9, 0.05):
        assert type(pmt(rate, 10, 100.0)) is float
        assert type(fv(rate, 10, 100.0, 0.0)) is float


@pytest.mark.parametrize(("word", "number"), [("end", 0), ("begin", 1)])
def test_when_is_a_word_or_the_number_of_spreadsheets(word: str, number: int) -> None:
    assert pmt(0.05, 10, 100.0, when=word) == pmt(0.05, 10, 100.0, when=number)


def test_what_is_worked_out_on_zero_periods() -> None:
    assert pv(0.05, 0, 3.0) == 0
    assert fv(0.05, 0, 3.0, 7.0) == -7


@pytest.mark.parametrize("interest_rate", [1e-6, 1e-5, 1e-4])
def test_the_dacs_annuity_keeps_its_digits_at_small_rates(interest_rate: float) -> None:
    """One implementation serves both: an annuity of the DAC is worth what `pv` says."""
    share = dac_grant_element(
        "annuity", discount_rate=0.05, interest_rate=interest_rate, maturity=10, grace=1,
        payments_a_year=1,
    )  # fmt: skip
    exact = 1 - pv(0.05, 10, 1.0) / pv(interest_rate, 10, 1.0)
    assert share == pytest.approx(exact, rel=1e-13)
