"""What draws make of stated numbers: shifts, factors, members, years, whole numbers, totals."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import Assumptions, CorrelationGroup, Source, Uncertainty
from fundmodel.read_assumptions.text import Location
from fundmodel.simulation.streams import Streams
from fundmodel.simulation.worlds import Block, Worlds
from tests.simulation.as_stated import drawn_too, with_draws_of

BASE = with_draws_of(fundmodel.load("base"))
MODEL = fundmodel.model_of(BASE)
PATHS = 2_048
WIDE = Uncertainty("lognormal", {"median": 1.0, "sigma": 0.4}, "factor")
YEARLY = {"mean": 0.0, "sigma": 0.002}


def _block(assumptions: Assumptions) -> Block:
    return Worlds(MODEL, assumptions, Streams(6)).block(0, PATHS)


def _member_by_member(assumptions: Assumptions, name: str, **how: Any) -> Assumptions:
    column = drawn_too(assumptions, name, WIDE).columns[name]
    return assumptions.with_assumption(replace(column, drawn_by_member=True, cells={}, **how))


def test_nothing_drawn_is_what_is_stated() -> None:
    block = _block(BASE)
    assert block.drawn == {}
    assert block.inputs == {name: block.inputs[name] for name in MODEL.inputs}
    assert not any(np.ndim(numbers) > 1 for numbers in block.inputs.values())


def test_shares_of_one_whole_add_up_to_one() -> None:
    drawn = _member_by_member(BASE, "commitment_share")
    shares = _block(drawn).inputs["commitment_share"]
    stated = np.array(BASE.column_values("commitment_share"))
    np.testing.assert_allclose(shares.sum(axis=0), 1, atol=1e-13)
    assert (shares[stated == 0] == 0).all()
    assert (shares.std(axis=1)[stated > 0] > 0).all()
    set_by_path = drawn.changed({f"commitment_share[{member}]": float(share) for member, share in
                                 zip(drawn.columns["commitment_share"].members, shares[:, 5],
                                     strict=True)})  # fmt: skip
    assert set_by_path.column_values("commitment_share") == tuple(shares[:, 5].tolist())


def test_parts_stay_within_their_total() -> None:
    total = BASE.number("european_pledge")
    members = BASE.columns["stated_pledge"].members[:3]
    told = BASE.changed({f"stated_pledge[{member}]": total / 3.2 for member in members})
    pledges = _block(_member_by_member(told, "stated_pledge")).inputs["stated_pledge"]
    sums = pledges.sum(axis=0)
    assert (sums <= total).all()
    assert (sums > total * 0.999999).any()
    assert (sums < total * 0.9).any()


def test_one_draw_for_all_members_keeps_their_proportions() -> None:
    name = "event_quarters"
    stated = BASE.column_values(name)
    drawn = drawn_too(BASE, name, Uncertainty("uniform", {"low": 0.5, "high": 1.5}, "factor"))
    block = _block(drawn)
    numbers = block.inputs[name]
    assert (numbers == np.floor(numbers)).all()
    assert (stated[0], stated[2]) == (12, 4)
    counts = [(numbers[0] == quarters).mean() for quarters in range(6, 19)]
    np.testing.assert_allclose(counts, [1 / 24, *[1 / 12] * 11, 1 / 24], atol=0.004)
    assert np.array_equal(numbers[0], numbers[1])
    assert np.array_equal(numbers[2], np.rint(4 * block.drawn[name]))


def test_members_have_the_correlation_that_is_stated() -> None:
    drawn = _member_by_member(BASE, "contributor_gdp", between_members=0.4)
    rows = _block(drawn).inputs["contributor_gdp"]
    logs = np.log(rows / np.array(BASE.column_values("contributor_gdp"))[:, None])
    inside = (rows < drawn.metadata("contributor_gdp").plausible[1]).all(axis=0)
    assert inside.mean() > 0.9
    between = np.corrcoef(logs)[np.triu_indices(len(rows), 1)]
    assert between.mean() == pytest.approx(0.4, abs=0.05)


def test_shocks_move_every_year_of_the_horizon() -> None:
    name = "real_appreciation"
    drawn = drawn_too(BASE, name, Uncertainty("normal", YEARLY, "shift", 0.7))
    block = _block(drawn)
    years = block.inputs[name]
    assert list(years) == list(range(2027, 2057))
    assert years[2056].std() == pytest.approx(0.002 / np.sqrt(1 - 0.49), rel=0.05)
    assert years[2027].std() == pytest.approx(0.002, rel=0.05)
    assert np.corrcoef(years[2040], years[2041])[0, 1] == pytest.approx(0.7, abs=0.05)
    np.testing.assert_allclose(block.drawn[name], sum(years.values()) / 30, atol=1e-12)


def test_one_draw_moves_all_stated_years_alike() -> None:
    name = "us_inflation"
    stated = BASE.year_values(name)
    drawn = drawn_too(BASE, name, Uncertainty("uniform", {"low": -0.01, "high": 0.01}, "shift"))
    years = _block(drawn).inputs[name]
    shifts = [years[year] - value for year, value in stated.items()]
    assert list(years) == list(stated)
    assert all(np.allclose(shift, shifts[0], atol=1e-15) for shift in shifts)
    assert -0.01 <= shifts[0].min() < -0.0099


def test_a_number_and_a_process_that_move_together() -> None:
    """The one draw goes with all years together; two processes go together year by year."""
    names = ("real_appreciation", "equity_growth_shift", "operating_cost_rate")
    yearly = Uncertainty("normal", YEARLY, "shift", 0.0)
    drawn = drawn_too(drawn_too(BASE, names[0], yearly), names[1], yearly)
    drawn = drawn_too(drawn, names[2], Uncertainty("uniform", {"low": 0.002, "high": 0.01}))
    pairs = {(names[0], names[1]): 0.6, (names[0], names[2]): -0.5}
    group = CorrelationGroup("rates", "Rates", pairs, "A test.", Source("", "", ""), "C", "2026",
                             Location(""))  # fmt: skip
    block = _block(replace(drawn, correlations={"rates": group}))
    us, euro = (block.inputs[name] for name in names[:2])
    for year in (2027, 2041, 2056):
        assert np.corrcoef(us[year], euro[year])[0, 1] == pytest.approx(0.6, abs=0.06)
    cost = block.inputs[names[2]]
    assert np.corrcoef(block.drawn[names[0]], cost)[0, 1] == pytest.approx(-0.5, abs=0.05)
    assert abs(np.corrcoef(us[2041], cost)[0, 1] + 0.5 / np.sqrt(30)) < 0.08


def test_what_is_beyond_the_plausible_range_is_cut_there() -> None:
    name = "us_profit_share"
    wide = Uncertainty("normal", {"mean": 0.5, "sigma": 1.0})
    numbers = _block(drawn_too(BASE, name, wide)).inputs[name]
    low, high = BASE.metadata(name).plausible
    assert (numbers.min(), numbers.max()) == (low, high)
    assert 0.25 < (numbers == low).mean() < 0.4
