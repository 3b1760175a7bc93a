"""An expert's first try: a fund that gives all of it away earns interest on idle cash alone."""

import numpy as np
import pytest

from tests.properties.draws import BASE, constant, run_with, us_short_rate


def _all_grants() -> dict[str, object]:
    """The grant windows' shares blown up to the whole, nothing to all others."""
    column = BASE.columns["commitment_share"]
    grants = set(BASE.sets["grant_window"].members)
    whole = sum(
        share for one, share in zip(column.members, column.values, strict=True) if one in grants
    )
    return {
        f"commitment_share[{one}]": float(f"{share / whole:.15g}") if one in grants else 0.0
        for one, share in zip(column.members, column.values, strict=True)
    }


@pytest.mark.parametrize(
    "reading", ["D1 accounting, yearly reset", "D6 realised cash, carry-forward"]
)
def test_only_interest_on_cash_is_earned(reading: str) -> None:
    run = run_with({**_all_grants(), "selected_reading": reading})
    assert run.passed, run.checks[~run.checks.passed]
    gross, treasury = run.arrays["gross_profit"], run.arrays["treasury_income"]
    assert np.abs(gross - treasury).max() <= 1e-6
    assert np.abs(run.arrays["money_disbursed"] - run.arrays["grants_paid"]).max() <= 1e-6
    assert run.results["treasury_share_of_profit"] == pytest.approx(1.0, rel=1e-12)
    assert run.results["us_take_total"] > 0, "half of the interest on idle cash"


def test_without_interest_there_is_nothing_to_share() -> None:
    run = run_with({**_all_grants(), **us_short_rate(0.0), "cash_margin": 0.0})
    assert run.passed
    assert run.results["us_take_total"] == 0
    assert np.abs(run.arrays["gross_profit"]).max() <= 1e-9


def test_where_waiting_costs_money_no_bank_lends_the_fund_what_it_takes() -> None:
    """Nothing comes back, nothing is kept in hand: the last dollar cannot be disbursed whole."""
    charged = constant(cash_margin=0.02, absorption_cap=0.25, sector_cap=0.25)
    no_cover = {"liquidity_cover_quarters": 0}
    run = run_with({**_all_grants(), **us_short_rate(0.0), **charged, **no_cover})
    assert run.passed, run.checks[~run.checks.passed]
    assert run.arrays["treasury_income"].min() < 0
    for name in ("cash_before_payees", "all_claims_paid", "costs_paid"):
        assert run.arrays[name].min() >= -1e-6, name
