"""The commands for workbooks that come back: `import`, `verify` and `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fundmodel.command_line.group import commands
from fundmodel.command_line.options import options

workbook = click.argument("workbook", type=click.Path(path_type=Path))


@commands.command(name="import")
@workbook
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the overlay (default: outputs/, under the workbook's name).",
)
@click.option(
    "--force",
    is_flag=True,
    help="Change an overlay that is there; its comments, order and reasons stay.",
)
@click.option("--accept", is_flag=True, help="Take amounts far below those of base as they are.")
@options
def import_(workbook: Path, **flags: Any) -> None:
    """Turn what was edited in WORKBOOK into an overlay, and show each edited cell.

    Overrides count in the scenario that the workbook shows. `run` of the overlay gives what the
    workbook shows. Another scenario whose column was edited gets an overlay of its own.
    """
    from fundmodel.command_line.importing import import_edits

    import_edits(workbook, flags)
