"""Sets side by side as pandas objects: the lighthouses, and the fund where names are loaded."""

import math

import pytest

import fundmodel
from fundmodel.analyse.bridge import Bridge
from fundmodel.analyse.comparing import Comparison
from fundmodel.analyse.titles import told_apart
from fundmodel.errors import BadInput, UnknownName
from fundmodel.run_paths.run import run
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.simulation import Simulation
from tests.analyse.lighthouse_pairs import FLAT
from tests.simulation.lighthouses import drawn_lighthouses
from tests.toy_fund.stages import toy_model

RESULTS = ["tolls_of_all", "tolls_irr", "tolls_of_life[Skerry]"]
CHANGED = [FLAT, FLAT.changed({"toll_a_ship": 0.9}), FLAT.changed({"flat_level": 2})]


def drawn(assumptions, _=()) -> Simulation:
    return simulate(toy_model(), assumptions, Asked(128, 1, "sobol", ("results",), checks=False))


def compared(sets, *, worlds: bool = False) -> Comparison:
    titles = told_apart([one.title for one in sets])
    simulations = [drawn(one) for one in sets] if worlds else []
    runs = [run(toy_model(), one) for one in sets]
    return Comparison(toy_model(), titles, runs, simulations, RESULTS, drawn)


def test_differences_are_those_from_the_first() -> None:
    found = compared(CHANGED)
    table = found.table["difference"].unstack("scenario")[list(found.titles)]
    base = found.runs[0].number("tolls_of_all")
    assert table.loc["tolls_of_all"].tolist() == pytest.approx([0, 0.8 * base, base])
    assert found.table["expected"].isna().all()
    row = found.table.loc[("tolls_of_life[Skerry]", found.titles[1])]
    assert (row["unit"], row["basis"]) == ("US$ m", "nominal")
    assert row["value"] == found.runs[1].results["tolls_of_life[Skerry]"]


def test_what_is_not_available_has_no_difference() -> None:
    found = compared(CHANGED)
    assert math.isnan(found.stated("tolls_irr", 1))
    assert math.isnan(found.difference("tolls_irr", 1))


def test_inputs_a_column_a_set() -> None:
    found = compared(CHANGED)
    assert list(found.inputs.index) == ["flat_level", "toll_a_ship"]
    assert found.inputs.loc["flat_level", found.titles].tolist() == ["1", "1", "2"]
    assert found.inputs["in_value"].all()
    assert found.inputs.loc["flat_level", "because"] == "Set by hand."


def test_nothing_differs() -> None:
    found = compared([FLAT, FLAT])
    assert found.inputs.empty
    assert "0 inputs differ, 0 of 3 results move" in repr(found)
    assert found.bridge("tolls_of_all").difference == 0


def test_expected_values_over_the_same_worlds() -> None:
    first = drawn_lighthouses()
    sets = [first, first.changed({"toll_a_ship": 0.74})]
    found = compared(sets, worlds=True)
    expected = [drawn(one).by_path["tolls_of_all"].mean() for one in sets]
    assert found.expected("tolls_of_all", 1) == pytest.approx(expected[1])
    by_name = found.table["expected_difference"]
    assert by_name["tolls_of_all", found.titles[1]] == pytest.approx(expected[1] - expected[0])
    assert by_name["tolls_of_all", found.titles[0]] == 0
    bridge = found.bridge("tolls_of_all", expected=True)
    assert bridge.difference == pytest.approx(expected[1] - expected[0])


def test_a_bridge_to_any_of_the_others() -> None:
    found = compared(CHANGED)
    names = [found.bridge("tolls_of_all", title).steps[0].name for title in found.titles[1:]]
    assert names == ["toll_a_ship", "flat_level"]
    with pytest.raises(UnknownName, match="There is no such scenario"):
        found.bridge("tolls_of_all", "gales")


def test_fewer_than_two_are_refused() -> None:
    with pytest.raises(BadInput, match=r"^compare: There is one set of assumptions to compare\."):
        fundmodel.compare("base")
    with pytest.raises(BadInput, match=r"^compare: There is no set of assumptions to compare\."):
        fundmodel.compare()


def test_the_fund_from_base_to_high_return() -> None:
    """Equity growth is nearly all of it; alone it does what a run with that number does."""
    bridge = fundmodel.bridge("base", "high_return", "us_take_total")
    assert isinstance(bridge, Bridge)
    base = fundmodel.load("base")
    growth = next(step for step in bridge.steps if step.name == "equity_growth_shift")
    assert bridge.ranked[0] is growth
    assert growth.share > 0.9 * bridge.difference > 0
    high = fundmodel.load("high_return").year_values("equity_growth_shift")
    only = fundmodel.run(base.changed({"equity_growth_shift": high})).results["us_take_total"]
    assert growth.alone == pytest.approx(only - bridge.start, rel=1e-12)
    assert sum(step.share for step in bridge.steps) == pytest.approx(bridge.difference, abs=1e-9)


def test_the_fund_as_stated_by_default_its_headlines() -> None:
    found = fundmodel.compare("base", "high_return", paths=0)
    headlines = [line.name for line in found.model.headlines if not line.each]
    assert found.results == headlines
    assert found.simulations == []
    results = fundmodel.run(fundmodel.load("high_return")).results
    assert found.stated("ukraine_gain", 1) == results["ukraine_gain"]
    with pytest.raises(UnknownName, match="us_take_totl: There is no such result"):
        fundmodel.compare("base", "high_return", results=["us_take_totl"], paths=0)
