"""A waterfall: from one result to another, input by input."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from fundmodel.analyse.bridge import STATED
from fundmodel.charts.figures import DOWN, ENDS, INK, PALE, UP, look, new_figure
from fundmodel.charts.frame import SMALL, finish, label_rows, leave_room, write_beside
from fundmodel.charts.measure import Measure, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.analyse.bridge import Bridge, Step

MOST_STEPS = 12
ROW, FRAME, THICK = 0.36, 1.5, 0.7
"""Inches a row and around all of them, and how much of its row a bar takes."""
NARROW = 0.3
"""Where all levels lie within this part of their distance from zero, zero is not drawn."""


def waterfall(bridge: Bridge, words: Words | None = None, *, most: int = MOST_STEPS) -> Figure:
    """From one result to another, the largest cause on top; the smallest are drawn together.

    Args:
        bridge: its shares are drawn; without shares, what changes in turn.
        words: title and source; by default the answer, and what is compared.
        most: so many steps have a bar of their own, or one less and one for all others.
    """
    measure = Measure(bridge.label, bridge.unit, bridge.basis)
    steps = _steps(bridge, most)
    with look():
        figure = new_figure(FRAME + ROW * (len(steps) + 2))
        axes = figure.add_subplot()
        _draw(axes, bridge, steps, measure)
        finish(figure, axes, measure.axis, words or _words(bridge, measure))
    return figure


def amount_of(bridge: Bridge, step: Step) -> float:
    """What is drawn of a step: its share; without shares, what it changes in turn."""
    return step.share if bridge.has_shares else step.in_turn


def _steps(bridge: Bridge, most: int) -> list[tuple[str, float]]:
    """Labels and amounts, the largest first."""
    steps = [(step.label, amount_of(bridge, step)) for step in bridge.ranked]
    if len(steps) <= most:
        return steps
    others = steps[most - 1 :]
    together = sum(amount for _, amount in others)
    return [*steps[: most - 1], (f"{len(others)} others together", together)]


def _words(bridge: Bridge, measure: Measure) -> Words:
    start, end = bridge.names
    paths = "" if bridge.of == STATED else f", {bridge.of.partition(',')[0]}"
    title = (
        f"{bridge.label}{paths}: {measure.text(bridge.start)} in {start}, "
        f"{measure.text(bridge.end)} in {end} ({measure.unit_told})"
    )
    if bridge.steps:
        first = bridge.ranked[0]
        title += f". Largest cause: {first.label}, {measure.change(amount_of(bridge, first))}"
    way = "on average over all orders of change" if bridge.has_shares else "in the files' order"
    source = f"Source: fundmodel; {start} and {end}, {bridge.of}. Each step {way}."
    return Words(title, source)


def _draw(axes: Axes, bridge: Bridge, steps: Sequence[tuple[str, float]], measure: Measure) -> None:
    amounts = [amount for _, amount in steps]
    levels = [one * measure.times for one in accumulate(amounts, initial=bridge.start)]
    without_zero = _is_narrow(levels)
    ends = ((0, bridge.start), (len(steps) + 1, bridge.end))
    for row, value in ends:
        _draw_end(axes, row, value * measure.times, measure.text(value), as_mark=without_zero)
    for row, amount in enumerate(amounts, 1):
        before, after = levels[row - 1 : row + 1]
        colour = UP if amount > 0 else DOWN
        axes.barh(row, after - before, THICK, left=before, color=colour)
        write_beside(axes, row, max(before, after), measure.change(amount))
    for row, level in enumerate(levels):
        rows = [row - THICK / 2, row + 1 + THICK / 2]
        axes.plot([level, level], rows, color=PALE, linewidth=0.8, zorder=0.5)
    start, end = bridge.names
    label_rows(axes, [start, *(label for label, _ in steps), end])
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
