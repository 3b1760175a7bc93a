"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fundmodel.command_line.completion import (
    complete_scenarios,
    complete_settings,
    show_completion,
)

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
            type=click.Path(),
            is_eager=True,
        ),
        click.option("--csv", "as_csv", is_flag=True, help="Print CSV, a row a number."),
        click.option("--json", "as_json", is_flag=True, help="Print JSON for programs."),
        click.option("--debug", is_flag=True, help="Show a traceback when something is refused."),
    ):
        command = decorate(command)
    return command


def changes(command: Callable[..., None]) -> Callable[..., None]:
    """The options of what is changed for one run."""
    for decorate in (
        click.option(
            "--accept",
            is_flag=True,
            help="Take amounts far below those of base as they are.",
        ),
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar="NAME=VALUE",
            shell_complete=complete_settings,
            help="Change an assumption for this run; NAME may be series[2030] or column[Member].",
        ),
    ):
        command = decorate(command)
    return command


def worlds(command: Callable[..., None]) -> Callable[..., None]:
    """The options of how many worlds stand behind expected values; each command has its usual."""
    for decorate in (
        click.option("--seed", type=int, help="Which worlds (default: 1)."),
        click.option(
            "--paths",
            type=int,
            metavar="N",
            help="Worlds behind expected values and ranges (default: 256); 0: stated path alone.",
        ),
    ):
        command = decorate(command)
    return command


def writing(command: Callable[..., None]) -> Callable[..., None]:
    """The options of what is written."""
    for decorate in (
        click.option(
            "--force", is_flag=True, help="Overwrite a workbook that somebody has edited."
        ),
        click.option("--no-workbook", is_flag=True, help="Answer without writing a workbook."),
        click.option(
            "--output", type=click.Path(path_type=Path), help="Where to write the workbook."
        ),
    ):
        command = decorate(command)
    return command


def which_results(command: Callable[..., None]) -> Callable[..., None]:
    """The options of which results people see."""
    for decorate in (
        click.option(
            "--members", is_flag=True, help="Print all results, those of every member, too."
        ),
        click.option(
            "--all",
            "all_tiers",
            is_flag=True,
            help="Print all results: headlines, what supports them, memos.",
        ),
    ):
        command = decorate(command)
    return command


scenarios = click.argument(
    "names", nargs=-1, required=True, metavar="NAME...", shell_complete=complete_scenarios
)
scenarios_if_named = click.argument(
    "names", nargs=-1, metavar="[NAME...]", shell_complete=complete_scenarios
)
completion = click.option(
    "--show-completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    callback=show_completion,
    expose_value=False,
    is_eager=True,
    help="Print what makes a shell complete names; nothing is run.",
)
