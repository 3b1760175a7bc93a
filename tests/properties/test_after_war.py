"""What comes back after a war: nothing, unless the switches say so (draft plan, point 10)."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run

FIRST, LAST, PART = 9, 16, 12_500
"""In base eight parts of US$12.5bn are up for transfer, in the ninth to the sixteenth quarter."""
BEFORE, AMID = 6, 12
"""A war that begins in the year before the first transfer, and one in the midst of them."""
LONG = 6
WARS = pytest.mark.parametrize("begins", [BEFORE, AMID])


def after_a_war(begins: int, rule: str, scenario: str = "base", lasts: int = LONG) -> Run:
    changes = {
        "event_start[First war]": begins,
        "event_quarters[First war]": lasts,
        "transfers_after_war": rule,
        "us_share_after_war": rule,
    }
    found = fundmodel.run(fundmodel.load(scenario, changes))
    assert found.passed
    return found


def row(run: Run, name: str) -> np.ndarray:
    return run.arrays[name][1:, 0, 0]


def released(run: Run) -> list[int]:
    """The quarters in which a part of the assets is released, each whole."""
    amounts = row(run, "russian_assets_released")
    quarters = np.flatnonzero(amounts) + 1
    assert amounts[quarters - 1] == pytest.approx(PART)
    return quarters.tolist()


@WARS
def test_nothing_comes_back_in_base(begins: int) -> None:
    war = {"event_start[First war]": begins, "event_quarters[First war]": LONG}
    run = fundmodel.run(fundmodel.load("base", war))
    assert released(run) == list(range(FIRST, begins))
    assert row(run, "russian_assets_to_come")[begins - 1 :].max() == 0
    for name in ("us_share_due", "us_share_paid", "us_share_payable", "us_vehicle_income"):
        assert row(run, name)[begins + 1 :].max() == 0, name
    lapsed = row(run, "russian_assets_lapsed")
    assert lapsed[begins - 1] == pytest.approx(100_000 - PART * max(0, begins - FIRST))


@WARS
def test_where_transfers_wait_all_come_and_the_us_is_paid_at_the_end(begins: int) -> None:
    run = after_a_war(begins, "wait")
    before = max(0, begins - FIRST)
    peace = max(FIRST, begins + LONG)
    assert released(run) == [*range(FIRST, begins), *range(peace, peace + 8 - before)]
    assert row(run, "russian_assets_lapsed").max() == 0
    assert row(run, "us_share_due")[begins + LONG :].max() > 0
    assert row(run, "us_share_paid")[begins - 1 : -1].max() == 0
    assert row(run, "us_share_paid")[-1] > 0


@WARS
def test_where_they_resume_what_fell_in_the_war_is_lost(begins: int) -> None:
    run = after_a_war(begins, "resume")
    assert released(run) == [
        one for one in range(FIRST, LAST + 1) if not begins <= one < begins + LONG
    ]
    assert row(run, "us_share_paid")[begins + LONG : -1].max() > 0


@WARS
def test_the_more_a_war_ends_the_less_the_us_takes_and_the_less_is_built(begins: int) -> None:
    """From a war before the first transfer the US has nothing at all."""
    runs = {rule: after_a_war(begins, rule) for rule in ("end", "wait", "resume")}
    take = {rule: run.results["us_take_total"] for rule, run in runs.items()}
    built = {rule: row(run, "money_disbursed").sum() for rule, run in runs.items()}
    assert take["end"] == pytest.approx(0, abs=1e-6)
    assert take["wait"] > take["resume"] > 100
    assert max(built["end"], built["resume"]) < built["wait"], "what is lost cannot be spent"
    parts = {rule: len(released(run)) for rule, run in runs.items()}
    if parts["resume"] == parts["end"]:
        assert built["resume"] < built["end"], "what the US takes cannot be spent"
    else:
        assert built["resume"] > built["end"]


def test_the_share_ends_on_every_reading_and_with_a_clawback() -> None:
    """Nothing is clawed back of a share that lapsed unpaid."""
    begins = 30
    for scenario in ("market_terms", "us_annexes_december", "half_to_ukraine"):
        run = after_a_war(begins, "end", scenario)
        assert run.arrays["us_share_by_reading"][begins + 1 :].max() == 0, scenario
        assert row(run, "us_share_paid")[begins - 1 :].max() == 0, scenario
        back = row(run, "clawback_from_us").sum() + row(run, "clawback_from_escrow").sum()
        assert back <= row(run, "us_share_paid").sum() + row(run, "escrow_interest").sum()


def test_a_residual_of_the_us_ends_with_its_share() -> None:
    """All benefits are revoked: what is left at the end is Ukraine's, unless the share waits."""
    begins = 30
    ended = after_a_war(begins, "end", "us_800bn_claim")
    assert row(ended, "us_residual")[begins - 1 :].max() == 0
    assert row(ended, "ukraine_budget_cash")[begins - 1 :].sum() > 1_000
    waits = after_a_war(begins, "wait", "us_800bn_claim")
    assert row(waits, "us_residual")[begins - 1 :].sum() > 1_000
    assert row(waits, "ukraine_budget_cash").max() == 0
