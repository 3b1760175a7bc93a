"""`explain`: one number back to its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.beginnings import begun_by, name_meant
from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress, run_each

if TYPE_CHECKING:
    from collections.abc import Collection

    from fundmodel.explanations.explanation import Explanation
    from fundmodel.run_paths.run import Run


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
    """Print a number, when it falls, and what makes it."""
    from dataclasses import asdict

    from fundmodel.command_line.explained_trees import tree_lines

    give(Answer(list(found.records()), asdict(found)), form)
    if form == "tables":
        for text in tree_lines(found):
            click.echo(text)
