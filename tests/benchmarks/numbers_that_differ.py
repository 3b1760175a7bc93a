"""Numbers that differ from path to path: drawn at random, or each moved up and down by itself."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy import stats

STEP = 0.01
LEFT_ALONE = frozenset({"flag", "choice", "date", "calendar year", "quarters", "months", "count"})
"""Kinds of units of which a hundredth more means nothing."""


def as_stated(assumptions: Any) -> dict[str, Any]:
    """Assumption -> number, `[member]`, or year -> number; in either version."""
    return {
        name: assumptions.year_values(name) if one.by_year
        else assumptions.column_values(name) if one.each
        else assumptions.number(name)
        for name, one in assumptions.inputs.items()
    }  # fmt: skip


def drawn(assumptions: Any, paths: int) -> dict[str, Any]:
    """Each number that states how it is drawn, one draw a path; one draw for all years."""
    chance = np.random.default_rng(1)
    found: dict[str, Any] = {}
    for name, one in assumptions.inputs.items():
        metadata = assumptions.metadata(name)
        if metadata.uncertainty is not None and one.each is None:
            numbers = _draws(metadata.uncertainty, chance.uniform(size=paths))
            numbers = numbers.clip(*metadata.plausible)
            stated = assumptions.year_values(name) if one.by_year else None
            found[name] = dict.fromkeys(stated, numbers) if stated else numbers
    return found


def _draws(uncertainty: Any, chance: Any) -> Any:
    of = uncertainty.parameters
    match uncertainty.shape:
        case "lognormal":
            return stats.lognorm.ppf(chance, of["sigma"], scale=of["median"])
        case "normal":
            return stats.norm.ppf(chance, of["mean"], of["sigma"])
        case "pert":
            width = of["high"] - of["low"]
            a = 1 + 4 * (of["mode"] - of["low"]) / width
            return stats.beta.ppf(chance, a, 6 - a, of["low"], width)
        case "triangular":
            width = of["high"] - of["low"]
            return stats.triang.ppf(chance, (of["mode"] - of["low"]) / width, of["low"], width)
        case shape:
            raise NotImplementedError(f"no base assumption was drawn from {shape} before")


def what_can_move(assumptions: Any) -> list[tuple[str, int | None]]:
    """Each number that can be a hundredth more or less: assumption, and year or position."""
    return [
        (name, key)
        for name, one in assumptions.inputs.items()
        if one.unit.kind not in LEFT_ALONE and not one.options
        for key in _keys(assumptions, name, one)
    ]


def _keys(assumptions: Any, name: str, one: Any) -> Iterable[int | None]:
    if one.by_year:
        return list(assumptions.year_values(name))
    return range(len(assumptions.column_values(name))) if one.each else (None,)


def moved(assumptions: Any, moves: list[tuple[str, int | None]]) -> dict[str, Any]:
    """The base on the first path; then two paths a number: it alone a hundredth up, and down.

    A zero goes up by a hundredth of its unit, and not down: most cannot be less.
    """
    stated, paths = as_stated(assumptions), 1 + 2 * len(moves)
    found: dict[str, Any] = {}
    for at, (name, key) in enumerate(moves):
        if name not in found:
            found[name] = _on_all_paths(stated[name], paths)
        row = found[name] if key is None else found[name][key]
        row[1 + 2 * at] += STEP * (row[0] or 1)
        row[2 + 2 * at] *= 1 - STEP
    return found


def _on_all_paths(stated: Any, paths: int) -> Any:
    if isinstance(stated, dict):
        return {year: np.full(paths, value) for year, value in stated.items()}
    return np.multiply.outer(np.asarray(stated, dtype=float), np.ones(paths))
