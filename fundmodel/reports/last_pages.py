"""The last two pages: what is judged, what could be chosen, what is left out, where it is from."""

from __future__ import annotations

import re
from math import isnan
from typing import TYPE_CHECKING

from fundmodel.analyse.expected_values import ENOUGH
from fundmodel.analyse.judgements import source_of, why_of
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.markup import Markup
from fundmodel.reports.inputs_in_words import end_in_words
from fundmodel.reports.markup import element, joined
from fundmodel.reports.sheet import drawing, in_words
from fundmodel.reports.sources import sources
from fundmodel.reports.tables import NOT_AVAILABLE, listed, measure, number, table, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.tornado import Bar
    from fundmodel.build_model.model import Line
    from fundmodel.reports.report import Report
    from fundmodel.simulation.simulation import Simulation

MOST_JUDGED = {DRAWN: 5, PLAUSIBLE: 3}
FEWEST_LETTERS = 20
LINKS = re.compile(r"\s*\([^()]*https?://[^()]*\)")
END = re.compile(r"[.](?=\s+[A-Z0-9])")
NO_EFFECT = "none"
CHOSEN = ("term", "rule")
"""Of what is never drawn: what somebody decides, rather than a way to reckon."""


def judgements(report: Report) -> Markup:
    """What rests on judgement, and how the clause that decides most is read."""
    material = report.material
    heads = ["Judgement", "From, to", "Why", *(
        f"{label}, {measure(material.model.lines[name]).unit_told}"
        for name, label in material.plan.driven
    )]  # fmt: skip
    caption = (
        "Numbers of grade C that decide most, and what each does by itself to the stated path: "
        "first those that are drawn, P10 to P90; then terms and rules, over all that is plausible."
    )
    return joined(
        in_words(report, material.plan.judgements),
        table(caption, heads, _judged(report), texts=3, about="judged"),
        drawing(report, material.readings.alternatives.title.lower()) if material.readings
        else Markup(),
    )  # fmt: skip


def _judged(report: Report) -> Iterator[list[str]]:
    for group, most in MOST_JUDGED.items():
        for movable in _first(report, group, most):
            ends = (end_in_words(movable, end) for end in (movable.low, movable.high))
            yield [
                movable.label,
                " to ".join(ends),
                f"{first_sentence(why_of(movable))} ({source_of(movable)})",
                *(_moved(report, name, movable) for name, _ in report.material.plan.driven),
            ]


def _first(report: Report, group: str, most: int) -> list[Movable]:
    """Those with the largest part of the squared swings of any result that is driven."""
    found: dict[str, tuple[float, Movable]] = {}
    for name, _ in report.material.plan.driven:
        ranked = report.material.judgements.ranked(name, group)
        bars = [bar for bar in ranked if group == DRAWN or bar.movable.metadata.fixed in CHOSEN]
        everything = sum(bar.swing**2 for bar in report.material.tornado.ranked(name, group))
        for bar in bars:
            before = found.get(bar.movable.name, (0.0, bar.movable))[0]
            found[bar.movable.name] = max(before, bar.swing**2 / everything), bar.movable
    ordered = sorted(found.values(), key=lambda one: -one[0])
    return [movable for _, movable in ordered[:most]]


def _moved(report: Report, name: str, movable: Movable) -> str:
    told = measure(report.material.model.lines[name])
    bar: Bar | None = next(
        (one for one in report.material.tornado.bars[name] if one.movable.name == movable.name),
        None,
    )
    if bar is None:
        return NO_EFFECT
    ends = (bar.at_low, bar.at_high)
    return " to ".join(NOT_AVAILABLE if isnan(end) else told.change(end) for end in ends)


def first_sentence(text: str) -> str:
    """The first sentence of a text, whole but for links, or the first that says more than whose.

    >>> first_sentence("Judgement: one in five (https://a.b/c). No estimate was found.")
    'Judgement: one in five.'
    >>> first_sentence("Judgement. Two of 3.5 % each, so it was. The rest.")
    'Judgement. Two of 3.5 % each, so it was.'
    """
    text = " ".join(LINKS.sub("", text).split())
    ends = (found.start() + 1 for found in END.finditer(text))
    return text[: next((end for end in ends if end >= FEWEST_LETTERS), len(text))]


def choices(report: Report) -> Markup:
    """What could be chosen instead on the same worlds; limits, sources, version."""
    material = report.material
    return joined(
        in_words(report, material.plan.choices),
        _options(report),
        element("h4", "Limits"),
        listed(_limits(report)),
        element("h4", "Not in the model"),
        listed(_not_modelled(report)),
        sources(material),
    )


def _options(report: Report) -> Markup:
    material = report.material
    columns = [("This scenario", material.simulation)]
    columns += [(label, material.options[name]) for name, label in material.plan.options
                if name in material.options]  # fmt: skip
    rows = []
    for name, label in material.plan.compared:
        line = material.model.lines[name]
        basis = line.definition.basis
        cells = [_expected(line, one) for _, one in columns]
        rows.append([f"{with_unit(line, label)} ({basis})" if basis else label, *cells])
    caption = "Expected, in the same worlds: this scenario, and with one choice made otherwise."
    return table(caption, ("Result", *(head for head, _ in columns)), rows)


def _expected(line: Line, one: Simulation) -> str:
    found = one.summaries[line.name]
    return number(line, found["mean"]) if found["available"] >= ENOUGH else NOT_AVAILABLE


def _limits(report: Report) -> Iterator[str]:
    material = report.material
    yield from material.plan.limits
    unchanged = [material.plan.unchanged] if material.assumptions.changes else []
    yield " ".join(filter(None, (*unchanged, *material.front.world)))
    yield from material.assumptions.warnings


def _not_modelled(report: Report) -> Iterator[str]:
    for clause in report.material.assumptions.clauses.values():
        if clause.not_modelled:
            yield f"{clause.clause}: {' '.join(clause.not_modelled.split())}"
