"""The commands of differences and causes; what each needs is imported when it runs."""

from __future__ import annotations

from typing import Any

import click

from fundmodel.command_line.completion import complete_lines, complete_scenarios
from fundmodel.command_line.options import changes, options


@click.command()
@click.argument("name", default="base", shell_complete=complete_scenarios)
@click.option(
    "--result",
    "results",
    multiple=True,
    metavar="RESULT",
    shell_complete=complete_lines,
    help="Tell this result, or `result[Member]`, in full rather than the headlines in brief.",
)
@click.option(
    "--top",
    type=click.IntRange(1),
    help="How many of each ranking (default: 15; 3 of each headline).",
)
@click.option("--all", "whole", is_flag=True, help="The whole of each ranking.")
@click.option(
    "--two-way",
    nargs=2,
    metavar="X Y",
    help="Move two numbers together: NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS each.",
)
@click.option(
    "--target",
    type=float,
    help="Mark where the grid reaches this, in the unit of the result (US$ m).",
)
@click.option("--switches", is_flag=True, help="Set each choice and flag every other way.")
@click.option("--readings", is_flag=True, help="Run every legal reading.")
@click.option("--judgements", is_flag=True, help="Which numbers of grade C decide, and whose.")
@changes
@options
def sensitivity(name: str, **flags: Any) -> None:
    """What drives the results of a scenario: each number moved alone to its low and high end.

    What is uncertain goes from P10 to P90 of its draw; terms and rules, which are never drawn, go
    over all that is plausible.
    """
    from fundmodel.command_line.sensitivity import sensitivity_of

    sensitivity_of(name, flags)
