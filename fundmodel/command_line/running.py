"""`run`: scenarios, the workbook, the headline results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import file_name, load_all
from fundmodel.command_line.options import force, options, output, setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions import Assumptions

OUTPUTS = Path("outputs")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@setting
@output
@force
@options
def run(
    names: Sequence[str],
    settings: Sequence[str],
    output: Path | None,
    directory: str | None,
    **flags: bool,
) -> None:
    """Run the named scenarios (or overlay files) and write a workbook."""
    loaded = load_all(names, settings, directory)
    run_and_write(
        loaded, output or OUTPUTS / file_name(loaded), flags["force"], as_json=flags["as_json"]
    )


def run_and_write(loaded: Sequence[Assumptions], path: Path, force: bool, *, as_json: bool) -> None:
    """Run every set, write one workbook and print the results."""
    import fundmodel
    from fundmodel.command_line.tables import print_headlines
    from fundmodel.workbooks.write import refuse_to_lose

    refuse_to_lose(path, force=force)
    runs = [fundmodel.run(assumptions) for assumptions in loaded]
    fundmodel.write_workbook(runs, path, force=True)
    print_headlines(runs, path, fundmodel.front_pages(), as_json=as_json)
    exit_if_failed(runs)
