"""What a line may look back on: openings, and rows that have quarters (R6, R14)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.references import QUARTERS
from fundmodel.build_model.units import agree
from fundmodel.errors import message


def look_back_violations(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the opening of a line, and with what it looks back on."""
    if line.traits.must_state_opening and not line.definition.stated_opening:
        yield from _no_opening(model, line)
    yield from _opening(model, line)
    for read in line.reads:
        yield from _row(model, line, read)


def _no_opening(model: Model, line: Line) -> Iterator[str]:
    if line.name in model.first_looks_back:
        yield message(
            line.definition.where,
            f"is looked back on by `{model.first_looks_back[line.name]}` and states no opening.",
            why="A rate, price or index has no natural opening (R6).",
            fix="state opening=0, opening=1 or the name of an assumption in the decorator.",
        )


def _opening(model: Model, line: Line) -> Iterator[str]:
    opening = line.definition.opening
    if not isinstance(opening, str):
        if opening not in (0, 1):
            yield _cannot_open(line, repr(opening), "is neither 0, 1 nor an assumption")
    elif opening not in model.inputs:
        yield _cannot_open(line, f"`{opening}`", "is a line")
    elif model.is_by_year(opening):
        yield _cannot_open(line, f"`{opening}`", "has a number a year")
    elif model.each(opening) not in (None, line.each):
        yield message(
            line.definition.where,
            f"opens with `{opening}`, which runs over other members.",
            fix="open with an assumption that has the same members, or none.",
        )
    elif not agree(model.unit(opening), line.unit):
        yield message(
            line.definition.where,
            f"is declared in {line.unit}, but opens with `{opening}`, which is in "
            f"{model.unit(opening)}.",
            why="Units are checked when the model is built (R13).",
            fix="correct the unit in the decorator, or open with another assumption.",
        )


def _cannot_open(line: Line, opening: str, reason: str) -> str:
    return message(
        line.definition.where,
        f"opens with {opening}, which {reason}.",
        why="What a row opens with is known before the first quarter (R6).",
        fix="state opening=0, opening=1 or the name of an assumption that is one number.",
    )


def _row(model: Model, line: Line, read: Read) -> Iterator[str]:
    """Looks back on, or measures, what has no row of quarters."""
    within_results = read.when.kind == "previous" and not line.traits.by_quarter
    if not QUARTERS[read.when.kind].needs_a_row and not within_results:
        return
    function = read.when.measure or read.when.kind
    for name in (read.name,) if read.when.kind == "lagged" else read.names:
        if model.is_result(name) or (name not in model.lines and not within_results):
            what = "a result" if model.is_result(name) else "an assumption"
            yield message(
                line.definition.where,
                f"takes {function}() of `{name}`, which is {what} and has no row of quarters.",
                why="Only a line that goes by quarter can be looked back on or measured (R14).",
                fix=f"use `{name}` as it is, or give it a line of its own.",
            )
