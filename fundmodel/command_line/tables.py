"""What the commands print: tables for people, JSON for programs."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from fundmodel.build_model.language import CHECK_TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fundmodel.build_model.model import Line
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.run_paths.explain import Explanation
    from fundmodel.run_paths.run import Run

WIDTH = 110
MOST_PARTS = 12
MOST_SIDE_BY_SIDE = 4


def print_headlines(
    runs: Sequence[Run], path: Path, presentation: Presentation, *, as_json: bool
) -> None:
    """The results without members, and where the workbook is.

    A column a scenario; where there are many, a row a scenario and a few results.
    """
    model = runs[0].model
    lines = [line for line in model.lines.values() if line.kind == "result" and not line.each]
    names = [run.assumptions.name for run in runs]
    if as_json:
        results = {
            run.assumptions.name: {line.name: run.number(line.name) for line in lines}
            for run in runs
        }
        print_json({"workbook": str(path), "results": results})
        return
    if len(runs) > MOST_SIDE_BY_SIDE:
        _print_in_brief(runs, presentation)
    else:
        rows = [
            [line.item.label, _unit(line), *(shown(line, run.number(line.name)) for run in runs)]
            for line in lines
        ]
        print_table(["Result", "", *names], rows, right_from=2)
    passed = sum(run.passed for run in runs)
    click.echo(f"Checks hold in {passed} of {len(runs)} scenarios. Workbook: {path}")


def _print_in_brief(runs: Sequence[Run], presentation: Presentation) -> None:
    brief = [(runs[0].model.lines[name], label) for name, label in presentation.in_brief]
    heads = [", ".join(filter(None, (label, _unit(line)))) for line, label in brief]
    rows = [
        [run.assumptions.name, *(shown(line, run.number(line.name)) for line, _ in brief)]
        for run in runs
    ]
    print_table(["Scenario", *heads], rows, right_from=1)
    click.echo(f"All results of up to {MOST_SIDE_BY_SIDE} scenarios: `run NAME...`.")


def print_checks(runs: Sequence[Run], *, as_json: bool) -> None:
    """The worst value of every check and alert.

    A column a scenario; where there are many, the worst of all and where it is.
    """
    lines = [line for line in runs[0].model.lines.values() if line.kind in ("check", "alert")]
    if as_json:
        print_json(
            {run.assumptions.name: {line.name: _facts(run, line) for line in lines} for run in runs}
        )
        return
    head = "Check or alert (US$ m at worst)"
    if len(runs) > MOST_SIDE_BY_SIDE:
        rows = [[line.item.label, line.kind, *_worst_of_all(runs, line)] for line in lines]
        print_table([head, "", f"Worst of {len(runs)}", "Where"], rows)
        return
    rows = [[line.item.label, line.kind, *(_state(run, line) for run in runs)] for line in lines]
    names = [run.assumptions.name for run in runs]
    print_table([head, "", *names], rows, right_from=2)


def _worst_of_all(runs: Sequence[Run], line: Line) -> tuple[str, str]:
    """The worst state of all scenarios, and in which it is; how many others have one as well."""
    up = sorted((run for run in runs if _is_up(run, line)), key=lambda run: -run.worst(line))
    if not up:
        return _state(runs[0], line), ""
    others = f" and {len(up) - 1} more" if len(up) > 1 else ""
    return _state(up[0], line), up[0].assumptions.name + others


def _is_up(run: Run, line: Line) -> bool:
    """Whether a check fails, or an alert is up."""
    return run.worst(line) > run.number(CHECK_TOLERANCE)


def _facts(run: Run, line: Line) -> dict[str, object]:
    up = _is_up(run, line)
    verdict = {"passed": not up} if line.kind == "check" else {"up": up}
    return {"class": line.kind, "worst": run.worst(line), **verdict}


def _state(run: Run, line: Line) -> str:
    if line.kind == "check":
        return f"FAILS by {run.worst(line):.3g}" if _is_up(run, line) else "OK"
    return f"{run.worst(line):,.1f}" if _is_up(run, line) else "-"


def print_list(what: str, directory: str | None, *, as_json: bool) -> None:
    """Scenarios, assumptions, lines or results, a line each."""
    import fundmodel
    from fundmodel.read_assumptions import scenario_names

    base = fundmodel.load("base", directory=directory)
    if what == "scenarios":
        others = [fundmodel.load(name, directory=directory) for name in scenario_names(directory)]
        rows: list[list[str | int]] = [
            [one.name, one.label, len(one.changes), one.description] for one in (base, *others)
        ]
        heads = ["Name", "Label", "Changes", "Description"]
    elif what == "assumptions":
        rows = [
            [name, base.facts(name).label, base.facts(name).unit.name, base.facts(name).grade]
            for name in base.inputs
        ]
        heads = ["Name", "Label", "Unit", "Grade"]
    else:
        lines = fundmodel.model_of(base).lines.values()
        rows = [
            [line.name, line.item.label, line.stage, line.kind, line.unit.name]
            for line in lines
            if what == "lines" or line.kind == "result"
        ]
        heads = ["Name", "Label", "Stage", "Kind", "Unit"]
    if as_json:
        print_json([dict(zip(map(str.lower, heads), row, strict=True)) for row in rows])
    else:
        print_table(heads, [[str(cell) for cell in row] for row in rows])


def print_explanation(found: Explanation, *, as_json: bool) -> None:
    """A number, its formula in words and in numbers, and the same for what went into it."""
    if as_json:
        print_json(asdict(found))
        return
    _explain(found, 0)


def _explain(one: Explanation, depth: int) -> None:
    indent = "  " * depth
    when = f", {one.when}" if one.when else ""
    click.echo(f"{indent}{one.name}{when} = {_number(one.value)} {one.unit}   [{one.label}]")
    for text in (one.words, one.numbers):
        if text:
            click.echo(f"{indent}  = {text}")
    if one.source:
        click.echo(f"{indent}  source: {one.source}")
    if one.note and depth == 0:
        click.echo(f"{indent}  {one.note}")
    for part in one.parts[:MOST_PARTS]:
        _explain(part, depth + 1)
    left_out = len(one.parts) - MOST_PARTS
    if left_out > 0:
        click.echo(f"{indent}  and {left_out} more; --json has all of them.")


def print_table(heads: list[str], rows: list[list[str]], right_from: int | None = None) -> None:
    """A table as wide as the terminal; in a pipe, wide enough for all its words."""
    import sys

    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for place, head in enumerate(heads):
        right = right_from is not None and place >= right_from
        table.add_column(head, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else WIDTH + 14 * len(heads)
    Console(width=width, highlight=False, markup=False, emoji=False).print(table)


def print_json(thing: object) -> None:
    """JSON for programs, with null for what is not available."""
    text = json.dumps(_without_nan(thing), indent=2, ensure_ascii=False, allow_nan=False)
    click.echo(text)


def _without_nan(thing: object) -> object:
    """The same with null for what is not available, since JSON has no word for it."""
    if isinstance(thing, dict):
        return {name: _without_nan(part) for name, part in thing.items()}
    if isinstance(thing, list | tuple):
        return [_without_nan(part) for part in thing]
    return None if isinstance(thing, float) and math.isnan(thing) else thing


def _unit(line: Line) -> str:
    return {"money": "US$ bn", "percent": "%"}.get(line.unit.style, "")


def shown(line: Line, value: float) -> str:
    """A result as people read it: US$ bn, per cent, or the number as it is."""
    if math.isnan(value):
        return "n/a"
    scale = {"money": 1 / 1000, "percent": 100}.get(line.unit.style, 1)
    return f"{round(value * scale, 2) + 0.0:,.2f}"  # no -0.00


def _number(value: float) -> str:
    if math.isnan(value):
        return "n/a"
    return f"{value:,.2f}" if abs(value) >= 100 else f"{value:.6g}"
