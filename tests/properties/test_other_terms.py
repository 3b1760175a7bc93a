"""What scenarios with terms of other texts say: years without a payout, no US share, haste."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run

YEARS_KEPT, A_YEAR = 10, 4
FIRST_MONEY = 5
"""Europe's first call is in the fifth quarter, the first of 2028."""


@pytest.fixture(scope="module")
def base() -> Run:
    return fundmodel.run(fundmodel.load("base"))


def row(run: Run, name: str) -> np.ndarray:
    return run.arrays[name][1:, 0, 0]


def test_nothing_is_paid_out_for_ten_years_and_then_both_halves_are() -> None:
    run = fundmodel.run(fundmodel.load("urif_terms"))
    kept = FIRST_MONEY - 1 + YEARS_KEPT * A_YEAR
    for name in ("us_share_paid", "non_us_share_paid", "distributed"):
        assert row(run, name)[:kept].max() == 0, name
    for name in ("us_share_paid", "non_us_share_paid"):
        assert row(run, name)[kept : kept + A_YEAR].max() > 0, name
    assert row(run, "distributed")[kept:-1].max() > 0, "idle cash, before the wind-up"
    first = np.flatnonzero(row(run, "us_share_paid"))[0]
    due = row(run, "us_share_due")
    assert row(run, "us_share_paid")[first] == pytest.approx(due[: first + 1].sum())
    halves = due[kept:], row(run, "non_us_share_paid")[kept:]
    assert halves[1] == pytest.approx(halves[0]), "half each, once all is paid out"


def test_waiting_costs_the_us_nothing_since_what_waits_works_on() -> None:
    """The same reading and rules but for the ten years.

    What waits bears no interest for the US, but is committed again, and half of what it earns is
    the United States' too.
    """
    kept = fundmodel.run(fundmodel.load("urif_terms"))
    paid = fundmodel.run(fundmodel.load("urif_terms", {"quarters_before_sharing": 0}))
    assert kept.results["us_take_present_value"] > paid.results["us_take_present_value"]
    assert row(kept, "us_share_due").sum() > row(paid, "us_share_due").sum()


def test_the_prosperity_plan_has_one_part_in_the_fund_and_two_beside_it(base: Run) -> None:
    run = fundmodel.run(fundmodel.load("prosperity_plan"))
    money = row(run, "money_received")
    assert np.flatnonzero(money)[0] == FIRST_MONEY - 1
    assert run.quarter_ends[FIRST_MONEY].year == 2028
    assert money.sum() == pytest.approx(117_000)
    assert row(run, "cofinanced").sum() == pytest.approx(0.6 * row(run, "money_disbursed").sum())
    for name in ("russian_assets_released", "united_states_cash", "vehicle_assets"):
        assert not row(run, name).any(), name
    both, fund = (run.results[f"needs_covered_{name}"] for name in ("with_cofinancing", "by_2036"))
    assert fund < both < base.results["needs_covered_by_2036"]


def test_a_quick_programme_builds_more_by_2033_and_earns_the_us_less(base: Run) -> None:
    quick = fundmodel.run(fundmodel.load("quick_programme"))
    built = "needs_covered_by_2033"
    assert quick.results[built] > 1.4 * base.results[built]
    assert quick.results["highest_cash"] < base.results["highest_cash"]
    assert quick.results["us_take_present_value"] < base.results["us_take_present_value"]
    assert quick.alerts.loc["held_back_by_absorption", "worst"] > 0
