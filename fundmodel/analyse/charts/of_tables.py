"""Charts of the tables that analyses give: their columns are what is drawn."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from fundmodel.analyse.charts.index_bars import IndexBar, index_bars
from fundmodel.analyse.charts.surfaces import DrawnAxis, heat_map
from fundmodel.analyse.charts.tornado import MOST_BARS, TornadoBar, tornado
from fundmodel.charts.measure import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Measure

HEADINGS = {
    "P10 to P90": "Uncertain: from P10 to P90",
    "plausible": "Never drawn, such as terms: over the plausible range",
}
MILLIONS = "m"


def tornado_of_table(
    rows: pd.DataFrame,
    measure: Measure,
    stated: float,
    source: str,
    *,
    headings: Mapping[str, str] = HEADINGS,
    most: int = MOST_BARS,
) -> Figure:
    """The tornado of one result.

    Args:
        rows: a row an input, with the columns label, group, at_low, at_high, low, high, about and
            input_unit; amounts in the result's own unit.
        measure: the result.
        stated: the result as it is stated.
        source: what was run.
        headings: group -> what stands above its bars; groups are drawn in this order.
        most: so many bars a group.
    """
    bars = [(str(row["group"]), _bar(row)) for row in rows.to_dict(orient="records")]
    groups = {
        heading: [bar for group, bar in bars if group == name]
        for name, heading in headings.items()
        if any(group == name for group, _ in bars)
    }
    title = f"{measure.label}: {measure.text(stated)} {measure.unit_told} as stated"
    if groups:
        heading, first = next(iter(groups.items()))
        largest = max(first, key=lambda bar: bar.swing)
        ends = [stated + end for end in (largest.at_low, largest.at_high) if isfinite(end)]
        told = " or ".join(map(measure.text, ends))
        title += f". {heading.partition(':')[0]}: {largest.label} moves it most, to {told}"
    return tornado(groups, measure, stated, Words(title, source), most=most)


def indices_of_table(indices: pd.DataFrame, title: str, source: str) -> Figure:
    """Sobol's indices of one result.

    Args:
        indices: a row a factor, which is its index; the columns first_order, first_order_ci, total
            and total_ci, each interval half as wide as it is.
        title: the answer.
        source: what was run.
    """
    columns = indices[["first_order", "first_order_ci", "total", "total_ci"]]
    bars = [IndexBar(str(name), *map(float, row)) for name, row in
            zip(indices.index, columns.to_numpy(), strict=True)]  # fmt: skip
    return index_bars(bars, Words(title, source))


def heat_map_of_table(
    grid: pd.DataFrame,
    labels: tuple[str, str],
    measure: Measure,
    words: Words,
    *,
    stated: tuple[float, float] | None = None,
    target: float | None = None,
) -> Figure:
    """A result over two inputs.

    Args:
        grid: a row a number of y, a column a number of x; the result in its own unit.
        labels: of x and of y, with their units.
        measure: the result.
        words: title and source.
        stated: x and y as they are stated, to be marked.
        target: a line is drawn along which the result is this number.
    """
    numbers = grid.columns.to_numpy(dtype=float), grid.index.to_numpy(dtype=float)
    marks = stated or (None, None)
    x, y = (DrawnAxis(*each) for each in zip(labels, numbers, marks, strict=True))
    return heat_map(x, y, grid.to_numpy(dtype=float), measure, words, target)


def end_told(number: float, about: str, unit: str) -> str:
    """An end of an input as people read it: per cent, billions, a shift, or a factor.

    >>> end_told(0.055, "value", "share a year"), end_told(-0.04, "shift", "share a year")
    ('5.5 %', '-4 %')
    >>> end_told(1.2, "factor", "share"), end_told(20_000, "value", "EUR m")
    ('x 1.2', 'EUR 20 bn')
    """
    if about == "factor":
        return f"x {number:.3g}"
    sign = "+" if about == "shift" else ""
    if unit.startswith("share"):
        return f"{100 * number:{sign}.3g} %"
    currency, *rest = unit.split() or [""]
    if rest[:1] == [MILLIONS]:
        return f"{currency} {number / 1000:{sign}.3g} bn"
    return f"{number:{sign}.6g}"


def _bar(row: Mapping[Any, Any]) -> TornadoBar:
    low, high = (
        end_told(float(row[end]), str(row["about"]), str(row["input_unit"]))
        for end in ("low", "high")
    )
    return TornadoBar(str(row["label"]), float(row["at_low"]), float(row["at_high"]), low, high)
