"""What `readings` adds of many worlds: what to expect of each, and what each clause is worth."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.tables import Column, Table
from fundmodel.exit_codes import INTERRUPTED
from fundmodel.simulation.simulation import WITH, WITHOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fundmodel.build_model.model import Line
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.drawn_alternatives import DrawnAlternatives
    from fundmodel.simulation.one_difference import Worth

STATED = {"measure": "stated", "clause": "", "against": ""}
"""What a record of the stated path says besides."""
MOST_CLAUSES = 8


def drawn_readings(
    assumptions: Assumptions, flags: dict[str, Any], say: Callable[[str], None]
) -> DrawnAlternatives:
    """Each reading in as many worlds as are asked for; Ctrl-C says how far it got, and leaves."""
    import fundmodel

    how_far = ""

    def report(done: int, paths: int) -> None:
        nonlocal how_far
        how_far = f"{done:,} of {paths:,} worlds"
        say(f"Each reading in each world: {how_far}")

    report(0, flags["paths"])
    try:
        return fundmodel.draw_readings(assumptions, flags["paths"], flags["seed"], progress=report)
    except KeyboardInterrupt:
        click.echo(f"Stopped after {how_far}.", err=True)
        sys.exit(INTERRUPTED)


def failed_in_worlds(drawn: DrawnAlternatives) -> list[str]:
    """With which readings a check has failed, and on which path first."""
    return [
        f"{drawn.assumptions.title} with {option}, seed {drawn.asked.seed}, "
        f"path {int((~passed).argmax()) + 1:,}"
        for option, passed in zip(drawn.options, drawn.passed, strict=True)
        if not passed.all()
    ]


def in_many_worlds(answer: Answer, drawn: DrawnAlternatives) -> Answer:
    """The answer on the stated path, with what many worlds add to it."""
    by_name: Any = answer.by_name
    added = {
        "paths": drawn.asked.paths,
        "seed": drawn.asked.seed,
        "in_worlds": drawn.told,
        "clauses": [one.as_row(drawn.options) for one in drawn.worths],
    }
    return replace(
        answer,
        records=[*answer.records, *_records(answer, drawn)],
        by_name={**by_name, **added},
        tables=[*answer.tables, _expected(drawn), _clauses(drawn)],
        closing=[*answer.closing, *_sentences(drawn)],
    )


def _line(drawn: DrawnAlternatives) -> Line:
    """The result that is told of each reading."""
    return drawn.model.lines[drawn.alternatives.reruns[0][0]]


def _kinds(drawn: DrawnAlternatives) -> list[str]:
    """Without and with an event of the first kind, as measures are called."""
    return [f"{which} {kind}" for kind in list(drawn.begun)[:1] for which in (WITHOUT, WITH)]


def _heads(drawn: DrawnAlternatives, *measures: str) -> list[Column]:
    events = [one.replace(WITHOUT, "no", 1) for one in _kinds(drawn)]
    return [Column(head, numbers=True) for head in ("Stated path", "Mean", *measures, *events)]


def _expected(drawn: DrawnAlternatives) -> Table:
    """Each reading: the stated path, mean, range, and means without and with an event."""
    name, heading = drawn.alternatives.reruns[0]
    stated, rows = drawn.reruns.results[name], []
    for at, (option, told) in enumerate(drawn.told.items()):
        found = told[name]
        measures = ("mean", "p10", "p90", *_kinds(drawn))
        numbers = [stated[at], *(found[measure] for measure in measures)]
        texts = [format_result(_line(drawn).unit, number) for number in numbers]
        rows.append([str(at + 1), option, *texts])
    worlds = f"{drawn.asked.paths:,} {'worlds' if drawn.asked.paths > 1 else 'world'}"
    caption = f"{heading}: {worlds}, seed {drawn.asked.seed}, the same for all."
    heads = [Column("No."), Column(drawn.alternatives.noun), *_heads(drawn, "P10", "P90")]
    return Table(heads, rows, caption)


def _clauses(drawn: DrawnAlternatives) -> Table:
    """Pairs of readings with one difference: those worth something in drawn worlds alone first."""
    alone = sum(one.only_when_drawn for one in drawn.worths)
    told = drawn.worths[: alone + MOST_CLAUSES]
    rows = []
    for one in told:
        numbers = [one.stated, *(one.drawn[measure] for measure in ("mean", *_kinds(drawn)))]
        texts = [format_result(_line(drawn).unit, number) for number in numbers]
        first, second = (at + 1 for at in one.difference.options)
        which = [f"{first} to {second}", *texts, f"{100 * one.matters:.0f}"]
        rows.append([one.difference.label, *which, *one.difference.values])
    caption = (
        "What the rerun changes by from the one reading to the other, which differ in this alone "
        f"(a rule brings its own terms). {len(told)} of {len(drawn.worths)}; --csv has all."
    )
    matters = Column("In % of worlds", numbers=True)
    heads = [Column("One difference"), Column("Nos.", whole=True), *_heads(drawn), matters]
    return Table([*heads, Column("from"), Column("to")], rows, caption)


def _sentences(drawn: DrawnAlternatives) -> Iterator[str]:
    """What is worth nothing on the stated path and something in others, in words."""
    for one in drawn.worths:
        if one.only_when_drawn:
            yield _sentence(drawn, one)


def _sentence(drawn: DrawnAlternatives, one: Worth) -> str:
    line, pair = _line(drawn), one.difference
    first, second = pair.options
    worth = format_result(line.unit, one.drawn["mean"])
    basis = f"{format_unit(line.unit)}, {line.definition.basis}"
    return (
        f"Worth nothing on the stated path, and {worth} ({basis}) to be expected, in "
        f"{100 * one.matters:.0f} % of the worlds: {pair.label}, {pair.values[0]} to "
        f"{pair.values[1]} ({drawn.options[first]}; {drawn.options[second]})."
    )


def _records(answer: Answer, drawn: DrawnAlternatives) -> Iterator[dict[str, object]]:
    """A record a number, with the same keys as those of the stated path."""
    like = dict(answer.records[0])
    noun = next(name for name, value in like.items() if value == drawn.options[0])
    selected = {one[noun]: one["selected"] for one in answer.records}
    for option, results in drawn.told.items():
        like |= {noun: option, "selected": selected[option], "year": ""}
        for name, found in results.items():
            for measure, value in found.items():
                yield like | _of(drawn.model.lines[name]) | {"value": value, "measure": measure}
    for one in drawn.worths:
        row = one.as_row(drawn.options)
        like |= {noun: row["second"], "selected": selected[row["second"]]}
        like |= {"clause": row["clause"], "against": row["first"]}
        like |= _of(_line(drawn))
        for measure, value in {"stated": one.stated, **one.drawn}.items():
            yield like | {"value": value, "measure": measure}
        yield like | {"value": one.matters, "measure": "matters", "unit": "share", "basis": ""}


def _of(line: Line) -> dict[str, object]:
    return {"result": line.name, "unit": line.unit.name, "basis": line.definition.basis}
