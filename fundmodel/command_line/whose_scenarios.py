"""Whose a scenario is: one's own, which may be changed, or one that came with the program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fundmodel.errors import BadInput, closest, listed, message

if TYPE_CHECKING:
    from pathlib import Path


def begins_from(name: str) -> str:
    """The command that begins a scenario of one's own with the changes of another."""
    return f"`python -m fundmodel new-scenario NAME --from {name}` begins one of your own"


def is_shipped_scenario(path: Path, directory: str | None) -> bool:
    """Whether the file of a scenario came with the program."""
    from fundmodel.read_assumptions import (
        SCENARIOS,
        find_directory,
        root_of,
        shipped_scenarios,
    )

    root = root_of(find_directory(directory))
    is_in_root = path.resolve().parent == (root / SCENARIOS).resolve()
    return is_in_root and path.stem in shipped_scenarios(root)


def own_scenario_path(name: str, directory: str | None) -> Path:
    """The file of a scenario that may be changed.

    Args:
        name: of the scenario, or the path of its file.
        directory: of the assumptions; None for the usual one.

    Raises:
        BadInput: there is no such scenario, or it is not the user's own.
    """
    from fundmodel.read_assumptions import BASE, scenario_path

    if name == BASE:
        why = "Every scenario changes it, and each of its numbers has a source, grade and date."
        fix = "set the number in a scenario, which `python -m fundmodel new-scenario NAME` begins."
        raise BadInput(message(name, "base is no scenario.", why=why, fix=fix))
    _refuse_unknown(name, directory)
    path = scenario_path(name, directory)
    if is_shipped_scenario(path, directory):
        fix = (
            f"{begins_from(path.stem)} with its changes; `copy-assumptions` copies all to edit "
            "them."
        )
        raise BadInput(message(name, "This scenario came with the program.", fix=fix))
    return path


def _refuse_unknown(name: str, directory: str | None) -> None:
    """Refuse a name that no file has, and offer what may be changed; a file's fault is told later.

    Raises:
        BadInput: so it is.
    """
    from fundmodel.read_assumptions import SCENARIOS, find_directory, scenario_names, scenario_path

    known = scenario_names(directory)
    folder = find_directory(directory) / SCENARIOS
    if name in known or os.path.lexists(name) or any(one.stem == name for one in folder.glob("*")):
        return
    files = {one: scenario_path(one, directory) for one in known}
    own = [one for one, path in files.items() if not is_shipped_scenario(path, directory)]
    begin = "`python -m fundmodel new-scenario NAME` begins one"
    fix = f"name one of your own: {listed(own)}; {begin}." if own else f"{begin} of your own."
    what = "There is no scenario of this name."
    raise BadInput(message(name or "scenario", what, meant=closest(name, own), fix=fix))
