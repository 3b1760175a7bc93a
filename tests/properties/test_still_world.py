"""A world without rates, prices and losses, in which little can happen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundmodel
from fundmodel.run_paths.run import Run
from tests.properties.draws import SCENARIOS, constant, run_with, us_short_rate
from tests.thorough import examples

PRICES = ("us_inflation", "euro_inflation", "gdp_growth", "real_appreciation")
ALONG = ("paid_on_time_share", "absorption_cap", "us_real_rate", "euro_real_rate",
         "inflation_in_returns", "default_rate_multiplier", "equity_growth_shift",
         "commitments_allowed")  # fmt: skip
NOT_SHIFTED = frozenset(
    {
        "cash_pledges_made",  # at signature, which stays
        "absorptive_capacity",
        "war_probability",  # of the economy, whether there is a fund or not
        "loan_units",
        "repayment_units",
        "instalment_units",
        "equity_units",
        "equity_units_at_exit",
        "guarantee_units",  # counted in indices that start with the model
        "investment_cash_flow_discounted",  # to the opening, which stays
    }
)
A_YEAR = 4


def still(**values: float) -> Run:
    """No interest, no return, no default, no costs; money goes out and comes back."""
    nothing = dict.fromkeys(
        ("us_term_premium", "cash_margin", "coupon", "equity_total_return", "dividend_yield",
         "equity_growth_shift", "default_rate_multiplier", "operating_cost_rate",
         "monitoring_cost_share", "market_loan_spread", "wind_up_equity_discount",
         "guarantee_fee", "claim_rate", "leakage_share"), 0.0,
    )  # fmt: skip
    return run_with(us_short_rate(0.0) | constant(**nothing | values))


@given(share=st.floats(0, 1), cap=st.floats(0.001, 0.25), recycled=st.floats(0, 1))
@examples(25)
def test_without_rates_and_losses_there_is_no_profit(
    share: float, cap: float, recycled: float
) -> None:
    run = still(
        us_profit_share=round(share, 6),
        absorption_cap=round(cap, 6),
        recycled_share=round(recycled, 6),
    )
    assert run.passed
    assert run.results["investment_multiple"] == pytest.approx(1, rel=1e-12)
    assert run.results["us_take_total"] == pytest.approx(0, abs=1e-6)
    for name in ("accounting_profit", "realised_profit", "gross_profit", "realised_gain"):
        assert np.abs(run.arrays[name]).max() <= 1e-6, name
    assert run.arrays["unit_price"].max() <= 1 + 1e-9


def test_whoever_pays_gets_it_back_less_the_grants() -> None:
    run = still()
    total = {
        name: float(run.arrays[name][1:].sum())
        for name in ("money_received", "grants_paid", "distributed", "assets_passed_on")
    }
    back = total["distributed"] + total["assets_passed_on"] + total["grants_paid"]
    assert back == pytest.approx(total["money_received"], rel=1e-12)


@pytest.mark.parametrize("years", [1, 2, 5])
def test_a_start_that_many_years_later_shifts_all_flows(years: int) -> None:
    """By whole years, as profit is tested at year ends; as far as the wind-up does not cut off."""
    early, late = (_start(4 + A_YEAR * later) for later in (0, years))
    shift = A_YEAR * years
    flows = [
        name
        for name, line in early.model.lines.items()
        if line.kind == "flow" and name not in NOT_SHIFTED
    ]
    wrong = [
        name
        for name in flows
        if not np.allclose(early.arrays[name][1 : -1 - shift], late.arrays[name][1 + shift : -1],
                           rtol=1e-9, atol=1e-6)
    ]  # fmt: skip
    assert len(flows) > 70
    assert wrong == []


@pytest.mark.parametrize("quarters", [1, 2, 3, 7])
def test_a_start_some_quarters_later_shifts_what_comes_before_profit(quarters: int) -> None:
    early, late = _start(4), _start(4 + quarters)
    for name in ("russian_money_received", "contribution_received", "new_money_pace"):
        early_row, late_row = (run.arrays[name] for run in (early, late))
        assert early_row[1 : -1 - quarters] == pytest.approx(late_row[1 + quarters : -1], rel=1e-9)


def _start(delay: int) -> Run:
    """The base without anything that varies by year, begun after so many quarters."""
    same = constant(*ALONG, **dict.fromkeys(PRICES, 0.0))
    return run_with({**same, "russian_legal_delay": delay, "european_call_delay": delay})


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_is_disbursed_before_money_comes(scenario: str) -> None:
    run = fundmodel.run(SCENARIOS[scenario])
    first = int((run.arrays["money_received"][:, 0, 0] > 0).argmax())
    assert run.arrays["money_disbursed"][:first].sum() == 0
