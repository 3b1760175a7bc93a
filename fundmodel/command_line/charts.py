"""The option --chart, with which commands draw their answer into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.command_line.answers import Answer

chart = click.option(
    "--chart",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw the answer too, as FILE.png or FILE.svg.",
)


def chart_asked(flags: Mapping[str, object]) -> Path | None:
    """The file that --chart names, looked at before anything is run; None where it is not given.

    Raises:
        BadInput: it cannot hold a chart.
    """
    path = flags.get("chart")
    if not isinstance(path, Path):
        return None
    from fundmodel.charts.figures import refuse_chart

    refuse_chart(path)
    return path


def refuse_several(
    flags: Mapping[str, object], option: str, told: Mapping[str, tuple[int, str]]
) -> None:
    """Refuse an option where there is not the one thing that it takes; before anything is run.

    Args:
        flags: those of the command.
        option: --chart, or another that takes a file.
        told: what is counted -> how many there are, and how to have one.

    Raises:
        BadInput: there is not one of something.
    """
    if not flags.get(option.removeprefix("--")):
        return
    for what, (count, fix) in told.items():
        if count != 1:
            raise BadInput(message(option, f"It holds one {what}, and there are {count}.", fix=fix))


def write_chart(path: Path | None, answer: Answer) -> None:
    """Draw and write an answer if that was asked for, and say on the terminal where it is.

    Raises:
        BadInput: the disk refuses, or there is nothing to be drawn.
    """
    if path is None:
        return
    if answer.draw is None:
        raise BadInput(message("--chart", "This answer is not drawn.", fix="leave it out."))
    from fundmodel.charts.figures import drawn

    drawn(answer.draw, path)
    click.echo(f"Wrote {path}", err=True)
