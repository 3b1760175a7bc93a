"""What is not moved by itself, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.analyse.movables import can_move
from fundmodel.read_assumptions import Column, Series
from fundmodel.read_assumptions.schema.assumption import numbers_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fundmodel.analyse.movables import Movables
    from fundmodel.read_assumptions.schema.assumption import Assumption

STRUCTURE, CHOICES = "structure", "choices and flags"
EVENTS, NO_RANGE = "event quarters", "no range"


def left_out(movables: Movables) -> dict[str, int]:
    """Why numbers of the model are not moved -> how many; a series counts as one."""
    cells = {cell.address for one in movables.all.values() for cell in one.moved.numbers()}
    found: dict[str, int] = {}
    for assumption in movables.assumptions:
        if assumption.name not in movables.model.inputs:
            continue
        numbers = [one.address for one in numbers_in(assumption)]
        missing = [one for one in numbers if one not in cells]
        if missing:
            why = _why(assumption, numbers, movables.begin)
            count = 1 if isinstance(assumption, Series) else len(missing)
            found[why] = found.get(why, 0) + count
    return found


def _why(assumption: Assumption, numbers: Sequence[str], begin: Collection[str]) -> str:
    if not isinstance(assumption, Column) and assumption.structural:
        return STRUCTURE
    if not can_move(assumption):
        return CHOICES
    return EVENTS if all(one in begin for one in numbers) else NO_RANGE
