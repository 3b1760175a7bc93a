"""A tornado: what moves a result, each input by itself between its ends."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure
from fundmodel.charts.frame import (
    finish,
    label_rows,
    leave_room,
    legend_above,
    write_beside,
)
from fundmodel.charts.measure import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Measure, Words

MOST_BARS = 12
ROW, FRAME, HEADING, THICK = 0.36, 1.3, 0.6, 0.68
HEADING_LETTERS = 64
NOT_AVAILABLE = "n/a"
LOW, HIGH = "at the low end", "at the high end"


class TornadoBar(NamedTuple):
    """What one input does to a result when it alone is moved.

    Attributes:
        label: of the input.
        at_low, at_high: the result there less the stated one, in its own unit; NaN where it is not
            available.
        low, high: the two ends as people read them.
    """

    label: str
    at_low: float
    at_high: float
    low: str = ""
    high: str = ""

    @property
    def swing(self) -> float:
        """From the lowest to the highest of stated, low and high."""
        ends = [one for one in (0.0, self.at_low, self.at_high) if isfinite(one)]
        return max(ends) - min(ends)


def tornado(
    groups: Mapping[str, Sequence[TornadoBar]],
    measure: Measure,
    stated: float,
    words: Words,
    *,
    most: int = MOST_BARS,
) -> Figure:
    """What moves a result: each group ranked by itself, on a scale of its own.

    Args:
        groups: heading -> bars, such as what is uncertain, and what the parties may agree on.
        measure: the result.
        stated: the result as it is stated, from which the bars go.
        words: title and source.
        most: so many bars of each group are drawn; how many are not is said above them.
    """
    ranked = {
        heading: sorted(bars, key=lambda bar: -bar.swing)[:most] for heading, bars in groups.items()
    }
    heights = [max(1, len(bars)) for bars in ranked.values()] or [1]
    with look():
        figure = new_figure(FRAME + ROW * sum(heights) + HEADING * len(heights))
        ratios = [height + 0.4 for height in heights]
        panels = figure.subplots(
            len(heights), squeeze=False, gridspec_kw={"height_ratios": ratios}
        )[:, 0]
        for axes, (heading, bars) in zip(panels, ranked.items(), strict=False):
            left_out = len(groups[heading]) - len(bars)
            more = f"; {left_out} shorter bars are not drawn" if left_out else ""
            axes.set_title(wrapped(f"{heading}{more}", HEADING_LETTERS), loc="left", fontsize=9)
            _draw(axes, bars, measure, stated)
        legend_above(panels[0], _keys())
        finish(figure, panels[-1], measure.axis, words)
    return figure


def _draw(axes: Axes, bars: Sequence[TornadoBar], measure: Measure, stated: float) -> None:
    middle = stated * measure.times
    for row, bar in enumerate(bars):
        ends = ((bar.at_low, bar.low, DOWN), (bar.at_high, bar.high, UP))
        known = [change for change, *_ in ends if isfinite(change)]
        beside = len(known) == 2 and known[0] * known[1] > 0
        for at, (change, text, colour) in enumerate(ends):
            thick = THICK / 2 if beside else THICK
            height = row + (at - 0.5) * thick if beside else row
            if not isfinite(change):
                told = f"{text} {NOT_AVAILABLE}".strip()
                right = known[0] < 0 if known else at == 1  # beside what is known, not over it
                write_beside(axes, height, middle, told, right=right)
            elif change:
                length = change * measure.times
                axes.barh(height, length, thick, left=middle, color=colour)
                write_beside(axes, height, middle + length, text, right=change > 0)
    axes.axvline(middle, color=INK, linewidth=0.8)
    changes = [one for bar in bars for one in (bar.at_low, bar.at_high) if isfinite(one)]
    leave_room(axes, [middle, *(middle + one * measure.times for one in changes)])
    label_rows(axes, [bar.label for bar in bars])


def _keys() -> list[Any]:
    from matplotlib.patches import Patch

    return [Patch(color=DOWN, label=LOW), Patch(color=UP, label=HIGH)]
