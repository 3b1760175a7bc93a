"""Figures: made without pyplot, so that nothing is kept between them, and written byte for byte.

The same figure gives the same file, whatever a user's settings of matplotlib are.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fundmodel.errors import BadInput, message
from fundmodel.on_disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from matplotlib.figure import Figure

ENDINGS = (".png", ".svg")
UP, DOWN, ENDS, PALE, INK = "#0072B2", "#D55E00", "#4D4D4D", "#BFBFBF", "#333333"
"""Blue and orange that colour-blind people tell apart, in print as well."""
WIDTH, DOTS_PER_INCH = 7.5, 200
_MADE_BY_HAND = frozenset({"interactive", "toolbar", "timezone"})
_LOOK = {
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.labelsize": 8.5,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "figure.titlesize": 11,
    "figure.titleweight": "bold",
    "legend.frameon": False,
    "svg.hashsalt": "fundmodel",
    "text.parse_math": False,  # a label with two dollars is no formula
}


def refuse_chart(path: Path) -> None:
    """Refuse a file that cannot hold a chart, before anybody waits for what it shows.

    Raises:
        BadInput: the ending is not .png or .svg, or there is a folder or no file of the usual kind.
    """
    above = next((one for one in path.absolute().parents if one.exists()), path)
    what = fix = ""
    if "\0" in str(path):
        what, fix = "No file can have this name.", "rename it."
    elif path.is_dir():
        what, fix = "This is a folder.", "add the name of a file, such as chart.png."
    elif path.suffix.lower() not in ENDINGS:
        name = path.stem or "chart"
        what = "A chart is written as a picture (.png) or as a drawing (.svg)."
        fix = f"name it {name}.png or {name}.svg."
    elif not above.is_dir():
        what, fix = f"{above} is a file, not a folder.", "name a file in a folder."
    elif path.exists() and not path.is_file():
        what, fix = "This is a device or a pipe, not a file.", "name a file, such as chart.png."
    elif path.exists() and not os.access(path, os.W_OK):
        what, fix = "The file there is read-only.", "allow writing to it, or choose another place."
    if what:
        raise BadInput(message(repr(str(path)) if "\0" in str(path) else str(path), what, fix=fix))


def new_figure(height: float, width: float = WIDTH) -> Figure:
    """An empty figure of so many inches, which a notebook shows by itself."""
    from fundmodel.charts.notebook_figure import NotebookFigure

    return NotebookFigure(figsize=(width, height), layout="constrained", facecolor="white")


def look() -> AbstractContextManager[None]:
    """The look of all figures, while they are made and while they are written."""
    import matplotlib as mpl

    standard = {
        name: value
        for name, value in mpl.rcParamsDefault.items()
        if "backend" not in name and name not in _MADE_BY_HAND
    }
    look: Any = {**standard, **_LOOK}
    return mpl.rc_context(look)


def drawn(draw: Callable[[], Figure], path: str | Path | None) -> Figure:
    """What a function draws, written to a file too if one is named; what every `.plot` gives.

    Raises:
        BadInput: as in `refuse_chart`, which goes first.
    """
    if path is not None:
        refuse_chart(Path(path))
    figure = draw()
    if path is not None:
        save_chart(figure, path)
    return figure


def chart_bytes(figure: Figure, ending: str) -> bytes:
    """A figure as the content of a file; the same each time.

    Args:
        figure: what is drawn.
        ending: ".png" or ".svg".
    """
    content = io.BytesIO()
    kind = ending.removeprefix(".").lower()
    metadata = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    with look():
        figure.savefig(content, format=kind, dpi=DOTS_PER_INCH, metadata=metadata)
    return content.getvalue()


def save_chart(figure: Figure, path: str | Path) -> None:
    """Write a figure as .png or .svg, whole or not at all; a file that is there is replaced.

    Raises:
        BadInput: as in `refuse_chart`, or the disk refuses.
    """
    path = Path(path)
    refuse_chart(path)
    write_drawn(chart_bytes(figure, path.suffix), path)


def write_drawn(content: bytes, path: Path) -> None:
    """Write what was drawn, whole or not at all.

    Raises:
        BadInput: the disk refuses.
    """
    try:
        write_whole(path, content)
    except OSError as problem:
        raise BadInput(
            message(
                str(path),
                f"The chart cannot be written ({problem.strerror}).",
                fix="choose another place, or make room.",
            )
        ) from problem
