"""Intervals: of each alternative its mean over worlds, P10 to P90, and the stated path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Measure

WIDTH, ROW, FRAME = 7.5, 0.14, 0.75


class Interval(NamedTuple):
    """One row; numbers in the unit of the measure.

    Attributes:
        label: of the row.
        mean, low, high: over worlds: the mean, P10 and P90.
        stated: on the stated path.
        is_chosen: whether it is the one that the scenario selects.
    """

    label: str
    mean: float
    low: float
    high: float
    stated: float
    is_chosen: bool = False


def interval_chart(
    rows: Sequence[Interval], measure: Measure, heading: str, row_height: float = ROW
) -> Figure:
    """A row an alternative, in the order in which they are given, the first on top.

    Args:
        rows: the alternatives.
        measure: what is measured along the axis.
        heading: what stands above all rows.
        row_height: in inches.
    """
    times = measure.times
    with look():
        figure = new_figure(FRAME + row_height * max(1, len(rows)), WIDTH)
        axes = figure.add_subplot()
        for at, row in enumerate(rows):
            axes.plot([row.low * times, row.high * times], [at, at], color=UP, linewidth=3.2,
                      alpha=0.35, solid_capstyle="butt")  # fmt: skip
        ordered = range(len(rows))
        axes.scatter([row.mean * times for row in rows], ordered, s=20, color=UP, zorder=3,
                     label="mean over worlds, with P10 to P90")  # fmt: skip
        axes.scatter([row.stated * times for row in rows], ordered, s=22, marker="D", zorder=2,
                     facecolors="none", edgecolors=DOWN, label="stated path")  # fmt: skip
        _frame(axes, rows)
        axes.set_title(heading, loc="left", fontsize=8.5, fontweight="bold")
        axes.set_xlabel(measure.unit_told, fontsize=8)
        figure.legend(fontsize=7.5, loc="outside upper right", ncols=2)
    return figure


def _frame(axes: Axes, rows: Sequence[Interval]) -> None:
    axes.set_yticks(range(len(rows)), [row.label for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(labelsize=7.5, length=0)
    for text, row in zip(axes.get_yticklabels(), rows, strict=True):
        text.set_fontweight("bold" if row.is_chosen else "normal")
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.grid(axis="x", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
