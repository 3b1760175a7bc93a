"""Where the numbers are from: how many of which grade, and the sources of those that decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fundmodel.analyse.movables import DRAWN
from fundmodel.read_assumptions.schema.assumption import numbers_in
from fundmodel.reports.markup import element, joined
from fundmodel.reports.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.markup import Markup
    from fundmodel.read_assumptions import Source
    from fundmodel.reports.material import Material

MOST = 6
MEASURED = ("A", "B")
"""Grades of numbers that were published by somebody; of those that were judged the page before
tells."""


def sources(material: Material) -> Markup:
    """A line on all numbers, then the sources of measured ones that move the results most."""
    metadata = [one.metadata for each in material.assumptions for one in numbers_in(each)]
    grades = Counter(one.grade for one in metadata)
    distinct = {(one.source.title, one.source.publisher) for one in metadata}
    counted = ", ".join(_counted(grade, count) for grade, count in sorted(grades.items()))
    dates = sorted({one.review_by for one in metadata if one.review_by})
    review = f" Reviews are due from {dates[0]} to {dates[-1]}." if dates else ""
    text = (
        f"{sum(grades.values()):,} numbers from {len(distinct)} sources: {counted} "
        f"(A: official, B: press or comparable institutions, C: judged).{review}"
    )
    return joined(
        element("h4", "Sources"),
        element("p", text),
        listed(_of_drivers(material)),
    )


def _counted(grade: str, count: int) -> str:
    """Of letters their grade; what has a word instead is told by it."""
    if len(grade) == 1:
        return f"{count:,} of grade {grade}"
    return f"{count:,} {grade}{'s' if count > 1 else ''}"


def _of_drivers(material: Material) -> Iterator[str]:
    """The sources behind numbers of grade A or B that move the results most, each once."""
    told: dict[str, list[str]] = {}
    for name, _ in material.plan.driven:
        for bar in material.tornado.ranked(name, DRAWN):
            metadata = bar.movable.metadata
            if metadata.grade in MEASURED:
                labels = told.setdefault(_in_words(metadata.source), [])
                if bar.movable.label not in labels:
                    labels.append(bar.movable.label)
    for source, labels in list(told.items())[:MOST]:
        yield f"{labels[0]}: {source}"


def _in_words(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.page)))
