"""`check`: the assumptions, and every identity."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from fundmodel.command_line.loading import load_all
from fundmodel.command_line.options import options, setting
from fundmodel.errors import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.run_paths.run import Run

FAILED = 1


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@setting
@options
def check(
    names: Sequence[str], settings: Sequence[str], directory: str | None, **flags: bool
) -> None:
    """Check the assumptions and run every check; exit code 1 if one fails."""
    import fundmodel
    from fundmodel.command_line.tables import print_checks
    from fundmodel.read_assumptions import scenario_names

    loaded = load_all(names or ["base", *scenario_names(directory)], settings, directory)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    print_checks(runs, as_json=flags["as_json"])
    exit_if_failed(runs)


def exit_if_failed(runs: Sequence[Run], reruns: Sequence[str] = ()) -> None:
    """Leave with 1 if a check failed.

    Args:
        runs: what was run.
        reruns: names of other runs in which one failed.
    """
    failed = [worked_out.assumptions.name for worked_out in runs if not worked_out.passed]
    if failed or reruns:
        click.echo(
            message(
                ", ".join([*failed, *reruns]),
                "a check has failed.",
                fix="see `python -m fundmodel check`, and the sheet Checks of the workbook.",
            ),
            err=True,
        )
        sys.exit(FAILED)
