"""Reports as one HTML file: no script, nothing from elsewhere, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fundmodel.markup import Markup
from fundmodel.reports.markup import element, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.reports.report import Report

STYLE = Path(__file__).with_name("report.css")
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What a browser may do with the file: no script and no request. Charts carry styles within."""

WRITTEN_BY = '<meta name="generator" content="fundmodel report">'
"""What the head of the file says it was written by; by it an older one is known again."""


def document(reports: Sequence[Report]) -> bytes:
    """One file of reports, four pages each, one after the other.

    Args:
        reports: at least one; the title is that of the first.
    """
    title = reports[0].material.plan.title
    names = ", ".join(one.heading for one in reports)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        Markup(f"{WRITTEN_BY}\n"),
        element("title", f"{title}: {names}"),
        element("style", Markup(STYLE.read_text("utf-8"))),
    )
    body = element(
        "body",
        element("header", element("h1", title), _links_to(reports)),
        element("main", *(one.pages for one in reports)),
    )
    whole = joined(Markup("<!DOCTYPE html>\n"), element("html", head, body, lang="en"))
    return whole.encode()


def _links_to(reports: Sequence[Report]) -> Markup:
    """Where each report begins, if there are several; it is not printed."""
    if len(reports) == 1:
        return Markup()
    ends = (element("li", element("a", one.heading, href=f"#{one.prefix}")) for one in reports)
    return element("nav", element("ul", *ends), aria_label="Scenarios")
