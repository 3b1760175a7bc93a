"""One page of paper: its head, its foot, and what several pages have on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.markup import Markup
from fundmodel.reports.drawings import inline
from fundmodel.reports.markup import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.sentences import Paragraph
    from fundmodel.reports.report import Report

PAGES = 4
DIGITS = 16
"""Of the fingerprint of the assumptions, which the other outputs tell as well."""


def sheet(report: Report, page: int, content: Markup) -> Markup:
    """A page with what makes it known once it lies on a desk alone.

    Args:
        report: whose page it is.
        page: counted from 1.
        content: what stands on it.
    """
    plan, assumptions = report.material.plan, report.material.assumptions
    heading = f"{page}. {plan.questions[page - 1]}"
    head = [element("h2", report.heading, id=report.prefix)] if page == 1 else []
    foot = (
        f"{plan.title}: {assumptions.title}; fundmodel {report.version}, assumptions "
        f"{assumptions.fingerprint[:DIGITS]}; page {page} of {PAGES}"
    )
    return element(
        "section",
        *head,
        element("h3", heading, id=f"{report.prefix}-{page}"),
        content,
        element("footer", foot),
        aria_labelledby=f"{report.prefix}-{page}",
        class_="sheet",
    )


def in_words(report: Report, paragraphs: Sequence[Paragraph]) -> Markup:
    """Paragraphs with their headings, as far as the numbers bear them."""
    told = [(one.heading, " ".join(report.told(one))) for one in paragraphs]
    pairs = [
        element("div", element("dt", heading), element("dd", text))
        for heading, text in told
        if text
    ]
    return element("dl", *pairs) if pairs else Markup()


def drawing(report: Report, name: str) -> Markup:
    """A chart with its caption; nothing where the report has none of that name."""
    chart = report.charts.get(name)
    if chart is None:
        return Markup()
    drawn = inline(report.figure(name), f"{report.prefix}-{name}", chart.alternative)
    caption = [element("figcaption", chart.caption)] if chart.caption else []
    return element("figure", drawn, *caption)
