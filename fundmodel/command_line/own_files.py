"""The commands for the files of assumptions: `schema` and a user's own scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.completion import complete_scenarios, complete_settings
from fundmodel.command_line.options import options

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Which folder to write them into (default: `schema`, beside `scenarios`).",
)
@click.option("--print", "printed", is_flag=True, help="Print all as one JSON, and write nothing.")
@options
def schema(**flags: Any) -> None:
    """Write JSON Schemas by which an editor completes and checks the YAML files while you type.

    They know the names, units, ranges and options of base: write them anew when base has changed.
    """
    from fundmodel.command_line.schemas import write_schemas

    write_schemas(flags)


@click.command(name="new-scenario")
@click.argument("name")
@click.option(
    "--from",
    "parent",
    default="base",
    show_default=True,
    metavar="PARENT",
    shell_complete=complete_scenarios,
    help="The scenario whose changes come first.",
)
@click.option("--label", metavar="TEXT", help="As people call it (default: made of the name).")
@options
def new_scenario(name: str, **flags: Any) -> None:
    """Begin a scenario of your own: assumptions/scenarios/NAME.yaml, with an example in it."""
    from fundmodel.command_line.new_scenario import begin_scenario

    begin_scenario(name, flags)


@click.command(name="set")
@click.argument("name", shell_complete=complete_scenarios)
@click.argument(
    "settings",
    nargs=-1,
    required=True,
    metavar="INPUT=VALUE...",
    shell_complete=complete_settings,
)
@click.option("--because", metavar="TEXT", help="Why; needed where a change is new in the file.")
@click.option("--accept", is_flag=True, help="Take amounts far below those of base as they are.")
@options
def set_(name: str, settings: Sequence[str], **flags: Any) -> None:
    """Change or add numbers in your scenario NAME; its comments, order and other words stay.

    INPUT may be series[2030] or column[Member], as behind --set. The scenario is checked as a
    whole before its file is written.
    """
    from fundmodel.command_line.setting_in_files import set_in_file

    set_in_file(name, settings, flags)


@click.command(name="copy-assumptions")
@click.argument("folder", default="assumptions", type=click.Path(path_type=Path), metavar="[DIR]")
@options
def copy_assumptions(folder: Path, **flags: Any) -> None:
    """Copy the assumptions that came with the program to ./assumptions, or DIR, to edit them."""
    from fundmodel.command_line.copying import copy_shipped

    copy_shipped(folder, flags)
