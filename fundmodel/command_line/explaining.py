"""`explain`: one number back to its sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from fundmodel.beginnings import begun_by, name_meant
from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress, run_each
from fundmodel.command_line.tables import printable, room_for_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fundmodel.explanations.explanation import Explanation
    from fundmodel.run_paths.run import Run

MOST_PARTS = 12
NARROWEST = 30
MAY_BREAK = re.compile(r"(?<=[-+*/(=])|(?<=\s)(?![0-9]{3}(?![0-9]))|(?<=,)(?![0-9])")  # no number


def explain_line(line: str, flags: dict[str, Any]) -> None:
    """Explain one number of a line or an assumption."""
    from fundmodel.explanations.explain import explain as work_out

    form = form_of(flags)
    loaded = load_all([flags["scenario"]], flags)
    with progress() as say:
        (run,) = run_each(loaded, say)
    name, member = _meant(run, line, flags["member"])
    found = work_out(run, name, flags["quarter"], member, flags["depth"])
    give_explanation(found, form)


def _meant(run: Run, typed: str, member: str) -> tuple[str, str]:
    """The line and the member in full; the member may stand in brackets behind the line."""
    from fundmodel.read_assumptions import split_address

    name, cell = split_address(typed)
    known = [*run.model.lines, *run.model.inputs]
    name = _in_full(name, known, run.model.renamed)
    member = member or cell or ""
    if name in known and member:
        member = name_meant(member, run.model.members(name), f"{name}[{member}]")
    return name, member


def _in_full(text: str, known: list[str], former: Collection[str]) -> str:
    """The name that a text is or begins, a former one if nothing that there is begins with it."""
    if text in former:
        return text
    name = name_meant(text, known)
    begun = () if name in known else begun_by(text, former)
    return begun[0] if len(begun) == 1 else name


def give_explanation(found: Explanation, form: str) -> None:
    """Print a number, its formula in words and in numbers, and the same for what went into it."""
    from dataclasses import asdict

    records = list(_records(found, 0))
    give(Answer(records, asdict(found)), form)
    if form == "tables":
        for text in _lines(found, 0):
            click.echo(text)


def _records(one: Explanation, depth: int) -> Iterator[dict[str, object]]:
    yield {
        "step": depth,
        "name": one.name,
        "when": one.when,
        "value": one.value,
        "unit": one.unit,
        "words": one.words,
        "numbers": one.numbers,
        "source": one.source,
        "how_sure": one.how_sure,
        "label": one.label,
    }
    for part in one.parts:
        yield from _records(part, depth + 1)


def _lines(one: Explanation, depth: int) -> Iterator[str]:
    indent, when = "  " * depth, f", {one.when}" if one.when else ""
    chosen = f" ({one.chosen})" if one.chosen else ""
    head = f"{one.name}{when} = {_number(one.value)} {one.unit}   [{one.label}]{chosen}"
    yield from _broken(head, indent)
    if one.years:
        years = ", ".join(f"{year}: {_number(value)}" for year, value in one.years.items())
        yield from _broken(f"most of it in {years}", f"{indent}  ")
    for text in filter(None, (one.words, one.numbers)):
        yield from _broken(f"= {text}", f"{indent}  ")
    if one.source:
        yield from _broken(f"source: {one.source}", f"{indent}  ")
    if one.how_sure and depth == 0:
        yield from _broken(f"how sure: {one.how_sure}", f"{indent}  ")
    if one.note and depth == 0:
        yield from _broken(one.note, f"{indent}  ")
    for part in one.parts[:MOST_PARTS]:
        yield from _lines(part, depth + 1)
    left_out = len(one.parts) - MOST_PARTS
    if left_out > 0:
        yield f"{indent}  and {left_out} more; --json has all of them."


def _broken(text: str, indent: str) -> Iterator[str]:
    """A text in lines that a terminal holds; broken behind a blank or a sign, never in a name."""
    text, room = printable(text), room_for_text()
    width = None if room is None else max(NARROWEST, room - len(indent))
    line = ""
    for piece in MAY_BREAK.split(text):
        if width is not None and line and len(line) + len(piece.rstrip()) > width:
            yield (indent + line).rstrip()
            line, indent = "", indent if indent.endswith("    ") else f"{indent}    "
            width = max(NARROWEST, (room or 0) - len(indent))
        line += piece
    yield (indent + line).rstrip()


def _number(value: float) -> str:
    from fundmodel.explanations.written_numbers import short

    return f"{value:,.2f}" if abs(value) >= 100 else short(value)
