"""`page`, `report`, `manual`: a file of HTML each; what they need is imported when they run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.options import changes, options, scenarios_if_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def document(noun: str, usual: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of the file of a document.

    Args:
        noun: what is written, such as "page".
        usual: where to, if nothing else is named.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        forced = f"Overwrite a file that is no {noun} of this program as it was written."
        where = f"Where to write the {noun} (default: {usual})."
        with_force = click.option("--force", is_flag=True, help=forced)(command)
        to = click.Path(path_type=Path)
        return click.option("--output", type=to, metavar="FILE", help=where)(with_force)

    return decorate


@click.command()
@scenarios_if_named
@changes
@document("page", "outputs/fundmodel.html, or under the names")
@options
def page(names: Sequence[str], **flags: Any) -> None:
    """Write the named scenarios (or all) into one HTML file that recalculates in a browser.

    It holds the whole model and needs neither a network nor Python; its numbers are those of `run`.
    """
    from fundmodel.command_line.page_file import write_page_of

    write_page_of(names, flags)


@click.command()
@scenarios_if_named
@document("report", "outputs/report.html, or under the names")
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
    from fundmodel.command_line.report_file import write_report_of

    write_report_of(names or ["base"], flags)


@click.command()
@scenarios_if_named
@document("manual", "outputs/manual.html")
@changes
@options
def manual(names: Sequence[str], **flags: Any) -> None:
    """Write every line and every assumption on one page of HTML, outputs/manual.html.

    With its formula in words, unit, sheet and row, what it needs and who reads it; with value,
    range, source, grade and what scenarios change. Of base and all scenarios, or of those named:
    the numbers are those of the first.
    """
    from fundmodel.command_line.manual_file import write_manual_of

    write_manual_of(names, flags)
