"""How long money is committed again, and from when idle cash goes out: two choices, two effects."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.properties.draws import run_with

PAYOUTS_BEGIN = 60


@pytest.fixture(scope="module")
def base() -> Run:
    return fundmodel.run(fundmodel.load("base"))


def take(run: Run) -> float:
    return float(run.results["us_take_total"])


def row(run: Run, name: str) -> np.ndarray:
    return run.arrays[name][:, 0, 0]


def test_without_recycling_the_us_takes_a_little_less_and_much_less_is_built(base: Run) -> None:
    """What is not committed again waits in cash, on which the US has half of the interest.

    So its share falls only by what equity and loans would have earned above that, and what is
    built falls by more than the take.
    """
    without = run_with({"quarters_of_recycling": 0})
    assert 0.75 * take(base) < take(without) < take(base)
    built, built_without = (
        float(run.results["disbursed_by_milestone[2036]"]) for run in (base, without)
    )
    assert 1 - built_without / built > 1 - take(without) / take(base)
    assert row(without, "treasury_income").sum() > row(base, "treasury_income").sum()
    assert row(without, "recycled_money").max() == 0


def test_payouts_begin_when_they_are_said_to_and_not_before() -> None:
    begin = {}
    for quarters in (0, 40, PAYOUTS_BEGIN):
        run = run_with({"quarters_of_recycling": 0, "quarters_before_payout": quarters})
        begin[quarters] = int(np.argmax(row(run, "distributed") > 0))
        assert row(run, "quarters_open")[begin[quarters]] > quarters
    assert begin[0] < begin[40] < begin[PAYOUTS_BEGIN]


def test_what_is_planned_is_not_paid_out() -> None:
    """Payouts from the first year take nothing from the programme, however little is recycled.

    But for the interest on what is paid out, where that is committed again: a hundredth of what is
    planned is idle, since a guarantee takes no more than its reserve.
    """
    for again, missing in ((0, 0.0), (PAYOUTS_BEGIN, 0.005)):
        early, late = (
            run_with({"quarters_of_recycling": again, "quarters_before_payout": quarters})
            for quarters in (0, PAYOUTS_BEGIN)
        )
        assert early.passed
        assert (row(early, "new_money_pace") == row(late, "new_money_pace")).all()
        for name in ("commitments_made", "money_disbursed"):
            assert row(early, name)[:41] == pytest.approx(
                row(late, name)[:41], rel=missing, abs=1e-6
            ), name
            assert row(early, name)[:41].sum() <= row(late, name)[:41].sum() + 1e-6


def test_where_all_that_comes_back_is_planned_for_early_payouts_move_little(base: Run) -> None:
    """By the interest on what guarantees leave idle: 2 to 3 % of the take."""
    early = run_with({"quarters_before_payout": 0})
    assert take(early) == pytest.approx(take(base), rel=0.03)
    assert take(early) < take(base)


def test_early_payouts_without_recycling_cost_the_us_a_quarter_and_not_three() -> None:
    """As one number for both, none meant 7 instead of 31: cash for the programme was paid out."""
    neither = run_with({"quarters_of_recycling": 0, "quarters_before_payout": 0})
    assert 0.7 < take(neither) / take(run_with({})) < 0.85
