"""The waterfall of a bridge: from one result to another, input by input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.analyse.bridge import STATED
from fundmodel.charts.measure import Measure, Words
from fundmodel.charts.waterfall import MOST_STEPS, Fall, waterfall

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fundmodel.analyse.bridge import Bridge, Step


def waterfall_of(bridge: Bridge, words: Words | None = None, *, most: int = MOST_STEPS) -> Figure:
    """The waterfall of a bridge.

    Args:
        bridge: its shares are drawn; without shares, what changes in turn.
        words: title and source; by default the answer, and what is compared.
        most: so many steps have a bar of their own, or one less and one for all others.
    """
    measure = Measure(bridge.label, bridge.unit, bridge.basis)
    steps = [(step.label, amount_of(bridge, step)) for step in bridge.ranked]
    fall = Fall(bridge.names, bridge.start, bridge.end, steps)
    return waterfall(fall, measure, words or _words(bridge, measure), most=most)


def amount_of(bridge: Bridge, step: Step) -> float:
    """What is drawn of a step: its share; without shares, what it changes in turn."""
    return step.share if bridge.has_shares else step.in_turn


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
