"""The option --chart, with which commands draw their answer into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.figure import Figure

chart = click.option(
    "--chart",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw the answer too, as FILE.png or FILE.svg.",
)


def chart_asked(flags: Mapping[str, object]) -> Path | None:
    """The file that --chart names, looked at before anything is run; None where it is not given.

    Raises:
        BadInput: it cannot hold a chart, or what draws charts is not installed.
    """
    path = flags.get("chart")
    if not isinstance(path, Path):
        return None
    from fundmodel.analyse.charts.figures import refuse_chart

    refuse_chart(path)
    return path


def write_chart(path: Path | None, draw: Callable[[], Figure]) -> None:
    """Draw and write what was asked for, if it was, and say on the terminal where it is.

    Raises:
        BadInput: the disk refuses.
    """
    if path is None:
        return
    from fundmodel.analyse.charts.figures import drawn

    drawn(draw, path)
    click.echo(f"Wrote {path}", err=True)
