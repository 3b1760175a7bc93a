"""Bridges of the lighthouses: by hand where two numbers multiply, and what holds of all of them."""

from dataclasses import replace
from math import ceil, isnan

import pytest

from fundmodel.analyse.bridge import STATED, Bridge
from fundmodel.analyse.bridging import MOST_EXACT_EXPECTED, Pair, bridges, expected_bridges
from fundmodel.analyse.differing import CORRELATIONS
from fundmodel.analyse.mixtures import read_by
from fundmodel.analyse.shapley import MOST_EXACT
from fundmodel.build_model.units import WHOLE_KINDS
from fundmodel.errors import BadInput, UnknownName
from fundmodel.read_assumptions import (
    Assumptions,
    Column,
    CorrelationGroup,
    Scalar,
    Series,
    Uncertainty,
)
from fundmodel.read_assumptions.schema.assumption import Assumption, numbers_in
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.run_paths.run import run
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.simulation import Simulation
from tests.analyse.lighthouse_pairs import FLAT, changed, pair_of
from tests.simulation.as_stated import drawn_too
from tests.toy_fund.stages import toy_assumptions, toy_model

TOLLS = "tolls_of_all"
MANY = {
    "inflation": 0.1, "wreck_rate": 0.1, "storm_quarter": 3, "mending_quarters": 6,
    "flat_level": 2, "rough_level": 0.2, "ship_growth": 0.1, "toll_a_ship": 0.7,
    "quiet_share": 0.4, "toll_policy": "rough", "ships[Skerry]": 99, "toll_delay[Skerry]": 4,
    "reserve_opening": 50, "levy_share": 0.5, "deposit_rate": 0.2,
}  # fmt: skip
"""Changes of everything that all tolls are made of, and of three more."""


def one(pair: Pair, result: str = TOLLS) -> Bridge:
    (bridge,) = bridges(pair, [result])
    return bridge


def adds_up(bridge: Bridge) -> None:
    scale = max(1.0, abs(bridge.start), abs(bridge.end))
    for way in ("in_turn", "share"):
        total = sum(getattr(step, way) for step in bridge.steps)
        assert abs(total - bridge.difference) <= 1e-9 * scale, way


def test_two_numbers_that_multiply_by_hand() -> None:
    """From 1 x 0.5 to 3 x 0.9 times k: +2.2 k, of which alone +1 k and +0.4 k."""
    bridge = one(changed({"toll_a_ship": 0.9, "flat_level": 3}))
    k = bridge.start / 0.5
    assert [step.name for step in bridge.steps] == ["flat_level", "toll_a_ship"]
    level, toll = bridge.steps
    assert (level.before, level.after) == ("1", "3")
    assert bridge.end == pytest.approx(2.7 * k)
    expected = {
        "in_turn": (1.0, 1.2), "alone": (1.0, 0.4), "last": (1.8, 1.2), "share": (1.4, 0.8),
        "interaction": (0.4, 0.4),
    }  # fmt: skip
    for way, numbers in expected.items():
        found = [getattr(step, way) / k for step in (level, toll)]
        assert found == pytest.approx(numbers, abs=1e-12), way
    assert (level.standard_error, bridge.orders, bridge.of) == (0, 0, STATED)
    assert (bridge.names, bridge.basis, bridge.unit.name) == (("one", "other"), "nominal", "US$ m")
    assert bridge.ranked == [level, toll]
    adds_up(bridge)


def test_ends_are_the_two_runs() -> None:
    pair = changed({"toll_a_ship": 0.9, "inflation": 0.2, "flat_level": 2})
    ends = [run(toy_model(), each).number(TOLLS) for each in pair.sets]
    bridge = one(pair)
    assert [bridge.start, bridge.end] == ends
    assert bridge.difference == ends[1] - ends[0]


@pytest.mark.parametrize("result", [TOLLS, "reserve_at_the_end", "tolls_of_life[Skerry]"])
def test_adds_up_exactly_and_sampled(result: str) -> None:
    few = {name: MANY[name] for name in list(MANY)[:6]}
    exact, sampled = (one(changed(changes), result) for changes in (few, MANY))
    assert (exact.orders, sampled.orders > 0) == (0, len(sampled.steps) > MOST_EXACT)
    adds_up(exact)
    adds_up(sampled)


def test_more_than_twelve_are_sampled_with_errors() -> None:
    pair = changed(MANY)
    bridge = one(pair, "reserve_at_the_end")
    assert len(bridge.steps) > MOST_EXACT
    assert bridge.orders >= 16
    assert any(step.standard_error > 0 for step in bridge.steps)
    assert bridge.has_shares


@pytest.mark.parametrize("count", [5, 15])
def test_the_order_of_inputs_is_of_no_matter_to_shares(count: int) -> None:
    """Nor to what each does alone and last; what it does in turn is another thing."""
    pair = changed({name: MANY[name] for name in list(MANY)[:count]})
    turned = replace(pair, inputs=[*pair.inputs[3:], *reversed(pair.inputs[:3])])
    first = {step.name: step for step in one(pair, "reserve_at_the_end").steps}
    second = {step.name: step for step in one(turned, "reserve_at_the_end").steps}
    assert [*first] != [*second]
    for name, step in first.items():
        for way in ("share", "standard_error", "alone", "last"):
            assert getattr(second[name], way) == getattr(step, way), (name, way)
    assert [step.in_turn for step in first.values()] != [second[name].in_turn for name in first]


def test_back_again_is_the_same_with_the_other_sign() -> None:
    pair = changed({name: MANY[name] for name in list(MANY)[:6]})
    back = pair_of(pair.sets[1], pair.sets[0])
    there = {step.name: step for step in one(pair).steps}
    for step in one(back).steps:
        assert step.share == pytest.approx(-there[step.name].share, abs=1e-9)
        assert step.alone == pytest.approx(-there[step.name].last, abs=1e-9)


def test_what_no_line_of_the_result_reads_is_no_step() -> None:
    bridge = one(changed({"toll_a_ship": 0.9, "levy_share": 0.5, "boat_life": 2}))
    assert [step.name for step in bridge.steps] == ["toll_a_ship"]
    assert bridge.steps[0].share == bridge.difference


def test_an_input_that_is_read_and_does_nothing_has_no_share() -> None:
    """Tolls are flat, so that their level in rough seas is of no matter."""
    bridge = one(changed({"toll_a_ship": 0.9, "rough_level": 0.2}))
    shares = {step.name: step.share for step in bridge.steps}
    assert shares == {"rough_level": 0, "toll_a_ship": pytest.approx(bridge.difference)}


def test_several_results_from_the_same_runs_are_those_of_each() -> None:
    pair = changed({name: MANY[name] for name in list(MANY)[:5]})
    names = [TOLLS, "swing", "present_value_of_tower[Far Point]"]
    for bridge, alone in zip(
        bridges(pair, names), (one(pair, name) for name in names), strict=True
    ):
        assert (bridge.result, bridge.start, bridge.end) == (alone.result, alone.start, alone.end)
        of_alone = {step.name: step.share for step in alone.steps}
        for step in bridge.steps:
            assert step.share == pytest.approx(of_alone.get(step.name, 0), abs=1e-9)


def test_nothing_differs() -> None:
    bridge = one(pair_of(FLAT, FLAT))
    assert (bridge.steps, bridge.difference) == ([], 0)
    assert bridge.table.empty


def shorter(assumptions: Assumptions, quarters: int) -> Assumptions:
    stated = assumptions.scalars["number_of_quarters"]
    return assumptions.with_assumption(replace(stated, value=float(quarters)))


def test_the_number_of_quarters_may_differ() -> None:
    pair = pair_of(FLAT, shorter(FLAT.changed({"toll_a_ship": 0.9}), 6))
    bridge = one(pair)
    quarters, toll = bridge.steps
    ends = [run(toy_model(), each).number(TOLLS) for each in (shorter(FLAT, 6), pair.sets[1])]
    assert quarters.alone == ends[0] - bridge.start
    assert toll.in_turn == ends[1] - ends[0]
    assert toll.alone == pytest.approx(0.8 * bridge.start)
    adds_up(bridge)


def test_a_choice_is_changed_like_a_number() -> None:
    bridge = one(changed({"toll_policy": "rising", "toll_a_ship": 0.9}))
    policy = bridge.steps[0]
    assert (policy.name, policy.before, policy.after) == ("toll_policy", "flat", "rising")
    adds_up(bridge)


def test_a_result_that_is_not_available_says_where() -> None:
    with pytest.raises(BadInput) as refused:
        one(changed({"ships[Skerry]": 0, "flat_level": 1.01}), "tower_irr[Skerry]")
    assert str(refused.value) == (
        "tower_irr[Skerry]: It is not available in `one with ships of other`.\n"
        "  A bridge takes every input in its turn, and there the result is no number: a ratio "
        "without its denominator, or a return without a payment.\n"
        "  To fix: bridge an amount that the result is made of; "
        "`python -m fundmodel list results` names them."
    )


def at(assumptions: Assumptions, name: str, value: float) -> Assumptions:
    """With a number that no file could state."""
    stated = assumptions.named(name)
    assert isinstance(stated, Scalar)
    return assumptions.with_assumption(replace(stated, value=value))


def test_a_mixture_that_overflows_says_which() -> None:
    """Either number is large in one set alone; only a mixture has both."""
    first = at(at(FLAT, "flat_level", 1e200), "toll_a_ship", 1e-200)
    second = at(at(FLAT, "flat_level", 1.0), "toll_a_ship", 1e200)
    with pytest.raises(NotFinite, match=r"^one with toll_a_ship of other: `"):
        one(pair_of(first, second))


def test_a_number_that_cannot_be_says_in_which_mixture() -> None:
    second = at(FLAT.changed({"flat_level": 2}), "storm_quarter", 2.5)
    whole = r"storm_quarter, path \d = 2\.5: This is a whole number"
    with pytest.raises(BadInput, match=rf"^one with storm_quarter of other: {whole}"):
        one(pair_of(FLAT, second))


def test_an_unknown_result_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean `tolls_of_all`"):
        one(changed({"toll_a_ship": 0.9}), "tolls_of_al")


def test_read_by_leaves_out_nothing_that_moves_a_result() -> None:
    """Each number of the lighthouses halved: results that do not read it stay to the last digit."""
    model, stated = toy_model(), toy_assumptions()
    results = [line.name for line in model.results]
    before, checked = run(model, stated).results.to_dict(), 0
    read = {name: read_by(model, [name]) for name in results}
    for assumption in stated:
        if assumption.name not in model.inputs or assumption.metadata.unit.kind == "date":
            continue
        after = run(model, stated.with_assumption(_halved(assumption))).results.to_dict()
        for address, number in after.items():
            if assumption.name not in read[address.partition("[")[0]]:
                checked += 1
                assert number == before[address] or isnan(number + before[address])
    assert checked > 300


def _halved(assumption: Assumption) -> Assumption:
    is_whole = assumption.metadata.unit.kind in WHOLE_KINDS
    numbers = {one.key: float(ceil(one.value / 2) if is_whole else one.value / 2)
               for one in numbers_in(assumption)}  # fmt: skip
    match assumption:
        case Scalar():
            return replace(assumption, value=numbers[None])
        case Series():
            return replace(assumption, values=numbers)
        case Column():
            return replace(assumption, values=tuple(numbers.values()))


ASKED = Asked(128, 1, "sobol", ("results",), checks=False)
EVENLY = Uncertainty("uniform", {"low": 0.5, "high": 1.5}, about="factor")


def simulated(assumptions: Assumptions) -> Simulation:
    return simulate(toy_model(), assumptions, ASKED)


def test_expected_values_are_bridged_over_the_same_worlds() -> None:
    first = drawn_too(FLAT, "wreck_rate", Uncertainty("uniform", {"low": 0, "high": 0.5}))
    second = first.changed({"toll_a_ship": 0.9, "flat_level": 3})
    (bridge,) = expected_bridges(pair_of(first, second), [TOLLS], simulated)
    ends = [simulated(each).by_path[TOLLS].mean() for each in (first, second)]
    assert [bridge.start, bridge.end] == pytest.approx(ends, rel=1e-12)
    k = bridge.start / 0.5
    assert [step.share / k for step in bridge.steps] == pytest.approx([1.4, 0.8])
    assert bridge.of == "expected, 128 worlds, seed 1"
    adds_up(bridge)


def test_what_is_only_drawn_in_another_way_moves_the_expected_value_alone() -> None:
    second = drawn_too(FLAT.changed({"flat_level": 2}), "toll_a_ship", EVENLY)
    wider = replace(EVENLY, parameters={"low": 0.5, "high": 2.5})
    first = drawn_too(FLAT, "toll_a_ship", wider)
    pair = pair_of(first, second)
    assert [step.name for step in one(pair).steps] == ["flat_level"]
    (bridge,) = expected_bridges(pair, [TOLLS], simulated)
    level, toll = bridge.steps
    assert (toll.name, toll.in_turn < 0) == ("toll_a_ship", True)
    assert level.in_turn == pytest.approx(bridge.start)
    adds_up(bridge)


def test_of_many_inputs_shares_of_expected_values_are_not_told() -> None:
    names = ["inflation", "wreck_rate", "storm_quarter", "flat_level", "toll_a_ship", "quiet_share"]
    assert len(names) > MOST_EXACT_EXPECTED
    pair = changed({name: MANY[name] for name in names})
    (bridge,) = expected_bridges(pair, [TOLLS], simulated)
    assert not bridge.has_shares
    assert all(isnan(step.share) for step in bridge.steps)
    stated = {step.name: step for step in one(pair).steps}
    for step in bridge.steps:  # nothing is drawn here
        for way in ("in_turn", "alone", "last"):
            assert getattr(step, way) == pytest.approx(getattr(stated[step.name], way), abs=1e-9)
    assert bridge.ranked[0].in_turn == max((step.in_turn for step in bridge.steps), key=abs)


def test_how_draws_move_together_is_an_input_of_expected_values() -> None:
    metadata = FLAT.scalars["levy_share"].metadata
    first = drawn_too(drawn_too(FLAT, "flat_level", EVENLY), "toll_a_ship", EVENLY)
    group = CorrelationGroup("tolls", "Tolls", {("flat_level", "toll_a_ship"): 0.9}, "",
                             metadata.source, "C", "2029-01", metadata.location)  # fmt: skip
    second = replace(first, correlations={"tolls": group})
    (bridge,) = expected_bridges(pair_of(first, second), [TOLLS], simulated)
    (step,) = bridge.steps
    assert step.name == CORRELATIONS
    assert step.share == bridge.difference > 0


def test_a_bridge_in_a_line_each() -> None:
    text = repr(one(changed({"toll_a_ship": 0.9, "flat_level": 3})))
    first, *steps = text.splitlines()
    assert first.startswith("Bridge: tolls_of_all from ")
    assert first.endswith("(other), US$ m, nominal; stated path")
    assert [step.split("  ")[1] for step in steps] == [
        "flat_level: 1 -> 3", "toll_a_ship: 0.5 US$ m -> 0.9 US$ m",
    ]  # fmt: skip
    table = one(changed({"toll_a_ship": 0.9})).table
    assert table.loc["toll_a_ship", "after"] == "0.9 US$ m"
    assert table.index.name == "name"
