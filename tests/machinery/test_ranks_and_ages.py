"""Ranks and ages: sums over lower and equal ranks, lines by member, weights by age, by hand."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

import numpy as np
import pytest

from fundmodel.build_model import (
    COUNT,
    FACTOR,
    FLAG,
    balance,
    convolve,
    flag,
    lagged,
    previous,
    ratio,
    total_before,
    total_beside,
)
from fundmodel.workbooks.plan import plan_workbook
from tests.machinery.test_toy_workbook import agrees, report_of
from tests.toy_fund.extra_lines import book_with, model_with, run_with
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

PORTS = ("Quay", "Haven", "Mole")


@pytest.mark.parametrize("paths", [1, 5])
@pytest.mark.parametrize("certain", [True, False])
def test_sums_over_lower_and_equal_ranks(paths: int, certain: bool) -> None:
    """Of numbers that are given, and of lines, whose values and ranks change by quarter."""
    random = np.random.default_rng(3)
    values = random.normal(size=(4, paths))
    ranks = random.integers(1, 4, (4, 1 if certain else paths)).astype(float)
    each = {"each": "tower"}
    level = named("level", lambda ships, quarter: ships * quarter, balance, FACTOR, **each)
    rank = named("rank", lambda keeper_rank, quarter: keeper_rank * (1 - quarter), balance,
                 COUNT, **each)  # fmt: skip
    model = model_with(
        *(level, rank),
        named("before", lambda ships, keeper_rank: total_before(ships, keeper_rank), balance,
              FACTOR, **each),
        named("beside", lambda ships, keeper_rank: total_beside(ships, keeper_rank), balance,
              FACTOR, **each),
        named("before_now", lambda level, rank: total_before(level, rank), balance, FACTOR, **each),
        named("beside_now", lambda level, rank: total_beside(level, rank), balance, FACTOR, **each),
    )  # fmt: skip
    arrays = evaluate_with(model, {"ships": values, "keeper_rank": ranks})
    for quarter, member, path in np.ndindex(10, 4, paths):
        place = quarter + 1, member, path
        for names, numbers, places in (
            (("before", "beside"), values, ranks),
            (("before_now", "beside_now"), *(arrays[x][quarter + 1] for x in ("level", "rank"))),
        ):
            wide = np.broadcast_to(places, numbers.shape)[:, path]
            column = list(zip(numbers[:, path], wide, strict=True))
            mine = wide[member]
            assert arrays[names[0]][place] == sum(value for value, one in column if one < mine)
            assert arrays[names[1]][place] == sum(value for value, one in column if one == mine)


def _paid(ranks: tuple[int, int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Claims, claims paid, and the money at hand, by port and quarter."""
    changes = {f"port_rank[{port}]": rank for port, rank in zip(PORTS, ranks, strict=True)}
    arrays = toy_run(changes=changes).arrays
    claims, paid = (arrays[name][1:, :, 0] for name in ("claims", "claims_paid"))
    return claims, paid, np.maximum(arrays["chest"][:-1, 0, 0], 0)


def test_equal_ranks_share_pro_rata() -> None:
    claims, paid, money = _paid((1, 1, 1))
    share = np.minimum(money / claims.sum(axis=1), 1)
    assert (share < 1).sum() > 3
    assert paid == pytest.approx(claims * share[:, None], rel=1e-12)


@pytest.mark.parametrize("ranks", [(1, 2, 3), (3, 1, 2), (7, 9, 8)])
def test_different_ranks_are_served_one_after_the_other(ranks: tuple[int, int, int]) -> None:
    claims, paid, money = _paid(ranks)
    left = money.copy()
    for place in np.argsort(ranks):
        assert paid[:, place] == pytest.approx(np.minimum(claims[:, place], left), abs=1e-12)
        left = left - paid[:, place]
    assert (left >= -1e-12).all()


@pytest.mark.parametrize("ranks", [(1, 1, 1), (1, 2, 3), (2, 1, 2), (1, 1, 2)])
def test_all_money_is_paid_that_is_claimed(ranks: tuple[int, int, int]) -> None:
    claims, paid, money = _paid(ranks)
    assert paid.sum(axis=1) == pytest.approx(np.minimum(claims.sum(axis=1), money), abs=1e-12)


def test_by_member_is_the_lines_by_name() -> None:
    lines = toy_run().lines
    for port, name in zip(PORTS, ("oil_claimed", "boats_claimed", "grant_promised"), strict=True):
        assert (lines["claims_of_quarter", port] == lines[name, ""])[1:].all()
    gifts, before = lines["gifts"], lines["all_tolls", ""].shift(fill_value=0)
    assert (gifts["Needle Rock"] == 0.013 * before).all()
    assert (gifts["St. Anne"] == 0).all()
    results = toy_run().results
    assert results["answers_of_coasts[North]"] == results["tolls_of_all"]
    assert results["answers_of_coasts[South]"] == results["reserve_at_the_end"]


def test_results_are_ranked_too() -> None:
    results = toy_run().results
    quay, haven, mole = (results[f"claims_of_life[{port}]"] for port in PORTS)
    before, beside = (
        [results[f"claims_of_life_{where}[{port}]"] for port in PORTS]
        for where in ("before", "beside")
    )
    assert before == [haven, 0, haven]
    assert beside == [quay + mole, haven, quay + mole]


@pytest.mark.parametrize("age", [1, 2, 4])
def test_a_weight_of_one_at_one_age_is_a_lag(age: int) -> None:
    at_age = named("at_age", lambda quarter, boat_life: quarter == boat_life, flag)
    level = named("level", lambda ships, quarter: ships * quarter, balance, FACTOR, each="tower")
    late = named("late", lambda level, boat_life: lagged(level, boat_life), balance, FACTOR,
                 each="tower")  # fmt: skip
    line = income(lambda level, at_age: convolve(level, at_age), balance, FACTOR, each="tower")
    arrays = evaluate_with(model_with(at_age, level, late, line), {"boat_life": [age]})
    assert np.array_equal(arrays["income"], arrays["late"])


def test_a_convolution_by_hand() -> None:
    """The opening counts with the weight of its age; the weight of age 0 never does."""
    level = named("level", lambda level: previous(level) + 1, balance, FACTOR, opening=1)
    weight = named("weight", lambda quarter: quarter * quarter, ratio, FACTOR, opening=1)
    line = income(lambda level, weight: convolve(level, weight), balance, FACTOR)
    values = evaluate_with(model_with(level, weight, line))["income"][:, 0, 0]
    assert values[:4].tolist() == [0, 1 * 1, 1 * 4 + 2 * 1, 1 * 9 + 2 * 4 + 3 * 1]


def test_paths_and_members_of_values_and_weights_may_differ() -> None:
    random = np.random.default_rng(5)
    draws = {"ships": random.uniform(0, 9, (4, 6)), "wreck_rate": random.uniform(0, 0.5, 6)}
    arrays = evaluate_with(toy_model(), draws)
    values, weights = arrays["ships_passing"], arrays["surviving_share"]
    assert (values.shape, weights.shape) == ((11, 4, 6), (11, 1, 6))
    for quarter in (1, 4, 10):
        ages = range(quarter, 0, -1)
        wanted = sum(values[quarter - age] * weights[age] for age in ages)
        assert arrays["ships_remembered"][quarter] == pytest.approx(wanted, rel=1e-13)


def test_weights_may_follow_from_what_they_weigh() -> None:
    weight = named("weight", lambda income: previous(income) + 1, balance, FACTOR)
    line = income(lambda quarter, weight: convolve(quarter, weight), balance, FACTOR)
    agrees(book_with(weight, line))
    assert run_with(weight, line).arrays["income"][:6, 0, 0].tolist() == [0, 0, 1, 3, 7, 15]


def test_weights_on_another_sheet_and_truths() -> None:
    """Flags as weights, and true or false among what is weighed."""
    is_late = named("is_late", lambda quarter, storm_quarter: quarter > storm_quarter, flag)
    line = income(lambda is_late, is_calm: convolve(is_late, is_calm), balance, FLAG)
    agrees(book_with(is_late, line))


@pytest.mark.parametrize("seed", range(3))
def test_ironcalc_ranks_and_weighs_as_the_engine_does(seed: int) -> None:
    random = np.random.default_rng(seed)
    changes: dict[str, object] = {"boat_life": int(random.integers(1, 6))}
    changes |= {f"port_rank[{port}]": int(random.integers(1, 4)) for port in PORTS}
    changes |= {
        f"keeper_rank[{tower}]": int(random.integers(1, 4))
        for tower in ("Skerry", "Needle Rock", "St. Anne", "Far Point")
    }
    report = report_of(plan_workbook([toy_run(changes=changes)], PRESENTATION, "0"))
    assert report.agrees, report
    assert report.compared == report.identical
