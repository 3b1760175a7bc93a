"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable


def options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command takes."""
    for decorate in (
        click.option(
            "--assumptions",
            "directory",
            metavar="DIR",
            help="Where the YAML files are (default: ./assumptions, then those shipped).",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        click.option("--debug", is_flag=True, help="Show a traceback when something is refused."),
    ):
        command = decorate(command)
    return command


setting = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Change an assumption for this run; NAME may be series[2030] or column[Member].",
)
output = click.option(
    "--output", type=click.Path(path_type=Path), help="Where to write the workbook."
)
force = click.option("--force", is_flag=True, help="Overwrite a workbook that somebody has edited.")
