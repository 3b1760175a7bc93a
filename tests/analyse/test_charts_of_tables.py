"""Charts of tables draw each row of them, in its own group, and say which row is the largest."""

import numpy as np
import pandas as pd

from fundmodel.analyse.charts.of_tables import (
    heat_map_of_table,
    indices_of_table,
    tornado_of_table,
)
from fundmodel.build_model.units import USD_M
from fundmodel.charts.figures import DOWN, UP
from fundmodel.charts.measure import Measure, Words
from tests.analyse.test_charts import bars, texts

MONEY = Measure("Reserve", USD_M, "nominal")
ROWS = pd.DataFrame(
    {
        "label": ["Tolls", "Storms", "Rent"],
        "group": ["P10 to P90", "P10 to P90", "plausible"],
        "at_low": [-100.0, 200.0, -50.0],
        "at_high": [300.0, np.nan, 50.0],
        "low": [0.01, 0.0, 1.0],
        "high": [0.02, 4.0, 2.0],
        "about": ["shift", "value", "factor"],
        "input_unit": ["share a year", "count", "factor"],
    }
)


def test_rows_of_a_tornado_are_drawn_in_their_groups() -> None:
    figure = tornado_of_table(ROWS, MONEY, 1_000, "Source: by hand.")
    first, second = figure.axes
    assert bars(first, DOWN) == [(1, 0.9), (1, 1.2)]
    assert bars(first, UP) == [(1, 1.3)]
    assert bars(second, DOWN) + bars(second, UP) == [(1, 0.95), (1, 1.05)]
    assert sorted(texts(first)) == ["+1 %", "+2 %", "0", "4 n/a"]
    assert sorted(texts(second)) == ["x 1", "x 2"]
    assert figure.get_suptitle().replace("\n", " ") == (
        "Reserve: 1.00 US$ bn as stated. Uncertain: Tolls moves it most, to 0.90 or 1.30"
    )


def test_only_groups_that_have_rows_are_drawn() -> None:
    figure = tornado_of_table(ROWS[ROWS["group"] == "plausible"], MONEY, 1_000, "")
    (axes,) = figure.axes
    assert axes.get_title(loc="left") == "Never drawn, such as terms: over the plausible range"


def test_indices_are_drawn_in_the_order_of_their_rows() -> None:
    columns = ["total", "total_ci", "first_order", "first_order_ci"]
    table = pd.DataFrame([[0.7, 0.1, 0.5, 0.2], [0.2, 0.0, 0.1, 0.0]], ["Oil", "War"], columns)
    (axes,) = indices_of_table(table, "Oil", "").axes
    assert bars(axes, UP) == [(0, 50), (0, 10)]
    assert bars(axes, DOWN) == [(0, 70), (0, 20)]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Oil", "War"]


def test_a_grid_is_drawn_with_x_across() -> None:
    grid = pd.DataFrame([[1_000.0, 2_000.0], [3_000.0, 4_000.0]], [0.1, 0.2], [5.0, 6.0])
    axes = heat_map_of_table(grid, ("Across", "Up"), MONEY, Words("Answer"), stated=(5, 0.2)).axes[
        0
    ]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("Across", "Up")
    cells = np.ma.asarray(axes.collections[0].get_array()).reshape(2, 2)
    assert cells.tolist() == [[1, 2], [3, 4]]
    low, high = axes.get_xlim()
    assert low < 5
    assert high > 6
