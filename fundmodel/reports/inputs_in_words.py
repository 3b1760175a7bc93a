"""An input as a reader meets it: how far it goes, with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.analyse.charts.of_tables import end_told

if TYPE_CHECKING:
    from fundmodel.analyse.movables import Movable

BARE = ("whole", "factor")
"""Styles of units that a number does not tell by itself."""
FACTOR, SHIFT = "factor", "shift"


def end_in_words(movable: Movable, end: float) -> str:
    """One end of what an input is moved between: `39.4 %`, `+3 points`, `x 1.2`, `6 quarters`."""
    unit = movable.metadata.unit
    told = end_told(end, movable.about, unit.name)
    if movable.about == SHIFT:
        told = told.replace("%", "points")  # of a share that is in per cent itself
    is_bare = movable.about != FACTOR and unit.style in BARE and unit.name != FACTOR
    return f"{told} {unit.name}" if is_bare else told
