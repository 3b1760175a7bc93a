"""The same assumptions with each number drawn by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Assumptions


def uncorrelated(assumptions: Assumptions) -> Assumptions:
    """A set of which no draw moves with another: no groups, and nothing common to a column.

    Each number keeps its own distribution.
    """
    found = replace(assumptions, correlations={})
    for column in assumptions.columns.values():
        if column.between_members:
            found = found.with_assumption(replace(column, between_members=0.0))
    return found


def is_correlated(assumptions: Assumptions) -> bool:
    """Whether any draws move together."""
    return any(
        sum(name in assumptions.draws for name in group.numbers) > 1
        for group in assumptions.correlations.values()
    ) or any(draw.between_members for draw in assumptions.draws.values())
