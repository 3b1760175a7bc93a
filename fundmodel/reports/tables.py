"""Tables in which every number has a head above and a head beside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fundmodel.charts.measure import Measure
from fundmodel.reports.markup import element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.markup import Markup

NOT_AVAILABLE = "n/a"


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    texts: int = 1,
    about: str = "results",
) -> Markup:
    """A table whose first cell of a row is its head.

    Args:
        caption: what it shows, with the basis of its amounts.
        heads: of the columns.
        rows: cells; no markup among them but what is Markup.
        texts: how many of the first columns are texts; the others are numbers.
        about: what its rows are, by which it is laid out.
    """
    above = (
        element("th", head, scope="col", class_="text" if at < texts else "number")
        for at, head in enumerate(heads)
    )
    body = (element("tr", *_cells(row, texts)) for row in rows)
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *above)),
        element("tbody", *body),
        class_=about,
    )


def _cells(row: Sequence[str], texts: int) -> Iterable[Markup]:
    yield element("th", row[0], scope="row")
    for at, cell in enumerate(row[1:], 1):
        yield element("td", cell, class_="text" if at < texts else "number")


def measure(line: Line, label: str = "") -> Measure:
    """A result as it is printed."""
    return Measure(label or line.definition.label, line.unit, line.definition.basis or "")


def number(line: Line, value: float) -> str:
    """US$ bn or per cent with two decimals; of counts none."""
    return NOT_AVAILABLE if math.isnan(value) else measure(line).text(value)


def with_unit(line: Line, label: str) -> str:
    """A short name with the unit; a bare factor has none."""
    unit = measure(line).unit_told
    return label if unit == line.unit.name else f"{label}, {unit}"


def listed(texts: Iterable[str]) -> Markup:
    """One below the other, with points."""
    return element("ul", joined(*(element("li", text) for text in texts)))
