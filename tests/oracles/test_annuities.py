"""Published payments and parts of payments on loans, each test named after its published number."""

import pytest

from fundmodel.measures import fv, ipmt, loan_schedule, pmt, ppmt, pv

MORTGAGE = loan_schedule(125_000, 0.09 / 12, 360)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ((0.08 / 12, 10, 10_000), -1_037.03),
        ((0.08 / 12, 10, 10_000, 0, 1), -1_030.16),
        ((0.06 / 12, 216, 0, 50_000), -129.08),
    ],
)
def test_p06_pmt(given: tuple[float, ...], printed: float) -> None:
    """P06: Microsoft, PMT function."""
    assert pmt(*given) == pytest.approx(printed, rel=0, abs=5e-3)


def test_p06_pmt_of_a_schedule() -> None:
    """P06: Microsoft, PMT function; each of the ten payments."""
    paid = loan_schedule(10_000, 0.08 / 12, 10)["payment"]
    assert paid.to_numpy() == pytest.approx(1_037.03, rel=0, abs=5e-3)


@pytest.mark.parametrize(
    ("given", "printed"),
    [((0.10 / 12, 1, 36, 8_000), -66.67), ((0.10, 3, 3, 8_000), -292.45)],
)
def test_p07_ipmt(given: tuple[float, ...], printed: float) -> None:
    """P07: Microsoft, IPMT function."""
    rate, payment, payments, lent = given
    assert ipmt(*given) == pytest.approx(printed, rel=0, abs=5e-3)
    interest = loan_schedule(lent, rate, int(payments))["interest"]
    assert interest[payment] == pytest.approx(-printed, rel=0, abs=5e-3)


@pytest.mark.parametrize(
    ("given", "printed"),
    [((0.10 / 12, 1, 24, 2_000), -75.62), ((0.08, 10, 10, 200_000), -27_598.05)],
)
def test_p08_ppmt(given: tuple[float, ...], printed: float) -> None:
    """P08: Microsoft, PPMT function."""
    rate, payment, payments, lent = given
    assert ppmt(*given) == pytest.approx(printed, rel=0, abs=5e-3)
    repaid = loan_schedule(lent, rate, int(payments))["principal"]
    assert repaid[payment] == pytest.approx(-printed, rel=0, abs=5e-3)


@pytest.mark.parametrize(("first", "last", "printed"), [(13, 24, 11_135.23213), (1, 1, 937.5)])
def test_p09_cumulative_interest(first: int, last: int, printed: float) -> None:
    """P09: Microsoft, SAS and MicroStrategy, CUMIPMT function."""
    assert MORTGAGE.loc[first:last, "interest"].sum() == pytest.approx(printed, rel=0, abs=5e-6)


@pytest.mark.parametrize(("first", "last", "printed"), [(13, 24, 934.1071234), (1, 1, 68.27827118)])
def test_p10_cumulative_principal(first: int, last: int, printed: float) -> None:
    """P10: Microsoft, CUMPRINC function."""
    assert MORTGAGE.loc[first:last, "principal"].sum() == pytest.approx(printed, rel=0, abs=5e-8)


def test_p12_payment_at_the_rate() -> None:
    """P12: Microsoft, RATE function of DAX; 48 payments of 200 for a loan of 8000."""
    rate = 0.00770147248820137
    assert pv(rate, 48, -200) == pytest.approx(8_000, rel=1e-12)
    assert fv(rate, 48, -200, 8_000) == pytest.approx(0, abs=1e-7)


def test_p29_loan_at_its_annual_percentage_rate() -> None:
    """P29: teaching note of the Free-Standing Mathematics Qualification; 5000 for three of 2000."""
    assert pv(0.097, 3, -2_000) == pytest.approx(5_000.09, rel=0, abs=5e-3)
    assert loan_schedule(5_000, 0.097, 3)["payment"].mean() == pytest.approx(2_000, rel=0, abs=0.05)
