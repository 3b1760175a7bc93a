"""Break-evens that a pencil finds: the lighthouses with one line of a test's own."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from collections.abc import Callable, Sequence

import pytest

from fundmodel.analyse.asked_input import Asked
from fundmodel.analyse.break_even import Question, break_even
from fundmodel.analyse.cases_solved import Target
from fundmodel.analyse.solutions import BreakEven
from fundmodel.build_model import USD_M, life_total, per_quarter, pick, result
from fundmodel.build_model import total as total_of
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import run
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import toy_assumptions


def solve(
    body: Callable, target: float | str, *by: str | Asked, scenario: str = "base", steps: int = 9
) -> BreakEven:
    """What solves for the life total of a flow; a text is a scenario that it is to equal."""
    total = named("total", lambda income: life_total(income), result, USD_M, basis="nominal")
    model, other = model_with(income(body), total), isinstance(target, str)
    aim = Target("total", None, toy_assumptions(target)) if other else Target("total", target)
    inputs = [Asked(one) if isinstance(one, str) else one for one in by]
    found = break_even(model, toy_assumptions(scenario), Question([aim], inputs, steps))
    for one in found.solutions:  # what is set comes to what was promised
        rerun = run(model, one.assumptions).number("total")
        assert rerun == pytest.approx(one.gives, rel=1e-12)
    return found


def refusal(body: Callable, *by: str | Asked, steps: int = 9) -> str:
    with pytest.raises(BadInput) as caught:
        solve(body, 1.0, *by, steps=steps)
    return str(caught.value)


def one_quarter(body: Callable) -> float:
    """How often a flow is paid over the life: its total where each is 1."""
    found = solve(body, 0.0, "toll_a_ship")
    return found.answers[0].highest / 100  # the highest toll is 100


def test_a_toll_that_brings_so_much() -> None:
    quarters = one_quarter(lambda toll_a_ship: toll_a_ship)
    found = solve(lambda toll_a_ship: toll_a_ship, 30.0, "toll_a_ship")
    (one,) = found.answers
    assert (one.kind, one.is_met, one.aim) == ("solution", True, 30.0)
    assert one.x == pytest.approx(30 / quarters, rel=1e-9)
    assert (one.lowest, one.highest) == (0.0, pytest.approx(100 * quarters))
    assert found.solutions == [one]
    assert "total is 0.03 US$ bn at toll_a_ship = " in repr(found)


def test_both_solutions_of_a_square_and_the_reach_of_it() -> None:
    def body(reserve_opening, rough_level, flat_level):
        return reserve_opening * (rough_level - 1) * (rough_level - 1 - flat_level)

    found = solve(body, 0.0, "rough_level")
    assert [one.x for one in found.solutions] == pytest.approx([1, 2.1], abs=1e-9)
    assert found.table["kind"].tolist() == ["solution"] * 2
    assert found.table["unit"].tolist() == ["US$ m"] * 2
    assert found.table["basis"].tolist() == ["nominal"] * 2


def test_the_first_whole_number_that_goes_beyond_seen_from_what_is_stated() -> None:
    def body(toll_a_ship, boat_life):
        return toll_a_ship * boat_life

    stated = solve(body, 1e9, "boat_life").answers[0]
    assert stated.kind == "none"
    each = stated.highest / 40  # a life of 40 brings the most
    (one,) = solve(body, 6.5 * each, "boat_life").answers
    assert (one.kind, one.other, one.x) == ("step", 6.0, 7.0)  # stated is 3
    (one,) = solve(body, 1.5 * each, "boat_life").answers
    assert (one.kind, one.other, one.x) == ("step", 2.0, 1.0)
    (one,) = solve(body, 5 * each, "boat_life").answers
    assert (one.kind, one.x) == ("solution", 5.0)


def test_a_member_of_a_column_and_a_series_as_a_whole() -> None:
    def ships_of(ships, toll_a_ship):
        return toll_a_ship * total_of(ships)

    two = solve(ships_of, 1e9, "ships[Skerry]").answers[0]
    assert two.kind == "none"
    (one,) = solve(ships_of, two.highest / 2, "ships[Skerry]").answers
    others = 23.9 + 5.1 + 17.7
    assert one.x == pytest.approx((1000 + others) / 2 - others, rel=1e-9)
    assert one.assumptions.set_by_hand == {"ships[Skerry]": (11.3, one.x)}

    def grows(reserve_opening, inflation):
        return reserve_opening * per_quarter(inflation)

    (one,) = solve(grows, 0.0, "inflation").answers
    assert (one.kind, one.case.inputs[-1].movable.about) == ("solution", "shift")
    stated = toy_assumptions().year_values("inflation")
    assert one.assumptions.year_values("inflation") == pytest.approx(
        {year: value + one.x for year, value in stated.items()}
    )


def test_what_is_out_of_reach_comes_nearest_at_an_end() -> None:
    found = solve(lambda toll_a_ship: toll_a_ship, -5.0, "toll_a_ship")
    (one,) = found.answers
    assert (one.kind, one.x, one.gives, found.solutions) == ("none", 0.0, 0.0, [])
    assert "none: -0.01 US$ bn is not reached; nearest, total is 0.00 US$ bn at toll" in repr(found)


def test_narrower_ends_leave_out_what_is_beyond_them() -> None:
    def body(reserve_opening, rough_level, flat_level):
        return reserve_opening * (rough_level - 1) * (rough_level - 1 - flat_level)

    found = solve(body, 0.0, Asked("rough_level", 2.0))
    assert [one.x for one in found.solutions] == pytest.approx([2.1], abs=1e-9)
    assert refusal(body, Asked("rough_level", 2.0, 7.0)) == (
        "rough_level: 7 is not within 0.1 to 5.\n  That is as far as it may go.\n"
        "  To fix: give ends within it, or none."
    )
    assert refusal(body, Asked("rough_level", 2.0, 2.0)) == (
        "rough_level: There is nothing between 2 to 2.\n"
        "  To fix: give a lower end that is below the higher."
    )


def test_an_amount_far_below_what_is_stated_must_be_said_to_be_meant() -> None:
    highest = solve(lambda toll_a_ship: toll_a_ship, 1e9, "toll_a_ship").answers[0].highest
    for part, is_far in ((0.003, True), (0.0045, False)):  # stated: 0.37
        (one,) = solve(lambda toll_a_ship: toll_a_ship, highest / 100 * part, "toll_a_ship").answers
        assert one.x == pytest.approx(part)
        assert one.needs_acceptance(0) == is_far


def test_the_frontier_of_two_is_a_hyperbola() -> None:
    def body(toll_a_ship, boat_life):
        return toll_a_ship * boat_life

    quarters = (
        solve(body, 1e9, "toll_a_ship").answers[0].highest / 300
    )  # a life of 3, a toll of 100
    found = solve(body, 60 * quarters, "boat_life", "toll_a_ship", steps=4)
    lives = [one.xs[0] for one in found.answers]
    assert lives == [1, 14, 27, 40]
    assert [one.x * one.xs[0] for one in found.answers] == pytest.approx([60] * 4, rel=1e-9)
    assert found.table["first_value"].tolist() == lives
    found = solve(body, 150 * quarters, "boat_life", "toll_a_ship", steps=4)
    assert [one.kind for one in found.answers] == ["none", *["solution"] * 3]


def test_equal_to_another_scenario_with_the_same_input_in_both() -> None:
    """In base 3 tolls less 5 levies of 3.3, in gales 2 tolls less 2: alike at a toll of 9.9."""

    def body(toll_a_ship, boat_life, levy_free, storm_quarter):
        return toll_a_ship * boat_life - levy_free * storm_quarter

    found = solve(body, "gales", "toll_a_ship")
    (one,) = found.solutions
    assert one.x == pytest.approx(9.9, rel=1e-9)
    assert (one.gives, one.record()["equals"]) == (pytest.approx(one.aim), "gales")
    assert one.changed(1).title == f"gales with toll_a_ship={one.x:.15g}"


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (["toll_a_shi"], ("toll_a_shi: There is no such assumption.\n"
         "  Did you mean `toll_a_ship`?\n"
         "  To fix: `python -m fundmodel list assumptions` names them.")),
        (["ships"], ("ships: This has a number for each tower.\n"
         "  Did you mean `ships[Skerry]`?\n"
         "  To fix: name one member, as in ships[Skerry].")),
        (["ships[Skery]"], ("ships[Skery]: There is no such tower.\n"
         "  Did you mean `ships[Skerry]`?\n"
         "  To fix: name one member, as in ships[Skerry].")),
        (["inflation[2030]"], ("inflation[2030]: A single year does not move by itself.\n"
         "  To fix: name `inflation`, which moves as a whole.")),
        (["toll_a_ship[Skerry]"], ("toll_a_ship[Skerry]: This is one number, without members or "
         "years.\n  To fix: name `toll_a_ship`, which moves as a whole.")),
        (["flagship"], ("flagship: This is a choice, which has nothing between its options.\n"
         "  To fix: name a number, or try each option with `--set`.")),
        ([], ("by nothing: Nothing cannot be solved for.\n"
         "  To fix: name one input, or two of different assumptions for the frontier.")),
        (["ships[Skerry]", "ships[Far Point]"],
         ("by ships[Skerry], ships[Far Point]: The same assumption twice cannot be solved for.\n"
         "  To fix: name one input, or two of different assumptions for the frontier.")),
        (["toll_a_ship", "levy_free", "inflation"],
         ("by toll_a_ship, levy_free, inflation: 3 inputs cannot be solved for.\n"
         "  To fix: name one input, or two of different assumptions for the frontier.")),
    ],
)  # fmt: skip
def test_refusals_of_inputs(by: Sequence[str], text: str) -> None:
    def body(toll_a_ship, ships, flagship, inflation, levy_free):
        lamps = pick(ships, flagship) * levy_free
        return toll_a_ship * total_of(ships) * (1 + per_quarter(inflation)) + lamps

    assert refusal(body, *by) == text


def test_a_result_that_does_not_move_or_is_not_there() -> None:
    def body(toll_a_ship, levy_free):
        return toll_a_ship + 0 * levy_free

    assert refusal(body, "levy_free") == (
        "total by levy_free: `total` does not move with `levy_free`: it is 0.00 US$ bn from 0 to "
        "1000.\n"
        "  On the stated path nothing is drawn: chances of war and the like act in drawn worlds "
        "alone.\n"
        "  To fix: name another input, or ask for the expected value: `--expected`."
    )
    assert refusal(body, "levy_free", "toll_a_ship", steps=1) == (
        "steps = 1: This is no number of values on a frontier.\n  To fix: give 2 to 1,000."
    )


def test_where_a_line_is_undefined_solutions_beside_it_are_found() -> None:
    """A toll by the part of the level above one: infinite at one, a hundredth of it at 101."""

    def body(toll_a_ship, rough_level):
        return toll_a_ship / (rough_level - 1)

    quarters = one_quarter(lambda toll_a_ship: toll_a_ship)
    (one,) = solve(body, 0.37 * quarters, Asked("rough_level", 1.0)).solutions
    assert one.x == pytest.approx(2, rel=1e-9)
