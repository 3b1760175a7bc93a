"""Break-evens of the fund: what is solved for, run, comes to its target; on paths and in worlds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundmodel
from fundmodel.analyse.asked_input import Asked
from fundmodel.analyse.drawn_points import DrawnPoints
from fundmodel.analyse.movables import movables_of
from fundmodel.analyse.solutions import Solution
from fundmodel.errors import BadInput
from fundmodel.fund.front_pages import PRESENTATION
from fundmodel.simulation.asked import Asked as Worlds
from tests.thorough import examples, mostly_thorough

CLOSE = 1e-6
INPUTS = {
    "us_profit_share": 20_000.0,
    "equity_growth_shift": 20_000.0,  # a shift of all years
    "absorption_cap": 30_000.0,  # a factor of all years
    "us_inflation": 25_000.0,
    "commitment_share[Minerals equity]": 30_000.0,  # makes room among shares of one whole
    "us_real_rate": 31_000.0,
    "equity_sales_cap": 30_000.0,
}
ALWAYS = ("us_profit_share", "absorption_cap", "us_inflation", "commitment_share[Minerals equity]")


def base() -> fundmodel.Assumptions:
    return fundmodel.load("base")


def runs_to(one: Solution, result: str) -> float:
    """The result of the scenario with what was found, in a run of its own."""
    return fundmodel.run(one.assumptions).number(result)


def expected(assumptions: fundmodel.Assumptions, result: str, paths: int) -> float:
    """The mean that a simulation tells."""
    told = fundmodel.simulate(assumptions, paths, 1, results=[result], checks=False)
    return float(told.by_path[result].mean())


@pytest.mark.parametrize("name", mostly_thorough(INPUTS, ALWAYS))
def test_what_is_found_runs_to_the_target(name: str) -> None:
    target = INPUTS[name]
    found = fundmodel.solve(base(), {"us_take_total": target}, name)
    assert found.solutions, repr(found)
    for one in found.solutions:
        assert runs_to(one, "us_take_total") == pytest.approx(target, rel=CLOSE)
        assert one.gives == pytest.approx(runs_to(one, "us_take_total"), rel=1e-9)


def test_the_share_at_which_the_us_takes_twenty_billions() -> None:
    found = fundmodel.solve(base(), {"us_take_total": 20_000}, "us_profit_share")
    assert [one.x for one in found.solutions] == pytest.approx([0.320087], abs=5e-7)
    row = found.table.iloc[0]
    assert (row["kind"], row["unit"], row["measure"], row["paths"]) == (
        "solution", "US$ m", "stated", 0,
    )  # fmt: skip
    assert row["lowest_found"] == 0
    assert found.solutions[0].assumptions.title.startswith("base with us_profit_share=0.32008")


def test_several_targets_are_each_solved_as_if_alone() -> None:
    targets = {"us_take_total": 20_000.0, "ukraine_gain": 110_000.0}
    both = fundmodel.solve(base(), targets, "us_profit_share")
    for name, target in targets.items():
        (alone,) = fundmodel.solve(base(), {name: target}, "us_profit_share").solutions
        (one,) = [each for each in both.solutions if each.case.target.result == name]
        assert (one.x, one.gives) == (alone.x, alone.gives)


def test_the_chance_of_reparations_at_which_base_equals_the_counter_text() -> None:
    """The first of E26, as stated."""
    counter_text = fundmodel.load("e3_counter_text")
    found = fundmodel.solve(base(), {"ukraine_gain": counter_text}, "reparation_probability")
    (one,) = found.solutions
    assert one.x == pytest.approx(0.8668, abs=5e-5)
    gains = [fundmodel.run(one.changed(of)).number("ukraine_gain") for of in (0, 1)]
    assert gains[0] == pytest.approx(gains[1], rel=CLOSE)
    assert [one.changed(of).name for of in (0, 1)] == ["base", "e3_counter_text"]


def test_no_displacement_of_aid_takes_the_whole_gain_as_stated_nor_any_chance_alone() -> None:
    """The second and third of E26 are beyond what is plausible; together they are not."""
    for name in ("aid_displacement_share", "reparation_probability"):
        found = fundmodel.solve(base(), {"ukraine_gain": 0.0}, name)
        (one,) = found.answers
        assert (one.kind, one.x, found.solutions) == ("none", 1.0, [])
        assert one.gives == one.lowest == pytest.approx(runs_to(one, "ukraine_gain"))
    by = ["aid_displacement_share", Asked("reparation_probability", 0.5)]
    found = fundmodel.solve(base(), {"ukraine_gain": 0.0}, by, steps=3)
    assert [one.kind for one in found.answers] == ["none", "none", "solution"]
    (one,) = found.solutions
    assert one.xs[0] == 1.0
    assert runs_to(one, "ukraine_gain") == pytest.approx(0, abs=1e-3)


def test_a_date_moves_from_one_end_of_a_quarter_to_the_next() -> None:
    (one,) = fundmodel.solve(base(), {"us_take_total": 28_000.0}, "signing_date").answers
    assert one.kind == "step"
    ends = [one.points.changed(point, accept=True).title  # a day that ends no quarter is refused
            for point in one.points.known]  # fmt: skip
    assert "base with signing_date=2030-03-31" in ends
    assert one.assumptions.title == "base with signing_date=2030-03-31"
    assert runs_to(one, "us_take_total") == one.gives < 28_000 < one.other_gives


def test_what_acts_in_drawn_worlds_alone_is_told_so() -> None:
    with pytest.raises(BadInput) as caught:
        fundmodel.solve(base(), {"us_take_total": 20_000.0}, "war_hazard")
    assert "`us_take_total` does not move with `war_hazard`: it is " in str(caught.value)
    assert str(caught.value).endswith("or ask for the expected value: `--expected`.")


WORLDS = Worlds(16, 1, "sobol", ("us_take_total",), event_lines=PRESENTATION.event_lines)
DRAWN_WITH = {
    "reparation_probability": True, "us_profit_share": True, "us_inflation": True,
    "liquidation_haircut": True, "withdrawal_rate[Germany]": True,
    "commitment_share[Minerals equity]": True, "war_hazard": False,
    "event_quarters[First war]": False, "early_war_hazard_factor": False,
}  # fmt: skip
"""Whether worlds drawn once do for all x: not where war begins by it, or its end moves others."""


@pytest.mark.parametrize("name", DRAWN_WITH)
def test_worlds_drawn_once_are_those_of_the_changed_set(name: str) -> None:
    assumptions = base()
    model = fundmodel.model_of(assumptions)
    movable = movables_of(model, assumptions).named(name)
    assert movable is not None
    ends = sorted([movable.limits[0], movable.limits[0] + 0.3 * np.ptp(movable.limits)])
    drawn = DrawnPoints(model, assumptions, [(movable, *ends)], WORLDS)
    assert (drawn._shared is not None) == DRAWN_WITH[name]
    x = ends[0] + 0.37 * (ends[1] - ends[0])
    once, anew = drawn.inputs([x]), drawn._drawn([x])
    assert once.keys() == anew.keys()
    for one, numbers in once.items():
        by_year = isinstance(numbers, dict)
        pairs = [(row, anew[one][year]) for year, row in numbers.items()] if by_year else [
            (row, other) for row, other in zip(np.atleast_1d(numbers), np.atleast_1d(anew[one]),
                                               strict=np.ndim(numbers) == np.ndim(anew[one]))
        ]  # fmt: skip
        assert all(np.all(row == other) for row, other in pairs), one


def test_the_mean_over_worlds_is_that_of_a_simulation() -> None:
    found = fundmodel.solve(
        base(), {"ukraine_gain": 40_000.0}, "reparation_probability", expected=True, paths=16
    )
    (one,) = found.solutions
    assert expected(one.assumptions, "ukraine_gain", 16) == pytest.approx(40_000, rel=CLOSE)
    assert found.table["measure"].tolist() == ["mean"]


@pytest.mark.thorough
def test_the_three_break_evens_of_e26_as_expected() -> None:
    counter_text = fundmodel.load("e3_counter_text")
    both = fundmodel.solve(
        base(), {"ukraine_gain": counter_text}, "reparation_probability", expected=True
    )
    (one,) = both.solutions
    assert one.x == pytest.approx(0.808, abs=5e-4)
    gains = [expected(one.changed(of), "ukraine_gain", 256) for of in (0, 1)]
    assert gains[0] == pytest.approx(gains[1], rel=CLOSE)
    alone = fundmodel.solve(
        counter_text, {"ukraine_gain": 0.0}, "aid_displacement_share", expected=True
    )
    (one,) = alone.solutions
    assert one.x == pytest.approx(0.931, abs=5e-4)
    assert expected(one.assumptions, "ukraine_gain", 256) == pytest.approx(0, abs=0.1)
    none = fundmodel.solve(base(), {"ukraine_gain": 0.0}, "aid_displacement_share", expected=True)
    assert none.solutions == []
    assert none.answers[0].gives == pytest.approx(20_070, abs=20)


@pytest.mark.thorough
def test_by_a_hazard_the_mean_passes_its_target_in_a_small_step() -> None:
    found = fundmodel.solve(base(), {"us_take_total": 8_000.0}, "war_hazard", expected=True)
    for one in found.answers:
        assert one.kind in ("jump", "solution")
        assert expected(one.assumptions, "us_take_total", 256) == pytest.approx(one.gives, rel=1e-9)
        assert one.gives == pytest.approx(8_000, rel=1e-2)


@pytest.mark.thorough
@examples(30)
@given(at=st.integers(0, 10_000), part=st.floats(0.05, 0.95))
def test_any_number_within_reach_is_hit_or_passed(at: int, part: float) -> None:
    """Of any input that moves the result: between what it gives at its ends there is an answer."""
    assumptions = base()
    names = [*movables_of(fundmodel.model_of(assumptions), assumptions).all]
    name = names[at % len(names)]
    try:
        reach = fundmodel.solve(assumptions, {"ukraine_gain": 1e9}, name).answers[0]
    except BadInput as refusal:
        assert "does not move" in str(refusal)  # noqa: PT017
        return
    target = reach.lowest + part * (reach.highest - reach.lowest)
    found = fundmodel.solve(assumptions, {"ukraine_gain": target}, name)
    assert all(one.kind != "none" for one in found.answers)
    for one in found.solutions:
        assert runs_to(one, "ukraine_gain") == pytest.approx(target, rel=CLOSE)
    for one in (each for each in found.answers if not each.is_met):
        assert min(one.gives, one.other_gives) < target < max(one.gives, one.other_gives)
        assert runs_to(one, "ukraine_gain") == pytest.approx(one.gives, rel=1e-9)
