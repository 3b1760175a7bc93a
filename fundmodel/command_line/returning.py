"""The commands for workbooks that come back: `import`, `verify` and `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fundmodel.command_line.options import options

workbook = click.argument("workbook", type=click.Path(path_type=Path))


@click.command(name="import")
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


@click.command()
@workbook
@click.option(
    "--recalculate",
    is_flag=True,
    help="Work every formula out anew with IronCalc, whatever values are stored (half a minute).",
)
@options
def verify(workbook: Path, **flags: Any) -> None:
    """Check that WORKBOOK is what the model writes; exit code 1 if a cell differs.

    Every formula is compared with the model's, every stored value with what Python works out for
    the inputs of the workbook. What was edited among the inputs is no fault.
    """
    from fundmodel.command_line.verifying import verify_file

    verify_file(workbook, flags)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options
def diff(old: Path, new: Path, **flags: Any) -> None:
    """What differs between two workbooks: inputs, formulas, results, as the files have them."""
    from fundmodel.command_line.differing import tell_differences

    tell_differences(old, new, flags)
