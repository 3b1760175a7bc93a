"""What the commands load: scenarios by name or path, with the settings typed behind --set."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from fundmodel.beginnings import name_meant
from fundmodel.command_line.settings import read_settings
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions

WIDTH = 80
OUTPUTS = Path("outputs")
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def load_all(names: Sequence[str], options: Mapping[str, Any]) -> list[Assumptions]:
    """Load every named set once.

    Args:
        names: scenarios, by their beginnings too, or paths of overlays; none means all there are.
        options: `directory`, `settings` as typed, `accept`.

    Raises:
        BadInput: with what is wrong in any of them.
    """
    import fundmodel
    from fundmodel.read_assumptions import scenario_names

    directory = options["directory"]
    known = ["base", *scenario_names(directory)]
    changes = read_settings(options.get("settings", ()), directory)
    loaded, mistakes = [], {}
    for name in dict.fromkeys(scenario_meant(name, known) for name in names or known):
        try:
            loaded.append(
                fundmodel.load(
                    name, changes, directory=directory, accept=options.get("accept", False)
                )
            )
        except BadInput as refusal:
            mistakes.update(dict.fromkeys(as_typed(refusal).split("\n\n")))
    if mistakes:
        raise BadInput("\n\n".join(mistakes))
    _refuse_shared_names(loaded)
    print_warnings(text for one in loaded for text in one.warnings)
    return loaded


def as_typed(refusal: BadInput) -> str:
    """A refusal with `--set` for what was typed behind it."""
    return re.sub("(?m)^changes, ", "--set ", str(refusal))


def print_warnings(warnings: Iterable[str]) -> None:
    """Print what is not wrong but should be looked at, each text once, to the error stream."""
    for warning in dict.fromkeys(warnings):
        click.echo(fill(warning, WIDTH, break_long_words=False, break_on_hyphens=False), err=True)


def scenario_meant(name: str, known: Sequence[str]) -> str:
    """The scenario that a name is or begins; the path of an overlay stays as it is."""
    is_path = name.endswith(".yaml") or "/" in name
    return name if is_path else name_meant(name, known)


def _refuse_shared_names(loaded: Sequence[Assumptions]) -> None:
    from fundmodel.read_assumptions import alike

    for _, name in alike(assumptions.name for assumptions in loaded):
        raise BadInput(
            message(
                name,
                "Two scenarios have this name.",
                why="Each scenario has a column of its own, under its name.",
                fix="rename the file of one of them.",
            )
        )


def file_name(loaded: Sequence[Assumptions], name: str = "") -> str:
    """A workbook's name: one given, or those of its scenarios, and what was set; never a path."""
    from fundmodel.read_assumptions import file_name_of

    settings = loaded[0].title.removeprefix(loaded[0].name)
    for assumptions in () if name else loaded:
        if not SAFE_NAME.fullmatch(assumptions.name):
            raise BadInput(
                message(
                    assumptions.name,
                    "This scenario's name cannot be the name of a file.",
                    fix="use letters, digits, - and _, or say where to write with --output.",
                )
            )
    return f"{file_name_of([name] if name else [one.name for one in loaded], settings)}.xlsx"
