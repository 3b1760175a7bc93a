"""Shares of a variance as a picture: of each input the total, and what it brings alone."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

BARS = (
    ("total", "Total", "#2171b5", 0.2),
    ("first_order", "First order (alone)", "#9ecae1", -0.2),
)
"""Column, legend, colour, and how far above the middle of its row each bar stands."""
LETTERS = 90
"""So many of the title fit in a line."""
WIDTH, A_BAR, AROUND = 8.0, 0.35, 1.4
"""In inches: of the picture, of each bar, above and below them all."""


def plotted(indices: pd.DataFrame, title: str) -> Axes:
    """Totals and first orders in per cent with their 95 per cent intervals, the largest on top.

    Args:
        indices: as `GlobalSensitivity.indices` has them for one result.
        title: what stands above.

    Returns:
        The axes, on a figure of their own; `axes.figure.savefig("drivers.svg")` writes it.
    """
    from matplotlib import pyplot as plt

    rows = indices.iloc[::-1]
    size = (WIDTH, AROUND + A_BAR * len(rows))
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    heights = range(len(rows))
    for measure, label, colour, up in BARS:
        axes.barh(
            [height + up for height in heights],
            100 * rows[measure],
            height=0.4,
            xerr=100 * rows[f"{measure}_ci"],
            color=colour,
            label=label,
        )
    axes.set_yticks(heights, list(map(str, rows.index)))
    axes.set_xlabel("Share of the variance, %; lines are 95 % intervals")
    axes.axvline(0, color="black", linewidth=0.8)
    axes.legend(loc="lower right", frameon=False)
    figure.suptitle(fill(title, LETTERS), fontsize="medium")
    return axes
