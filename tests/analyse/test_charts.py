"""Charts show what they were given: each bar is as long as its number, and nothing is left out."""

from dataclasses import replace
from itertools import pairwise
from math import nan
from typing import Any

import numpy as np
import pytest

from fundmodel.analyse.charts.index_bars import IndexBar, index_bars
from fundmodel.analyse.charts.of_bridges import waterfall_of
from fundmodel.analyse.charts.surfaces import DrawnAxis, frontier, heat_map
from fundmodel.analyse.charts.tornado import TornadoBar, tornado
from fundmodel.build_model.units import SHARE, USD_M
from fundmodel.charts.figures import DOWN, ENDS, UP
from fundmodel.charts.measure import Measure, Words
from tests.machinery.toy_bridge import bridge_of, without_shares

MONEY = Measure("Reserve", USD_M, "money of the day")
WORDS = Words("What moves it", "Source: by hand.")


def bars(axes: Any, colour: str) -> list[tuple[float, float]]:
    """From where to where the bars of one colour go, from the top."""
    from matplotlib.colors import to_rgba

    found = [patch for patch in axes.patches if patch.get_facecolor() == to_rgba(colour)]
    found.sort(key=lambda patch: patch.get_y())
    ends = [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in found]
    return [(round(start, 9), round(end, 9)) for start, end in ends]


def texts(axes: Any) -> list[str]:
    return [text.get_text().strip() for text in axes.texts]


def test_a_waterfall_goes_from_one_end_to_the_other_in_us_dollar_billions() -> None:
    (axes,) = waterfall_of(bridge_of(30_000, -1_000, -80_000, 70_000)).axes
    assert bars(axes, ENDS) == [(0, 30), (0, 19)]
    assert bars(axes, DOWN) == [(30, -50), (20, 19)]
    assert bars(axes, UP) == [(-50, 20)]
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["base", "Input 2", "Input 3", "Input 1", "gales"]
    assert sorted(texts(axes)) == sorted(["30.00", "-80.00", "+70.00", "-1.00", "19.00"])
    low, high = axes.get_xlim()
    assert low < -50
    assert high > 30


def test_its_title_is_the_answer_and_the_axis_has_unit_and_basis() -> None:
    figure = waterfall_of(bridge_of(30_000, -1_000, -80_000))
    assert figure.get_suptitle().replace("\n", " ") == (
        "Reserve at the end: 30.00 in base, -51.00 in gales (US$ bn). Largest cause: Input 2, "
        "-80.00"
    )
    (axes,) = figure.axes
    assert axes.get_xlabel() == "Reserve at the end, money of the day, US$ bn"
    assert figure.get_supxlabel() == (
        "Source: fundmodel; base and gales, stated path. Each step on average over all orders of "
        "change."
    )


def test_the_smallest_steps_are_drawn_together_with_their_sum() -> None:
    amounts = [1000.0 * at for at in range(1, 8)]
    (axes,) = waterfall_of(bridge_of(0, *amounts), most=4).axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["base", "Input 7", "Input 6", "Input 5", "4 others together", "gales"]
    steps = bars(axes, UP)
    assert [end - start for start, end in steps] == pytest.approx([7, 6, 5, 10])
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(steps))
    assert bars(axes, ENDS)[-1] == (0, 28)


def test_where_zero_is_far_away_the_axis_leaves_it_out_and_says_so() -> None:
    (axes,) = waterfall_of(bridge_of(100_000, 2_000, -500)).axes
    assert axes.get_xlim()[0] > 99
    assert bars(axes, ENDS) == []  # a bar from zero would be cut
    assert axes.get_title(loc="right") == "The axis does not begin at zero."
    marks = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "D"]
    assert marks == pytest.approx([100, 101.5])
    (other,) = waterfall_of(bridge_of(-100_000, 2_000, 150_000)).axes
    assert len(bars(other, ENDS)) == 2


def test_without_shares_what_changes_in_turn_is_drawn() -> None:
    bridge = without_shares(bridge_of(1_000, 500, -3_000))
    figure = waterfall_of(bridge)
    assert bars(figure.axes[0], DOWN) == [(1, -2)]
    assert "in the files' order" in figure.get_supxlabel()
    assert figure.get_suptitle().startswith("Reserve at the end, mean of 8 worlds: 1.00 in base, ")


def test_a_share_is_drawn_in_per_cent() -> None:
    figure = waterfall_of(replace(bridge_of(0.25, 0.125, unit=SHARE), basis="nominal"))
    (axes,) = figure.axes
    assert bars(axes, UP) == [(25, 37.5)]
    assert axes.get_xlabel() == "Reserve at the end, nominal, %"


BOTH_SIDES = TornadoBar("Tolls", -2_000, 3_000, "1 %", "9 %")
ONE_SIDE = TornadoBar("Storms", -500, -900, "0", "4")
NOT_THERE = TornadoBar("Oil", 700, nan, "low", "high")


def test_a_tornado_ranks_each_group_by_itself_on_its_own_scale() -> None:
    groups = {"Uncertain": [ONE_SIDE, BOTH_SIDES], "Terms": [NOT_THERE]}
    figure = tornado(groups, MONEY, 10_000, WORDS)
    first, second = figure.axes
    assert [label.get_text() for label in first.get_yticklabels()] == ["Tolls", "Storms"]
    assert bars(first, DOWN) == [(10, 8), (10, 9.5)]
    assert bars(first, UP) == [(10, 13), (10, 9.1)]
    assert [first.get_title(loc="left"), second.get_title(loc="left")] == ["Uncertain", "Terms"]
    assert first.get_xlim()[1] > 13 > second.get_xlim()[1] > 10.7
    assert second.get_xlabel() == "Reserve, money of the day, US$ bn"
    assert sorted(texts(first)) == ["0", "1 %", "4", "9 %"]


def test_bars_on_the_same_side_do_not_hide_each_other() -> None:
    (axes,) = tornado({"Uncertain": [ONE_SIDE]}, MONEY, 0, WORDS).axes
    low, high = sorted(axes.patches[:2], key=lambda patch: patch.get_y())
    assert low.get_y() + low.get_height() <= high.get_y() + 1e-12


def test_an_end_at_which_the_result_is_not_available_is_told() -> None:
    (axes,) = tornado({"Terms": [NOT_THERE]}, MONEY, 0, WORDS).axes
    assert sorted(texts(axes)) == ["high n/a", "low"]


def test_how_many_bars_are_not_drawn_is_said() -> None:
    many = [TornadoBar(f"Input {at}", -at, at) for at in range(1, 6)]
    (axes,) = tornado({"Uncertain": many}, MONEY, 0, WORDS, most=3).axes
    assert axes.get_title(loc="left") == "Uncertain; 2 shorter bars are not drawn"
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["Input 5", "Input 4", "Input 3"]


X = DrawnAxis("Share, %", np.array([0.0, 50.0, 100.0]), 50.0)
Y = DrawnAxis("Return, %", np.array([1.0, 3.0]), 3.0)
VALUES = np.array([[0.0, 10_000.0, 20_000.0], [5_000.0, nan, 40_000.0]])


def test_a_heat_map_has_a_cell_a_pair_and_leaves_out_what_is_not_available() -> None:
    figure = heat_map(X, Y, VALUES, MONEY, WORDS)
    axes, scale = figure.axes
    cells = np.ma.asarray(axes.collections[0].get_array()).reshape(VALUES.shape)
    assert cells.mask.tolist() == np.isnan(VALUES).tolist()
    assert cells.compressed().tolist() == [0, 10, 20, 5, 40]
    assert [axes.get_xlabel(), axes.get_ylabel()] == ["Share, %", "Return, %"]
    assert scale.get_ylabel() == "Reserve, money of the day, US$ bn"
    assert figure.get_supxlabel() == "Source: by hand. Grey: not available."
    (stated,) = (line for line in axes.lines if line.get_marker() == "o")
    assert (stated.get_xdata()[0], stated.get_ydata()[0]) == (50, 3)


def test_the_line_of_a_target_goes_where_the_result_is_so_large() -> None:
    full = np.nan_to_num(VALUES, nan=20_000)
    figure = heat_map(X, Y, full, MONEY, WORDS, target=15_000)
    (line,) = [one for one in figure.axes[0].collections if hasattr(one, "levels")]
    (path,) = line.get_paths()
    at_the_bottom = [x for x, y in path.vertices if y == 1]
    assert at_the_bottom == pytest.approx([75])  # between 10 and 20 bn
    outside = heat_map(X, Y, full, MONEY, WORDS, target=99_000)
    assert not [one for one in outside.axes[0].collections if hasattr(one, "levels")]


def test_a_frontier_joins_what_was_solved_and_marks_what_has_no_solution() -> None:
    ys = DrawnAxis("Return, %", np.array([9.0, 4.0, nan]))
    figure = frontier(X, ys, WORDS)
    (axes,) = figure.axes
    (line,) = axes.lines
    assert line.get_xdata().tolist() == [0, 50, 100]
    assert line.get_ydata().tolist()[:2] == [9, 4]
    (band,) = axes.patches
    assert band.get_x() < 100 < band.get_x() + band.get_width()
    assert figure.get_supxlabel() == "Source: by hand. Grey: no solution."
    assert not frontier(X, DrawnAxis("y", np.arange(3.0)), WORDS).axes[0].patches


def test_indices_are_shown_in_per_cent_with_their_confidence_intervals() -> None:
    given = [IndexBar("Returns", 0.6, 0.05, 0.75, 0.04), IndexBar("All others", 0.01, 0.02, 0.1, 0)]
    (axes,) = index_bars(given, WORDS).axes
    assert bars(axes, UP) == [(0, 60), (0, 1)]
    assert bars(axes, DOWN) == [(0, 75), (0, 10)]
    segments = [one.get_segments() for one in axes.collections if hasattr(one, "get_segments")]
    ends = [[(round(start[0], 9), round(end[0], 9)) for start, end in each] for each in segments]
    assert ends[0] == [(55, 65), (-1, 3)]
    assert ends[1] == [(71, 79), (10, 10)]
