"""How far a number may go before another one, whose range it ends, is left outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.read_assumptions import Column
from fundmodel.read_assumptions.schema.assumption import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.read_assumptions import Assumptions

LOWEST, HIGHEST = float("-inf"), float("inf")


def tied_ranges(assumptions: Assumptions) -> dict[str, tuple[float, float]]:
    """What others allow a scalar that ends their range, or that is their total.

    Returns:
        Name -> the lowest and the highest number; scalars that nothing else names are left out.
    """
    found: dict[str, tuple[float, float]] = {}
    for name, low, high in _ties(assumptions):
        before = found.get(name, (LOWEST, HIGHEST))
        found[name] = max(before[0], low), min(before[1], high)
    return found


def _ties(assumptions: Assumptions) -> Iterator[tuple[str, float, float]]:
    for assumption in assumptions:
        if isinstance(assumption, Column) and assumption.adds_to_at_most:
            yield assumption.adds_to_at_most, sum(assumption.values), HIGHEST
        for one in numbers_in(assumption):
            first, last = one.metadata.ends_in_force
            if isinstance(first, str):
                yield first, LOWEST, one.value
            if isinstance(last, str):
                yield last, one.value, HIGHEST
