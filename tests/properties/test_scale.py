"""Twice the money is twice everything that is counted in money."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.build_model import EUR_M, FUND_UNITS, USD_M
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, run_with

PLEDGES = ("russian_assets_pledged", "european_pledge")
MONEY = (USD_M, EUR_M, FUND_UNITS)


def _scaled(size: float, cap: float, share: float) -> Run:
    """Both pledges, and what Ukraine can absorb, in proportion."""
    changed: dict[str, object] = dict.fromkeys(PLEDGES, size * 100_000)
    changed |= {"absorption_cap": dict.fromkeys(BASE.year_values("absorption_cap"), size * cap)}
    return run_with({**changed, "us_profit_share": share})


def _rows(run: Run) -> dict[str, np.ndarray]:
    """Every line that is counted in money, results included."""
    return {
        name: run.arrays[name]
        for name, line in run.model.lines.items()
        if line.unit in MONEY and line.kind != "check"
    }


@given(cap=st.floats(0.005, 0.12), share=st.floats(0, 1))
@settings(max_examples=25)
def test_twice_the_pledges_are_twice_all_money(cap: float, share: float) -> None:
    cap, share = round(cap, 6), round(share, 6)
    one, two = _rows(_scaled(1.0, cap, share)), _rows(_scaled(2.0, cap, share))
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
    needs = other.results["needs_covered"] / one.results["needs_covered"]
    assert needs == pytest.approx(size, rel=1e-9)
