"""What can be moved by itself, how far, and what it then becomes."""

import numpy as np
import pytest

import fundmodel
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE, Movables, movables_of
from fundmodel.read_assumptions import Column
from fundmodel.simulation.shapes import number_at


@pytest.fixture(scope="module")
def movables() -> Movables:
    loaded = fundmodel.load("base")
    return movables_of(fundmodel.model_of(loaded), loaded)


def test_every_number_is_moved_by_one_thing_at_most(movables: Movables) -> None:
    moved = [cell.address for one in movables.all.values() for cell in one.moved.numbers()]
    assert len(moved) == len(set(moved))


def test_all_that_is_drawn_can_be_moved(movables: Movables) -> None:
    drawn = {one.name for one in movables.assumptions.draws.values()
             if one.assumption in movables.model.inputs}  # fmt: skip
    assert {name for name, one in movables.all.items() if one.ends == DRAWN} == drawn


def test_ends_lie_within_what_is_plausible(movables: Movables) -> None:
    for one in movables.all.values():
        assert one.limits[0] <= one.low <= one.high <= one.limits[1], one.name
        assert one.limits[0] <= one.stated <= one.limits[1] * (1 + 1e-9), one.name


@pytest.mark.thorough
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_number_at_an_end_is_accepted_by_hand(movables: Movables, end: str) -> None:
    """What the analyses move, `--set` takes: no range and no total is broken."""
    for one in movables.all.values():
        column = one.moved.assumption
        if isinstance(column, Column) and column.adds_to_one:
            continue  # there the others move too
        numbers = one.moved.at(getattr(one, end))
        changes: dict[str, object] = {one.name: numbers}
        if isinstance(column, Column):
            values = dict(zip(column.members, numbers, strict=True))
            changes = {f"{column.name}[{cell.key}]": values[str(cell.key)]
                       for cell in one.moved.numbers()}  # fmt: skip
        movables.assumptions.changed(changes, accept=True)


def test_as_stated_nothing_moves(movables: Movables) -> None:
    for one in movables.all.values():
        assert one.inputs(movables.stated, one.stated) == movables.stated


def test_the_ends_of_a_draw_are_its_tenth_and_ninetieth_percentile(movables: Movables) -> None:
    rng = np.random.default_rng(3)
    drawn = movables.assumptions.draws["reparation_probability"]
    many = number_at(drawn.uncertainty, rng.standard_normal(200_000))
    one = movables.all["reparation_probability"]
    assert (one.low, one.high) == pytest.approx(np.quantile(many, [0.1, 0.9]), abs=3e-4)


def test_yearly_shocks_move_by_the_mean_of_what_they_come_to(movables: Movables) -> None:
    """Of a thousand worlds the mean over the years, by the draws of `simulate`."""
    simulation = fundmodel.simulate(movables.assumptions, 1_024, 1, results=["us_take_total"],
                                    checks=False)  # fmt: skip
    yearly = [one for one in movables.assumptions.draws.values() if one.by_year]
    assert yearly
    for draw in yearly:
        one, drawn = movables.all[draw.name], simulation.drawn[draw.name]
        spread = np.quantile(drawn, [0.1, 0.9])
        if not one.limits[0] < one.low < one.high < one.limits[1]:
            continue
        assert (one.low, one.high) == pytest.approx(spread, abs=0.08 * np.ptp(spread)), draw.name


def test_a_share_of_one_whole_makes_the_others_move_in_proportion(movables: Movables) -> None:
    one = movables.named("commitment_share[Housing grants]")
    assert one is not None
    before, after = one.moved.at(one.stated), one.moved.at(0.56)
    at = one.moved.assumption.members.index("Housing grants")
    others = [number for member, number in enumerate(after) if member != at]
    stated = [number for member, number in enumerate(before) if member != at]
    assert after[at] == pytest.approx(0.56)
    assert sum(after) == pytest.approx(1, abs=1e-12)
    assert np.array(others) == pytest.approx(np.array(stated) * 0.44 / 0.88)


def test_a_series_moves_as_a_whole_by_a_shift(movables: Movables) -> None:
    one = movables.named("us_inflation")
    assert one is not None
    stated = movables.assumptions.year_values("us_inflation")
    assert one.moved.at(0.01) == pytest.approx({year: x + 0.01 for year, x in stated.items()})


@pytest.mark.parametrize(
    "name",
    ["selected_reading", "commitment_share", "commitment_share[Nowhere]", "nothing", "us_gdp[1]"],
)
def test_what_cannot_be_moved_by_itself(movables: Movables, name: str) -> None:
    """A choice; a column whose members are not moved together; no member; no assumption."""
    assert movables.named(name) is None


def test_beginnings_of_events_are_left_to_hazards_but_can_be_asked_for(movables: Movables) -> None:
    (name, *_) = movables.assumptions.passages
    assert name not in movables.all
    one = movables.named(name)
    assert one is not None
    assert one.ends == PLAUSIBLE
