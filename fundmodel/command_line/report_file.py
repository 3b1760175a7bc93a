"""`report`: four pages a scenario, as one HTML file; or its charts alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.loading import OUTPUTS, file_name, load_all
from fundmodel.command_line.progress import progress
from fundmodel.exit_codes import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fundmodel.reports.report import Report

USUAL = "report"


def write_report_of(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Make the reports, and write what is asked for."""
    import fundmodel
    from fundmodel.reports.writing import refuse_folder, report_destination, write_charts

    form = form_of(flags)
    loaded = load_all(names, flags)
    folders = {ending: flags[ending] for ending in ("png", "svg") if flags[ending] is not None}
    path = flags["output"] or (None if folders else _usual(loaded))
    if path is not None:
        report_destination(path, force=flags["force"])
    for folder in folders.values():
        refuse_folder(folder)
    reports: list[Report] = []
    charts: list[Path] = []
    try:
        with progress() as say:
            for one in loaded:
                worlds = flags["paths"], flags["seed"]
                reports.append(fundmodel.report(one, *worlds, progress=say))
            say(f"Writing {path or ', '.join(map(str, folders.values()))}")
            for ending, folder in folders.items():
                charts += write_charts(reports, folder, f".{ending}")
            if path is not None:
                fundmodel.write_report(reports, path, force=flags["force"])
    except KeyboardInterrupt:
        which = f"Stopped. {len(reports)} of {len(loaded)} reports had been drawn."
        click.echo(which, err=True)
        sys.exit(INTERRUPTED)
    give(_answer(reports, path, charts), form)
    exit_if_failed([one.material.run for one in reports])


def _usual(loaded: Sequence[Any]) -> Path:
    """outputs/report.html for base as it is, else under the names of the scenarios."""
    titles = [one.title for one in loaded]
    name = file_name(loaded).removesuffix(".xlsx")
    return OUTPUTS / (f"{USUAL}.html" if titles == ["base"] else f"{USUAL}_{name}.html")


def _answer(reports: Sequence[Report], path: Path | None, charts: Sequence[Path]) -> Answer:
    """The sentences of the first page, and what was written."""
    by_name = {
        "report": None if path is None else str(path),
        "charts": [str(chart) for chart in charts],
        "scenarios": {
            one.material.assumptions.title: {
                "assumptions": one.material.assumptions.fingerprint,
                "paths": one.material.simulation.asked.paths,
                "seed": one.material.simulation.asked.seed,
                "sentences": one.sentences,
            }
            for one in reports
        },
    }
    opening = [
        text
        for one in reports
        for text in (*([f"{one.heading}:"] if len(reports) > 1 else []), *one.answer, "")
    ]
    return Answer(list(_records(reports)), by_name, (), list(_written(path, charts)), opening)


def _records(reports: Sequence[Report]) -> Iterator[dict[str, object]]:
    for one in reports:
        for sentence in one.sentences:
            yield {"scenario": one.material.assumptions.title, "sentence": sentence}


def _written(path: Path | None, charts: Sequence[Path]) -> Iterator[str]:
    if charts:
        folders = dict.fromkeys(str(one.parent) for one in charts)
        yield f"Charts: {len(charts)} in {', '.join(folders)}."
    if path is not None:
        yield f"Report: {path}"
