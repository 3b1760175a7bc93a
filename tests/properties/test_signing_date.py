"""The date of signature: one input by which all that the deal counts in quarters moves."""

from datetime import date

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, SCENARIOS, constant, run_with
from tests.properties.everything_on import EVERYTHING_ON
from tests.properties.test_still_world import ALONG, NOT_SHIFTED, PRICES

OPENING, LAST = date(2026, 12, 31), date(2031, 12, 31)
A_YEAR = 4
ALSO_SHIFTED = frozenset({"cash_pledges_made", "war_probability"})
"""What a longer delay leaves where it is, and a later signature moves."""


def year_end(years: int) -> date:
    return date(OPENING.year + years, 12, 31)


def signed(day: date, changed: dict[str, object], scenario: Assumptions = BASE) -> Run:
    return run_with({**changed, "signing_date": day}, scenario)


def same_every_year(**values: float) -> dict[str, object]:
    """A world in which nothing varies by year but what the deal moves."""
    still = constant(*ALONG, "debt_path_without_fund", **dict.fromkeys(PRICES, 0.0))
    return {**still, **values}


def test_signed_at_the_opening_the_deal_and_the_calendar_count_alike() -> None:
    for name, scenario in SCENARIOS.items():
        if scenario.number("signing_date") == BASE.number("signing_date"):
            rows = fundmodel.run(scenario).arrays
            assert (rows["quarters_since_signature"] == rows["quarter"]).all(), name


@pytest.mark.parametrize("years", [1, 2, 5])
@pytest.mark.parametrize(
    "deal",
    [
        {},
        {"event_start[First war]": 20, "event_quarters[First war]": 4, "war_damage_a_year": 20_000},
        {"event_start[First suspension]": 9, "litigation_claim": 50_000,
         "litigation_ruling_quarter": 30, "plant_share": 0.5, "security_fee_rate": 0.01,
         "call_mode": "need", "election_delay": 7},
    ],
    ids=["peace", "war", "suspension, court, plant, fee, calls by need"],
)  # fmt: skip
def test_a_deal_that_is_signed_years_later_shifts_every_flow(
    years: int, deal: dict[str, object]
) -> None:
    """By whole years, as profit is tested at year ends; until the wind-up, which stays."""
    early, late = (signed(year_end(later), same_every_year(**deal)) for later in (0, years))
    shift = A_YEAR * years
    flows = [
        name
        for name, line in early.model.lines.items()
        if line.kind == "flow" and name not in NOT_SHIFTED - ALSO_SHIFTED
    ]
    wrong = [
        name
        for name in flows
        if not np.allclose(early.arrays[name][1 : -1 - shift], late.arrays[name][1 + shift : -1],
                           rtol=1e-9, atol=1e-6)
    ]  # fmt: skip
    assert len(flows) > 250
    assert wrong == []
    assert early.passed
    assert late.passed


def test_before_it_nothing_is_paid_and_the_world_runs_on() -> None:
    early, late = (signed(day, {}) for day in (OPENING, year_end(3)))
    before = slice(0, 3 * A_YEAR + 1)
    for name in ("cash_pledges_made", "money_received", "commitments_made", "running_costs",
                 "called", "united_states_cash", "ukraine_whole_cash",
                 "war_probability"):  # fmt: skip
        assert (late.arrays[name][before] == 0).all(), name
        assert (early.arrays[name][before] != 0).any(), name
    for name in ("quarter_end", "us_price_index", "gdp", "us_discount_factor", "eur_usd", "year",
                 "debt_path_over_output", "support_without_deal"):  # fmt: skip
        assert (late.arrays[name] == early.arrays[name]).all(), name


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_can_be_signed_at_the_last_date(name: str) -> None:
    run = signed(LAST, {}, SCENARIOS[name])
    assert run.passed, run.checks[~run.checks.passed]
    assert run.arrays["money_received"][: 5 * A_YEAR + 1].sum() == 0


def test_what_is_on_can_be_signed_within_a_year() -> None:
    for day in (date(2027, 3, 31), date(2027, 9, 30), date(2028, 6, 30)):
        run = signed(day, EVERYTHING_ON)
        assert run.passed, (day, run.checks[~run.checks.passed])


def test_progress_is_told_by_calendar_year() -> None:
    """A later deal builds less by 2030, 2033 and 2036: these years stay where they are."""
    runs = [signed(year_end(years), {}) for years in (0, 1, 2, 3)]
    for result in ("needs_covered_by_2030", "needs_covered_by_2033", "needs_covered_by_2036"):
        covered = [float(run.results[result]) for run in runs]
        assert covered == sorted(covered, reverse=True)
        assert len(set(covered)) == len(covered)


def test_a_later_deal_is_worth_less_to_all_who_gain_by_it() -> None:
    """Discounted to the opening, and with fewer years until the wind-up."""
    runs = [signed(year_end(years), {}) for years in (0, 1, 2, 3, 4, 5)]
    for result in ("ukraine_gain", "us_take_present_value", "europe_net_cost_present_value"):
        worth = [float(run.results[result]) for run in runs]
        assert worth == sorted(worth, reverse=True), result


def test_the_odds_of_a_deal_are_told_and_move_nothing() -> None:
    """5 % by the opening and 25 % a year after it: 1 - 0.95 x 0.75 ^ 2 by the end of 2028."""
    told = [float(signed(year_end(years), {}).results["probability_of_signature"])
            for years in (0, 1, 2)]  # fmt: skip
    assert told == pytest.approx([0.05, 1 - 0.95 * 0.75, 1 - 0.95 * 0.75**2], abs=1e-12)
    base, other = run_with({}), run_with({"chance_signed_by_opening": 0.5, "signing_hazard": 0.5})
    moved = {
        name
        for name, row in base.arrays.items()
        if not np.array_equal(row, other.arrays[name], equal_nan=True)
    }
    assert moved == {"chance_signed_by_opening", "signing_hazard", "chance_of_signature",
                          "probability_of_signature"}  # fmt: skip
