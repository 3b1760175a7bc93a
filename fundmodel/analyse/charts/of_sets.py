"""Charts of choices and of sets side by side: one result, a bar an option or a set."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING

from fundmodel.charts.bars import Bar, Panel, bar_chart
from fundmodel.charts.measure import Measure, Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fundmodel.analyse.comparing import Comparison
    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.analyse.switches import Switches

MOST_OPTIONS = 16


def options_chart(found: Switches, outcome: Outcome, *, most: int = MOST_OPTIONS) -> Figure:
    """What each other option does to one result, the largest change on top.

    Args:
        found: the options.
        outcome: the result.
        most: so many bars are drawn; how many are not is said along the axis.
    """
    measure = Measure(outcome.label, outcome.unit, outcome.basis)
    moving = [one for one in found.options
              if not one.is_stated and found.moves(one, [outcome.name])]  # fmt: skip
    moving.sort(key=lambda one: -_size(one.changes[outcome.name]))
    bars = []
    for one in moving[:most]:
        change = one.changes[outcome.name]
        label = f"{one.name}: {one.option}".replace("_", " ")
        text = "" if isnan(change) else measure.change(change)
        bars.append(Bar(label, change * measure.times, text))
    left_out = len(moving) - len(bars)
    more = f"; {left_out} that move it less are not drawn" if left_out else ""
    title = f"{outcome.label}: {measure.text(outcome.stated)} {measure.unit_told} as stated"
    if bars:
        title += f". {bars[0].label} changes it most, by {bars[0].text or 'n/a'}"
    source = f"Source: fundmodel; {found.assumptions.title:.80}, stated path, one choice at a time."
    panel = Panel(f"Change of it, {measure.unit_told}{more}", bars)
    return bar_chart([panel], Words(title, source))


def sets_chart(comparison: Comparison, address: str) -> Figure:
    """One result, a row a set: as expected with its range, or on the stated paths alone."""
    line = comparison.line(address)
    label = f"{line.definition.label}{address[len(line.name) :]}"
    measure = Measure(label, line.unit, line.definition.basis)
    bars = [_bar_of(comparison, address, at, measure) for at in range(len(comparison.runs))]
    simulations = comparison.simulations
    worlds = "stated paths"
    if simulations:
        worlds = f"{simulations[0].asked.paths:,} worlds, the same for every set"
    title = f"{label}: " + ", ".join(
        f"{bar.text.partition(' ')[0]} in {name}"
        for bar, name in list(zip(bars, comparison.titles, strict=True))[:3]
    )
    words = Words(f"{title} ({measure.unit_told})", f"Source: fundmodel; {worlds}.")
    return bar_chart([Panel(measure.axis, bars)], words)


def _bar_of(comparison: Comparison, address: str, at: int, measure: Measure) -> Bar:
    stated, title = comparison.stated(address, at), comparison.titles[at]
    if not comparison.simulations:
        return Bar(title, stated * measure.times, measure.text(stated))
    from fundmodel.simulation.summaries import spread_of

    found = spread_of(comparison.simulations[at].by_path[address])
    mean, low, high = (found[one] for one in ("mean", "p10", "p90"))
    if isnan(comparison.expected(address, at)):  # too few worlds have it
        mean = low = high = nan
    text = f"{measure.text(mean)} [{measure.text(low)}, {measure.text(high)}]"
    ends = (one * measure.times for one in (low, high, stated))
    return Bar(title, mean * measure.times, text, *ends)


def _size(change: float) -> float:
    return float("inf") if isnan(change) else abs(change)
