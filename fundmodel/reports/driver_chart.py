"""Drivers: what moves a result most, each input by itself between its ends; half a page wide."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure
from fundmodel.charts.measure import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.analyse.charts.tornado import TornadoBar
    from fundmodel.charts.measure import Measure

WIDTH, ROW, FRAME = 3.7, 0.36, 0.85
THICK, ABOVE = 0.34, -0.3
SIDE = 0.035
"""Of the width, on either side: half of the widest number below the axis."""
LETTERS, MOST_LETTERS, HEADING_LETTERS, SMALL = 60, 90, 48, 6.8
BEHIND = {"facecolor": "white", "edgecolor": "none", "pad": 0.4}
"""What parts a name from the lines that it crosses."""


def driver_chart(
    bars: Sequence[TornadoBar], measure: Measure, stated: float, heading: str
) -> Figure:
    """A bar an input, its name above it, its two ends beside it.

    Args:
        bars: in the order in which they are drawn, the first on top.
        measure: the result.
        stated: what it is as stated, in its own unit; the bars go from there.
        heading: what stands above all of them.
    """
    middle = stated * measure.times
    with look():
        height = FRAME + ROW * max(1, len(bars))
        figure = new_figure(height, WIDTH)
        figure.set_layout_engine("none")  # names stand within it, so that its frame is known
        axes = figure.add_axes((SIDE, 0.42 / height, 1 - 2 * SIDE, 1 - FRAME / height))
        for row, bar in enumerate(bars):
            _draw(axes, row, bar, middle, measure.times)
        axes.axvline(middle, color=INK, linewidth=0.7)
        _frame(axes, bars, middle, measure)
        axes.set_title(wrapped(heading, HEADING_LETTERS), loc="left", fontsize=8.5,
                       fontweight="bold", x=0)  # fmt: skip
    return figure


def _draw(axes: Axes, row: int, bar: TornadoBar, middle: float, times: float) -> None:
    text = bar.label if len(bar.label) <= MOST_LETTERS else f"{bar.label[: MOST_LETTERS - 3]}..."
    size = (SMALL + 0.4) * min(1.0, LETTERS / max(1, len(text)))
    axes.text(0.0, row + ABOVE, text, fontsize=size, va="center",
              bbox=BEHIND, transform=axes.get_yaxis_transform())  # fmt: skip
    ends = ((bar.at_low, bar.low, DOWN), (bar.at_high, bar.high, UP))
    known = [change for change, *_ in ends if isfinite(change)]
    same_side = len(known) == 2 and known[0] * known[1] > 0
    for at, (change, told, colour) in enumerate(ends):
        if not isfinite(change) or not change:
            continue
        thick = THICK / 2 if same_side else THICK
        height = row + 0.12 + ((at - 0.5) * thick if same_side else 0)
        axes.barh(height, change * times, thick, left=middle, color=colour)
        right = change > 0
        axes.annotate(told, (middle + change * times, height), (2 if right else -2, 0),
                      textcoords="offset points", va="center", ha="left" if right else "right",
                      fontsize=SMALL)  # fmt: skip


def _frame(axes: Axes, bars: Sequence[TornadoBar], middle: float, measure: Measure) -> None:
    changes = [one for bar in bars for one in (bar.at_low, bar.at_high) if isfinite(one)]
    reached = [middle, *(middle + one * measure.times for one in changes)]
    room = 0.24 * (max(reached) - min(reached)) or 1.0
    axes.set_xlim(min(reached) - room, max(reached) + room)
    axes.set_ylim(max(1, len(bars)) - 0.45, -0.62)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.tick_params(labelsize=7, length=2)
    axes.set_xlabel(measure.unit_told, fontsize=7.5)
    axes.grid(axis="x", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
