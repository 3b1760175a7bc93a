"""A fan: what a line is by year in most worlds, in half of them, and on the stated path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from fundmodel.build_model.units import Unit
    from fundmodel.run_paths.numbers import Numbers

WIDTH, HEIGHT = 3.1, 2.3
PALE, DARK = 0.18, 0.32
"""How dark the band of nine worlds in ten is, and that of half of them over it."""
STATED, MIDDLE = "stated path", "median"
BANDS = "P5 to P95, P25 to P75"


def fan_chart(
    years: Sequence[int],
    fan: Mapping[str, Numbers],
    stated: Numbers,
    unit: Unit,
    heading: str,
) -> Figure:
    """One fan, small enough to stand beside others.

    Args:
        years: the calendar years.
        fan: p5, p25, p50, p75 and p95, each by year.
        stated: the stated path by year.
        unit: of the numbers that are given.
        heading: what it is, on which basis.
    """
    from fundmodel.charts.measure import Measure, wrapped

    measure = Measure(heading, unit)
    times = measure.times
    with look():
        figure = new_figure(HEIGHT, WIDTH)
        figure.set_layout_engine("none")  # its texts are short, so that where they go is known
        axes = figure.add_axes((0.15, 0.11, 0.83, 0.74))
        for low, high, dark in (("p5", "p95", PALE), ("p25", "p75", DARK)):
            axes.fill_between(
                years, fan[low] * times, fan[high] * times, color=UP, alpha=dark, linewidth=0
            )
        axes.plot(years, fan["p50"] * times, color=UP, linewidth=1.4, label=MIDDLE)
        axes.plot(years, stated * times, color=DOWN, linewidth=1.2, linestyle="--", label=STATED)
        axes.set_title(wrapped(heading, 36), loc="left", fontsize=8.5, fontweight="bold")
        axes.set_ylabel(measure.unit_told, fontsize=8)
        axes.tick_params(labelsize=7.5, length=2)
        axes.margins(x=0)
        axes.axhline(0, color=INK, linewidth=0.6)
        axes.grid(axis="y", color="#E3E3E3", linewidth=0.6)
        axes.set_axisbelow(True)
        axes.legend(fontsize=7, loc="upper right", handlelength=1.6)
    return figure
