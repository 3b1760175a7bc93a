"""`manual`: every line and every assumption on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.completion import complete_scenarios
from fundmodel.command_line.options import changes, options

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "manual.html"


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME...]", shell_complete=complete_scenarios)
@click.option("--force", is_flag=True, help="Overwrite a file that is no manual.")
@click.option("--output", type=click.Path(path_type=Path), help="Where to write the page.")
@changes
@options
def manual(names: Sequence[str], **flags: Any) -> None:
    """Write every line and every assumption on one page of HTML, outputs/manual.html.

    With its formula in words, unit, sheet and row, what it needs and who reads it; with value,
    range, source, grade and what scenarios change. Of base and all scenarios, or of those named:
    the numbers are those of the first.
    """
    from fundmodel.command_line.answers import Answer, form_of, give
    from fundmodel.command_line.loading import OUTPUTS, load_all

    form = form_of(flags)
    path = flags["output"] or OUTPUTS / FILE
    _refuse(path, force=flags["force"])
    loaded = load_all(names, flags)
    import fundmodel

    fundmodel.write_manual(loaded, path, force=flags["force"])
    lines, numbers = len(fundmodel.line_definitions()), len(list(loaded[0]))
    record = {"manual": str(path), "lines": lines, "assumptions": numbers, "sets": len(loaded)}
    of = f"{lines} lines and {numbers} assumptions, as in {loaded[0].title}"
    others = _changes(len(loaded) - 1)
    give(Answer([record], record, closing=[f"Manual: {path} ({of}{others})."]), form)


def _refuse(path: Path, *, force: bool) -> None:
    """Look at the place before anything is loaded."""
    from fundmodel.manual.write import refuse_destination

    refuse_destination(path, force=force)


def _changes(scenarios: int) -> str:
    if not scenarios:
        return ""
    return f", and what {scenarios} {'scenarios change' if scenarios > 1 else 'scenario changes'}"
