"""The commands of differences and causes; what each needs is imported when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.completion import complete_lines, complete_scenarios
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
