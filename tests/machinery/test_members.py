"""Members, parts of parts and groups: sums, shares and places, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from fundmodel.build_model import Stage, balance, build, lookup, member, spread, total, total_by
from fundmodel.build_model.members import MemberSet
from fundmodel.build_model.units import FACTOR
from tests.toy_fund.extra_lines import CALENDAR_ALONE, model_with, stage_of
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import CALENDAR, toy_assumptions, toy_model, toy_run

TOWERS = MemberSet(
    "tower",
    ("a", "b", "c", "d"),
    {"lamp": ("oil", "gas", "oil", "gas"), "port": ("", "p", "q", "p")},
)


def test_parts_of_parts_know_their_places_in_the_whole() -> None:
    gas = TOWERS.part("gas_tower", {"lamp": ["gas"]})
    last = gas.part("last", {"port": ["p"]}).part("none", {"lamp": ["oil"]})
    assert gas.members == ("b", "d")
    assert gas.positions == (1, 3)
    assert gas.attributes == {"lamp": ("gas", "gas"), "port": ("p", "p")}
    assert last.members == ()
    assert TOWERS.part("oil_tower", {"lamp": ["oil"], "port": ["q", "r"]}).members == ("c",)


def test_who_holds_whom() -> None:
    gas, oil = (TOWERS.part(lamp, {"lamp": [lamp]}) for lamp in ("gas", "oil"))
    assert TOWERS.holds(gas)
    assert TOWERS.holds(TOWERS)
    assert not gas.holds(TOWERS)
    assert not gas.holds(oil)
    assert not TOWERS.holds(MemberSet("ship", ("a", "b")))
    assert TOWERS.indices_of(gas) == (1, 3)
    assert gas.indices_of(gas.part("d", {"port": ["p"]})) == (0, 1)


def test_groups_are_listed_as_they_first_appear() -> None:
    assert TOWERS.groups("port").members == ("p", "q")
    assert TOWERS.groups("lamp").members == ("oil", "gas")


def test_sums_by_group_add_up() -> None:
    lines = toy_run().lines
    north = lines["tolls_received", "Skerry"] + lines["tolls_received", "St. Anne"]
    assert (lines["tolls_of_coast", "North"] == north).all()
    fees = lines["harbour_fees"]
    assert (fees["Mole"] == 0).all()
    assert (fees["Quay"] == 0.07 * lines["tolls_received", "St. Anne"]).all()


def test_shares_of_a_group_are_one() -> None:
    shares = toy_run().lines["share_of_coast"].iloc[4:]
    assert np.allclose(shares["Skerry"] + shares["St. Anne"], 1, rtol=1e-15)
    assert np.allclose(shares["Needle Rock"] + shares["Far Point"], 1, rtol=1e-15)


def test_a_part_is_zero_outside_itself() -> None:
    lines = toy_run().lines
    outside = lines["upkeep", "Skerry"] - lines["repairs", "Skerry"]
    assert (outside == 0).all()
    for tower in ("Needle Rock", "St. Anne", "Far Point"):
        sums = lines["bulbs_bought", tower] + lines["repairs", tower]
        assert (lines["upkeep", tower] == sums).all()


def test_the_tower_that_leads_is_the_one_chosen() -> None:
    lines = toy_run().lines
    for tower in toy_model().sets["tower"].members:
        run = toy_run(changes={"flagship": tower})
        assert (run.lines["flagship_tolls", ""] == lines["tolls_received", tower]).all()


def test_one_attribute_may_group_into_two_sets() -> None:
    """A set of groups may hold more than the attribute's texts, in another order."""
    sets = {**toy_assumptions().sets, "shore": MemberSet("shore", ("East", "South", "North"))}
    by_coast = named("by_coast", lambda quarter: quarter * 1, balance, FACTOR, each="coast")
    loss = named("loss", lambda damage: damage, balance, FACTOR, each="tower")
    shores = named("shores", lambda loss: total_by("coast", loss), balance, FACTOR, each="shore")
    both = income(
        lambda by_coast, shores: lookup("coast", shores) - 0 * lookup("coast", by_coast),
        balance, FACTOR, each="tower",
    )  # fmt: skip
    stages = [CALENDAR_ALONE, stage_of(by_coast, loss, shores, both)]
    model = build(stages, _inputs_without_units(), sets, CALENDAR)
    arrays = evaluate_with(model)
    assert arrays["shores"][1, :, 0].tolist() == [0, 1.7 + 2.9, 0.9 + 0.3]
    assert arrays["income"][1, :, 0].tolist() == [1.2, 4.6, 1.2, 4.6]


def _inputs_without_units() -> dict:
    return {name: replace(one, unit=FACTOR) if name == "damage" else one
            for name, one in toy_assumptions().inputs.items()}  # fmt: skip


def test_spread_and_total_give_back_the_sum() -> None:
    part = named("part", lambda ships: ships, balance, FACTOR, each="electric_tower")
    whole = named("whole", lambda part: spread(part, "tower"), balance, FACTOR, each="tower")
    line = income(lambda part, whole: total(whole) - total(part), balance, FACTOR)
    one = named("one", lambda whole: member("Skerry", whole), balance, FACTOR)
    arrays = evaluate_with(model_with(part, whole, line, one))
    assert arrays["whole"][1, :, 0].tolist() == [0, 23.9, 5.1, 17.7]
    assert not arrays["income"].any()
    assert not arrays["one"].any()


def test_a_stage_takes_only_lines_of_its_own_blocks() -> None:
    stage = toy_model().stages[0]
    assert isinstance(stage, Stage)
    assert "previous" not in [line.name for line in stage.lines()]
    assert [line.name for line in stage.lines()][:2] == ["quarter", "quarter_end"]


@pytest.mark.parametrize("name", ["tower", "coast", "electric_tower", "port"])
def test_every_kind_of_set_has_lines_in_the_toy(name: str) -> None:
    assert any(line.each == name for line in toy_model().lines.values())
