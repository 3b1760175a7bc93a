"""The discount of loans to the market, against the measures of concessionality."""

import pytest

from fundmodel.measures import dac_grant_element, grant_element
from tests.oracles.fund_rows import LOAN, Rows, loan_rows

LINES = (
    "loan_rate", "default_hazard", *LOAN, "market_factor", "grace_discount", "instalments_value",
    "interest_value", "rate_below_market", "loan_grant_element", "restart_grant_element",
    "discount_carried", "market_discount",
)  # fmt: skip
TERMS = [(0.02, 8, 40), (0.0775, 4, 12), (0.0, 0, 1), (0.12, 2, 20)]


def _loans(
    lent: list[float], *, coupon: float, grace: int, instalments: int, market_loan_yield: float,
    default_rate: float = 0.0, quarters: int,
) -> Rows:  # fmt: skip
    """Loans made in the first quarters, worked out to the end of the last of them."""
    return loan_rows(
        LINES, coupon=coupon, grace_quarters=grace, instalments=instalments,
        default_rate=default_rate, default_multiplier=[1.0] * quarters,
        disbursed=[*lent, *[0.0] * (quarters - len(lent))],
        us_long_rate=[0.0] * quarters, market_loan_spread=market_loan_yield,
    )  # fmt: skip


@pytest.mark.parametrize("market_loan_yield", [0.05, 0.0775, 0.10])
@pytest.mark.parametrize(("coupon", "grace", "instalments"), TERMS)
def test_p31_grant_element_of_the_dac_at_the_market_yield(
    coupon: float, grace: int, instalments: int, market_loan_yield: float
) -> None:
    """P31: the DAC's formula for equal principal; its grace lasts to the first repayment."""
    loans = _loans(
        [1.0], coupon=coupon, grace=grace, instalments=instalments,
        market_loan_yield=market_loan_yield, quarters=1,
    )  # fmt: skip
    dac = dac_grant_element(
        "equal principal", discount_rate=market_loan_yield, interest_rate=coupon,
        maturity=(grace + instalments) / 4, grace=(grace + 1) / 4, payments_a_year=4,
    )  # fmt: skip
    assert loans["loan_grant_element"][0] == pytest.approx(dac, rel=1e-12, abs=1e-14)


def test_p31_the_published_loan() -> None:
    """P31: 1000 at 2.5 %, 16 half-yearly instalments from 2.5 years on, worth 10 % a year.

    A column is half a year: the rates are those whose fourth part is a half-year's.
    """
    loans = _loans(
        [1000.0], coupon=2 * 0.025, grace=4, instalments=16,
        market_loan_yield=1.10**2 - 1, quarters=1,
    )  # fmt: skip
    assert loans["loan_grant_element"][0] == pytest.approx(0.3239094094, rel=0, abs=1e-10)
    assert loans["market_discount"][0] == pytest.approx(323.9094094, rel=0, abs=1e-7)


@pytest.mark.parametrize("market_loan_yield", [0.0, 0.0775])
@pytest.mark.parametrize(("coupon", "grace", "instalments"), TERMS)
def test_the_discount_is_that_of_what_is_still_to_be_paid(
    coupon: float, grace: int, instalments: int, market_loan_yield: float
) -> None:
    """In every quarter loans less discount are the debt service to come at the market rate.

    Two loans, 100 and then 50, so that the book is a mixture of ages.
    """
    quarters = 2 + grace + instalments
    loans = _loans(
        [100.0, 50.0], coupon=coupon, grace=grace, instalments=instalments,
        market_loan_yield=market_loan_yield, quarters=quarters,
    )  # fmt: skip
    for now in range(1, quarters - 1):
        service = [
            interest + principal
            for interest, principal in zip(
                loans["interest_received"][now + 1 :], loans["principal_repaid"][now + 1 :],
                strict=True,
            )
        ]  # fmt: skip
        owed = loans["loans_outstanding"][now]
        gift = grant_element([0.0, *service], market_loan_yield, face=owed, payments_a_year=4)
        assert loans["market_discount"][now] == pytest.approx(gift * owed, rel=1e-9, abs=1e-9)
    assert loans["market_discount"][-1] == pytest.approx(0, rel=0, abs=1e-10)


def test_what_defaults_takes_its_discount_along() -> None:
    """A book that loses 10 % a year has the discount of one that does not, times what survives."""
    terms = {"coupon": 0.02, "grace": 4, "instalments": 8, "market_loan_yield": 0.08}
    safe = _loans([100.0], quarters=13, **terms)
    risky = _loans([100.0], quarters=13, default_rate=0.1, **terms)
    survived = [one / risky["loan_index"][0] for one in risky["loan_index"]]
    assert risky["market_discount"] == pytest.approx(
        [one * share for one, share in zip(safe["market_discount"], survived, strict=True)],
        rel=0, abs=1e-11,
    )  # fmt: skip
