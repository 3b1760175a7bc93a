"""One path as a set of assumptions of its own, so that it can be run, explained and written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.errors import BadInput, message
from fundmodel.simulation.changes import changes_of_path

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.worlds import Worlds

DRAWN = "drawn"
"""Stands for the file of a change that a draw made."""


def drawn_changes(worlds: Worlds, path: int, paths: int) -> dict[str, object]:
    """The numbers of one path that differ from the stated ones, as `changed` takes them.

    Args:
        worlds: what is drawn, and how.
        path: counted from 1.
        paths: how many there are.

    Raises:
        BadInput: there is no such path.
    """
    if isinstance(path, bool) or not isinstance(path, int | np.integer) or not 1 <= path <= paths:
        raise BadInput(
            message(
                f"path {path!r:.40}",
                f"There are paths 1 to {paths:,}.",
                fix=f"name one of them{', or draw more: `--paths`' if _is_beyond(path) else ''}.",
            )
        )
    inputs = worlds.block(int(path) - 1, int(path)).inputs
    return changes_of_path(worlds.assumptions, inputs)


def _is_beyond(path: object) -> bool:
    return isinstance(path, int | np.integer) and bool(path > 1)


def replayed(worlds: Worlds, path: int, paths: int) -> Assumptions:
    """The set that is one path: a run of it gives that path's results.

    It is called after what it was drawn from, as in `base with path 17 of seed 1`, and says of each
    number that it was drawn; what was set by hand before is part of its name.

    Args:
        worlds: what is drawn, and how.
        path: counted from 1.
        paths: how many there are.

    Raises:
        BadInput: there is no such path.
    """
    stated = worlds.assumptions
    which = f"path {path} of seed {worlds.streams.seed}"
    changed = stated.changed(drawn_changes(worlds, path, paths), accept=True)
    drawn = changed.changes[len(stated.changes) :]
    return replace(
        changed,
        name=f"{stated.title}{' and ' if stated.set_by_hand else ' with '}{which}",
        label=f"{stated.label}, {which}",
        changes=(
            *(replace(one, file=one.file or DRAWN) for one in stated.changes),
            *(replace(one, because=f"Drawn: {which}.", file=DRAWN) for one in drawn),
        ),
    )
