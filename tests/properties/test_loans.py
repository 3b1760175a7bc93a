"""The loan lines on a fixed disbursement: what a dollar lent brings back."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.loan_rows import loan_rows
from tests.thorough import examples

BROUGHT_BACK = ("interest_received", "principal_repaid", "recovered")
LENT = (40.0, 0.0, 100.0, 60.0)


class Terms(NamedTuple):
    """The terms of a loan; after grace, instalments and workout all of it has come back."""

    coupon: float
    grace_quarters: int
    instalments: int
    recovery_lag_quarters: int
    is_annuity: int = 0
    capitalises_interest: int = 0

    @property
    def quarters(self) -> int:
        """Until the last recovery of the last default."""
        return len(LENT) + self.grace_quarters + self.instalments + self.recovery_lag_quarters + 2


flags = st.integers(0, 1)
terms = st.builds(
    Terms, st.floats(0, 0.2), st.integers(0, 30), st.integers(1, 60), st.integers(1, 24), flags,
    flags,
)  # fmt: skip
rates = st.floats(0, 0.2)
shares = st.floats(0, 1)


def _rows(terms: Terms, default_rate: float, recovery_rate: float) -> dict[str, list[float]]:
    return loan_rows(
        **terms._asdict(),
        default_rate=default_rate,
        recovery_rate=recovery_rate,
        disbursed=[*LENT, *[0.0] * (terms.quarters - len(LENT))],
    )


def brought_back(terms: Terms, default_rate: float, recovery_rate: float) -> dict[str, float]:
    """Interest, principal and recoveries per dollar lent, and what is still owed at the end."""
    rows = _rows(terms, default_rate, recovery_rate)
    back = {name: sum(rows[name]) / sum(LENT) for name in BROUGHT_BACK}
    added = sum(rows["capitalised_interest"]) / sum(LENT)
    return {**back, "still owed": rows["loans_outstanding"][-1] / sum(LENT), "added": added}


@given(terms=terms, recovery=shares, one=rates, other=rates)
@examples(60)
def test_more_default_never_brings_back_more(
    terms: Terms, recovery: float, one: float, other: float
) -> None:
    fewer, more = (_in_all(terms, rate, recovery) for rate in sorted((one, other)))
    assert more <= fewer * (1 + 1e-12) + 1e-12


@given(terms=terms, default=rates, one=shares, other=shares)
@examples(60)
def test_less_recovery_never_brings_back_more(
    terms: Terms, default: float, one: float, other: float
) -> None:
    less, more = (_in_all(terms, default, share) for share in sorted((one, other)))
    assert less <= more * (1 + 1e-12) + 1e-12


@given(terms=terms)
@examples(40)
def test_without_default_all_principal_comes_back(terms: Terms) -> None:
    back = brought_back(terms, 0.0, 0.5)
    assert back["principal_repaid"] == pytest.approx(1 + back["added"], rel=1e-6)
    assert back["recovered"] == 0
    assert back["still owed"] == pytest.approx(0, abs=1e-6)


@given(terms=terms, default=rates, recovery=shares)
@examples(40)
def test_what_does_not_come_back_was_lost(terms: Terms, default: float, recovery: float) -> None:
    total = {name: sum(row) for name, row in _rows(terms, default, recovery).items()}
    back = total["principal_repaid"] + total["recovered"] + total["loan_loss_booked"]
    lent = sum(LENT) + total["capitalised_interest"]
    assert back == pytest.approx(lent, rel=1e-6)


@given(terms=terms, instalments=st.integers(2, 60), coupon=st.floats(0.001, 0.2))
@examples(40)
def test_an_annuity_pays_a_level_sum(terms: Terms, instalments: int, coupon: float) -> None:
    chosen = terms._replace(is_annuity=1, instalments=instalments, coupon=coupon)
    quarters = 2 + chosen.grace_quarters + instalments
    rows = loan_rows(**chosen._asdict(), disbursed=[100.0, *[0.0] * (quarters - 1)])
    paid = [sum(pair) for pair in zip(rows["principal_repaid"], rows["interest_received"],
                                      strict=True)]  # fmt: skip
    first = chosen.grace_quarters + 1
    assert paid[first : first + instalments] == pytest.approx([paid[first]] * instalments, rel=1e-9)


def _in_all(terms: Terms, default_rate: float, recovery_rate: float) -> float:
    back = brought_back(terms, default_rate, recovery_rate)
    return sum(back[name] for name in BROUGHT_BACK)
