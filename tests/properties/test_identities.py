"""Nothing appears and nothing vanishes, whatever the numbers are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, SCENARIOS, Changes, changes, run_with
from tests.properties.everything_on import EVERYTHING_ON
from tests.thorough import examples

STAKEHOLDERS = (
    "united_states_cash",
    "contributor_cash",
    "ukraine_public_cash",
    "ukraine_private_cash",
    "asset_owner_cash",
    "host_states_cash",
    "equity_buyers_cash",
    "rest_of_economy_cash",
    "fund_cash",
)
WITHOUT_THE_DEAL = (
    "united_states_without_deal",
    "contributors_without_deal",
    "ukraine_without_deal",
    "-damage_awards_to_private",  # which private Ukraine has beside the fund
    "other_lenders_without_deal",
    "asset_owner_without_deal",
    "host_states_without_deal",
    "rest_of_economy_without_deal",
)
NET = (
    "united_states_net_cash",
    "contributors_net_cash",
    "ukraine_net_cash",
    "ukraine_private_net_cash",
    "other_lenders_net_cash",
    "asset_owner_net_cash",
    "host_states_net_cash",
    "equity_buyers_cash",
    "rest_of_economy_net_cash",
    "fund_cash",
)
BEARERS = ("lenders", "ukraine", "contributors")
WORLDS = {"base": {}, "everything on": EVERYTHING_ON}
# What the fund, the sources and the accounts of readings hold or owe: never less than nothing.
STOCKS = (
    "cash", "backlog", "in_preparation", "in_construction", "guarantees_waiting",
    "loans_in_grace", "loans_in_repayment", "loans_outstanding", "claims_in_workout", "provision",
    "equity_value", "guarantee_exposure", "recoveries_to_come", "russian_assets_to_come",
    "uncalled", "arrears", "payee_unpaid", "contributor_loans_outstanding",
    "us_share_payable", "security_fee_payable", "escrow", "reserve_held",
    "asset_owner_capital_owed", "russian_units", "european_units",
)  # fmt: skip
# Payments that go one way only.
PAYMENTS = (
    "rival_claims_paid", "called", "contribution_received", "all_backing_received", "committed",
    "disbursed",
    "guarantees_issued", "refrozen", "all_claims_paid", "costs_paid",
    "contributor_service_paid", "us_share_due", "us_share_paid", "security_fee_paid",
    "non_us_share_paid", "clawback_from_escrow", "clawback_from_us", "escrow_released",
    "payee_paid", "payee_forgone", "distributed", "capital_returned",
    "preferred_return_paid", "catch_up", "paid_to_owner",
)  # fmt: skip
ROUNDING = 1e-12


@given(scenario=st.sampled_from(sorted(SCENARIOS)), drawn=changes())
@examples(150)
def test_every_check_holds(scenario: str, drawn: Changes) -> None:
    run = run_with(drawn, SCENARIOS[scenario])
    assert run.passed, run.checks[~run.checks.passed]
    for names in (STAKEHOLDERS, WITHOUT_THE_DEAL, NET):
        _sums_to_zero(run, names)


@given(drawn=changes(), reading=st.sampled_from(BASE.sets["reading"].members))
@examples(80)
def test_every_check_holds_with_everything_on(drawn: Changes, reading: str) -> None:
    run = run_with({**EVERYTHING_ON, "selected_reading": reading, **drawn})
    assert run.passed, run.checks[~run.checks.passed]
    for names in (STAKEHOLDERS, WITHOUT_THE_DEAL, NET):
        _sums_to_zero(run, names)


@pytest.mark.parametrize("bearer", BEARERS)
@given(drawn=changes())
@examples(30)
def test_whoever_bears_the_shortfall_it_is_borne_once(bearer: str, drawn: Changes) -> None:
    run = run_with({**drawn, "g7_shortfall_bearer": bearer})
    _sums_to_zero(run, WITHOUT_THE_DEAL)
    borne = ("shortfall_borne_by_ukraine", "shortfall_borne_by_contributors",
             "shortfall_of_us_loans", "shortfall_of_european_loans",
             "shortfall_of_other_loans")  # fmt: skip
    total = sum(run.arrays[name].sum(axis=1) for name in borne)
    lost = run.arrays["freeze_probability"] * run.arrays["g7_shortfall"]
    lost -= run.arrays["g7_shortfall_made_good"]
    assert total == pytest.approx(lost.sum(axis=1), rel=1e-9, abs=1e-6)


@given(drawn=changes(without=("reparation_probability",)))
@examples(30)
def test_certain_reparations_leave_no_windfall_to_lose(drawn: Changes) -> None:
    run = run_with({**drawn, "reparation_probability": 1.0})
    for name in ("united_states_without_deal", "host_states_without_deal",
                 "other_lenders_without_deal"):  # fmt: skip
        assert not run.arrays[name].any(), name
    paid = -run.arrays["rest_of_economy_without_deal"] - run.arrays["g7_loans_repaid"]
    assert paid == pytest.approx(run.arrays["plant_income"])  # for electricity, and no interest


def _sums_to_zero(run: Run, names: tuple[str, ...]) -> None:
    """A name behind a minus is taken off."""
    signed = [(-1 if name.startswith("-") else 1, name.removeprefix("-")) for name in names]
    flows = [sign * run.arrays[name][1:].sum(axis=1) for sign, name in signed]
    scale = max(float(np.abs(flow).max()) for flow in flows)
    allowed = max(run.number("check_tolerance"), ROUNDING * scale * len(flows) * 30)
    assert np.abs(np.sum(flows, axis=0)).max() <= allowed


@pytest.mark.parametrize("world", WORLDS)
@given(drawn=changes())
@examples(40)
def test_what_is_spent_is_what_was_received_or_earned(world: str, drawn: Changes) -> None:
    """From the totals of the whole life, not from the checks' own formulas."""
    run = run_with({**WORLDS[world], **drawn})
    flows = [name for name, line in run.model.lines.items() if line.kind == "flow"]
    total = {name: float(run.arrays[name][1:].sum()) for name in flows}
    received = total["russian_money_received"] + total["contribution_received"]
    earned = total["interest_received"] + total["dividends_received"] + total["treasury_income"]
    earned += total["guarantee_fees"] + total["plant_income"]
    back = total["principal_repaid"] + total["recovered"] + total["exit_proceeds"]
    back += total["claims_recovered"] + total["all_backing_received"]
    clawed_back = total["clawback_from_escrow"] + total["clawback_from_us"]
    spent = total["disbursed"] + total["costs_paid"] + total["litigation_paid"]
    spent += total["all_claims_paid"] + total["contributor_service_paid"]
    shared = total["us_share_paid"] + total["security_fee_paid"] + total["non_us_share_paid"]
    left = total["distributed"] + total["refrozen"]
    assert received + earned + back + clawed_back == pytest.approx(
        spent + shared + left, rel=1e-10, abs=1e-6
    )


@pytest.mark.parametrize("world", WORLDS)
@given(drawn=changes())
@examples(40)
def test_money_that_must_not_be_negative_is_not(world: str, drawn: Changes) -> None:
    arrays = run_with({**WORLDS[world], **drawn}).arrays
    scale = max(float(np.abs(arrays["cash"]).max()), 1.0)
    lowest = {name: float(arrays[name].min()) for name in (*STOCKS, *PAYMENTS)}
    assert {name: low for name, low in lowest.items() if low < -1e-9 * scale} == {}


@pytest.mark.parametrize("world", WORLDS)
@given(drawn=changes())
@examples(40)
def test_after_the_wind_up_nothing_is_left(world: str, drawn: Changes) -> None:
    """Stock by stock: two that are left cannot cancel out."""
    arrays = run_with({**WORLDS[world], **drawn}).arrays
    scale = max(float(np.abs(arrays["cash"]).max()), 1.0)
    left = {name: float(np.abs(arrays[name][-1]).max()) for name in STOCKS}
    assert {name: amount for name, amount in left.items() if amount > 1e-9 * scale} == {}
