"""The US share of profit: more of it is more, half of it is half on the same history."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fundmodel
from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.properties.draws import SCENARIOS, constant, run_with

LINES = ("is_test_quarter", "tranche_profit_to_date", "high_water_mark", "us_share_due")
YEARS = 6
histories = st.lists(
    st.floats(-5_000, 5_000).map(lambda value: round(value, 3)),
    min_size=4 * YEARS, max_size=4 * YEARS,
)  # fmt: skip


def due(share: float, history: Sequence[float]) -> list[float]:
    """What falls due to the US in each quarter on a given history of the tranche's profit."""
    quarters = len(history)
    given = {
        "us_profit_share": share,
        "russian_tranche_profit": list(history),
        "is_year_end": [0, 0, 0, 1] * (quarters // 4),
        "is_last_quarter": [0] * (quarters - 1) + [1],
    }
    case = Case("properties of the US share", {}, given, {}, dict.fromkeys(LINES), 1e-9)
    return work_out(case)["us_share_due"][""]


@given(history=histories, share=st.floats(0, 1))
@settings(max_examples=50)
def test_half_the_share_is_half_the_take_on_the_same_history(
    history: list[float], share: float
) -> None:
    assert [2 * one for one in due(share / 2, history)] == pytest.approx(
        due(share, history), rel=1e-12, abs=1e-9
    )


@given(history=histories)
@settings(max_examples=50)
def test_the_share_is_of_the_highest_profit_to_date_of_all_tests(history: list[float]) -> None:
    """One number, worked out without a mark: a loss is made good before profit is shared."""
    to_date = [sum(history[: 4 * year]) for year in range(1, YEARS + 1)]
    assert sum(due(1.0, history)) == pytest.approx(max(0.0, *to_date), abs=1e-6)
    assert min(due(1.0, history)) >= 0


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_higher_share_takes_more_in_each_scenario(
    scenario: str, figure: Callable[[str], None]
) -> None:
    assumptions = fundmodel.load(scenario)
    shares = [place / 20 for place in range(21)]
    takes = [
        float(run_with({"us_profit_share": share}, assumptions).results["us_take_total"])
        for share in shares
    ]
    assert takes[0] == 0
    assert takes == sorted(takes)
    quarter, half = takes[5], takes[10]
    figure(f"the take at a share of 0.25 is {quarter / half:.4f} of that at 0.5")
    assert 0.5 <= quarter / half < 1


@given(history=histories, one=st.floats(0, 1), other=st.floats(0, 1))
@settings(max_examples=50)
def test_a_higher_share_takes_no_less_on_the_same_history(
    history: list[float], one: float, other: float
) -> None:
    lower, higher = (sum(due(share, history)) for share in sorted((one, other)))
    assert lower <= higher


def test_where_profit_compounds_for_decades_a_higher_share_can_take_less() -> None:
    """Not a law of the whole model: what the US does not take stays, and earns for it as well."""
    boom = constant(
        us_policy_rate=0.12, equity_total_return=0.30, coupon=0.2, default_rate_multiplier=0.0,
        recycling_quarters=120, operating_cost_rate=0.0, absorption_cap=0.25,
    )  # fmt: skip
    half, whole = (
        float(run_with({**boom, "us_profit_share": share}).results["us_take_total"])
        for share in (0.5, 1.0)
    )
    assert whole < half
