"""A waterfall: from one result to another, cause by cause."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.charts.figures import DOWN, ENDS, INK, PALE, UP, look, new_figure
from fundmodel.charts.frame import SMALL, finish, label_rows, leave_room, write_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Measure, Words

MOST_STEPS = 12
ROW, FRAME, THICK = 0.36, 1.5, 0.7
"""Inches a row and around all of them, and how much of its row a bar takes."""
NARROW = 0.3
"""Where all levels lie within this part of their distance from zero, zero is not drawn."""


class Fall(NamedTuple):
    """What is drawn, in the result's own unit.

    Attributes:
        names: what the two ends are called.
        start, end: the result at both.
        steps: labels and amounts, the largest first; they add up to the difference.
    """

    names: tuple[str, str]
    start: float
    end: float
    steps: Sequence[tuple[str, float]]


def waterfall(fall: Fall, measure: Measure, words: Words, *, most: int = MOST_STEPS) -> Figure:
    """From one result to another, the largest cause on top; the smallest are drawn together.

    Args:
        fall: where it starts and ends, and the steps between.
        measure: the result.
        words: title and source.
        most: so many steps have a bar of their own, or one less and one for all others.
    """
    fall = fall._replace(steps=_fewer(fall.steps, most))
    with look():
        figure = new_figure(FRAME + ROW * (len(fall.steps) + 2))
        axes = figure.add_subplot()
        _draw(axes, fall, measure)
        finish(figure, axes, measure.axis, words)
    return figure


def _fewer(steps: Sequence[tuple[str, float]], most: int) -> Sequence[tuple[str, float]]:
    """So many steps, the last of them all others together."""
    if len(steps) <= most:
        return steps
    others = steps[most - 1 :]
    together = sum(amount for _, amount in others)
    return [*steps[: most - 1], (f"{len(others)} others together", together)]


def _draw(axes: Axes, fall: Fall, measure: Measure) -> None:
    amounts = [amount for _, amount in fall.steps]
    levels = [one * measure.times for one in accumulate(amounts, initial=fall.start)]
    without_zero = _is_narrow(levels)
    for row, value in ((0, fall.start), (len(amounts) + 1, fall.end)):
        _draw_end(axes, row, value * measure.times, measure.text(value), as_mark=without_zero)
    for row, amount in enumerate(amounts, 1):
        before, after = levels[row - 1 : row + 1]
        colour = UP if amount > 0 else DOWN
        axes.barh(row, after - before, THICK, left=before, color=colour)
        write_beside(axes, row, max(before, after), measure.change(amount))
    for row, level in enumerate(levels):
        rows = [row - THICK / 2, row + 1 + THICK / 2]
        axes.plot([level, level], rows, color=PALE, linewidth=0.8, zorder=0.5)
    start, end = fall.names
    label_rows(axes, [start, *(label for label, _ in fall.steps), end])
    told = levels if without_zero else [0.0, *levels]
    leave_room(axes, told, left=min(told) != 0.0)
    if without_zero:
        axes.set_title("The axis does not begin at zero.", loc="right", fontsize=SMALL)
    else:
        axes.axvline(0, color=INK, linewidth=0.8)


def _is_narrow(levels: Sequence[float]) -> bool:
    """Whether bars from zero would leave no room for the steps between them."""
    lowest, highest = min(levels), max(levels)
    return lowest * highest > 0 and highest - lowest < NARROW * max(abs(lowest), abs(highest))


def _draw_end(axes: Axes, row: int, level: float, text: str, *, as_mark: bool) -> None:
    """One of the two results: a bar from zero, or a mark where zero is not drawn."""
    if as_mark:
        axes.plot([level], [row], marker="D", color=ENDS, markersize=7)
    else:
        axes.barh(row, level, THICK, color=ENDS)
    write_beside(axes, row, level if as_mark else max(level, 0.0), f"  {text}" if as_mark else text)
