"""The fund's draws as factors: they are those of `simulate`, each by itself, and none is held."""

from pathlib import Path

import numpy as np
import pytest

import fundmodel
from fundmodel import BadInput
from fundmodel.analyse.drawn_factors import DrawnFactors, label_of
from fundmodel.analyse.drawn_sensitivity import global_sensitivity
from fundmodel.analyse.drawn_shares import GlobalSensitivity
from fundmodel.analyse.global_sensitivity import Effort
from fundmodel.build_model.presentation import EventLines
from fundmodel.run_paths.numbers import Numbers
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.given_chances import GivenChances
from fundmodel.simulation.one_block import worlds_of
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.uncorrelated import is_correlated, uncorrelated
from tests.simulation.as_stated import with_draws_of
from tests.simulation.lighthouses import drawn_lighthouses
from tests.toy_fund.stages import toy_model

BASE = fundmodel.load("base")
MODEL = fundmodel.model_of(BASE)
LINES = fundmodel.front_pages().event_lines
RESULTS = ("us_take_present_value", "ukraine_gain")
PATHS, MANY = 128, 1_024
FEW = (
    "aid_displacement_share", "war_hazard", "gdp_growth", "equity_growth_shift",
    "event_start[First war]", "event_start[Second war]",
)  # fmt: skip
"""A share, a hazard, two numbers with a shock every year, two wars."""


def _drawn(assumptions: fundmodel.Assumptions) -> DrawnFactors:
    asked = Asked(PATHS, 1, "sobol", RESULTS, event_lines=LINES)
    return DrawnFactors(worlds_of(MODEL, uncorrelated(assumptions), asked), RESULTS)


def _table_of_streams(drawn: DrawnFactors) -> Numbers:
    streams = drawn.worlds.streams
    return np.column_stack([streams.chances(name, 0, PATHS) for name in drawn.columns])


@pytest.fixture(scope="module")
def sensitivity() -> GlobalSensitivity:
    """Of a set in which six things are drawn, a hazard and two wars among them."""
    return fundmodel.global_sensitivity(with_draws_of(BASE, *FEW), runs=1_500)


def test_a_table_of_the_streams_is_a_simulation_without_correlations() -> None:
    """To the last bit: whatever `simulate` draws is a factor, and drawn as there."""
    loose = uncorrelated(BASE)
    drawn = _drawn(BASE)
    (mine,) = drawn.runs([_table_of_streams(drawn)])
    theirs = fundmodel.simulate(loose, PATHS, results=RESULTS, checks=False)
    correlated = fundmodel.simulate(BASE, PATHS, results=RESULTS, checks=False)
    for name in RESULTS:
        assert np.array_equal(mine[name], theirs.by_path[name])
        assert not np.array_equal(mine[name], correlated.by_path[name])
    assert len(drawn.names) == len(theirs.drawn) == len(BASE.draws) + len(BASE.passages) > 160


def test_without_correlations_every_number_keeps_its_own_distribution() -> None:
    """Its numbers are the same but for their order: each is drawn at every part of its range."""
    blocks = {}
    for assumptions in (BASE, uncorrelated(BASE)):
        asked = Asked(MANY, 1, "sobol", (), event_lines=LINES)
        blocks[is_correlated(assumptions)] = worlds_of(MODEL, assumptions, asked).block(0, MANY)
    together, apart = blocks[True].drawn, blocks[False].drawn
    group = max(BASE.correlations.values(), key=lambda one: len(one.numbers))
    one, other = next(pair for pair in group.correlations if all(name in apart for name in pair))
    assert abs(np.corrcoef(apart[one], apart[other])[0, 1]) < 0.1
    assert abs(np.corrcoef(together[one], together[other])[0, 1]) > 0.2
    for name in (one, other):
        ends = [np.quantile(block[name], [0.1, 0.5, 0.9]) for block in (together, apart)]
        assert ends[0] == pytest.approx(ends[1], rel=0.05)
    assert not is_correlated(with_draws_of(BASE, "aid_displacement_share"))


def test_shares_of_members_that_move_together_are_drawn_apart() -> None:
    column = next(one for one in BASE.columns.values() if one.between_members)
    names = [draw.name for draw in BASE.draws.values() if draw.assumption == column.name]
    asked = Asked(MANY, 1, "sobol", (), event_lines=LINES)
    drawn = worlds_of(MODEL, uncorrelated(BASE), asked).block(0, MANY).drawn
    assert abs(np.corrcoef(drawn[names[0]], drawn[names[1]])[0, 1]) < 0.1
    assert uncorrelated(BASE).columns[column.name].values == column.values


def test_in_the_middle_everything_is_at_its_median() -> None:
    drawn = _drawn(BASE)
    table = np.full((2, drawn.factors.columns), 0.5)
    block = drawn.worlds.drawn_from(GivenChances(drawn.columns, table), 0, 2)
    share = BASE.draws["aid_displacement_share"].uncertainty.parameters
    assert share["low"] < block.drawn["aid_displacement_share"][0] < share["high"]
    growth = [year[0] for year in block.inputs["gdp_growth"].values()]
    stated = [BASE.series["gdp_growth"].value_in(year) for year in block.inputs["gdp_growth"]]
    assert growth == pytest.approx(stated)


def test_the_level_of_a_number_with_a_shock_a_year_moves_all_its_years() -> None:
    drawn = _drawn(BASE)
    table = np.full((3, drawn.factors.columns), 0.5)
    table[:, drawn.columns["gdp_growth"]] = 0.1, 0.5, 0.9
    block = drawn.worlds.drawn_from(GivenChances(drawn.columns, table), 0, 3)
    for year in block.inputs["gdp_growth"].values():
        assert year[0] < year[1] < year[2]


def test_nothing_is_made_up_for_a_number_that_has_no_column() -> None:
    given = GivenChances({"one": 0}, np.array([[0.5], [0.975]]))
    assert given.scores("one", 0, 2) == pytest.approx([0, 1.96], abs=0.001)
    assert np.isfinite(GivenChances({"one": 0}, np.array([[0.0], [1.0]])).scores("one", 0, 2)).all()
    with pytest.raises(KeyError):
        given.scores("other", 0, 2)


def test_its_table_tells_each_result_by_input(sensitivity: GlobalSensitivity) -> None:
    assert sensitivity.results == RESULTS
    table = sensitivity.table
    assert list(table.index.names) == ["result", "input"]
    assert list(table.columns) == [
        "label", "first_order", "first_order_ci", "total", "total_ci", "mu", "mu_star",
    ]  # fmt: skip
    for name, indices in sensitivity.indices.items():
        told = indices.drop(index="all others", errors="ignore")
        assert told["total"].is_monotonic_decreasing
        assert set(told.index) <= set(FEW)
        assert table.loc[name].equals(indices)
        assert sensitivity.interactions(name) == pytest.approx(1 - indices["first_order"].sum())
    assert len(sensitivity.screening) == len(FEW) * len(RESULTS)
    first = sensitivity.indices["us_take_present_value"].iloc[0]
    assert first.name == "event_start[First war]"
    assert first["label"] == "First war, when it begins"
    assert first["mu"] > 0  # the later the war, the more there is to share


def test_others_are_varied_and_told_as_one(sensitivity: GlobalSensitivity) -> None:
    """Growth moves the US take by nothing worth telling; it is varied all the same."""
    most_of_one = fundmodel.global_sensitivity(with_draws_of(BASE, *FEW), ["ukraine_gain"], 1_500)
    wanted = sensitivity.found.survivors
    assert sensitivity.has_others == (len(wanted) < len(FEW))
    assert most_of_one.has_others
    others = most_of_one.indices["ukraine_gain"].loc["all others"]
    assert most_of_one.explained("ukraine_gain") == (1 - others["total"], others["total_ci"])
    left_out = most_of_one.screening.loc["ukraine_gain"].query("not kept")
    assert others["mu_star"] == left_out["mu_star"].max()
    assert np.isnan(others["mu"])


def test_mean_and_spread_are_those_of_a_simulation(sensitivity: GlobalSensitivity) -> None:
    """Nothing is held and nothing is correlated, so they are the same but for the draws."""
    assert sensitivity.simulated == {}
    drawn = fundmodel.simulate(with_draws_of(BASE, *FEW), MANY, results=RESULTS, checks=False)
    for name in RESULTS:
        shares, numbers = sensitivity.found.shares[name], drawn.by_path[name]
        assert shares.mean == pytest.approx(numbers.mean(), abs=0.2 * numbers.std())
        assert shares.deviation == pytest.approx(numbers.std(), rel=0.15)


def test_the_only_number_that_is_drawn_brings_everything() -> None:
    alone = with_draws_of(BASE, "aid_displacement_share")
    one = fundmodel.global_sensitivity(alone, ["ukraine_gain"], runs=200)
    (row,) = one.table.itertuples()
    assert row.first_order == pytest.approx(1, abs=row.first_order_ci)
    assert row.total == pytest.approx(1, abs=row.total_ci)
    assert not one.has_others
    assert one.explained("ukraine_gain") == (1.0, 0.0)
    at = [alone.changed({"aid_displacement_share": level}) for level in _at_the_levels(alone)]
    p5, p35, p65, p95 = (fundmodel.run(level).number("ukraine_gain") for level in at)
    steps = [1.5 * (p65 - p5), 1.5 * (p95 - p35)]  # two thirds of the way, scaled to all of it
    assert min(steps) < row.mu < max(steps) < 0
    assert row.mu_star == pytest.approx(-row.mu)


def _at_the_levels(assumptions: fundmodel.Assumptions) -> list[float]:
    drawn = _drawn(assumptions)
    given = GivenChances(drawn.columns, np.array([[0.05], [0.35], [0.65], [0.95]]))
    return drawn.worlds.drawn_from(given, 0, 4).drawn["aid_displacement_share"].tolist()


def test_it_says_what_it_is(sensitivity: GlobalSensitivity) -> None:
    text = repr(sensitivity)
    told = len(sensitivity.found.survivors)
    assert text.startswith("Global sensitivity of base")
    assert f"runs, seed 1, 6 numbers and events drawn, {told} told apart\n" in text
    assert "us_take_present_value: total event_start[First war] 0." in text
    assert text.endswith("\n.table, .indices[result], .screening, .explained(result), .plot(path)")


def test_inputs_are_called_as_people_call_them() -> None:
    assert label_of(BASE, "event_start[First war]") == "First war, when it begins"
    assert label_of(BASE, "war_hazard") == BASE.scalars["war_hazard"].metadata.label
    member = "equity_total_return[Minerals equity]"
    label = BASE.columns["equity_total_return"].metadata.label
    assert label_of(BASE, member) == f"{label}: Minerals equity"


def test_where_nothing_is_drawn_it_is_refused() -> None:
    certain = with_draws_of(BASE)
    with pytest.raises(BadInput) as refused:
        fundmodel.global_sensitivity(certain)
    assert str(refused.value) == (
        f"{certain.title}: Nothing is drawn in this set, so that nothing varies.\n"
        "  To fix: give numbers an `uncertainty`, or ask for `sensitivity` without --global."
    )


def test_a_toy_model_is_judged_by_the_same_code() -> None:
    """Of a model that is no fund: every share is drawn, and the reserve read off a simulation."""
    model, lighthouses, results = toy_model(), drawn_lighthouses(), ("reserve_at_the_end",)
    found = global_sensitivity(model, lighthouses, results, Effort(2_000), EventLines())
    assert set(found.found.factors.names) == set(lighthouses.draws)
    shares, asked = found.found.shares["reserve_at_the_end"], Asked(2_048, 1, "sobol", results)
    drawn = simulate(model, lighthouses, asked).by_path["reserve_at_the_end"]
    assert shares.mean == pytest.approx(drawn.mean(), abs=0.1 * drawn.std())
    assert shares.deviation == pytest.approx(drawn.std(), rel=0.1)
    assert 0.9 < shares.total.sum() < 1.2
    with pytest.raises(BadInput, match=r"tolls_irr: It is not available \(n/a\) in 8. of 8. runs"):
        global_sensitivity(model, lighthouses, ["tolls_irr"], Effort(2_000), EventLines())


def test_its_picture_has_a_bar_an_input(sensitivity: GlobalSensitivity, tmp_path: Path) -> None:
    figure = sensitivity.plot(tmp_path / "drivers.svg", "ukraine_gain")
    (axes,) = figure.axes
    indices = sensitivity.indices["ukraine_gain"]
    bars = [one.patches for one in axes.containers if hasattr(one, "patches")]
    lengths = [[bar.get_width() for bar in each] for each in bars]
    assert lengths == [pytest.approx(100 * indices[one]) for one in ("first_order", "total")]
    assert (tmp_path / "drivers.svg").stat().st_size > 1_000
    with pytest.raises(BadInput, match="us_take_total: There is no such result"):
        sensitivity.plot(result="us_take_total")
