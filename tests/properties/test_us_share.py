"""The US share of profit: more of it is more, half of it is half on the same history."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.read_assumptions import Assumptions
from tests.by_hand.cases import Case
from tests.by_hand.few_lines import work_out
from tests.properties.draws import SCENARIOS, constant, run_with
from tests.thorough import examples

LINES = (
    "is_test_quarter", "reading_profit_to_date", "high_water_mark", "chargeable_profit",
    "us_share_by_reading", "us_share_due",
)  # fmt: skip
CARRIED = {
    "us_share_of_tiers": 0, "us_share_of_deals": 0, "selected_reading": "Carried", "is_war": 0,
    "profit_split_has_ended": 0,
}  # fmt: skip
"""The one reading of these examples: a share of each rise of the mark."""
YEARS = 6
SHARES = (0, 0.25, 0.5, 0.75, 1)
histories = st.lists(
    st.floats(-5_000, 5_000).map(lambda value: round(value, 3)),
    min_size=4 * YEARS, max_size=4 * YEARS,
)  # fmt: skip


def due(share: float, history: Sequence[float], resets_yearly: int = 0) -> list[float]:
    """What falls due to the US in each quarter on a given history of the venture's profit."""
    quarters = len(history)
    members = {
        "reading": {
            "Carried": {"sharing": "profit above the mark"},
            "Tiers": {"sharing": "capital first"},
        }
    }
    given = {
        **CARRIED,
        "resets_yearly": resets_yearly,
        "us_profit_share": share,
        "reading_profit": {"Carried": list(history), "Tiers": 0},
        "is_year_end": [0, 0, 0, 1] * (quarters // 4),
        "is_last_quarter": [0] * (quarters - 1) + [1],
    }
    case = Case("properties of the US share", members, given, {}, dict.fromkeys(LINES), 1e-9)
    return work_out(case)["us_share_due"][""]


@given(history=histories, share=st.floats(0, 1))
@examples(50)
def test_half_the_share_is_half_the_take_on_the_same_history(
    history: list[float], share: float
) -> None:
    assert [2 * one for one in due(share / 2, history)] == pytest.approx(
        due(share, history), rel=1e-12, abs=1e-9
    )


@given(history=histories)
@examples(50)
def test_the_share_is_of_the_highest_profit_to_date_of_all_tests(history: list[float]) -> None:
    """One number, worked out without a mark: a loss is made good before profit is shared."""
    to_date = [sum(history[: 4 * year]) for year in range(1, YEARS + 1)]
    assert sum(due(1.0, history)) == pytest.approx(max(0.0, *to_date), abs=1e-6)
    assert min(due(1.0, history)) >= 0


@given(history=histories)
@examples(50)
def test_where_each_year_stands_alone_losses_are_never_made_good(history: list[float]) -> None:
    years = [sum(history[4 * year : 4 * year + 4]) for year in range(YEARS)]
    alone, carried = sum(due(1.0, history, 1)), sum(due(1.0, history))
    assert alone == pytest.approx(sum(max(0.0, year) for year in years), abs=1e-6)
    assert alone >= carried - 1e-6


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_higher_share_takes_no_less_in_each_scenario(
    scenario: str, figure: Callable[[str], None]
) -> None:
    """The share alone, without fee or residual; a hurdle may leave nothing to share."""
    takes = [_share_taken(share, SCENARIOS[scenario]) for share in SHARES]
    assert takes[0] == 0
    assert takes == sorted(takes)
    quarter, half = takes[1], takes[2]
    if half:
        figure(f"the take at a share of 0.25 is {quarter / half:.4f} of that at 0.5")
        assert 0.5 - 1e-9 <= quarter / half < 1


def _share_taken(share: float, scenario: Assumptions) -> float:
    """What the US has of profit over the whole life, less what is clawed back."""
    run = run_with({"us_profit_share": share}, scenario)
    paid, *clawed_back = (
        float(run.arrays[name][1:].sum())
        for name in ("us_share_paid", "clawback_from_escrow", "clawback_from_us")
    )
    return paid - sum(clawed_back)


@given(history=histories, one=st.floats(0, 1), other=st.floats(0, 1))
@examples(50)
def test_a_higher_share_takes_no_less_on_the_same_history(
    history: list[float], one: float, other: float
) -> None:
    lower, higher = (sum(due(share, history)) for share in sorted((one, other)))
    assert lower <= higher


def test_where_profit_compounds_for_decades_a_higher_share_can_take_less() -> None:
    """Not a law of the whole model: what the US does not take stays, and earns for it as well."""
    boom = constant(
        us_real_rate=0.10, equity_total_return=0.30, coupon=0.2, default_rate_multiplier=0.0,
        quarters_of_recycling=120, quarters_before_payout=120, operating_cost_rate=0.0,
        absorption_cap=0.25,
    )  # fmt: skip
    half, whole = (
        float(run_with({**boom, "us_profit_share": share}).results["us_take_total"])
        for share in (0.5, 1.0)
    )
    assert whole < half
