"""Shares of a variance as a picture: a bar an input, the part that it brings alone within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

TOTAL, ALONE = "#c6dbef", "#2171b5"
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
    names = list(map(str, rows.index))
    axes.barh(names, 100 * rows["total"], xerr=100 * rows["total_ci"], color=TOTAL, label="Total")
    axes.barh(
        names,
        100 * rows["first_order"],
        xerr=100 * rows["first_order_ci"],
        height=0.4,
        color=ALONE,
        label="First order (alone)",
    )
    axes.set_xlabel("Share of the variance, %; lines are 95 % intervals")
    axes.set_title(title, loc="left", fontsize="medium")
    axes.axvline(0, color="black", linewidth=0.8)
    axes.legend(loc="lower right", frameon=False)
    figure.align_labels()
    return axes
