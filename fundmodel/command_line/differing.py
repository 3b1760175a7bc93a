"""`diff`: what differs between two workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, format_result, format_unit, give
from fundmodel.command_line.progress import progress
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    from fundmodel.build_model.model import Model
    from fundmodel.workbooks.verifying.differences import Difference, Differences

MOST_LISTED, LONGEST = 20, 50


def tell_differences(old: Path, new: Path, flags: dict[str, Any]) -> None:
    """Compare two workbooks and tell what differs."""
    import fundmodel

    form = form_of(flags)
    with progress() as say:
        say(f"Reading {old} and {new}")
        found = fundmodel.compare_workbooks(old, new)
    model = fundmodel.model_of(fundmodel.load("base", directory=flags["directory"]))
    give(_answer(found, model), form)


def _answer(found: Differences, model: Model) -> Answer:
    from fundmodel.command_line.results import ENGINE

    records = [_record(one, model) for one in found.found]
    by_name = {
        "engine": ENGINE,
        "old": str(found.paths[0]),
        "new": str(found.paths[1]),
        "scenarios": list(found.scenarios),
        "versions": list(found.versions),
        "differences": records,
        "notes": list(found.notes),
    }
    tables = [_results(found, model), _inputs(found), _formulas(found)]
    return Answer(records, by_name, [one for one in tables if one.rows], _closing(found))


def _record(one: Difference, model: Model) -> dict[str, object]:
    line = model.lines.get(one.name.partition("[")[0]) if one.kind == "result" else None
    numbers = isinstance(one.old, float) and isinstance(one.new, float)
    change = one.new - one.old if numbers else None  # type: ignore[operator]
    return {**one._asdict(), "difference": change, "basis": line.definition.basis if line else ""}


def _results(found: Differences, model: Model) -> Table:
    """The headlines that differ; how many other results do is said below."""
    rows = []
    headlines = {line.name: line for line in model.headlines if not line.each}
    for one in found.of_kind("result"):
        line = headlines.get(one.name)
        if line is None:
            continue
        numbers = [side if isinstance(side, float) else float("nan") for side in (one.old, one.new)]
        texts = [format_result(line.unit, number) for number in (*numbers, numbers[1] - numbers[0])]
        rows.append([line.definition.label, format_unit(line.unit), *texts, line.definition.basis])
    heads = [Column("Headline result"), Column("Unit"),
             *(Column(head, numbers=True) for head in ("Old", "New", "New less old")),
             Column("Basis")]  # fmt: skip
    more = len(found.of_kind("result")) - len(rows)
    caption = f"And {more:,} other results differ; --csv lists all." if more else ""
    return Table(heads, rows, caption, goes_on=True)


def _inputs(found: Differences) -> Table:
    ones = found.of_kind("input")
    rows = [
        [one.name, one.scenario, _text(one.old), _text(one.new), one.unit, one.cell]
        for one in ones[:MOST_LISTED]
    ]
    heads = [Column("Input"), Column("Scenario"), Column("Old", numbers=True),
             Column("New", numbers=True), Column("Unit"), Column("Cell")]  # fmt: skip
    return Table(heads, rows, _more(len(ones) - len(rows)), goes_on=True)


def _formulas(found: Differences) -> Table:
    ones = found.of_kind("formula")
    rows = [[one.cell, one.name[:LONGEST], _text(one.old), _text(one.new)]
            for one in ones[:MOST_LISTED]]  # fmt: skip
    heads = [Column(head) for head in ("Cell of formula", "Row", "Old", "New")]
    return Table(heads, rows, _more(len(ones) - len(rows)), goes_on=True)


def _more(count: int) -> str:
    return f"And {count:,} more; --csv lists all." if count > 0 else ""


def _text(value: object) -> str:
    from fundmodel.read_assumptions import format_number

    if value is None:
        return "nothing"
    text = format_number(value) if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _closing(found: Differences) -> list[str]:
    kinds = {"input": "inputs", "formula": "formulas", "result": "results"}
    counts = ", ".join(f"{len(found.of_kind(kind)):,} {name}" for kind, name in kinds.items())
    texts = [f"Different: {counts}." if found.found else "Nothing differs."]
    if found.scenarios[0] != found.scenarios[1]:
        texts.append(
            f"The old workbook shows {found.scenarios[0]}, the new one {found.scenarios[1]}."
        )
    if found.versions[0] != found.versions[1]:
        texts.append(f"Written by versions {' and '.join(one or '?' for one in found.versions)}.")
    return [*texts, *found.notes]
