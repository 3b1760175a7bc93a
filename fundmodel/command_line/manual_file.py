"""`manual`: every line and every assumption on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import OUTPUTS, load_all

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL = "manual.html"


def write_manual_of(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Write the manual of the named scenarios, or of all there are."""
    import fundmodel
    from fundmodel.manual.destination import manual_destination

    form = form_of(flags)
    path = flags["output"] or OUTPUTS / USUAL
    manual_destination(path, force=flags["force"])  # before anything is loaded
    loaded = load_all(names, flags)
    fundmodel.write_manual(loaded, path, force=flags["force"])
    lines, numbers = len(fundmodel.line_definitions()), len(list(loaded[0]))
    record = {"manual": str(path), "lines": lines, "assumptions": numbers, "sets": len(loaded)}
    of = f"{lines} lines and {numbers} assumptions, as in {loaded[0].title}"
    others = _changes(len(loaded) - 1)
    give(Answer([record], record, closing=[f"Manual: {path} ({of}{others})."]), form)


def _changes(scenarios: int) -> str:
    if not scenarios:
        return ""
    return f", and what {scenarios} {'scenarios change' if scenarios > 1 else 'scenario changes'}"
