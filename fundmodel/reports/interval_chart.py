"""Intervals: of each alternative its mean over worlds, P10 to P90, and the stated path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.analyse.charts.figures import DOWN, INK, UP, look, new_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from fundmodel.analyse.charts.measure import Measure

WIDTH, ROW, FRAME = 7.5, 0.195, 0.75
LETTERS = 58


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


def interval_chart(rows: Sequence[Interval], measure: Measure) -> Figure:
    """A row an alternative, in the order in which they are given, the first on top.

    Args:
        rows: the alternatives.
        measure: what is measured along the axis.
    """
    from fundmodel.analyse.charts.frame import label_rows
    from fundmodel.analyse.charts.measure import wrapped

    times = measure.times
    with look():
        figure = new_figure(FRAME + ROW * max(1, len(rows)), WIDTH)
        axes = figure.add_subplot()
        for at, row in enumerate(rows):
            axes.plot([row.low * times, row.high * times], [at, at], color=UP, linewidth=3.2,
                      alpha=0.35, solid_capstyle="butt")  # fmt: skip
        ordered = range(len(rows))
        axes.scatter([row.mean * times for row in rows], ordered, s=20, color=UP, zorder=3,
                     label="mean over worlds, with P10 to P90")  # fmt: skip
        axes.scatter([row.stated * times for row in rows], ordered, s=22, marker="D", zorder=2,
                     facecolors="none", edgecolors=DOWN, label="stated path")  # fmt: skip
        label_rows(axes, [wrapped(row.label, LETTERS) for row in rows])
        axes.tick_params(axis="y", labelsize=7.5)
        axes.tick_params(axis="x", labelsize=7.5)
        for text, row in zip(axes.get_yticklabels(), rows, strict=True):
            text.set_fontweight("bold" if row.is_chosen else "normal")
        axes.axvline(0, color=INK, linewidth=0.6)
        axes.set_xlabel(measure.axis, fontsize=8)
        axes.legend(fontsize=7.5, loc="lower right")
    return figure
