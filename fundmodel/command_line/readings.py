"""`readings`: the US take on each legal reading of "half of the profits"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.options import options, setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.presentation import Alternatives


@click.command()
@click.argument("name", default="base")
@click.option("--by-year", is_flag=True, help="Show what each reading brings in each year.")
@setting
@options
def readings(name: str, settings: Sequence[str], directory: str | None, **flags: bool) -> None:
    """US take under each legal reading of "half of the profits".

    Side by side on the same history, and in a full rerun in which the reading drives the cash.
    """
    import fundmodel
    from fundmodel.command_line.alternatives import print_alternatives

    worked_out = fundmodel.run(load_all([name], settings, directory)[0])
    table = fundmodel.readings(worked_out)
    print_alternatives(
        worked_out,
        table,
        cast("Alternatives", fundmodel.front_pages().alternatives),
        by_year=flags["by_year"],
        as_json=flags["as_json"],
    )
    failed = [f"{name} with {one}" for one in table.index[~table["passed"]]]
    exit_if_failed([worked_out], failed)
