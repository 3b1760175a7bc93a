"""`run`: scenarios, the workbook, the results."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from fundmodel.command_line.answers import form_of, give
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.editions import edition_asked, edition_in_words
from fundmodel.command_line.loading import (
    OUTPUTS,
    file_name,
    load_all,
)
from fundmodel.command_line.progress import progress, run_each
from fundmodel.command_line.ranges import drawn, paths_of
from fundmodel.command_line.tidying import tidy_asked, write_tidy
from fundmodel.exit_codes import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation
    from fundmodel.workbooks.editions import Edition
    from fundmodel.workbooks.writing.write import Destination


def run_all(flags: dict[str, Any]) -> None:
    """Run base and every scenario."""
    form = form_of(flags)
    paths_of(flags)
    loaded = load_all((), flags)
    _run(loaded, OUTPUTS / file_name(loaded, "fundmodel"), form, flags, in_short=True)


def run_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Run the named scenarios; the workbook is called after them."""
    form = form_of(flags)
    paths_of(flags)
    loaded = load_all(names, flags)
    named = flags["output"] or flags["no_workbook"]
    _run(loaded, OUTPUTS if named else OUTPUTS / file_name(loaded), form, flags)


def _run(
    loaded: Sequence[Assumptions],
    usual: Path,
    form: str,
    flags: dict[str, Any],
    *,
    in_short: bool = False,
) -> None:
    """Run every set, draw its worlds, write one workbook unless none is wanted, and print."""
    import fundmodel
    from fundmodel.command_line.results import results_answer

    path = None if flags["no_workbook"] else flags["output"] or usual
    destination = None if path is None else _destination(path, flags)
    edition = edition_asked(flags, written=path is not None)
    table = tidy_asked(flags)
    runs: list[Run] = []
    simulations: list[Simulation] = []
    try:
        with progress() as say:
            run_each(loaded, say, runs)
            drawn(runs, flags, say, simulations, fundmodel.front_pages().fans if path else ())
            if destination is not None:
                say(f"Writing {path}")
                book = fundmodel.plan_workbook(runs, simulations=simulations, edition=edition)
                destination.write(book)
            write_tidy(table, runs, annual=bool(flags.get("annual")))
    except KeyboardInterrupt:
        _stopped(len(loaded), runs, simulations)
    asked = {"all_tiers": flags["all_tiers"], "each_member": flags["members"]}
    asked["in_short"] = in_short
    last_line = _last_line(runs, path, edition)
    give(results_answer(runs, simulations, path, last_line, **asked), form)
    exit_if_failed(runs)


def _stopped(of: int, runs: Sequence[Run], simulations: Sequence[Simulation]) -> NoReturn:
    """Say how far it got, and leave."""
    which = f"Stopped. Of {of} {'scenarios' if of > 1 else 'scenario'}"
    click.echo(f"{which} {len(runs)} had been run, {len(simulations)} drawn.", err=True)
    sys.exit(INTERRUPTED)


def _destination(path: Path, flags: dict[str, Any]) -> Destination:
    from fundmodel.workbooks.writing.write import Destination

    return Destination(path, force=flags["force"])


def _last_line(runs: Sequence[Run], path: Path | None, edition: Edition) -> str:
    parts = [
        f"Checks hold in {sum(run.passed for run in runs)} of {len(runs)} scenarios.",
        f"Workbook: {path}" if path else "No workbook was written.",
        edition_in_words(edition),
    ]
    return " ".join(filter(None, parts))
