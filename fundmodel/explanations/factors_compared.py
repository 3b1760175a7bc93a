"""What multiplies or divides the lines behind a result, where it differs between two runs."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.explanations.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.explanations.explanation import Explanation
    from fundmodel.run_paths.run import Run

SAME = 1e-6
STEPS = 2
"""The result itself, and the lines behind it: what they are multiplied by there."""


class FactorDifference(NamedTuple):
    """A factor that differs: what lines bring differs with it, whatever they are themselves.

    Attributes:
        name: of the line or assumption, with its member.
        label: as people call it.
        divides: whether it divides rather than multiplies.
        before, after: in the two runs, in its own unit.
        unit: its own.
    """

    name: str
    label: str
    divides: bool
    before: float
    after: float
    unit: str


def factors_compared(
    run_a: Run, run_b: Run, result: str, member: str
) -> tuple[FactorDifference, ...]:
    """The factors on the way from a result to the lines behind it, as far as they differ."""
    before, after = (_factors(explain(run, result, None, member, STEPS)) for run in (run_a, run_b))
    pairs = [(key, before[key], after[key]) for key in before if key in after]
    return tuple(
        FactorDifference(name, left.label, divides, left.value, right.value, left.unit)
        for (name, divides), left, right in pairs
        if not isclose(left.value, right.value, rel_tol=SAME)
    )


def _factors(found: Explanation) -> dict[tuple[str, bool], Explanation]:
    return {(one.name, bool(one.chosen)): one for one in _on_the_way(found)}


def _on_the_way(found: Explanation) -> Iterator[Explanation]:
    yield from found.factors
    for passage in found.passes:
        yield from passage.factors
    for part in found.parts:
        yield from part.factors
