"""`list`: what there is."""

from __future__ import annotations

import click

from fundmodel.command_line.options import options


@click.command(name="list")
@click.argument(
    "what", default="scenarios", type=click.Choice(["scenarios", "assumptions", "lines", "results"])
)
@options
def list_(what: str, directory: str | None, as_json: bool, debug: bool) -> None:
    """List the scenarios, assumptions, lines or results."""
    del debug
    from fundmodel.command_line.tables import print_list

    print_list(what, directory, as_json=as_json)
