"""The equity lines on a fixed disbursement: a constant return is the rate of return."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.run_paths.over_life import irr
from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.properties.loan_rows import only_member
from tests.thorough import examples

LINES = (
    "equity_growth", "equity_bought", "dividends_received", "equity_matured",
    "ripe_equity_offered",
    "equity_offered", "equity_share_sold", "equity_sold", "wind_up_share_sold",
    "equity_handed_over", "equity_left", "equity_sold_at_wind_up", "exit_proceeds",
    "equity_held", "equity_for_sale",
    "equity_value", "exit_progress", "exit_rise", "exit_fall", "sold_by_age", "exit_weight",
    "equity_price_index", "equity_units", "equity_units_at_exit", "equity_offered_by_age",
    "equity_outlay", "cost_at_exit", "cost_offered_by_age", "cost_matured", "ripe_cost_offered",
    "cost_sold", "cost_left", "cost_held", "cost_for_sale", "realised_gain", "unrealised_gain",
)  # fmt: skip
FORMS = ("two_stages", "age_profile")
INVESTED = (100.0, 50.0, 0.0, 25.0)
QUARTERS = 80


def _invested() -> list[float]:
    return [*INVESTED, *[0.0] * (QUARTERS - len(INVESTED))]


def _rows(
    form: str, equity_return: float, dividends: float, holding: float, exits: float,
    war: int | None = None, **others: float,
) -> dict[str, list[float]]:  # fmt: skip
    given = {
        "equity_total_return": equity_return,
        "dividend_yield": dividends,
        "holding_quarters": holding,
        "exit_quarters": exits,
        "wind_up_equity_discount": 0.0,
        "equity_buyers_money": 1e9,
        "equity_growth_shift": [0.0] * QUARTERS,
        "us_inflation": [0.02] * QUARTERS,
        "inflation_in_returns": [0.02] * QUARTERS,
        "growth_effect_on_equity": [1.0] * QUARTERS,
        "equity_exit_form": form,
        "war_begins": [int(now == war) for now in range(QUARTERS)],
        "war_equity_loss": 0.4,
        "quarter": list(range(1, QUARTERS + 1)),
        "disbursed": _invested(),
        "leakage_share": 0.0,
        "is_last_quarter": [0] * (QUARTERS - 1) + [1],
    } | others
    windows = {"window": {"Equity": {"instrument": "equity", "recipient": "private"}}}
    case = Case("properties of equity", windows, given, {}, dict.fromkeys(LINES), 1e-9)
    return only_member(work_out(case))


def _flows(
    form: str,
    equity_return: float,
    dividends: float,
    holding: float,
    exits: float,
    buyers: float = 1e9,
) -> np.ndarray:
    """Dividends and proceeds less what is invested, quarter by quarter; what is left at the end."""
    rows = _rows(form, equity_return, dividends, holding, exits, equity_buyers_money=buyers)
    received = np.add(rows["dividends_received"], rows["exit_proceeds"])
    return received + np.array(rows["equity_handed_over"]) - np.array(_invested())


@pytest.mark.parametrize("form", FORMS)
@given(
    equity_return=st.floats(-0.10, 0.30),
    dividends=st.floats(0, 0.12),
    holding=st.floats(1, 80),
    exits=st.floats(1, 80),
    buyers=st.sampled_from((0.0, 1.0, 5.0, 1e9)),
)
@examples(80)
def test_a_constant_return_is_the_rate_of_return(
    form: str, equity_return: float, dividends: float, holding: float, exits: float, buyers: float
) -> None:
    """However little of it finds buyers, with what is handed over at the end."""
    flows = _flows(form, equity_return, dividends, holding, exits, buyers)
    row = np.concatenate([[0.0], flows])[:, None, None]
    rate = irr(row, np.array([[0.5]]), np.array([[4.0]])).item()
    assert rate == pytest.approx(equity_return, abs=1e-9)


@pytest.mark.parametrize("form", FORMS)
@given(dividends=st.floats(0, 0.12), holding=st.floats(1, 80), exits=st.floats(1, 80))
@examples(40)
def test_without_a_return_just_the_outlay_comes_back(
    form: str, dividends: float, holding: float, exits: float
) -> None:
    assert _flows(form, 0.0, dividends, holding, exits).sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("leakage", [0.036, 0.3])
def test_what_leaks_takes_its_part_of_all_that_comes_back(form: str, leakage: float) -> None:
    """The fund pays as much, and has a part the less of every dividend, sale and gain on it."""
    shares = (0.0, leakage)
    whole, less = (_rows(form, 0.1, 0.02, 20.0, 12.0, leakage_share=lost) for lost in shares)
    for name in ("dividends_received", "exit_proceeds", "equity_value"):
        assert less[name] == pytest.approx((1 - leakage) * np.array(whole[name]), rel=1e-12), name
    assert less["cost_held"] == whole["cost_held"]
    lost = sum(whole["realised_gain"]) - sum(less["realised_gain"])
    assert lost == pytest.approx(leakage * sum(whole["exit_proceeds"]), rel=1e-12)


@pytest.mark.parametrize(("holding", "exits"), [(20.0, 12.0), (1.0, 1.0), (7.5, 3.25)])
def test_sales_by_age_are_those_of_every_stake_by_itself(holding: float, exits: float) -> None:
    """Each stake grows, is hit by war once, and is sold in a triangle over twice the exit time."""
    war = 11
    rows = _rows("age_profile", 0.1, 0.02, holding, exits, war)
    growth = np.full(QUARTERS, 1.1**0.25 - (1.02**0.25 - 1))
    growth[war] *= 0.6
    sold, cost, value = (np.zeros(QUARTERS) for _ in range(3))
    for start, invested in enumerate(INVESTED):
        price = 1.0
        for now in range(start, QUARTERS - 1):
            price *= growth[now] if now > start else 1.0
            left, before = (1 - _triangle(now - start - back, holding, exits) for back in (0, 1))
            sold[now] += invested * price * (before - left)
            cost[now] += invested * (before - left)
            value[now] += invested * price * left
    for name, row in {"equity_sold": sold, "cost_sold": cost, "equity_value": value}.items():
        assert rows[name][:-1] == pytest.approx(row[:-1], rel=0, abs=1e-9), name
    gains = sum(rows["exit_proceeds"]) - sum(INVESTED)
    assert sum(rows["realised_gain"]) == pytest.approx(gains, rel=0, abs=1e-9)
    assert (rows["unrealised_gain"][-1], rows["equity_value"][-1]) == (0, 0)


def _triangle(age: int, holding: float, exits: float) -> float:
    """What is sold up to an age: the integral of a density that rises and falls evenly."""
    late = min(max((age - holding) / exits, 0.0), 2.0)
    return late * late / 2 if late < 1 else 1 - (2 - late) ** 2 / 2


@pytest.mark.parametrize(("holding", "exits"), [(20.0, 12.0), (4.0, 2.0)])
def test_the_mean_hold_by_age_is_half_a_quarter_longer(holding: float, exits: float) -> None:
    weights = _rows("age_profile", 0.0, 0.0, holding, exits)["exit_weight"]
    assert sum(weights) == pytest.approx(1, rel=1e-12)
    mean = sum(age * weight for age, weight in enumerate(weights, start=1))
    assert mean == pytest.approx(holding + exits + 0.5, rel=1e-12)
