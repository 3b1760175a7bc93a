"""The commands of differences and causes; what each needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.charts import chart
from fundmodel.command_line.completion import (
    complete_inputs,
    complete_lines,
    complete_scenarios,
)
from fundmodel.command_line.editions import edition
from fundmodel.command_line.options import changes, options, which_results, worlds

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@click.argument("names", nargs=-1, metavar="A B [C...]", shell_complete=complete_scenarios)
@click.option(
    "--bridge",
    "bridged",
    multiple=True,
    metavar="RESULT",
    shell_complete=complete_lines,
    help="Tell what each input does to the difference of this result, or `result[Member]`.",
)
@click.option(
    "--expected",
    is_flag=True,
    help="Tell it of the expected value too; takes some seconds, and shares up to 5 inputs.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a live workbook of them, with a sheet Bridge, as FILE.xlsx.",
)
@click.option("--force", is_flag=True, help="Overwrite a workbook that somebody has edited.")
@edition
@chart
@which_results
@worlds
@changes
@options
def compare(names: Sequence[str], **flags: Any) -> None:
    """What differs between A and B in the inputs, and what that does to the results.

    A, B, ... are scenarios, overlay files, workbooks that came back (FILE.xlsx is the scenario
    that it shows, FILE.xlsx:NAME another of its scenarios) or folders of assumptions (DIR is base
    there, DIR:NAME a scenario). Differences are those from A. --set changes all but A, so that
    `compare base base --set us_profit_share=0.4` shows what one number does.
    """
    from fundmodel.command_line.comparing import compare_named

    compare_named(names, flags)


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
@click.option("--top", type=click.IntRange(1), help="How many of each ranking (default: 15).")
@click.option("--all", "whole", is_flag=True, help="The whole of each ranking.")
@click.option(
    "--two-way",
    nargs=2,
    metavar="X Y",
    help="Move two numbers together: NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS each.",
)
@click.option(
    "--target",
    metavar="NUMBER",
    help="With --two-way: mark where the grid reaches this, such as 20bn, 20000 (US$ m) or 13%.",
)
@click.option("--switches", is_flag=True, help="Set each choice and flag every other way.")
@click.option("--readings", is_flag=True, help="Run every legal reading.")
@click.option("--judgements", is_flag=True, help="Which numbers of grade C decide, and whose.")
@click.option(
    "--global",
    "is_global",
    is_flag=True,
    help="Vary all that is drawn at once: Morris, then Sobol's shares of the variance.",
)
@click.option("--runs", type=int, metavar="N", help="With --global: runs in all (default: 24000).")
@click.option("--seed", type=int, help="With --global: which runs (default: 1).")
@chart
@changes
@options
def sensitivity(name: str, **flags: Any) -> None:
    """What drives the results of a scenario: each number moved alone to its low and high end.

    What is uncertain goes from P10 to P90 of its draw; terms and rules, which are never drawn, go
    over all that is plausible. With --global all that is drawn is varied at once.
    """
    from fundmodel.command_line.sensitivity import sensitivity_of

    sensitivity_of(name, flags)


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
@chart
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
