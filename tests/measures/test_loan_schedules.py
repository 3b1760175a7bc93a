"""Schedules of loans: every row adds up, and each way to repay does what it says."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import LOAN_REPAYMENTS, grant_element, ipmt, loan_schedule, npv, ppmt
from tests.measures.schedules import Payments, annuity, equal_principal, lump_sum

CERTAIN = settings(deadline=None, derandomize=True, max_examples=50)
RATES = st.just(0.0) | st.floats(-0.02, 0.2)
COUPONS = st.just(0.0) | st.floats(0.0005, 0.2)
COLUMNS = ["opening_balance", "interest", "principal", "payment", "closing_balance"]


@CERTAIN
@given(st.sampled_from(LOAN_REPAYMENTS), st.lists(RATES, min_size=1, max_size=60), st.data())
def test_every_row_adds_up_and_all_is_repaid(
    repayment: str, rates: list[float], data: st.DataObject
) -> None:
    grace = data.draw(st.integers(0, len(rates) - 1))
    loan = loan_schedule(
        1000,
        rates,
        len(rates),
        repayment=repayment,
        grace=grace,
        capitalised=data.draw(st.booleans()),
    )
    assert list(loan.columns) == COLUMNS
    assert loan.index.tolist() == list(range(1, len(rates) + 1))
    assert loan["opening_balance"].iloc[0] == 1000
    assert loan["closing_balance"].iloc[-1] == 0
    assert loan["opening_balance"].iloc[1:].tolist() == loan["closing_balance"].iloc[:-1].tolist()
    owed = loan["opening_balance"].max()
    split = loan["interest"] + loan["principal"]
    assert loan["payment"].to_numpy() == pytest.approx(split.to_numpy(), rel=0, abs=1e-12 * owed)
    assert loan["principal"].sum() == pytest.approx(1000, rel=1e-12)


@CERTAIN
@given(
    st.sampled_from(["annuity", "equal principal", "bullet"]),
    st.floats(-0.02, 0.2),
    st.integers(1, 80),
    st.data(),
)
def test_payments_are_worth_the_loan_at_its_own_rate(
    repayment: str, rate: float, periods: int, data: st.DataObject
) -> None:
    grace = data.draw(st.integers(0, periods - 1))
    loan = loan_schedule(
        1000, rate, periods, repayment=repayment, grace=grace, capitalised=data.draw(st.booleans())
    )
    assert npv(rate, [0, *loan["payment"]]) == pytest.approx(1000, rel=1e-10)
    assert grant_element([0, *loan["payment"]], rate, 1000) == pytest.approx(0, rel=0, abs=1e-10)


@CERTAIN
@given(RATES, st.integers(1, 120))
def test_an_annuity_is_that_of_ppmt_and_ipmt(rate: float, periods: int) -> None:
    numbers = np.arange(1, periods + 1)
    loan = loan_schedule(1000, rate, periods)
    near = {"rel": 0, "abs": 1e-8}
    assert loan["principal"].to_numpy() == pytest.approx(
        -ppmt(rate, numbers, periods, 1000), **near
    )
    assert loan["interest"].to_numpy() == pytest.approx(-ipmt(rate, numbers, periods, 1000), **near)


@pytest.mark.parametrize(
    ("repayment", "by_hand"), [("equal principal", equal_principal), ("annuity", annuity)]
)
@CERTAIN
@given(coupon=COUPONS, later=COUPONS, grace=st.integers(0, 60), instalments=st.integers(1, 120))
def test_payments_are_those_written_out_by_hand(
    repayment: str,
    by_hand: Callable[..., Payments],
    *,
    coupon: float,
    later: float,
    grace: int,
    instalments: int,
) -> None:
    rates = np.repeat([coupon, later], [grace, instalments])
    loan = loan_schedule(1, rates, rates.size, repayment=repayment, grace=grace)
    expected = by_hand(coupon, grace, instalments, later_coupon=later)
    assert [0, *loan["payment"]] == pytest.approx(expected.tolist(), rel=1e-10, abs=1e-14)


@CERTAIN
@given(COUPONS, st.integers(1, 60))
def test_a_lump_sum_is_the_one_written_out_by_hand(rate: float, years: int) -> None:
    loan = loan_schedule(1, rate, years, repayment="lump sum")
    expected = lump_sum(rate, years).tolist()
    assert [0, *loan["payment"]] == pytest.approx(expected, rel=1e-13, abs=1e-14)


def test_a_bullet_is_repaid_with_the_last_payment() -> None:
    loan = loan_schedule(100, 0.05, 3, repayment="bullet")
    assert loan["payment"].tolist() == [5, 5, 105]


def test_the_interest_of_a_lump_sum_is_simple_and_waits() -> None:
    loan = loan_schedule(100, 0.05, 3, repayment="lump sum")
    assert loan["payment"].tolist() == pytest.approx([0, 0, 115], rel=0, abs=1e-12)
    assert loan["opening_balance"].tolist() == pytest.approx([100, 105, 110])


def test_capitalised_interest_is_owed_and_bears_interest() -> None:
    loan = loan_schedule(100, 0.10, 4, repayment="equal principal", grace=2, capitalised=True)
    assert loan["payment"].tolist() == pytest.approx([0, 0, 72.6, 66.55], rel=0, abs=1e-12)
    assert loan["principal"].tolist() == pytest.approx([-10, -11, 60.5, 60.5])
    paid = loan_schedule(100, 0.10, 4, repayment="equal principal", grace=2)
    assert paid["payment"].tolist() == pytest.approx([10, 10, 60, 55])


def test_an_annuity_at_a_rate_that_floats_is_worked_out_anew() -> None:
    """1000 over four years at 10 %, of which two are left when the rate halves."""
    loan = loan_schedule(1000, [0.10, 0.10, 0.05, 0.05], 4)
    first = 1000 * 0.1 / (1 - 1.1**-4)
    left = 1000 * 1.1**2 - first * 2.1
    second = left * 0.05 / (1 - 1.05**-2)
    assert loan["payment"].tolist() == pytest.approx([first, first, second, second], rel=1e-13)


@pytest.mark.parametrize("rate", [1e-18, 1e-13, 1e-9, 1e-6])
def test_an_annuity_almost_without_interest_is_repaid_in_equal_parts(rate: float) -> None:
    loan = loan_schedule(100, rate, 10)
    assert loan["principal"].to_numpy() == pytest.approx(10, rel=10 * rate + 1e-14)
