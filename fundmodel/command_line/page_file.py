"""`page`: scenarios in one HTML file that recalculates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import OUTPUTS, file_name, load_all
from fundmodel.command_line.progress import progress, run_each

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fundmodel.run_paths.run import Run

ENDING = ".html"


def write_page_of(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Run the named scenarios, or all there are, and write them into one page."""
    import fundmodel
    from fundmodel.page.destination import page_destination

    form = form_of(flags)
    loaded = load_all(names, flags)
    usual = OUTPUTS / file_name(loaded, "" if names else "fundmodel")
    path = flags["output"] or usual.with_name(usual.name.removesuffix(".xlsx") + ENDING)
    destination = page_destination(path, force=flags["force"])
    with progress() as say:
        runs = run_each(loaded, say)
        say(f"Writing {path}")
        content = fundmodel.page_bytes(runs)
        destination.write(content)
    give(_answer(runs, path, len(content)), form)
    exit_if_failed(runs)


def _answer(runs: Sequence[Run], path: Path, size: int) -> Answer:
    record = {"page": str(path), "scenarios": len(runs), "bytes": size}
    many = f"{len(runs)} scenarios" if len(runs) > 1 else runs[0].assumptions.title
    sentences = (
        f"Page: {path} ({many}, {size / 1e6:.1f} MB).",
        f"Checks hold in {sum(run.passed for run in runs)} of {len(runs)} scenarios.",
        "Open it in a browser: it needs no network, and recalculates as you change it.",
    )
    return Answer([record], record, closing=[" ".join(sentences)])
