"""Published numbers that the fund's lines on loans and cash give, named after their numbers."""

import pytest
from scipy import optimize

from fundmodel.measures import grant_element, npv
from tests.oracles.fund_rows import LOAN, Rows, fund_rows, loan_rows

A_LOAN = ("loan_rate", "default_hazard", *LOAN)
A_LOSS = ("default_hazard", *LOAN, "recovery_expected", "loan_loss_booked")
INTEREST = ("loan_rate", "surviving_factor", "interest_due", "interest_received")
SURVIVAL = ("surviving_factor", "loan_index")


def _loan_of_100(coupon: float, grace: int, instalments: int) -> Rows:
    """A loan that is sure to be repaid, drawn in the first quarter."""
    quarters = 1 + grace + instalments
    return loan_rows(
        A_LOAN, coupon=coupon, grace_quarters=grace, instalments=instalments, default_rate=0.0,
        default_multiplier=[1.0] * quarters, disbursed=[100.0, *[0.0] * (quarters - 1)],
    )  # fmt: skip


def _service(loan: Rows) -> list[float]:
    paid = zip(loan["interest_received"], loan["principal_repaid"], strict=True)
    return [interest + principal for interest, principal in paid]


@pytest.mark.parametrize(
    ("effective", "nominal"), [(0.0535426673707584, 0.0525), (0.053543, 0.052500319868356)]
)
def test_p11_effective_and_nominal_rate(effective: float, nominal: float) -> None:
    """P11: Microsoft, EFFECT and NOMINAL functions of DAX; deposits compound, coupons do not."""
    cash = fund_rows(["treasury_income"], cash=[1.0, 1.0], deposit_rate=effective)
    loan = loan_rows(
        INTEREST, coupon=nominal, default_hazard=0.0, loans_outstanding=[1.0, 1.0],
        capitalised_interest=0.0,
    )  # fmt: skip
    earned = 4 * cash["treasury_income"][1]
    assert earned == pytest.approx(nominal, rel=0, abs=1e-13)
    assert earned == pytest.approx(4 * loan["interest_received"][1], rel=0, abs=1e-13)


def test_p32_survival_of_two_periods() -> None:
    """P32: AnalystNotes (CFA); hazards of 3 % and 5 %."""
    rows = loan_rows(SURVIVAL, default_hazard=[0.03, 0.05])
    assert rows["loan_index"] == pytest.approx([0.97, 0.9215], rel=0, abs=1e-15)


def test_p32_survival_of_two_years() -> None:
    """P32: AnalystNotes (CFA); the same hazards as those of two years, quarter by quarter."""
    rows = loan_rows(
        ["default_hazard", *SURVIVAL],
        default_rate=0.01,
        default_multiplier=[3.0] * 4 + [5.0] * 4,
    )
    assert rows["loan_index"][3] == pytest.approx(0.97, rel=0, abs=1e-15)
    assert rows["loan_index"][7] == pytest.approx(0.9215, rel=0, abs=1e-15)


def _loss_of_a_year(default_rate: float) -> float:
    """Share of a loan that is lost within a year, where 40 % of what defaults is recovered."""
    rows = loan_rows(
        A_LOSS, default_rate=default_rate, default_multiplier=[1.0] * 5,
        disbursed=[1.0, 0.0, 0.0, 0.0, 0.0], loan_rate=0.0, coupon=0.0, grace_quarters=4,
        instalments=1, recovery_rate=0.4,
    )  # fmt: skip
    return sum(rows["loan_loss_booked"])


def test_p33_credit_triangle() -> None:
    """P33: practice item of PRMIA; a spread of 200 basis points pays for the loss of a year."""
    hazard = optimize.brentq(lambda rate: _loss_of_a_year(rate) - 0.02, 0.0, 0.15, xtol=1e-12)
    assert hazard == pytest.approx(0.0333, rel=0, abs=5e-5)
    assert hazard == pytest.approx(1 / 30, rel=0, abs=1e-11)


@pytest.mark.parametrize("discount_rate", [0.05, 0.09])
def test_i04_a_loan_without_interest(discount_rate: float) -> None:
    """I04: at a coupon of 0, grant element = 1 - present value of the principal."""
    loan = _loan_of_100(0.0, grace=8, instalments=40)
    a_quarter = (1 + discount_rate) ** (1 / 4) - 1
    share = grant_element(_service(loan), discount_rate, face=100, payments_a_year=4)
    worth = npv(a_quarter, loan["principal_repaid"])
    assert loan["interest_received"] == [0.0] * 49
    assert sum(loan["principal_repaid"]) == pytest.approx(100, rel=1e-14)
    assert share == pytest.approx(1 - worth / 100, rel=1e-13)


@pytest.mark.parametrize("discount_rate", [0.05, 0.09])
@pytest.mark.parametrize(("grace", "instalments"), [(0, 1), (8, 40), (20, 80)])
def test_i07_a_loan_at_the_discount_rate(
    discount_rate: float, grace: int, instalments: int
) -> None:
    """I07: a coupon that is a quarter's discount rate, four times, leaves no gift."""
    loan = _loan_of_100(4 * ((1 + discount_rate) ** (1 / 4) - 1), grace, instalments)
    share = grant_element(_service(loan), discount_rate, face=100, payments_a_year=4)
    assert share == pytest.approx(0, rel=0, abs=1e-14)
