"""The loan lines on a fixed disbursement: what a dollar lent brings back."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out

LINES = (
    "default_hazard", "survival_index", "loan_units", "loan_units_to_date", "principal_repaid",
    "defaulted", "interest_received", "loans_handed_over", "loans_outstanding",
    "recovery_expected", "loan_loss_booked", "recovered",
)  # fmt: skip
BROUGHT_BACK = ("interest_received", "principal_repaid", "recovered")
LENT = (40.0, 0.0, 100.0, 60.0)


class Terms(NamedTuple):
    """The terms of a loan; after grace, instalments and workout all of it has come back."""

    coupon: float
    grace_quarters: int
    instalments: int
    recovery_lag_quarters: int

    @property
    def quarters(self) -> int:
        """Until the last recovery of the last default."""
        return len(LENT) + self.grace_quarters + self.instalments + self.recovery_lag_quarters + 2


terms = st.builds(
    Terms, st.floats(0, 0.2), st.integers(0, 30), st.integers(1, 60), st.integers(1, 24)
)
rates = st.floats(0, 0.2)
shares = st.floats(0, 1)


def brought_back(terms: Terms, default_rate: float, recovery_rate: float) -> dict[str, float]:
    """Interest, principal and recoveries per dollar lent, and what is still owed at the end."""
    worked_out = work_out(_book(terms, default_rate, recovery_rate))
    rows = {name: next(iter(members.values())) for name, members in worked_out.items()}
    back = {name: sum(rows[name]) / sum(LENT) for name in BROUGHT_BACK}
    return {**back, "still owed": rows["loans_outstanding"][-1] / sum(LENT)}


def _book(terms: Terms, default_rate: float, recovery_rate: float) -> Case:
    quarters = terms.quarters
    given = {
        **terms._asdict(),
        "default_rate": default_rate,
        "recovery_rate": recovery_rate,
        "default_rate_multiplier": [1.0] * quarters,
        "disbursed": [*LENT, *[0.0] * (quarters - len(LENT))],
        "is_last_quarter": [0] * quarters,
    }
    windows = {"window": {"Loans": {"instrument": "concessional loan", "recipient": "public"}}}
    return Case("properties of loans", windows, given, {}, dict.fromkeys(LINES), 1e-9)


@given(terms=terms, recovery=shares, one=rates, other=rates)
@settings(max_examples=60)
def test_more_default_never_brings_back_more(
    terms: Terms, recovery: float, one: float, other: float
) -> None:
    fewer, more = (_in_all(terms, rate, recovery) for rate in sorted((one, other)))
    assert more <= fewer * (1 + 1e-12) + 1e-12


@given(terms=terms, default=rates, one=shares, other=shares)
@settings(max_examples=60)
def test_less_recovery_never_brings_back_more(
    terms: Terms, default: float, one: float, other: float
) -> None:
    less, more = (_in_all(terms, default, share) for share in sorted((one, other)))
    assert less <= more * (1 + 1e-12) + 1e-12


@given(terms=terms)
@settings(max_examples=40)
def test_without_default_all_principal_comes_back(terms: Terms) -> None:
    back = brought_back(terms, 0.0, 0.5)
    assert back["principal_repaid"] == pytest.approx(1, rel=1e-12)
    assert back["recovered"] == 0
    assert back["still owed"] == pytest.approx(0, abs=1e-12)


@given(terms=terms, default=rates, recovery=shares)
@settings(max_examples=40)
def test_what_does_not_come_back_was_lost(terms: Terms, default: float, recovery: float) -> None:
    worked_out = work_out(_book(terms, default, recovery))
    total = {name: sum(next(iter(rows.values()))) for name, rows in worked_out.items()}
    back = total["principal_repaid"] + total["recovered"] + total["loan_loss_booked"]
    assert back == pytest.approx(sum(LENT), rel=1e-10)


def _in_all(terms: Terms, default_rate: float, recovery_rate: float) -> float:
    back = brought_back(terms, default_rate, recovery_rate)
    return sum(back[name] for name in BROUGHT_BACK)
