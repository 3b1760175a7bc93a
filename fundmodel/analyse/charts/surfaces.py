"""A result over two inputs: a heat map, and the frontier along which a target is met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.charts.figures import DOWN, INK, PALE, UP, look, new_figure
from fundmodel.charts.frame import SMALL, finish
from fundmodel.charts.measure import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Measure, Words
    from fundmodel.run_paths.numbers import Numbers

HEIGHT, FRONTIER_HEIGHT = 5.2, 4.4
COLOURS = "cividis"
"""From dark blue to yellow: in order for colour-blind people, and in grey."""


@dataclass(frozen=True)
class DrawnAxis:
    """An input along an axis.

    Attributes:
        label: what it is, with its unit.
        numbers: where it was worked out, in order.
        stated: where it is stated, if that is to be marked.
    """

    label: str
    numbers: Numbers
    stated: float | None = None


def heat_map(
    x: DrawnAxis,
    y: DrawnAxis,
    values: Numbers,
    measure: Measure,
    words: Words,
    target: float | None = None,
) -> Figure:
    """A result over two inputs, a cell a pair.

    Args:
        x, y: the axes.
        values: `[y, x]`, in the result's own unit; NaN where it is not available.
        measure: the result.
        words: title and source.
        target: the line along which the result is this number is drawn over the cells.
    """
    drawn = np.ma.masked_invalid(np.asarray(values) * measure.times)
    with look():
        figure = new_figure(HEIGHT)
        axes = figure.add_subplot()
        cells = axes.pcolormesh(x.numbers, y.numbers, drawn, shading="nearest", cmap=COLOURS)
        axes.set_facecolor(PALE)
        figure.colorbar(cells, ax=axes, label=measure.axis)
        if target is not None:
            _draw_target(axes, x, y, drawn, (target * measure.times, measure.text(target)))
        if x.stated is not None and y.stated is not None:
            axes.plot([x.stated], [y.stated], "o", color="white", markeredgecolor=INK)
            axes.annotate("stated", (x.stated, y.stated), (6, 4), textcoords="offset points",
                          fontsize=SMALL, color="white", path_effects=_outline())  # fmt: skip
        axes.set_ylabel(wrapped(y.label))
        missing = " Grey: not available." if not np.isfinite(values).all() else ""
        finish(figure, axes, x.label, words._replace(source=f"{words.source}{missing}".strip()))
    return figure


def frontier(
    x: DrawnAxis, y: DrawnAxis, words: Words, *, others: Sequence[tuple[float, float]] = ()
) -> Figure:
    """The pairs of two inputs at which a result meets its target.

    Args:
        x: the input that is given.
        y: the input that was solved for; NaN where there is none.
        words: title and source.
        others: further solutions, as pairs.
    """
    xs, ys = np.asarray(x.numbers, dtype=float), np.asarray(y.numbers, dtype=float)
    missing = xs[~np.isfinite(ys)]
    with look():
        figure = new_figure(FRONTIER_HEIGHT)
        axes = figure.add_subplot()
        axes.plot(xs, ys, "-o", color=UP, markersize=4, linewidth=1.8)
        if others:
            axes.plot(*zip(*others, strict=True), "o", color=DOWN, markersize=4)
        axes.grid(color="#E3E3E3", linewidth=0.6)
        axes.set_xlim(xs.min() - _edge(xs), xs.max() + _edge(xs))
        for at in missing:
            axes.axvspan(at - _edge(xs) / 4, at + _edge(xs) / 4, color=PALE, linewidth=0)
        axes.set_ylabel(wrapped(y.label))
        none = " Grey: no solution." if missing.size else ""
        finish(figure, axes, x.label, words._replace(source=f"{words.source}{none}".strip()))
    return figure


def _edge(numbers: Numbers) -> float:
    """A twentieth of the whole, for room on either side."""
    return float(numbers.max() - numbers.min()) / 20 or 0.5


def _draw_target(
    axes: Axes, x: DrawnAxis, y: DrawnAxis, drawn: Numbers, target: tuple[float, str]
) -> None:
    level, text = target
    if not drawn.min() < level < drawn.max():
        return
    line = axes.contour(x.numbers, y.numbers, drawn, levels=[level], colors="white", linewidths=1.6)
    axes.clabel(line, fmt={level: text}, fontsize=SMALL)


def _outline() -> list[object]:
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=2, foreground=INK)]
