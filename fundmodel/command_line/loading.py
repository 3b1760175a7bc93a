"""What the commands load: scenarios by name or path, with the settings typed behind --set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions import Assumptions

SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def load_all(
    names: Sequence[str], settings: Sequence[str], directory: str | None
) -> list[Assumptions]:
    """Load every named set once.

    Args:
        names: scenarios, or paths of overlays.
        settings: `name=value`, as typed.
        directory: where the YAML files are.

    Raises:
        BadInput: with what is wrong in any of them.
    """
    import fundmodel

    changes = dict(_setting_of(text) for text in settings)
    loaded, refusals = [], {}
    for name in dict.fromkeys(names):
        try:
            loaded.append(fundmodel.load(name, changes, directory=directory))
        except BadInput as refusal:
            text = re.sub("(?m)^changes, ", "--set ", str(refusal))
            refusals.update(dict.fromkeys(text.split("\n\n")))
    if refusals:
        raise BadInput("\n\n".join(refusals))
    _refuse_shared_names(loaded)
    for assumptions in loaded:
        for warning in assumptions.warnings:
            click.echo(warning, err=True)
    return loaded


def _refuse_shared_names(loaded: Sequence[Assumptions]) -> None:
    names = [assumptions.name for assumptions in loaded]
    alike = [name.casefold() for name in names]  # a workbook does not tell capitals apart
    for name in names:
        if alike.count(name.casefold()) > 1:
            raise BadInput(
                message(
                    name,
                    "Two scenarios have this name.",
                    why="Each scenario has a column of its own, under its name.",
                    fix="rename the file of one of them.",
                )
            )


def _setting_of(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise BadInput(
            message(
                f"--set {text}",
                "This is no setting.",
                fix="write the name of an assumption, =, and a number: --set us_profit_share=0.4",
            )
        )
    return name.strip(), value.strip()


def file_name(loaded: Sequence[Assumptions]) -> str:
    """A workbook's name from those of its scenarios; never a path."""
    name = "+".join(assumptions.name for assumptions in loaded)
    for assumptions in loaded:
        if not SAFE_NAME.fullmatch(assumptions.name):
            raise BadInput(
                message(
                    assumptions.name,
                    "This scenario's name cannot be the name of a file.",
                    fix="use letters, digits, - and _, or say where to write with --output.",
                )
            )
    return f"{name}.xlsx"
