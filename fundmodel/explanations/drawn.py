"""The charts of explanations: what a number is made of, and why it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.build_model.units import PLAIN, UNITS
from fundmodel.charts.bars import Bar, Panel, bar_chart
from fundmodel.charts.measure import Measure, Words
from fundmodel.charts.waterfall import Fall, waterfall
from fundmodel.explanations.written_numbers import NEXT_TO_ZERO

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fundmodel.explanations.difference import Difference
    from fundmodel.explanations.explanation import Explanation

REST = "All else"


def explanation_chart(one: Explanation) -> Figure:
    """The number itself, and below it what each part brings to it.

    Of a line in one quarter, of which nothing says what a part brings, the parts that are in its
    unit are drawn as they are.
    """
    measure = _measure(one.label, one.unit, one.basis)
    over_life = any(part.contribution is not None for part in one.parts)
    if over_life:
        amounts = [(part.label, part.contribution or 0.0) for part in one.parts]
        amounts += [(REST, one.rest)] if abs(one.rest) > NEXT_TO_ZERO else []
    else:
        amounts = [(part.label, part.value) for part in one.parts if part.unit == one.unit]
    rows = [(one.label, one.value), *amounts]
    bars = [Bar(label, value * measure.times, measure.text(value)) for label, value in rows]
    when = f", {one.when}" if one.when else ""
    title = f"{one.label}{when}: {measure.text(one.value)} {measure.unit_told}"
    what = "what each line brings to it" if over_life else "the lines of its formula in its unit"
    source = ": ".join(filter(None, ["Source: fundmodel", f"{one.scenario:.90}"]))
    return bar_chart([Panel(measure.axis, bars)], Words(title, f"{source}; below it {what}."))


def difference_chart(one: Difference) -> Figure:
    """A waterfall from the first scenario to the second, line by line."""
    measure = _measure(one.label, one.unit, one.basis)
    steps = [(part.label, part.difference) for part in one.parts]
    steps += [(REST, one.rest)] if abs(one.rest) > NEXT_TO_ZERO else []
    steps.sort(key=lambda step: -abs(step[1]))
    fall = Fall(one.scenarios, one.before, one.after, steps)
    start, end = one.scenarios
    title = (
        f"{one.label}: {measure.text(one.before)} in {start}, {measure.text(one.after)} in {end} "
        f"({measure.unit_told})"
    )
    source = f"Source: fundmodel; {start} and {end}, stated path. Each step is a line."
    return waterfall(fall, measure, Words(title, source))


def _measure(label: str, unit: str, basis: str) -> Measure:
    return Measure(label, UNITS.get(unit, PLAIN), basis)
