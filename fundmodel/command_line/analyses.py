"""The commands that tell what drives results; each is imported when it runs."""

from __future__ import annotations

from typing import Any

import click

from fundmodel.command_line.completion import complete_lines, complete_scenarios
from fundmodel.command_line.options import changes, options


@click.command()
@click.argument("name", default="base", shell_complete=complete_scenarios)
@click.option(
    "--global",
    "is_global",
    is_flag=True,
    help="Vary all that is drawn at once: Morris, then Sobol's shares of the variance.",
)
@click.option(
    "--result",
    "results",
    multiple=True,
    metavar="RESULT",
    shell_complete=complete_lines,
    help="What drives this result (default: the US take and Ukraine's gain).",
)
@click.option("--runs", type=int, metavar="N", help="How many runs in all (default: 24000).")
@click.option("--seed", type=int, help="Which runs (default: 1).")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="List N inputs (default: 10).")
@changes
@options
def sensitivity(name: str, **flags: Any) -> None:
    """What drives a result: which share of its variance each number that is drawn brings."""
    from fundmodel.command_line.answers import form_of, give
    from fundmodel.command_line.global_sensitivity import global_answer
    from fundmodel.command_line.loading import load_all

    form = form_of(flags)
    (assumptions,) = load_all([name], flags)
    give(global_answer(assumptions, flags), form)
