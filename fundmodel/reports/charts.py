"""The charts of a report: fans, drivers, readings, each with what it says in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fundmodel.analyse.charts.tornado import TornadoBar
from fundmodel.analyse.expected_values import ENOUGH
from fundmodel.analyse.movables import DRAWN
from fundmodel.analyse.outcomes import measure_of
from fundmodel.charts.measure import Measure
from fundmodel.reports.inputs_in_words import end_in_words
from fundmodel.reports.tables import measure
from fundmodel.simulation.ranges import by_year, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.figure import Figure

    from fundmodel.analyse.tornado import Bar
    from fundmodel.reports.interval_chart import Interval
    from fundmodel.reports.material import Material

DRIVERS = 6
AMOUNTS = "amounts"
FEW_ROWS = 0.21
"""Inches a row where there are few."""


@dataclass(frozen=True)
class Chart:
    """One chart.

    Attributes:
        name: by what it shows; the name of its file.
        caption: how to read it; "" where its own heading says all.
        alternative: what it says, for those who do not see it.
        draw: makes the figure.
    """

    name: str
    caption: str
    alternative: str
    draw: Callable[[], Figure]


def charts_of(material: Material) -> dict[str, Chart]:
    """All charts of a report, by name, in the order of its pages."""
    made = [*_amounts(material), *_fans(material), *_drivers(material), *_readings(material)]
    return {one.name: one for one in made}


def _amounts(material: Material) -> Iterator[Chart]:
    """The results side by side that are amounts, each with the basis that it has."""
    from fundmodel.reports.interval_chart import Interval, interval_chart

    rows, told = [], None
    for name, label in material.plan.compared:
        line, found = material.model.lines[name], material.simulation.summaries[name]
        if line.unit.style == "money" and found["available"] >= ENOUGH:
            told = measure(line, label)
            rows.append(Interval(told.axis.rpartition(", ")[0], found["mean"], found["p10"],
                                 found["p90"], found["stated"]))  # fmt: skip
    if told is None:
        return
    texts = "; ".join(
        f"{row.label} {told.text(row.mean)} ({told.text(row.low)} to {told.text(row.high)}), "
        f"{told.text(row.stated)} as stated"
        for row in rows
    )
    yield Chart(
        AMOUNTS,
        "",
        f"Mean and P10 to P90, {told.unit_told}: {texts}.",
        partial(interval_chart, rows, told, "Who gains and who pays", FEW_ROWS),
    )


def _fans(material: Material) -> Iterator[Chart]:
    from fundmodel.reports.fan_chart import fan_chart

    years = years_of(material.run)
    for line, heading in material.front.fans.items():
        fan, unit = material.ranges.fans[line], material.model.lines[line].unit
        stated = by_year(material.run, line, material.run.arrays[line][:, 0])[:, 0]
        if not (fan["p5"].any() or fan["p95"].any() or stated.any()):
            continue  # there is nothing to be drawn
        told = Measure(heading, unit)
        highest = int(fan["p50"].argmax())
        yield Chart(
            f"fan_{line}",
            "",
            f"{heading}, {told.unit_told}, {years[0]} to {years[-1]}. The median over worlds is "
            f"highest in {years[highest]} with {told.text(fan['p50'][highest])}, where nine worlds "
            f"in ten lie between {told.text(fan['p5'][highest])} and "
            f"{told.text(fan['p95'][highest])}; the stated path has {told.text(stated[highest])}.",
            partial(fan_chart, years, fan, stated, unit, heading),
        )


def _drivers(material: Material) -> Iterator[Chart]:
    from fundmodel.reports.driver_chart import driver_chart

    for result, heading in material.plan.driven:
        outcome = material.tornado.outcomes[result]
        told = measure_of(outcome)
        ranked = material.tornado.ranked(result, DRAWN)[:DRIVERS]
        bars = [_bar(bar) for bar in ranked]
        if not bars:
            continue
        longest = "; ".join(
            f"{bar.label} {told.change(bar.at_low)} to {told.change(bar.at_high)}" for bar in bars
        )
        yield Chart(
            f"drivers_{result}",
            "",
            f"What moves {heading}, from the P10 to the P90 of each number, {told.unit_told}: "
            f"{longest}.",
            partial(driver_chart, bars, told, outcome.stated, f"{heading}, {outcome.basis}"),
        )


def _bar(bar: Bar) -> TornadoBar:
    one = bar.movable
    low, high = (end_in_words(one, end) for end in (one.low, one.high))
    return TornadoBar(one.label, bar.at_low, bar.at_high, low, high)


def _readings(material: Material) -> Iterator[Chart]:
    from fundmodel.reports.interval_chart import interval_chart

    readings = material.readings
    if readings is None:
        return
    result, label = readings.alternatives.reruns[0]
    told = measure(material.model.lines[result], label)
    rows = reading_rows(material)
    texts = "; ".join(
        f"{row.label} {told.text(row.mean)} ({told.text(row.low)} to {told.text(row.high)})"
        for row in rows
    )
    if not any((row.mean, row.low, row.high, row.stated) != (0, 0, 0, 0) for row in rows):
        return  # a page of zeros tells nothing
    noun = readings.alternatives.noun.lower()
    yield Chart(
        readings.alternatives.title.lower(),
        f"Each {noun} worked out anew in the same worlds; in bold the one that is selected.",
        f"{told.axis}, mean and P10 to P90 of each {noun}: {texts}.",
        partial(interval_chart, rows, told, told.axis.rpartition(", ")[0]),
    )


def reading_rows(material: Material) -> list[Interval]:
    """Each alternative: what to expect of it, its range, and the stated path; the most on top."""
    from fundmodel.reports.interval_chart import Interval

    readings = material.readings
    if readings is None:
        return []
    result = readings.alternatives.reruns[0][0]
    chosen = int(material.assumptions.number(readings.alternatives.choice)) - 1
    rows = [
        Interval(
            option, told["mean"], told["p10"], told["p90"],
            readings.reruns.results[result][at], at == chosen,
        )
        for at, option in enumerate(readings.options)
        for told in [readings.told[option][result]]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row.mean)
