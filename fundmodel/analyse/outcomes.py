"""What a result is called and measured in, and what it is on the stated path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.charts.measure import Measure
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.units import Unit
    from fundmodel.run_paths.numbers import Numbers


@dataclass(frozen=True)
class Outcome:
    """A result on the stated path.

    Attributes:
        name: the result, or `name[member]`.
        label: as people call it, with the member; says the basis of amounts.
        unit: what it is measured in.
        basis: what makes its money of different years comparable, or "".
        stated: its number on the stated path; NaN where it is not available.
    """

    name: str
    label: str
    unit: Unit
    basis: str
    stated: float


def measure_of(outcome: Outcome) -> Measure:
    """The same as what a chart measures."""
    return Measure(outcome.label, outcome.unit, outcome.basis)


def one_of(outcomes: Mapping[str, Outcome], name: str) -> Outcome:
    """The result of that name, or the first.

    Raises:
        UnknownName: it is none of them.
    """
    chosen = name or next(iter(outcomes))
    if chosen not in outcomes:
        raise unknown(chosen, "result", outcomes, {})
    return outcomes[chosen]


def changes_of(numbers: Numbers) -> Numbers:
    """What each run differs by from the first, the stated path.

    Nothing where a result is available in neither, NaN where it is in one of the two alone.
    """
    missing = np.isnan(numbers)
    return np.where(missing & missing[0], 0.0, numbers - numbers[0])


def outcomes_of(model: Model, runs: Mapping[str, Numbers]) -> dict[str, Outcome]:
    """Each result of some runs, of which the first is the stated path."""
    return {name: _outcome(model, name, float(numbers[0])) for name, numbers in runs.items()}


def _outcome(model: Model, name: str, stated: float) -> Outcome:
    whole, _, member = name.partition("[")
    definition = model.lines[whole].definition
    label = f"{definition.label}: {member.removesuffix(']')}" if member else definition.label
    return Outcome(name, label, model.lines[whole].unit, definition.basis or "", stated)
