"""Names for the completion of a shell: read from the files, without running the model."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from fundmodel.errors import FundModelError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fundmodel.read_assumptions import Assumptions

PROGRAM, VARIABLE = "fundmodel", "_FUNDMODEL_COMPLETE"


def asks_for_completion() -> bool:
    """Whether a shell asks, and nothing is to be run."""
    return VARIABLE in os.environ


def show_completion(context: click.Context, _: click.Parameter, shell: str | None) -> None:
    """Print the script that a shell reads, and leave."""
    from click.shell_completion import get_completion_class

    if shell is None or context.resilient_parsing:
        return
    of_shell = get_completion_class(shell)
    if of_shell is not None:
        click.echo(of_shell(context.command, {}, PROGRAM, VARIABLE).source())
    context.exit()


def complete_scenarios(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The scenarios that begin with what was typed."""
    from fundmodel.read_assumptions import scenario_names

    try:
        names = ["base", *scenario_names(context.params.get("directory"))]
    except FundModelError:
        return []
    return _beginning_with(typed, names)


def complete_lines(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The lines and assumptions that begin with what was typed."""
    base = _base(context)
    return _beginning_with(typed, [*_lines(), *(base.inputs if base else ())])


def complete_lines_or_scenarios(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[str]:
    """Lines and assumptions, and scenarios before them."""
    lines = complete_lines(context, parameter, typed)
    return [*complete_scenarios(context, parameter, typed), *lines]


def complete_members(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The members of the line that was named."""
    # an option that still lacks its value leaves the words before it unread
    named = [*(context.params.get("names") or ()), *context.args]
    name, base = named[2 if len(named) > 2 else 0] if named else "", _base(context)
    if base is None:
        return []
    each = _lines().get(name) or (base.inputs[name].each if name in base.inputs else None)
    return _beginning_with(typed, base.sets[each].members if each else ())


def complete_settings(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The assumptions, or the options of one behind its `=`."""
    base = _base(context)
    if base is None:
        return []
    name, equals, _value = typed.partition("=")
    if equals:
        options = base.inputs[name].options if name in base.inputs else ()
        return _beginning_with(typed, [f"{name}={option}" for option in options])
    return _beginning_with(typed, [f"{name}=" for name in base.inputs])


def complete_inputs(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The assumptions that begin with what was typed."""
    base = _base(context)
    return _beginning_with(typed, base.inputs) if base else []


def _base(context: click.Context) -> Assumptions | None:
    import fundmodel

    try:
        return fundmodel.load("base", directory=context.params.get("directory"))
    except FundModelError:
        return None


def _lines() -> dict[str, str | None]:
    import fundmodel

    return {line.name: line.each for line in fundmodel.line_definitions()}


def _beginning_with(typed: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(typed)]
