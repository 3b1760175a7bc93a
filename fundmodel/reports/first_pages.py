"""The first two pages: what to expect, and how wide the range is."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from fundmodel.analyse.expected_values import ENOUGH
from fundmodel.build_model.filled_in import part_of_worlds
from fundmodel.markup import Markup
from fundmodel.reports.charts import AMOUNTS
from fundmodel.reports.markup import element, joined
from fundmodel.reports.sheet import drawing, in_words
from fundmodel.reports.tables import NOT_AVAILABLE, number, table, with_unit
from fundmodel.simulation.summaries import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.reports.report import Report

HEADS = ("Headline", "Basis", "Unit", "Stated path", "Expected", "P10", "P90")
EXPECTED = ("mean", "p10", "p90")
WITHOUT_AND_WITH = (2, 3)
"""Columns of the table on events."""


def answer(report: Report) -> Markup:
    """What to expect: in sentences, then the headlines in a table."""
    material = report.material
    about = [element("p", material.front.status, class_="status")]
    if material.assumptions.description:
        about.append(element("p", material.assumptions.description, class_="about"))
    worlds = f"{material.simulation.asked.paths:,} worlds, seed {material.simulation.asked.seed}"
    headlines = table(
        f"Headline results. Expected, P10 and P90: over {worlds}; of a ratio, over those that "
        "have it.",
        HEADS,
        _headlines(report),
        texts=3,
    )
    words = in_words(report, material.plan.answer)
    return joined(*about, words, drawing(report, AMOUNTS), headlines)


def _headlines(report: Report) -> Iterator[list[str]]:
    run, summaries = report.material.run, report.material.simulation.summaries
    for line in run.model.headlines:
        if line.each:
            continue
        found = summaries[line.name]
        told = found["available"] >= ENOUGH
        spread = [number(line, found[one]) if told else NOT_AVAILABLE for one in EXPECTED]
        unit = with_unit(line, "").removeprefix(", ")
        basis = line.definition.basis or ""
        label = line.definition.label.removesuffix(f", {basis}")
        yield [label, basis, unit, number(line, run.number(line.name)),
               *spread]  # fmt: skip


def ranges(report: Report) -> Markup:
    """How wide the range is: fans, drivers, peace and war, what may happen."""
    material = report.material
    fans = [drawing(report, f"fan_{line}") for line in material.front.fans]
    drivers = [drawing(report, f"drivers_{result}") for result, _ in material.plan.driven]
    return joined(
        in_words(report, material.plan.ranges),
        element("div", *fans, class_="three"),
        element(
            "p",
            "Bands: where a line lies in nine worlds in ten, and in half of them; the line is the "
            "median, dashed is the stated path. Below: each number that is uncertain by itself on "
            "the stated path, from its P10 (orange) to its P90 (blue), its ends beside the bar.",
            class_="note",
        ),
        element("div", *drivers, class_="two"),
        element("div", _events(report), _chances(report), class_="two tables"),
    )


def _events(report: Report) -> Markup:
    """Means over worlds without and with an event of the first kind."""
    material = report.material
    event, found = material.ranges.event, material.ranges.results
    if not event:
        return Markup()
    rows = []
    for name, label in material.plan.compared:
        line = material.model.lines[name]
        means = [found[name][which] for which in ("mean", "without", "with")]
        rows.append([with_unit(line, label), *(number(line, one) for one in means)])
    if any(all(row[at] == NOT_AVAILABLE for row in rows) for at in WITHOUT_AND_WITH):
        return Markup()  # there is nothing to be told apart
    caption = f"Means over all worlds, those without and those with a {event} that begins."
    if any(NOT_AVAILABLE in row for row in rows):
        caption += f" {NOT_AVAILABLE}: in fewer than {FEWEST} worlds."
    return table(caption, ("Result", "All", f"No {event}", f"With {event}"), rows)


def _chances(report: Report) -> Markup:
    rows = [
        [label, NOT_AVAILABLE if isnan(chance) else part_of_worlds(100 * chance)]
        for label, chance in report.material.ranges.chances.items()
    ]
    caption = "What may happen: in how many of the worlds; of a ratio, of those that have it."
    return table(caption, ("Event", "Worlds"), rows)
