"""What holds of the numbers of an assumption, for whoever draws or moves them: ranges, totals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from fundmodel.build_model.units import is_whole
from fundmodel.read_assumptions import Column

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Metadata
    from fundmodel.read_assumptions.schema.assumption import Assumption


def drawn_input(assumption: Assumption) -> dict[str, Any]:
    """What holds of the numbers of an assumption in every scenario, but for their ranges."""
    from fundmodel.analyse.movables import can_move

    found: dict[str, Any] = {
        "kind": type(assumption).__name__.lower(),
        "whole": is_whole(assumption.metadata.unit),
        "movable": can_move(assumption),
    }
    if assumption.metadata.ends_on_quarter:
        found["quarter_ends"] = True
    if isinstance(assumption, Column):
        found["members"] = [*assumption.members]
        if assumption.adds_to_one:
            found["total"] = 1
        elif assumption.adds_to_at_most:
            found["total"] = assumption.adds_to_at_most
    return found


def plausible_ends(assumption: Assumption) -> dict[str, Any]:
    """The ends of the plausible range, and those of members that have their own."""
    found: dict[str, Any] = {"ends": _two(assumption.metadata)}
    if isinstance(assumption, Column):
        cells = {
            assumption.members.index(member): _two(metadata)
            for member, metadata in assumption.cells.items()
        }
        if own := {at: each for at, each in cells.items() if each != found["ends"]}:
            found["cells"] = own
    return found


def _two(metadata: Metadata) -> list[float | str | None]:
    """Each end as a number, the name of another number, or nothing where there is no end."""
    ends = metadata.plausible if metadata.unit.kind == "choice" else metadata.ends_in_force
    return [end if isinstance(end, str) or math.isfinite(end) else None for end in ends]
