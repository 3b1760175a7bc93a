"""`sensitivity`: which of its ways is asked for, and what answers.

A way more is a row in each of the three tables below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from fundmodel.command_line.answers import Answer, form_of, format_result, give
from fundmodel.command_line.charts import chart_asked, refuse_several, write_chart
from fundmodel.command_line.loading import load_all
from fundmodel.command_line.progress import progress
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.analyse.tornado import Tornado
    from fundmodel.command_line.moved_in_words import Say
    from fundmodel.read_assumptions import Assumptions

    Way = Callable[[Assumptions, dict[str, Any], Say], Answer]

WAYS = {
    "two_way": "--two-way",
    "switches": "--switches",
    "readings": "--readings",
    "judgements": "--judgements",
    "is_global": "--global",
}
"""Flag -> the option that asks for this way rather than for one number at a time."""
ANSWERS = {
    "two_way": ("grids", "two_way_answer"),
    "switches": ("switch_tables", "switches_answer"),
    "readings": ("switch_tables", "readings_answer"),
    "judgements": ("judgement_tables", "judgements_answer"),
    "is_global": ("global_sensitivity", "global_answer"),
}
"""Way -> the module of this folder and its function that answers."""
BELONGS_TO = {
    "target": ("--target", ("two_way",)),
    "top": ("--top", ("", "judgements", "is_global")),
    "whole": ("--all", ("", "judgements")),
    "runs": ("--runs", ("is_global",)),
    "seed": ("--seed", ("is_global",)),
}
"""Flag -> its option, and the ways that take it; "" is one number at a time."""


def sensitivity_of(name: str, flags: dict[str, Any]) -> None:
    """Find out what drives the results of a set, and print it."""
    form = form_of(flags)
    way = _way_of(flags)
    _refuse_several(way, flags)
    picture = chart_asked(flags)
    (assumptions,) = load_all([name], flags)
    with progress() as say:
        say(f"Running {assumptions.title}")
        answer = _function_of(way)(assumptions, {**flags, "form": form}, say)
    write_chart(picture, answer)
    give(answer, form)


def _refuse_several(way: str, flags: dict[str, Any]) -> None:
    """A chart is of one result; the ways that print tables of many are not drawn."""
    results = len(flags["results"]) or int(way == "two_way")
    ways = ("", "two_way", "judgements", "is_global")
    drawn = {"way that has a picture": (int(way in ways), f"leave it out with {WAYS.get(way)}.")}
    fix = "name one with `--result NAME`."
    refuse_several(flags, "--chart", {**drawn, "result": (results, fix)})


def _way_of(flags: dict[str, Any]) -> str:
    """The one way that is asked for; flags that do not belong to it are refused."""
    asked = [flag for flag in WAYS if flags[flag]]
    if len(asked) > 1:
        raise click.UsageError(f"{WAYS[asked[0]]} and {WAYS[asked[1]]} exclude each other.")
    way = asked[0] if asked else ""
    for flag, (option, ways) in BELONGS_TO.items():
        if flags[flag] not in (None, False) and way not in ways:
            with_what = f"does not go with {WAYS[way]}" if way else f"needs {WAYS[ways[0]]}"
            raise click.UsageError(f"{option} {with_what}.")
    if flags["top"] is not None and flags["whole"]:
        raise click.UsageError("--top and --all exclude each other.")
    return way


def _function_of(way: str) -> Way:
    """What answers; its module alone is imported."""
    if not way:
        return _one_at_a_time
    file, name = ANSWERS[way]
    found: Way = getattr(import_module(f"fundmodel.command_line.{file}"), name)
    return found


def _one_at_a_time(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    import fundmodel
    from fundmodel.command_line.moved_in_words import counted
    from fundmodel.command_line.tornado_tables import OF_EACH_HEADLINE, TOP, tornado_answer

    in_brief = not flags["results"]
    top = None if flags["whole"] else flags["top"] or (OF_EACH_HEADLINE if in_brief else TOP)
    slopes = None if flags["form"] != "tables" else 0 if in_brief else top
    found = fundmodel.tornado(
        assumptions, flags["results"] or None, slopes=slopes, progress=counted(say, assumptions)
    )
    for result in () if in_brief else found.outcomes:
        _refuse_unmoved(found, result)
    return tornado_answer(found, top, flags["form"], in_brief=in_brief)


def _refuse_unmoved(found: Tornado, result: str) -> None:
    """Refuse a result that was asked for and that nothing moves."""
    if not found.bars[result]:
        stated = format_result(found.outcomes[result].unit, found.outcomes[result].stated)
        raise BadInput(
            message(
                f"--result {result}",
                f"No number moves it on the stated path, where it is {stated}.",
                why="What counts only after an event, or drawn together, is moved by worlds.",
                fix=f"draw worlds: `simulate --result {result}`, or add `--global`.",
            )
        )
