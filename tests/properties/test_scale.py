"""Twice the money is twice everything that is counted in money."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.build_model import EUR_M, FUND_UNITS, USD_M
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, run_with
from tests.properties.everything_on import EVERYTHING_ON
from tests.thorough import examples

PLEDGES = ("russian_assets_pledged", "european_pledge")
# So that 2.5 times as much is in their ranges.
EARNING_ASSETS, G7_LOAN_SERVICE, LITIGATION_CLAIM, PLANT_CAPACITY = 110_000, 1_800, 20_000, 2
G7_LOAN_PRINCIPAL, EQUITY_SALES_CAP = 20_000, 0.01
WORLDS = {"base": {}, "everything on": EVERYTHING_ON}
RIVAL_CLAIMS = {"assets_open_to_claims": 110_000, "eu_loan_claim": 30_000, "damage_claims": 20_000}
MONEY = (USD_M, EUR_M, FUND_UNITS)
NOT_OF_THE_FUND = (
    *("needs_to_date", "needs_of_sector_to_date", "war_damage"),
    *("needs_covered_of_sector_to_date", "needs_covered_to_date", "built_outside_needs_to_date"),
    *("needs_covered_by_both", "needs_covered_with_cofinancing_to_date"),
)
"""Needs do not grow with the fund, nor does what is covered of them in a sector that has enough."""


def _scaled(size: float, cap: float, share: float, world: str = "base") -> Run:
    """Pledges, what Ukraine absorbs and buyers take, the freeze and its loans, in proportion.

    What a ruling may cost, what rivals claim and what the plant earns, too.
    """
    changed: dict[str, object] = {**WORLDS[world], **dict.fromkeys(PLEDGES, size * 100_000)}
    changed |= {"earning_assets": size * EARNING_ASSETS}
    changed |= {"g7_loan_principal": size * G7_LOAN_PRINCIPAL, "g7_repaid_share": 0.5}
    changed |= {"equity_sales_cap": size * EQUITY_SALES_CAP}
    changed |= {"litigation_claim": size * LITIGATION_CLAIM}
    changed |= {"plant_capacity": size * PLANT_CAPACITY}
    changed |= {name: size * amount for name, amount in RIVAL_CLAIMS.items()}
    service = dict.fromkeys(BASE.year_values("g7_loan_service"), size * G7_LOAN_SERVICE)
    changed |= {"g7_loan_service": service}
    changed |= {"absorption_cap": dict.fromkeys(BASE.year_values("absorption_cap"), size * cap)}
    for name in ("immobilised_opening", "sector_cap"):
        column = BASE.columns[name]
        pairs = zip(column.members, column.values, strict=True)
        changed |= {f"{name}[{member}]": size * value for member, value in pairs}
    return run_with({**changed, "us_profit_share": share})


def _rows(run: Run) -> dict[str, np.ndarray]:
    """Every line that is counted in money, results included."""
    return {
        name: run.arrays[name]
        for name, line in run.model.lines.items()
        if line.unit in MONEY and line.kind != "check" and name not in NOT_OF_THE_FUND
    }


@pytest.mark.parametrize("world", WORLDS)
@given(cap=st.floats(0.005, 0.12), share=st.floats(0, 1))
@examples(20)
def test_twice_the_pledges_are_twice_all_money(world: str, cap: float, share: float) -> None:
    cap, share = round(cap, 6), round(share, 6)
    one, two = (_rows(_scaled(size, cap, share, world)) for size in (1.0, 2.0))
    wrong = [
        name for name in one if not np.allclose(2 * one[name], two[name], rtol=1e-9, atol=1e-6)
    ]
    assert len(one) > 100
    assert wrong == []


@pytest.mark.parametrize("size", [0.5, 1.5, 2.5])
def test_rates_and_shares_do_not_depend_on_size(size: float) -> None:
    """The cap is not in the way here: at its highest, or nearly."""
    one, other = _scaled(1.0, 0.1, 0.5), _scaled(size, 0.1, 0.5)
    for name in ("investment_irr", "claimants_irr", "investment_multiple",
                 "treasury_share_of_profit", "cash_share_of_net_assets"):  # fmt: skip
        assert other.results[name] == pytest.approx(one.results[name], rel=1e-9), name
    small, large = _built(one), _built(other)
    assert large / small == pytest.approx(size, rel=1e-9)
    covered, most = (run.results["needs_covered_by_2036"] for run in (other, one))
    assert covered <= size * most * (1 + 1e-9)


def _built(run: Run) -> float:
    """What is built by 2036, needed or not, over assessed needs."""
    outside = run.results["built_outside_needs_by_milestone[2036]"]
    return float(run.results["needs_covered_by_2036"] + outside)
