"""`check`: the assumptions, and every identity."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress, run_each
from fundmodel.command_line.result_tables import heads_of
from fundmodel.command_line.results import MOST_SIDE_BY_SIDE
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import message
from fundmodel.exit_codes import FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.run import Run


CAPTION = "At worst, in US$ m where it is an amount."


def check_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Check the assumptions and run every check; exit code 1 if one fails."""
    from fundmodel.command_line.sources import check_sources, refuse_day_alone

    if flags["sources"]:
        check_sources(names, flags)
        return
    refuse_day_alone(flags["day"])
    form = form_of(flags)
    loaded = load_all(names, flags)
    with progress() as say:
        runs = run_each(loaded, say)
    give(_answer(runs), form)
    exit_if_failed(runs)


def exit_if_failed(runs: Sequence[Run], reruns: Sequence[str] = ()) -> None:
    """Leave with 1 if a check failed.

    Args:
        runs: what was run.
        reruns: names of other runs in which one failed.
    """
    failed = [worked_out.assumptions.title for worked_out in runs if not worked_out.passed]
    if failed or reruns:
        click.echo(
            message(
                ", ".join([*failed, *reruns]),
                "a check has failed.",
                fix="see `python -m fundmodel check`, and the sheet Checks of the workbook.",
            ),
            err=True,
        )
        sys.exit(FAILED)


def _answer(runs: Sequence[Run]) -> Answer:
    """The worst value of every check and alert.

    A column a scenario; where there are many, the worst of all and where it is.
    """
    lines = [line for line in runs[0].model.lines.values() if line.kind in ("check", "alert")]
    by_name = {
        run.assumptions.title: {line.name: _verdict(run, line) for line in lines} for run in runs
    }
    records = [
        {
            "scenario": run.assumptions.title,
            "check": line.name,
            "class": line.kind,
            "unit": line.unit.name,
            "worst": run.worst(line),
            "passed_or_down": run.holds(line),
            "label": line.definition.label,
        }
        for run in runs
        for line in lines
    ]
    many = len(runs) > MOST_SIDE_BY_SIDE
    return Answer(records, by_name, [_worst(runs, lines) if many else _by_scenario(runs, lines)])


def _by_scenario(runs: Sequence[Run], lines: Sequence[Line]) -> Table:
    columns = [Column("Check or alert"), Column("Class", whole=True)]
    names, caption = heads_of(runs)
    columns += [Column(name, numbers=True) for name in names]
    rows = [
        [line.definition.label, line.kind, *(_state(run, line) for run in runs)] for line in lines
    ]
    return Table(columns, rows, f"{CAPTION} {caption}".rstrip())


def _worst(runs: Sequence[Run], lines: Sequence[Line]) -> Table:
    columns = ["Check or alert", "Class", f"Worst of {len(runs)}", "Where"]
    rows = [[line.definition.label, line.kind, *_worst_of_all(runs, line)] for line in lines]
    caption = f"{CAPTION} {heads_of(runs)[1]}".rstrip()
    return Table([Column(head) for head in columns], rows, caption)


def _worst_of_all(runs: Sequence[Run], line: Line) -> tuple[str, str]:
    """The worst state of all scenarios, and in which it is; how many others have one as well."""
    up = sorted((run for run in runs if _is_up(run, line)), key=lambda run: -run.worst(line))
    if not up:
        return _state(runs[0], line), ""
    others = f" and {len(up) - 1} more" if len(up) > 1 else ""
    return _state(up[0], line), up[0].assumptions.name + others


def _is_up(run: Run, line: Line) -> bool:
    """Whether a check fails, or an alert is up."""
    return not run.holds(line)


def _verdict(run: Run, line: Line) -> dict[str, object]:
    up = _is_up(run, line)
    verdict = {"passed": not up} if line.kind == "check" else {"up": up}
    return {"class": line.kind, "unit": line.unit.name, "worst": run.worst(line), **verdict}


def _state(run: Run, line: Line) -> str:
    if line.kind == "check":
        return f"FAILS by {run.worst(line):.3g}" if _is_up(run, line) else "OK"
    return f"{run.worst(line):,.1f}" if _is_up(run, line) else "-"
