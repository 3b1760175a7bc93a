"""Grids over two inputs: by hand, against runs of their own, and what they refuse."""

import numpy as np
import pytest

import fundmodel
from fundmodel.analyse.axes import axis_of
from fundmodel.analyse.movables import movables_of
from fundmodel.analyse.two_way import Crossing, Grid, two_way
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import run
from tests.analyse.few_results import drawn_levels, few_results

FLAT, ROUGH = "flat_level=1:4:4", "rough_level=0.5:1.0:2"


def grid_of(result: str, x: str, y: str) -> Grid:
    return two_way(few_results(), drawn_levels(), [result], x, y)[result]


def refusal(x: str, y: str = "rough_level") -> str:
    with pytest.raises(BadInput) as refused:
        grid_of("product", x, y)
    return str(refused.value)


def test_a_product_by_hand() -> None:
    grid = grid_of("product", FLAT, ROUGH)
    assert grid.values.tolist() == [[0.5, 1.0, 1.5, 2.0], [1.0, 2.0, 3.0, 4.0]]
    assert grid.outcome.stated == pytest.approx(0.77)
    table = grid.table
    assert (table.index.name, table.columns.name) == ("rough_level", "flat_level")
    assert table.loc[0.5, 3.0] == 1.5


def test_turned_round_it_is_the_same() -> None:
    assert np.array_equal(
        grid_of("product", FLAT, ROUGH).values, grid_of("product", ROUGH, FLAT).values.T
    )


def test_every_cell_is_a_run_of_its_own() -> None:
    found = two_way(few_results(), drawn_levels(), ["bent", "product"], "mending_quarters", FLAT)
    grid = found["bent"]
    assert grid.x.numbers.tolist() == [2, 3, 4, 5, 6]
    for y, row in zip(grid.y.numbers, grid.values, strict=True):
        for x, value in zip(grid.x.numbers, row, strict=True):
            changes = {"mending_quarters": int(x), "flat_level": float(y)}
            assert run(few_results(), drawn_levels().changed(changes)).number("bent") == value


def test_two_members_of_one_column() -> None:
    """Skerry and twice St. Anne: neither undoes what the other is."""
    x, y = "beam_share[Skerry]=0:1:3", "beam_share[St. Anne]=0:0.4:2"
    assert grid_of("beams", x, y).values == pytest.approx(np.array([[0, 0.5, 1], [0.8, 1.3, 1.8]]))


def test_a_series_is_moved_by_a_shift_of_all_years() -> None:
    movables = movables_of(few_results(), drawn_levels())
    axis = axis_of(movables, "inflation=-0.01:0.01:3")
    assert (axis.movable.about, axis.numbers.tolist()) == ("shift", [-0.01, 0, 0.01])


def test_without_ends_an_axis_goes_from_low_to_high() -> None:
    movables = movables_of(few_results(), drawn_levels())
    assert axis_of(movables, "rough_level").numbers == pytest.approx([0.64, 0.72, 0.8, 0.88, 0.96])
    assert axis_of(movables, "rough_level=0.1:5").numbers[[0, -1]].tolist() == [0.1, 5]


def test_whole_numbers_take_no_more_steps_than_there_are() -> None:
    movables = movables_of(few_results(), drawn_levels())
    axis = axis_of(movables, "mending_quarters=2:5:10")
    assert (axis.numbers.tolist(), axis.asked) == ([2, 3, 4, 5], 10)


def test_where_a_target_is_passed() -> None:
    grid = grid_of("product", FLAT, ROUGH)
    assert grid.crossings(1.5) == [Crossing(0.5, 2, 3, rises=True), Crossing(1, 1, 2, rises=True)]
    assert grid.crossings(9) == []
    falling = grid_of("quotient", "levy_share=0:1:3", FLAT)
    assert np.isnan(falling.values[:, 0]).all()
    assert falling.crossings(1.5) == [Crossing(1, 0.5, 1, rises=False)]


def test_one_that_is_named_twice_or_in_part_is_refused() -> None:
    text = "rough_level and rough_level: Both axes move the same numbers."
    assert refusal("rough_level").startswith(text)


def test_what_is_beyond_what_is_plausible_is_refused_and_not_cut() -> None:
    assert refusal("flat_level=0:2").startswith(
        "flat_level=0:2: 0 lies beyond what is plausible, 0.1 to 5.\n  To fix: stay between"
    )
    assert "A shift of 0.9 lies beyond what is plausible" in refusal("inflation=0:0.9")
    assert "Here x is a shift of all that is stated." in refusal("inflation=0:0.9")


@pytest.mark.parametrize(
    ("axis", "text"),
    [
        ("flat_level=", "This is no axis of a grid."),
        ("flat_level=1", "This is no axis of a grid."),
        ("flat_level=1:2:3:4", "This is no axis of a grid."),
        ("flat_level=2:1", "The first end is not below the second."),
        ("flat_level=1:1", "The first end is not below the second."),
        ("flat_level=a:2", "`a` is no number."),
        ("flat_level=1:true", "`true` is no number."),
        ("flat_level=1:200%", "`200%` is no number.\n  Did you mean `2`?"),
        ("flat_level=1:2:1", "`1` is no number of steps."),
        ("flat_level=1:2:2.5", "`2.5` is no number of steps."),
        ("mending_quarters=1.5:3", "1.5 is not a whole number."),
        ("flat_level=1:2:200000", "200,000 x 5 are 1,000,000 cells; 250,000 is the most."),
    ],
)
def test_an_axis_that_is_none_is_refused(axis: str, text: str) -> None:
    assert text in refusal(axis)
    assert "\n  To fix: " in refusal(axis)


def test_names_that_are_not_there_and_what_cannot_be_moved() -> None:
    assert "There is no such assumption.\n  Did you mean `flat_level`?" in refusal("flat_levl=1:2")
    for name in ("toll_policy", "beam_share", "opening_date", "beam_share[Nowhere]"):
        assert refusal(name).startswith(f"{name}: This cannot be moved between two ends.")


@pytest.mark.slow
def test_shares_of_one_total_and_ranges_that_end_at_each_other_are_refused() -> None:
    base = fundmodel.load("base")

    def refused(x: str, y: str) -> str:
        with pytest.raises(BadInput) as found:
            fundmodel.two_way(base, "us_take_total", x, y)
        return str(found.value)

    grants, minerals = (f"commitment_share[{one}]" for one in ("Housing grants", "Minerals equity"))
    assert "Both axes are shares of one total" in refused(grants, minerals)
    tied = "stated_pledge[United Kingdom]"
    assert "The range of one of the two ends at the other." in refused(tied, "european_pledge")
    assert "The range of one of the two ends at the other." in refused("european_pledge", tied)
    assert "2027-01-15 is not the last day of a quarter." in refused(
        "signing_date=2027-01-15:2028-03-31", grants
    )
    assert "`5` is no date such as 2027-06-30." in refused("signing_date=5:6", grants)
