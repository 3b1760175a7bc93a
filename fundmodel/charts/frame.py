"""What all charts have in common: title, source, and rows of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.charts.figures import INK
from fundmodel.charts.measure import SOURCE_LETTERS, TITLE_LETTERS, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundmodel.charts.measure import Words

EDGE = 0.01
SMALL = 7.5
ROOM = 0.18


def finish(figure: Figure, axes: Axes, along: str, words: Words) -> None:
    """Put what is measured along the axis, the title above and the source below."""
    axes.set_xlabel(wrapped(along, TITLE_LETTERS))
    figure.suptitle(wrapped(words.title, TITLE_LETTERS), x=EDGE, ha="left")
    if words.source:
        text = wrapped(words.source, SOURCE_LETTERS)
        figure.supxlabel(text, x=EDGE, ha="left", fontsize=SMALL, color=INK)


def label_rows(axes: Axes, labels: Sequence[str]) -> None:
    """A label a row, the first on top, and light lines up and down to read amounts by."""
    axes.set_yticks(range(len(labels)), [wrapped(label) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(length=0)
    axes.grid(axis="x", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def leave_room(axes: Axes, amounts: Sequence[float], *, left: bool = True) -> None:
    """Let the axis hold all amounts, and the texts beside the outermost of them."""
    lowest, highest = min(amounts), max(amounts)
    room = ROOM * (highest - lowest) or 1.0
    axes.set_xlim(lowest - room * left, highest + room)


def legend_above(axes: Axes, handles: Sequence[Artist]) -> None:
    """The keys to the right, above the heading of a chart."""
    axes.legend(
        handles=handles,
        loc="lower right",
        bbox_to_anchor=(1, 1),
        borderaxespad=1.9,
        ncols=len(handles),
        fontsize=8,
    )


def write_beside(axes: Axes, row: float, at: float, text: str, *, right: bool = True) -> None:
    """A small text to the right of a point, or to the left."""
    axes.annotate(
        text,
        (at, row),
        (4 if right else -4, 0),
        textcoords="offset points",
        va="center",
        ha="left" if right else "right",
        fontsize=SMALL,
    )
