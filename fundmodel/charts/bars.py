"""Bars from zero, in one panel or several: amounts by member, results, causes."""

from __future__ import annotations

from math import isfinite, nan
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.charts.figures import DOWN, INK, PALE, UP, look, new_figure
from fundmodel.charts.frame import SMALL, finish, label_rows, leave_room, write_beside
from fundmodel.charts.measure import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Words

ROW, LETTERS, FRAME, BETWEEN, THICK = 0.34, 0.16, 1.25, 0.5, 0.68
"""Inches a row, a line of its label, around all rows, between panels; a bar's part of its row."""
FOR_RANGES = 0.12
NOT_AVAILABLE = "n/a"
EXPECTED = "#9CC4DF"
STATED, RANGE = "stated path", "P10 to P90"


class Bar(NamedTuple):
    """One number, as it is drawn.

    Attributes:
        label: of the row.
        value: how long the bar is; not a number where it is not available.
        text: what stands beside it.
        low, high: the ends of its range, where it has one.
        stated: a mark beside what is expected.
    """

    label: str
    value: float
    text: str
    low: float = nan
    high: float = nan
    stated: float = nan

    @property
    def ends(self) -> list[float]:
        """All that is drawn of it."""
        return [one for one in (self.value, self.low, self.high, self.stated) if isfinite(one)]


class Panel(NamedTuple):
    """Bars on one scale.

    Attributes:
        axis: what is measured along it, in which unit.
        bars: from the top.
    """

    axis: str
    bars: Sequence[Bar]


def bar_chart(panels: Sequence[Panel], words: Words) -> Figure:
    """A row a number; each panel has a scale of its own.

    Args:
        panels: from the top; what stands along the axis of each is its own.
        words: title and source.
    """
    heights = [max(1, len(panel.bars)) for panel in panels]
    labels = [wrapped(bar.label) for panel in panels for bar in panel.bars]
    row = max([ROW, *(LETTERS * (1 + label.count("\n")) for label in labels)])
    with look():
        figure = new_figure(FRAME + row * sum(heights) + BETWEEN * (len(panels) - 1))
        ratios = [height + 0.4 for height in heights]
        every = figure.subplots(len(panels), squeeze=False, gridspec_kw={"height_ratios": ratios})
        for axes, panel in zip(every[:, 0], panels, strict=True):
            _draw(axes, panel.bars)
            axes.set_xlabel(wrapped(panel.axis, 84))
        if any(isfinite(bar.low) for panel in panels for bar in panel.bars):
            _explain_marks(every[0, 0])
        finish(figure, every[-1, 0], panels[-1].axis, words)
    return figure


def _draw(axes: Axes, bars: Sequence[Bar]) -> None:
    for row, bar in enumerate(bars):
        if not isfinite(bar.value):
            write_beside(axes, row, 0.0, NOT_AVAILABLE)
            continue
        ranged = isfinite(bar.low)
        colour = EXPECTED if ranged else UP if bar.value >= 0 else DOWN
        axes.barh(row, bar.value, THICK, color=colour)
        if ranged:
            axes.plot([bar.low, bar.high], [row, row], color=INK, linewidth=1.2, marker="|")
        if isfinite(bar.stated):
            axes.plot([bar.stated], [row], "D", color=DOWN, markersize=5)
        right = bar.value >= 0 or ranged
        text = f"  {bar.text}" if ranged else bar.text
        at = max(0.0, *bar.ends) if right else min(bar.ends)
        write_beside(axes, row, at, text, right=right)
    label_rows(axes, [bar.label for bar in bars])
    axes.axvline(0, color=INK, linewidth=0.8)
    ends = [0.0, *(end for bar in bars for end in bar.ends)]
    leave_room(axes, ends, left=min(ends) < 0)
    if any(isfinite(bar.low) for bar in bars):  # a range in words is longer
        start, end = axes.get_xlim()
        axes.set_xlim(start, end + FOR_RANGES * (end - start))


def _explain_marks(axes: Axes) -> None:
    """What the marks mean, above the first panel."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    keys = [
        Patch(color=EXPECTED, label="expected"),
        Line2D([], [], color=INK, marker="|", label=RANGE),
        Line2D([], [], color=DOWN, marker="D", linestyle="", label=STATED, markersize=5),
    ]
    axes.legend(handles=keys, loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.3,
                ncols=3, fontsize=SMALL, edgecolor=PALE)  # fmt: skip
