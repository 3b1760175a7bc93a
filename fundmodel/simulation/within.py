"""Drawn numbers within what their assumptions allow: ranges, whole numbers, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.units import is_whole
from fundmodel.read_assumptions import Column
from fundmodel.simulation.decimals import rounded_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.read_assumptions import Assumptions, Metadata
    from fundmodel.run_paths.numbers import Numbers

A_LITTLE_LESS = 1 - 1e-12


def fitted(numbers: Numbers, metadata: Metadata) -> Numbers:
    """The same cut at the plausible range, whole where the unit is, to 15 significant digits."""
    cut = np.clip(numbers, *metadata.plausible)
    return np.rint(cut) if is_whole(metadata.unit) else rounded_all(cut)


def within_totals(assumptions: Assumptions, inputs: dict[str, Any]) -> None:
    """Hold the members of drawn columns to their totals, each by the same factor."""
    for column in assumptions:
        if isinstance(column, Column) and column.name in inputs:
            factor = _factor(column, inputs)
            if factor is not None:
                rows = np.asarray(inputs[column.name], dtype=float)
                rows = rows[:, None] if rows.ndim == 1 else rows
                inputs[column.name] = np.array([rounded_all(row * factor) for row in rows])


def _factor(column: Column, inputs: Mapping[str, Any]) -> Numbers | None:
    """What the numbers of each path are multiplied by; None where nothing is to be held."""
    total = np.asarray(inputs[column.name], dtype=float).sum(axis=0)
    if column.adds_to_one:
        return 1 / total if total.ndim else None
    most = inputs.get(column.adds_to_at_most or "")
    if most is None or not (total.ndim or np.ndim(most)) or not np.any(total > most):
        return None
    limit = np.asarray(most, dtype=float) * A_LITTLE_LESS
    return np.where(total > most, limit / np.where(total > 0, total, 1), 1.0)
