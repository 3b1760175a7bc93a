"""The grant element of the fund's loans at the unified rate, against formulas and enumeration."""

import pytest

import fundmodel
from fundmodel.measures import dac_grant_element, grant_element
from tests.oracles.fund_rows import LOAN, Rows, fund_rows, loan_rows

LINES = (
    "loan_rate", "default_hazard", *LOAN, "unified_factor", "grace_value", "principal_value",
    "rate_below_unified", "unified_grant_element", "unified_restart_grant_element",
    "unified_discount_carried", "unified_discount",
)  # fmt: skip
TERMS = [(0.02, 8, 40), (0.0775, 4, 12), (0.0, 0, 1), (0.12, 2, 20)]
FORMS = [(0, 0), (1, 0), (0, 1), (1, 1)]


def _loans(lent: list[float], terms: tuple[float, int, int], rate: float, quarters: int,
           form: tuple[int, int] = (0, 0), restarted: float = 0.0) -> Rows:  # fmt: skip
    """Loans; and in the second quarter some that were at a standstill and are owed again."""
    coupon, grace, instalments = terms
    return loan_rows(
        LINES, coupon=coupon, grace_quarters=grace, instalments=instalments, default_rate=0.0,
        default_multiplier=[1.0] * quarters, unified_discount_rate=rate,
        disbursed=[*lent, *[0.0] * (quarters - len(lent))], is_annuity=form[0],
        capitalises_interest=form[1],
        restarted=[0.0, restarted, *[0.0] * quarters][:quarters],
    )  # fmt: skip


@pytest.mark.parametrize("rate", [0.05, 0.06, 0.10])
@pytest.mark.parametrize(("form", "repayment"), [(0, "equal principal"), (1, "annuity")])
@pytest.mark.parametrize("terms", TERMS)
def test_p31_grant_element_of_the_dac(
    terms: tuple[float, int, int], form: int, repayment: str, rate: float
) -> None:
    """P31: the DAC's formulas for equal principal and for annuities."""
    coupon, grace, instalments = terms
    dac = dac_grant_element(
        repayment, discount_rate=rate, interest_rate=coupon, maturity=(grace + instalments) / 4,
        grace=(grace + 1) / 4, payments_a_year=4,
    )  # fmt: skip
    found = _loans([1.0], terms, rate, 1, (form, 0))["unified_grant_element"][0]
    assert found == pytest.approx(dac, rel=1e-11, abs=1e-13)


def test_p31_the_published_loan() -> None:
    """P31: 1000 at 2.5 %, 16 half-yearly instalments from 2.5 years on, worth 10 % a year.

    A column is half a year: the rates are those whose fourth part is a half-year's.
    """
    loans = _loans([1000.0], (2 * 0.025, 4, 16), 1.10**2 - 1, 1)
    assert loans["unified_grant_element"][0] == pytest.approx(0.3239094094, rel=0, abs=1e-10)


@pytest.mark.parametrize("restarted", [0.0, 30.0])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("terms", TERMS)
def test_loans_less_their_discount_are_what_is_still_to_be_paid(
    terms: tuple[float, int, int], form: tuple[int, int], restarted: float
) -> None:
    """In every quarter, for a book of two ages and what restarts, by its own service to come."""
    _, grace, instalments = terms
    quarters = 2 + grace + instalments
    loans = _loans([100.0, 50.0], terms, 0.05, quarters, form, restarted)
    paid = [sum(pair) for pair in zip(loans["interest_received"], loans["principal_repaid"],
                                      strict=True)]  # fmt: skip
    for now in range(1, quarters - 1):
        owed = loans["loans_outstanding"][now]
        gift = grant_element([0.0, *paid[now + 1 :]], 0.05, face=owed, payments_a_year=4)
        assert loans["unified_discount"][now] == pytest.approx(gift * owed, rel=1e-9, abs=1e-8)
    assert loans["unified_discount"][-1] == pytest.approx(0, rel=0, abs=1e-8)


def test_concessional_loans_of_the_base_are_those_of_the_table() -> None:
    """2 % over 25 years with 7 of grace: 31.3 % at 5 % where interest is paid twice a year.

    Computed apart from the model when the terms were chosen, with the first instalment after 7
    years; the model's comes after a quarter of a year more, and is one of four a year.
    """
    twice = dac_grant_element("equal principal", discount_rate=0.05, interest_rate=0.02,
                              maturity=25, grace=7)  # fmt: skip
    results = fundmodel.run(fundmodel.load("base")).results
    found = results["loan_grant_element_unified[Housing concessional loans]"]
    assert twice == pytest.approx(0.313, abs=0.0006)
    assert found == pytest.approx(twice, abs=0.002)


@pytest.mark.parametrize("rate", [0.0, 0.01, 0.03])
def test_loans_of_contributors_by_the_formula_of_the_dac(rate: float) -> None:
    found = fund_rows(
        ("oda_factor", "contributor_loan_principal_value", "contributor_loan_grant_element"),
        oda_discount_rate=0.06, contributor_loan_grace_quarters=40,
        contributor_loan_instalments=60, contributor_loan_rate=rate,
    )["contributor_loan_grant_element"][0]  # fmt: skip
    dac = dac_grant_element("equal principal", discount_rate=0.06, interest_rate=rate,
                            maturity=25, grace=10.25, payments_a_year=4)  # fmt: skip
    assert found == pytest.approx(dac, rel=1e-11)
