"""A flow is a flow and a stock a stock: each line's kind follows from its unit and its use.

A year's figure is a flow's sum and a stock's end, in Python and in the workbook alike, so that a
line of the wrong kind is wrong on both sides and no comparison of the two can show it.
"""

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model.model import Line, Model
from fundmodel.run_paths.run import Run
from tests.structure.stock_or_flow import EITHER, contradictions
from tests.toy_fund.stages import toy_model

AMOUNTS = {"US$ m", "US$ m by the index", "EUR m", "fund units"}
PLAIN_COUNTS = {"quarters", "calendar year", "date", "count"}

# What is taken out of a stock, or is left in it, is either to the rules; here is what it is.
IN_THE_QUARTER = (
    "backing_asked",  # what claims to date leave over what was backed before
    "called",  # a part of what can be called
    "clawback_by_reading",  # what was taken too much to date, at the end
    "clawback_due",  # likewise
    "cash_needed",  # what cash is short of
    "contributor_service_paid",  # a part of what the contributor is owed
    "equity_units_at_exit",  # units bought by age, as they ripen
    "investment_cash_flow",  # what came less what went, times 1 or 0
    "litigation_awarded",  # a part of the claim
    "recyclable_money",  # what came back, as far as cash is there
    "ripe_cost_offered",  # a part of what is for sale
    "new_money_pace",  # both pledges, spread over the quarters
    "russian_assets_scheduled",  # likewise
    "war_probability",  # by which the probability of peace falls
    "vehicle_income",  # a yearly rate, by the quarter, on what the vehicle holds
)
AT_ITS_END = (
    "call_target",  # cash that is to be there
    "cash_available",  # cash that is there, less what is kept
    "cash_floor",  # likewise
    "cash_for_security_fee",  # cash that is there, less what comes first
    "cash_for_us_share",
    "cash_to_keep",  # a part of what is owed, with other stocks
    "discount_carried",  # the market discount of the quarter before, on what is left
    "guarantees_without_cash",  # guarantees under way, less the reserve for them
    "litigation_reserve_target",
    "owed_in_workout",  # what is in workout, with what is booked as lost and is owed all the same
    "matching_room",
    "new_money_to_commit",  # a part of both pledges
    "pool_equity",  # what windows hold, or hand over at the end
    "pool_loans",  # likewise
    "reading_deal_results",  # a part of results to date
    "shortfall_of_us_share",
    "snapback_reserve_target",
    "rival_claims_met",  # a part of what is claimed, paid in parts
    "unified_discount_carried",  # as the market discount, at the rate of debt assessments
    "uncommitted_money",  # money that has come, less commitments to date
    "unspent_russian_cash",  # a part of the cash
    "us_share_excluding_treasury_income_to_date",  # two shares to date, of which one is a minimum
)
STATED = dict.fromkeys(IN_THE_QUARTER, "flow") | dict.fromkeys(AT_ITS_END, "balance")


@pytest.fixture(scope="module")
def model() -> Model:
    return fundmodel.model_of(fundmodel.load("base"))


@pytest.fixture(scope="module")
def run() -> Run:
    return fundmodel.run(fundmodel.load("base"))


def kinds_of(model: Model) -> dict[str, str]:
    return {name: line.kind for name, line in model.lines.items()}


def all_contradictions(model: Model, kinds: dict[str, str]) -> list[str]:
    return [text for line in model.lines.values() for text in contradictions(line, kinds)]


def named_by(line: Line) -> set[str]:
    """The lines that a line's formula names, and itself."""
    return {line.name, *(read.name for read in line.reads)}


def test_no_formula_contradicts_a_kind(model: Model) -> None:
    assert all_contradictions(model, kinds_of(model)) == []
    assert all_contradictions(toy_model(), kinds_of(toy_model())) == []


def test_a_line_of_the_wrong_kind_is_contradicted(model: Model) -> None:
    """Each flow called a stock and each stock a flow, one after the other."""
    kinds, unseen = kinds_of(model), {}
    names = {line.name: named_by(line) for line in model.lines.values()}
    for name, kind in kinds.items():
        if kind in EITHER:
            (other,) = EITHER - {kind}
            wrong = {**kinds, name: other}
            users = [line for line in model.lines.values() if name in names[line.name]]
            if not any(text for line in users for text in contradictions(line, wrong)):
                unseen[name] = kind
    assert unseen == STATED


def test_a_kind_has_units_that_fit(model: Model) -> None:
    wrong = [
        (name, line.kind, line.unit.name)
        for name, line in model.lines.items()
        if (line.kind == "flow" and line.unit.name not in AMOUNTS | {"share"})
        or (line.kind == "balance" and line.unit.name not in AMOUNTS | PLAIN_COUNTS)
        or (line.kind == "flag" and line.unit.name != "flag")
        or (line.kind == "ratio" and line.unit.name in AMOUNTS)
    ]
    assert wrong == []


def test_years_of_a_flow_add_up_to_its_life_and_a_stock_ends_its_year(run: Run) -> None:
    years = np.array([end.year for end in run.quarter_ends])
    for (name, member), year in run.annual.items():
        quarters, kind = run.lines[name, member].to_numpy(), run.model.lines[name].kind
        if kind == "flow":
            size = np.abs(quarters).sum()
            assert abs(year.sum() - quarters[1:].sum()) <= 1e-12 * size, (name, member)
        elif kind in ("balance", "flag"):
            ends = [quarters[1:][years[1:] == one][-1] for one in year.index]
            assert year.tolist() == ends, (name, member)
