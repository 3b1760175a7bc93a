"""The command `report`; what it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.options import changes, options, scenarios_if_named

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@scenarios_if_named
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the report (default: outputs/report.html, or under the names).",
)
@click.option(
    "--png",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the charts alone into this folder, as pictures; the report too if --output is.",
)
@click.option(
    "--svg",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The same as drawings, whose text stays text.",
)
@click.option("--paths", type=int, default=256, show_default=True, help="How many worlds.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which worlds.")
@changes
@options
def report(names: Sequence[str], **flags: Any) -> None:
    """Write four pages for a reader with ten minutes, as one HTML file that prints to A4.

    What to expect, in sentences that follow the numbers; how wide the range is, and what drives it;
    which judgements decide it; what could be chosen instead, and what is left out. Of several
    scenarios one report each, one after the other: `compare` tells why they differ.
    """
    from fundmodel.command_line.reporting import report_on

    report_on(names or ["base"], flags)
