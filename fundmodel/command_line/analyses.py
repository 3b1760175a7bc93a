"""The commands that ask about differences and causes, with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.completion import complete_inputs, complete_scenarios
from fundmodel.command_line.options import changes, options

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="RESULT=TARGET...")
@click.option(
    "--by",
    multiple=True,
    required=True,
    metavar="INPUT",
    shell_complete=complete_inputs,
    help="What is moved: an assumption, or column[Member]; INPUT=LOW:HIGH moves it between these. "
    "Two give the frontier: the first as INPUT=LOW:HIGH:STEPS.",
)
@click.option(
    "--scenario", default="base", shell_complete=complete_scenarios, help="Which scenario."
)
@click.option("--expected", is_flag=True, help="Solve for the mean over drawn worlds.")
@click.option("--paths", type=int, help="How many worlds, with --expected (default: 256).")
@click.option("--seed", type=int, help="Which worlds, with --expected (default: 1).")
@changes
@options
def solve(targets: Sequence[str], **flags: Any) -> None:
    """What would have to be true: the value of an input at which a result comes to a target.

    A target is a number in the unit of the result (20000, 20bn, 13%), or a scenario whose result it
    is to equal, with the same input in both. All solutions within what is plausible are told, and
    the command that shows each.
    """
    from fundmodel.command_line.solving import solve_named

    solve_named(targets, flags)
