"""A fan: how a number that goes over time is distributed over many worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure
from fundmodel.charts.frame import finish
from fundmodel.charts.measure import wrapped
from fundmodel.charts.over_time import HEIGHT, dress, keys_above

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from fundmodel.charts.measure import Words

    Numbers = NDArray[np.float64]

BANDS = (("p5", "p95", "#D3E3EF"), ("p10", "p90", "#A6CAE3"), ("p25", "p75", "#6BA6CF"))
"""From the widest to the narrowest, each darker than the one that it lies on."""


class Fan(NamedTuple):
    """What is drawn, one number a time each.

    Attributes:
        percentiles: "p5", "p10", "p25", "p50", "p75", "p90", "p95" and "mean".
        stated: the stated path, where it is known.
    """

    percentiles: Mapping[str, Numbers]
    stated: Numbers | None = None


def fan_chart(times: Sequence[float], fan: Fan, axis: str, words: Words) -> Figure:
    """Bands from the fifth percentile to the 95th, the median, the mean and the stated path.

    Args:
        times: years, or quarters as parts of them.
        fan: as it is drawn.
        axis: the unit, with the basis of amounts.
        words: title and source.
    """
    with look():
        figure = new_figure(HEIGHT + 0.5)
        axes = figure.add_subplot()
        for low, high, colour in BANDS:
            label = f"{low.upper()} to {high.upper()}"
            found = fan.percentiles[low], fan.percentiles[high]
            axes.fill_between(times, *found, color=colour, label=label, linewidth=0)
        axes.plot(times, fan.percentiles["p50"], color=UP, linewidth=1.6, label="Median")
        axes.plot(times, fan.percentiles["mean"], "--", color=INK, linewidth=1.4, label="Mean")
        if fan.stated is not None:
            axes.plot(times, fan.stated, ":", color=DOWN, linewidth=1.8, label="Stated path")
        keys_above(axes)
        dress(axes)
        axes.set_ylabel(wrapped(axis, 52))
        finish(figure, axes, "", words)
    return figure
