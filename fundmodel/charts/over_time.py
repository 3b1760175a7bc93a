"""Numbers over time: lines, columns and areas, stacked or not."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fundmodel.charts.figures import INK, look, new_figure
from fundmodel.charts.frame import finish
from fundmodel.charts.measure import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from fundmodel.charts.measure import Words

    Numbers = NDArray[np.float64]

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C8C8C", "#333333")
"""Those of Okabe and Ito that show on white, and two greys."""
DASHES = ("-", "--", "-.", ":")
"""Lines differ in these too, for print without colours."""
HEIGHT, ABOVE, THICK = 3.6, 0.22, 0.8
KEYS_A_ROW, KEY_LETTERS = 3, 30
STACKED_COLUMNS, STACKED_AREA, COLUMNS = "stacked columns", "stacked area", "clustered columns"


class Course(NamedTuple):
    """What goes over time.

    Attributes:
        label: what it is called in the key.
        numbers: as they are drawn, one a time.
    """

    label: str
    numbers: Numbers


def over_time(
    times: Sequence[float],
    courses: Sequence[Course],
    axis: str,
    words: Words,
    *,
    kind: str = "lines",
    over: Sequence[Course] = (),
) -> Figure:
    """Numbers over time.

    Args:
        times: years, or quarters as parts of them.
        courses: from the bottom of a stack upwards.
        axis: the unit, with the basis of amounts.
        words: title and source.
        kind: "lines", "stacked columns", "clustered columns" or "stacked area".
        over: drawn as lines over the others.
    """
    count = len(courses) + len(over)
    with look():
        figure = new_figure(HEIGHT + ABOVE * (-(-count // KEYS_A_ROW) if count > 1 else 0))
        axes = figure.add_subplot()
        _draw(axes, np.asarray(times, dtype=float), courses, kind)
        draw_lines(axes, times, over, colours=(INK, *COLOURS[::-1]))
        if count > 1:
            keys_above(axes)
        dress(axes)
        axes.set_ylabel(wrapped(axis, 52))
        finish(figure, axes, "", words)
    return figure


def draw_lines(
    axes: Axes,
    times: Sequence[float],
    courses: Sequence[Course],
    *,
    colours: Sequence[str] = COLOURS,
) -> None:
    """A line each, apart by colour and by dashes."""
    for course, colour, dash in zip(courses, cycle(colours), cycle(DASHES), strict=False):
        axes.plot(times, course.numbers, dash, color=colour, label=course.label, linewidth=1.8)


def dress(axes: Axes) -> None:
    """Light lines from side to side, zero, and whole years along the axis."""
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    axes.grid(axis="y", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.margins(x=0.01)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=10))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))


def keys_above(axes: Axes) -> None:
    """The keys above the chart, in the order in which they were drawn."""
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(
        handles,
        [wrapped(label, KEY_LETTERS) for label in labels],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        borderaxespad=0.3,
        ncols=KEYS_A_ROW,
        fontsize=8,
    )


def _draw(axes: Axes, times: Numbers, courses: Sequence[Course], kind: str) -> None:
    if kind == COLUMNS:
        _draw_clusters(axes, times, courses)
    elif kind == STACKED_AREA and all((one.numbers >= 0).all() for one in courses):
        rows, labels = [one.numbers for one in courses], [one.label for one in courses]
        axes.stackplot(times, rows, labels=labels, colors=list(_colours(courses)))
    elif kind in (STACKED_COLUMNS, STACKED_AREA):  # areas of both signs would hide each other
        _draw_stack(axes, times, courses)
    else:
        draw_lines(axes, times.tolist(), courses)


def _draw_stack(axes: Axes, times: Numbers, courses: Sequence[Course]) -> None:
    """What is above zero stands on each other, and what is below hangs from each other."""
    above, below = np.zeros(len(times)), np.zeros(len(times))
    width = THICK * _step(times)
    for course, colour in zip(courses, _colours(courses), strict=True):
        up = course.numbers >= 0
        bottom = np.where(up, above, below)
        axes.bar(times, course.numbers, width, bottom=bottom, color=colour, label=course.label)
        above, below = (
            above + np.where(up, course.numbers, 0),
            below + np.where(up, 0, course.numbers),
        )


def _draw_clusters(axes: Axes, times: Numbers, courses: Sequence[Course]) -> None:
    width = THICK * _step(times) / len(courses)
    for at, (course, colour) in enumerate(zip(courses, _colours(courses), strict=True)):
        middle = times + (at - (len(courses) - 1) / 2) * width
        axes.bar(middle, course.numbers, width, color=colour, label=course.label)


def _step(times: Numbers) -> float:
    return float(times[1] - times[0]) if len(times) > 1 else 1.0


def _colours(courses: Sequence[Course]) -> Any:
    return [colour for colour, _ in zip(cycle(COLOURS), courses, strict=False)]
