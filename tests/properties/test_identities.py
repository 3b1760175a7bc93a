"""Nothing appears and nothing vanishes, whatever the numbers are."""

import numpy as np
import pytest
from hypothesis import given, settings

import fundmodel
from tests.properties.draws import SCENARIOS, Changes, changes, run_with

STAKEHOLDERS = (
    "united_states_cash",
    "contributor_cash",
    "ukraine_public_cash",
    "ukraine_private_cash",
    "asset_owner_cash",
    "host_states_cash",
    "rest_of_economy_cash",
    "fund_cash",
)
ROUNDING = 1e-12


@pytest.mark.parametrize("scenario", SCENARIOS)
@given(drawn=changes())
@settings(max_examples=120)
def test_every_check_holds(scenario: str, drawn: Changes) -> None:
    run = run_with(drawn, fundmodel.load(scenario))
    assert run.passed, run.checks[~run.checks.passed]
    flows = [run.arrays[name][1:].sum(axis=1) for name in STAKEHOLDERS]
    scale = max(float(np.abs(flow).max()) for flow in flows)
    allowed = max(run.number("check_tolerance"), ROUNDING * scale * len(flows) * 30)
    assert np.abs(np.sum(flows, axis=0)).max() <= allowed


@given(drawn=changes())
@settings(max_examples=60)
def test_what_is_spent_is_what_was_received_or_earned(drawn: Changes) -> None:
    """From the totals of the whole life, not from the checks' own formulas."""
    run = run_with(drawn)
    flows = [name for name, line in run.model.lines.items() if line.kind == "flow"]
    total = {name: float(run.arrays[name][1:].sum()) for name in flows}
    received = total["russian_money_received"] + total["contribution_received"]
    earned = total["interest_received"] + total["dividends_received"] + total["treasury_income"]
    back = total["principal_repaid"] + total["recovered"] + total["exit_proceeds"]
    spent = total["disbursed"] + total["costs_paid"] + total["us_share_paid"]
    left = total["yearly_distribution"] + total["residue_paid"]
    assert received + earned + back == pytest.approx(spent + left, rel=1e-10, abs=1e-6)


@given(drawn=changes())
@settings(max_examples=60)
def test_money_that_must_not_be_negative_is_not(drawn: Changes) -> None:
    arrays = run_with(drawn).arrays
    names = (
        "cash", "backlog", "in_preparation", "in_construction", "loans_outstanding",
        "claims_in_workout", "equity_value", "us_share_due", "us_share_paid", "disbursed",
        "uncalled", "arrears", "unpaid_costs", "us_share_payable",
    )  # fmt: skip
    scale = max(float(np.abs(arrays["cash"]).max()), 1.0)
    lowest = {name: float(arrays[name].min()) for name in names}
    assert {name: low for name, low in lowest.items() if low < -1e-9 * scale} == {}
