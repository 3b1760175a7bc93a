"""`explain`: one number back to its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.loading import load_all
from fundmodel.command_line.options import options, setting

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_STEPS = 12


@click.command()
@click.argument("line")
@click.option("--quarter", metavar="2031Q2", help="Which quarter.")
@click.option("--member", default="", help="Which member, such as a window or a contributor.")
@click.option("--scenario", default="base", help="Which scenario.")
@click.option(
    "--depth",
    type=click.IntRange(1, MOST_STEPS),
    default=4,
    show_default=True,
    help="How many steps back.",
)
@setting
@options
def explain(
    line: str, scenario: str, settings: Sequence[str], directory: str | None, **how: Any
) -> None:
    """Follow one number of LINE back to the sourced assumptions that it came from."""
    import fundmodel
    from fundmodel.command_line.tables import print_explanation
    from fundmodel.run_paths.explain import explain as work_out

    worked_out = fundmodel.run(load_all([scenario], settings, directory)[0])
    found = work_out(worked_out, line, how["quarter"], how["member"], how["depth"])
    print_explanation(found, as_json=how["as_json"])
