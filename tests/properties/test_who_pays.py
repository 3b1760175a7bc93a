"""Buyers of equity, contributors in and outside Europe, and the windows, in whole runs."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run
from tests.properties.draws import SCENARIOS, Changes, changes, run_with
from tests.thorough import examples


@pytest.fixture(scope="module")
def base() -> Run:
    return fundmodel.run(fundmodel.load("base"))


def _total(run: Run, name: str) -> float:
    return float(run.arrays[name][1:].sum())


@given(scenario=st.sampled_from(sorted(SCENARIOS)), drawn=changes())
@examples(60)
def test_buyers_pay_what_the_stakes_are_sold_for(scenario: str, drawn: Changes) -> None:
    """And private Ukraine nothing of it: its cash is that of its loans, stakes and guarantees."""
    run = run_with(drawn, SCENARIOS[scenario])
    paid, sold = -_total(run, "equity_buyers_cash"), _total(run, "exit_proceeds")
    assert paid == pytest.approx(sold, rel=1e-9, abs=1e-6)
    assert paid <= run.results["stakes_sold_total"] * (1 + 1e-9) + 1e-6


def test_private_ukraine_no_longer_buys_the_fund_s_equity(base: Run) -> None:
    """With the buyers it would bear all that its windows earn, less what it still owes."""
    private = base.results["ukraine_private_net_receipt_total"]
    windows = base.assumptions.sets["window"]
    names = [
        name
        for name, recipient in zip(windows.members, windows.attributes["recipient"], strict=True)
        if recipient == "private"
    ]
    earned = sum(base.results[f"window_profit[{name}]"] for name in names)
    owed = sum(
        float(base.arrays[line][1:, index].sum())
        for line in ("loans_handed_over", "claims_handed_over")
        for index, name in enumerate(base.model.members(line))
        if name in names
    )
    assert base.arrays["equity_handed_over"].sum() == 0
    assert private > 0 > private + base.results["equity_buyers_net_total"]
    assert private + base.results["equity_buyers_net_total"] == pytest.approx(owed - earned)


def test_a_pledge_from_outside_europe_relieves_europe(base: Run) -> None:
    """Each in Europe pays less in proportion, and Japan's cost is none of Europe's."""
    run = fundmodel.run(fundmodel.load("base", {"stated_pledge[Japan]": 20_000}))
    for name in ("contributor_net_cost[Germany]", "contributor_net_cost[Norway]",
                 "europe_net_cost_present_value"):  # fmt: skip
        assert run.results[name] == pytest.approx(0.8 * base.results[name], rel=1e-9)
    assert run.results["net_cost_by_bloc[outside Europe]"] > 17_000
    for name in (
        "us_take_total",
        "ukraine_public_net_receipt_total",
        "disbursed_by_milestone[2036]",
    ):
        assert run.results[name] == pytest.approx(base.results[name], rel=1e-9)


def test_a_stated_pledge_in_europe_is_borne_by_the_others(base: Run) -> None:
    run = fundmodel.run(fundmodel.load("base", {"stated_pledge[United Kingdom]": 2_900}))
    assert 100_000 * _key(run, "United Kingdom") == pytest.approx(2_900)
    more = (100_000 - 2_900) / (100_000 * (1 - _key(base, "United Kingdom")))
    assert _key(run, "Germany") == pytest.approx(more * _key(base, "Germany"), rel=1e-12)
    assert _total(run, "cash_pledges_made") == pytest.approx(100_000)


def _key(run: Run, contributor: str) -> float:
    members = run.model.members("contribution_key")
    return float(run.arrays["contribution_key"][1, members.index(contributor), 0])


def test_losses_of_european_loans_do_not_follow_stated_pledges(base: Run) -> None:
    """The G7's loans were made by Europe, whatever each gives to the fund; Japan's are others'."""
    run = fundmodel.run(fundmodel.load("stated_pledges"))
    for name in ("shortfall_of_european_loans", "shortfall_of_other_loans"):
        assert (run.arrays[name] == base.arrays[name]).all()
        assert base.arrays[name].any()


def test_pledges_of_more_than_there_is_are_refused() -> None:
    too_much = {"stated_pledge[Japan]": 60_000, "stated_pledge[Germany]": 50_000}
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", too_much)
    text = str(refused.value)
    assert "the amounts add up to 110000 US$ m, more than `european_pledge`" in text
    assert "50000 (Germany) + 60000 (Japan)" in text
    assert "take 10000 from one of them, or raise `european_pledge` to 110000 or more." in text


def test_pledges_that_leave_what_nobody_pledges_are_refused() -> None:
    """All in Europe state 1: nobody is in the key, and most of the pledge would be nobody's."""
    members = fundmodel.load("base").sets["european_contributor"].members
    everybody = {f"stated_pledge[{one}]": 1 for one in members}
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", everybody, accept=True)
    text = str(refused.value)
    assert f"the amounts add up to {len(members)} US$ m, less than `european_pledge`" in text
    assert "100000 US$ m, and nobody is left who would get the rest.\n" in text
    assert fundmodel.load("base", {**everybody, f"stated_pledge[{members[0]}]": 0}, accept=True)


@given(scenario=st.sampled_from(sorted(SCENARIOS)), drawn=changes())
@examples(40)
def test_profit_of_a_window_is_the_cash_that_it_leaves(scenario: str, drawn: Changes) -> None:
    """Over the whole life, what is handed over at its book value: no other way to earn."""
    run = run_with(drawn, SCENARIOS[scenario])
    for flow in ("loan_cash_flow", "equity_cash_flow"):
        for index, window in enumerate(run.model.members(flow)):
            cash = float(run.arrays[flow][1:, index, 0].sum())
            scale = max(1.0, run.results[f"window_disbursed[{window}]"])
            assert run.results[f"window_profit[{window}]"] == pytest.approx(
                cash, rel=1e-8, abs=1e-8 * scale
            )


def test_a_window_s_rate_of_return_has_no_present_value(base: Run) -> None:
    for result, flow in (("loan_irr", "loan_cash_flow"), ("equity_irr", "equity_cash_flow")):
        for index, window in enumerate(base.model.members(flow)):
            rate = base.results[f"{result}[{window}]"]
            cash = base.arrays[flow][1:, index, 0]
            worth = math.fsum(
                amount * (1 + rate) ** (-quarter / 4) for quarter, amount in enumerate(cash)
            )
            assert abs(worth) < 1e-6 * abs(cash).max()


def test_cheap_loans_earn_less_than_idle_cash(base: Run) -> None:
    """What the block is for: concessional loans return less than what waits in the bank."""
    cash = base.arrays["treasury_income"][1:].sum() / base.arrays["cash"][:-1].sum() * 4
    assert base.results["loan_irr[Housing concessional loans]"] < 0.02 < cash


def test_gifts_add_up_to_grants_and_grant_elements(base: Run) -> None:
    grants = _total(base, "grants")
    gifts = sum(
        base.results[f"window_subsidy[{one}]"] for one in base.model.members("window_subsidy")
    )
    loans = sum(
        base.results[f"loan_grant_element_at_market[{one}]"]
        * base.results[f"window_disbursed[{one}]"]
        for one in base.model.members("loan_gift")
    )
    assert gifts == pytest.approx(grants + loans + _total(base, "guarantee_subsidy"), rel=1e-9)


def test_aid_of_all_contributors_is_what_they_give() -> None:
    """In base all is grants; lent at 3 % over 25 years a quarter of it is a gift at 6 %."""
    for name in ("base", "contributors_invest", "contributors_lend_and_guarantee"):
        run = fundmodel.run(fundmodel.load(name))
        gift = run.arrays["contributor_loan_oda_share"][-1, 0, 0]
        members = run.model.members("contributor_cash")
        shares = run.assumptions.column_values("capital_share")
        invested = sum(
            share * run.results[f"contributor_paid_in[{one}]"]
            for share, one in zip(shares, members, strict=True)
        )
        expected = (_total(run, "contribution_received") - invested
                    - (1 - gift) * _total(run, "contributor_loan_drawn"))  # fmt: skip
        found = sum(run.results[f"oda_grant_equivalent[{one}]"] for one in members)
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-6)
