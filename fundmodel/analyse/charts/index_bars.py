"""Sobol's indices: what each factor brings alone and with others, with confidence intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.charts.figures import DOWN, INK, UP, look, new_figure
from fundmodel.charts.frame import finish, label_rows, legend_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Words

ROW, FRAME, THICK = 0.46, 1.7, 0.36
ALONG = "Share of the variance, % (bars: 95 % confidence intervals)"
ALONE, IN_ALL = "alone (first order)", "with all others (total)"
PERCENT = 100.0


class IndexBar(NamedTuple):
    """One factor's shares of a variance, as parts of 1.

    Attributes:
        label: of the factor.
        first, first_error: alone, and half the width of its confidence interval.
        total, total_error: likewise, with all that it does together with others.
    """

    label: str
    first: float
    first_error: float
    total: float
    total_error: float


def index_bars(bars: Sequence[IndexBar], words: Words) -> Figure:
    """A row a factor, in the order in which they are given."""
    from matplotlib.patches import Patch

    with look():
        figure = new_figure(FRAME + ROW * max(1, len(bars)))
        axes = figure.add_subplot()
        whisker = {"elinewidth": 1, "capsize": 2.5, "ecolor": INK}
        for offset, colour, numbers in (
            (-THICK / 2, UP, [(bar.first, bar.first_error) for bar in bars]),
            (THICK / 2, DOWN, [(bar.total, bar.total_error) for bar in bars]),
        ):
            axes.barh(
                [row + offset for row in range(len(bars))],
                [PERCENT * share for share, _ in numbers],
                THICK,
                xerr=[PERCENT * error for _, error in numbers],
                color=colour,
                error_kw=whisker,
            )
        label_rows(axes, [bar.label for bar in bars])
        axes.axvline(0, color=INK, linewidth=0.8)
        legend_above(axes, [Patch(color=UP, label=ALONE), Patch(color=DOWN, label=IN_ALL)])
        finish(figure, axes, ALONG, words)
    return figure
