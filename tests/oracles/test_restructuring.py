"""Loans to the state that are restructured, every loan and every standstill by itself."""

import numpy as np
import pytest

from tests.oracles.fund_rows import LOAN, Rows, loan_rows

QUARTERS, QUARTERS_OF_LENDING = 240, 40
GRACE, INSTALMENTS, COUPON = 28, 72, 0.02
HAZARD, STANDSTILL, RATE = 1 - 0.98**0.25, 20, 0.05
LINES = (
    "loan_rate", *LOAN, "recovery_expected", "restarted", "recovered", "loan_loss_booked",
    "loan_loss_realised", "losses_in_workout", "claims_in_workout", "claims_handed_over",
    "owed_in_workout",
)  # fmt: skip
COMPARED = (
    "defaulted", "restarted", "interest_received", "principal_repaid", "loans_outstanding",
    "owed_in_workout",
)  # fmt: skip
Path = np.ndarray


def _lent() -> Path:
    return np.array([1.0] * QUARTERS_OF_LENDING + [0.0] * (QUARTERS - QUARTERS_OF_LENDING))


def _fund(lent: Path, hazards: Path, recovery: float) -> Rows:
    return loan_rows(
        LINES, coupon=COUPON, grace_quarters=GRACE, instalments=INSTALMENTS, restructures=1,
        default_hazard=hazards.tolist(), disbursed=lent.tolist(), recovery_rate=recovery,
        recovery_lag_quarters=STANDSTILL, unified_factor=(1 + RATE) ** 0.25,
    )  # fmt: skip


def _each_by_itself(lent: Path, hazards: Path, recovery: float) -> dict[str, Path]:
    """A loan pays by its own calendar; what stands still becomes a loan without grace."""
    rows = {name: np.zeros(QUARTERS) for name in COMPARED}
    growth = recovery * (1 + RATE) ** (STANDSTILL / 4)
    to_come = lent.copy()
    again = np.zeros(QUARTERS)
    for start in range(QUARTERS):
        for amount, grace in ((to_come[start], GRACE), (again[start], 0)):
            rows["loans_outstanding"][start] += amount
            left = amount
            for now in range(start + 1, QUARTERS):
                stopped = hazards[now] * left
                left -= stopped
                rows["defaulted"][now] += stopped
                end = now + STANDSTILL
                rows["owed_in_workout"][now:end] += stopped
                if end < QUARTERS:
                    again[end] += stopped * growth
                    rows["restarted"][end] += stopped * growth
                instalments_left = grace + INSTALMENTS + 1 - (now - start)
                due = 0 < instalments_left <= INSTALMENTS
                repaid = left / instalments_left if due else 0.0
                rows["interest_received"][now] += left * COUPON / 4
                rows["principal_repaid"][now] += repaid
                left -= repaid
                rows["loans_outstanding"][now] += left
                if left < 1e-15:
                    break
    return rows


@pytest.mark.parametrize("recovery", [0.8, 0.53])
def test_standstills_are_those_of_every_loan_by_itself(recovery: float) -> None:
    """Also of what stands still a second time, and where the share that does differs by quarter."""
    hazards = np.random.default_rng(6).uniform(0, 0.02, QUARTERS)
    hazards[50] = 0.15
    found, expected = (one(_lent(), hazards, recovery) for one in (_fund, _each_by_itself))
    for name in COMPARED:
        assert found[name] == pytest.approx(expected[name], rel=1e-9, abs=1e-11), name


def _a_loan() -> Path:
    return np.array([1.0] + [0.0] * (QUARTERS - 1))


def _service(lent: Path, hazard: float) -> Path:
    rows = _fund(lent, np.full(QUARTERS, hazard), 0.8)
    return np.add(rows["interest_received"], rows["principal_repaid"])


def test_all_of_the_face_is_repaid() -> None:
    """At 0.80 and 5 % what is owed after five years is 102 % of the face: no write-off."""
    rows = _fund(_lent(), np.full(QUARTERS, HAZARD), 0.8)
    ended = sum(rows["defaulted"][: QUARTERS - STANDSTILL])
    assert sum(rows["restarted"]) == pytest.approx(1.0210 * ended, rel=5e-5)
    paid = sum(rows["principal_repaid"])
    still_owed = rows["loans_outstanding"][-1] + rows["owed_in_workout"][-1]
    added = sum(rows["restarted"]) - ended
    assert paid + still_owed == pytest.approx(QUARTERS_OF_LENDING + added, rel=1e-12)
    assert sum(rows["loan_loss_realised"]) == pytest.approx(-added, rel=1e-9)
    assert sum(rows["recovered"]) == 0


def test_what_stands_still_loses_about_what_the_recovery_rate_says() -> None:
    """In present value at 5 %, of what the loan would have paid: a fifth, on average of all ages.

    The new instalments last as long, on average, as the old ones would have, so that the loss is
    the time of the standstill: little in grace, more for an old loan, which starts anew.
    """
    lent, rare = _a_loan(), 1e-5
    worth = (1 + RATE) ** (-np.arange(QUARTERS) / 4)
    paid, less = (_service(lent, hazard) * worth for hazard in (0.0, rare))
    at_stake = sum(rare * paid[quarter:].sum() for quarter in range(1, QUARTERS))
    assert (paid - less).sum() / at_stake == pytest.approx(0.20, abs=0.01)


@pytest.mark.parametrize(("a_year", "defaulting"), [(0.035, 0.427), (0.02, 0.274)])
def test_share_of_a_loan_that_ever_defaults(a_year: float, defaulting: float) -> None:
    """Seven years of grace and eighteen of even repayment: the share falls with the hazard.

    On what is owed for 7 + 18 / 2 = 16 years it would be 1 - (1 - hazard) ^ 16, 43 and 28 %. Each
    of the 72 instalments by itself is at risk until it is paid, 29 to 100 quarters.
    """
    rows = loan_rows(
        ("loan_rate", *LOAN), coupon=COUPON, grace_quarters=GRACE, instalments=INSTALMENTS,
        default_hazard=[1 - (1 - a_year) ** 0.25] * QUARTERS, disbursed=_a_loan().tolist(),
    )  # fmt: skip
    by_instalment = [1 - (1 - a_year) ** (quarter / 4) for quarter in range(29, 101)]
    assert sum(rows["defaulted"]) == pytest.approx(sum(by_instalment) / 72, rel=1e-12)
    assert sum(rows["defaulted"]) == pytest.approx(defaulting, abs=5e-4)
