"""Where nothing is lent or bought there is no rate of return.

What moves in such worlds is grants, or fees and recoveries that pay the claims of their quarter.
What is left of them is rounding, which is no investment.
"""

from functools import cache

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.evaluate import Paths, evaluate
from fundmodel.run_paths.numbers import Numbers
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.one_block import Work

PATHS = 256
A_DOLLAR = 1e-6
FLOW = "investment_cash_flow"
RATES = ("return_over_treasuries", "investment_irr")
LINES = (*RATES, "investment_multiple", FLOW, "investment_outlay", "grants_paid", "money_disbursed")


@cache
def _worlds(scenario: str) -> Paths:
    assumptions = fundmodel.load(scenario)
    model, events = fundmodel.model_of(assumptions), fundmodel.front_pages().event_lines
    asked = Asked(PATHS, 1, "sobol", RATES, (), (), checks=False, event_lines=events)
    block = Work(model, assumptions, asked).worlds.block(0, PATHS)
    return evaluate(model, block.inputs, LINES)


def _over_life(worlds: Paths, line: str) -> Numbers:
    return worlds.lines[line][1:, 0].sum(axis=0)


def test_a_fund_of_grants_has_neither_rate_nor_multiple() -> None:
    worlds = _worlds("all_grants")
    assert (_over_life(worlds, "grants_paid") > A_DOLLAR).all()
    for name in (*RATES, "investment_multiple"):
        assert np.isnan(worlds.results[name]).all(), name


@pytest.mark.parametrize("rate", RATES)
def test_a_rate_where_something_is_lent_and_nowhere_else(rate: str) -> None:
    worlds = _worlds("weak_pledges")
    lends = _over_life(worlds, "money_disbursed") > A_DOLLAR
    assert 0.1 < lends.mean() < 0.9
    assert (np.isfinite(worlds.results[rate][0]) == lends).all()


def test_fees_that_pay_the_claims_return_all_they_cost() -> None:
    """Where all flows are within a dollar of zero the multiple is 1, and not beside it."""
    worlds = _worlds("weak_pledges")
    balanced = np.abs(worlds.lines[FLOW][:, 0]).max(axis=0) < A_DOLLAR
    balanced &= _over_life(worlds, "investment_outlay") > A_DOLLAR
    assert balanced.sum() > PATHS // 20
    assert (worlds.results["investment_multiple"][0][balanced] == 1).all()
