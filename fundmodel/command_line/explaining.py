"""`explain`: one number back to its sources, forward to what reads it, or against a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fundmodel.beginnings import begun_by, name_meant
from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress, run_each
from fundmodel.command_line.results import ENGINE
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.explanations.difference import Difference
    from fundmodel.explanations.explanation import Explanation
    from fundmodel.run_paths.run import Run

BASE = "base"


def explain_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Explain a number, what depends on it, or the difference of two scenarios."""
    refuse_what_does_not_fit(names, flags)
    if flags["counterflows"]:
        from fundmodel.command_line.explained_dependents import give_counterflows

        give_counterflows(names[0] if names else "", flags)
    elif flags["dependents"]:
        from fundmodel.command_line.explained_dependents import give_dependents

        give_dependents(names[0], flags)
    elif len(names) == 3:
        _explain_difference(names, flags)
    else:
        _explain_line(names[0], flags)


def refuse_what_does_not_fit(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Refuse a number of names that says nothing, and options that would be of no use.

    Raises:
        BadInput: with what to write.
    """
    chosen = [f"--{one}" for one in ("dependents", "counterflows") if flags[one]]
    if len(chosen) > 1:
        where, what = " ".join(chosen), "They ask for different things."
        raise _does_not_fit(where, what, "leave one of them out.")
    if chosen and len(names) > 1:
        what = f"It takes one line, and there are {len(names)} names."
        raise _does_not_fit(chosen[0], what, "name one line or assumption.")
    if not names and not flags["counterflows"]:
        fix = "name a line or an assumption, or two scenarios and a result."
        raise _does_not_fit("explain", "There is nothing to explain.", fix)
    if len(names) not in (0, 1, 3):
        fix = "name one line, or two scenarios and a result: explain A B RESULT."
        raise _does_not_fit(" ".join(names), f"There are {len(names)} names.", fix)
    unused = ["quarter", "scenario"] if len(names) == 3 else []
    unused += ["quarter", "member", "depth"] if chosen else []
    for option in unused:
        if flags[option]:
            raise _does_not_fit(f"--{option}", "It has no meaning here.", "leave it out.")


def _does_not_fit(where: str, what: str, fix: str) -> BadInput:
    return BadInput(message(where, what, fix=fix))


def _explain_line(line: str, flags: dict[str, Any]) -> None:
    import fundmodel

    form = form_of(flags)
    loaded = load_all([flags["scenario"] or BASE], flags)
    with progress() as say:
        (run,) = run_each(loaded, say)
    name, member = meant(run, line, flags["member"] or "")
    depth = {"depth": flags["depth"]} if flags["depth"] else {}
    found = fundmodel.explain(run, name, flags["quarter"], member, **depth)
    give_explanation(found, form, _about(run))


def _explain_difference(names: Sequence[str], flags: dict[str, Any]) -> None:
    import fundmodel

    form = form_of(flags)
    left, right, result = names
    loaded = load_all([left, right], flags)
    if len(loaded) < 2:
        raise _does_not_fit(
            f"{left} {right}",
            "This is one scenario, and a difference has two.",
            "name two scenarios; --set changes both of them alike.",
        )
    with progress() as say:
        before, after = run_each(loaded, say)
        name, member = meant(before, result, flags["member"] or "")
        say("Changing one assumption at a time")
        depth = {"depth": flags["depth"]} if flags["depth"] else {}
        found = fundmodel.explain_difference(before, after, name, member, **depth)
    give_difference(found, form, _about(before, after))


def meant(run: Run, typed: str, member: str) -> tuple[str, str]:
    """The line and the member in full; the member may stand in brackets behind the line."""
    from fundmodel.read_assumptions import split_address

    name, cell = split_address(typed)
    name = name_in_full(run.model, name)
    member = member or cell or ""
    if member and (name in run.model.lines or name in run.model.inputs):
        member = name_meant(member, run.model.members(name), f"{name}[{member}]")
    return name, member


def name_in_full(model: Model, text: str) -> str:
    """The name that a text is or begins, a former one if nothing that there is begins with it."""
    former, known = model.renamed, [*model.lines, *model.inputs]
    if text in former:
        return text
    name = name_meant(text, known)
    begun = () if name in known else begun_by(text, former)
    return begun[0] if len(begun) == 1 else name


def _about(*runs: Run) -> dict[str, object]:
    """What programs are told of where numbers come from."""
    prints = [run.assumptions.fingerprint for run in runs]
    return {"engine": ENGINE, "assumptions": prints[0] if len(prints) == 1 else prints}


def give_explanation(
    found: Explanation, form: str, about: Mapping[str, object] | None = None
) -> None:
    """Print a number, when it falls, and what makes it; programs are told about its run too."""
    from dataclasses import asdict

    from fundmodel.command_line.explained_trees import tree_lines

    give(Answer(list(found.records()), {**(about or {}), **asdict(found)}), form)
    if form == "tables":
        for text in tree_lines(found):
            click.echo(text)


def give_difference(found: Difference, form: str, about: Mapping[str, object]) -> None:
    """Print why a result differs: the answer, the lines, the assumptions."""
    from fundmodel.command_line.explained_differences import answer_of, line_by_line, opening
    from fundmodel.command_line.tables import print_text

    if form == "tables":
        for text in opening(found):
            print_text(text)
        lines = list(line_by_line(found))
        for text in ["", *lines, ""] if lines else [""]:
            click.echo(text)
    give(answer_of(found, about), form)
