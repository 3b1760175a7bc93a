"""One path as changes of a set of assumptions, so that it can be run, explained and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.read_assumptions import Column, Series

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.read_assumptions import Assumptions


def changes_of_path(assumptions: Assumptions, inputs: Mapping[str, Any]) -> dict[str, object]:
    """What differs from the stated numbers.

    Args:
        assumptions: the stated numbers.
        inputs: those of one path, as `evaluate` takes them.

    Returns:
        Assumption, or `column[Member]` -> number; of a series year -> number, for all years.
    """
    found: dict[str, object] = {}
    for name, numbers in inputs.items():
        assumption = assumptions.named(name)
        if isinstance(assumption, Series):
            years = {year: _one(number) for year, number in numbers.items()}
            if years != dict(assumption.values):
                found[name] = years
        elif isinstance(assumption, Column):
            for member, stated, row in zip(
                assumption.members, assumption.values, numbers, strict=True
            ):
                if _one(row) != stated:
                    found[f"{name}[{member}]"] = _one(row)
        elif assumption is not None and _one(numbers) != assumption.value:
            found[name] = _one(numbers)
    return found


def _one(number: Any) -> float:
    return float(np.asarray(number).ravel()[0])
