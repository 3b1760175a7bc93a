"""Numbers that differ from path to path: drawn at random, or each moved up and down by itself."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy import stats

STEP = 0.01
LAST_YEAR = 2060
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
    """Each number that states how it is drawn, one draw a path, or one a year where shocks last.

    What has members is drawn by a version that says which of them move together.
    """
    chance = np.random.default_rng(1)
    found: dict[str, Any] = {}
    for name, one in assumptions.inputs.items():
        metadata = assumptions.metadata(name)
        if one.each:
            found |= _of_members(assumptions.columns[name], chance, paths)
        elif metadata.uncertainty is not None and one.by_year:
            found[name] = _by_year(assumptions.year_values(name), metadata, chance, paths)
        elif metadata.uncertainty is not None:
            draw = _draws(metadata.uncertainty, chance.uniform(size=paths))
            found[name] = _moved(assumptions.number(name), draw, metadata)
    return found


def _of_members(column: Any, chance: Any, paths: int) -> dict[str, Any]:
    """A column of which something is drawn: member by path; amounts with a total stay."""
    all_metadata = [column.metadata_of(member) for member in column.members]
    if column.adds_to_at_most or not any(one.uncertainty for one in all_metadata):
        return {}
    together = chance.uniform(size=paths)
    rows = []
    for value, metadata in zip(column.values, all_metadata, strict=True):
        follows = metadata.uncertainty is column.metadata.uncertainty
        at = together if follows and not column.drawn_by_member else chance.uniform(size=paths)
        stated = np.full(paths, value)
        draw = metadata.uncertainty and _draws(metadata.uncertainty, at)
        rows.append(stated if draw is None else _moved(value, draw, metadata))
    numbers = np.array(rows)
    return {column.name: numbers / numbers.sum(axis=0) if column.adds_to_one else numbers}


def _by_year(stated: Any, metadata: Any, chance: Any, paths: int) -> dict[int, Any]:
    """One draw for all years, or a shock every year of which a part is left the year after."""
    lasting = getattr(metadata.uncertainty, "persistence", None)
    if lasting is None:
        draw = _draws(metadata.uncertainty, chance.uniform(size=paths))
        return {year: _moved(value, draw, metadata) for year, value in stated.items()}
    is_factor = metadata.uncertainty.about == "factor"
    found, before, value = {}, np.zeros(paths), stated[min(stated)]
    for year in range(min(stated), LAST_YEAR + 1):
        value = stated.get(year, value)
        shock = _draws(metadata.uncertainty, chance.uniform(size=paths))
        before = lasting * before + (np.log(shock) if is_factor else shock)
        found[year] = _moved(value, np.exp(before) if is_factor else before, metadata)
    return found


def _moved(stated: float, draw: Any, metadata: Any) -> Any:
    """What a number comes to: within its plausible range, and whole if its unit is."""
    about = getattr(metadata.uncertainty, "about", "value")
    number = {"value": draw, "shift": stated + draw, "factor": stated * draw}[about]
    number = np.clip(number, *metadata.plausible)
    return np.round(number) if metadata.unit.kind in LEFT_ALONE else number


def _draws(uncertainty: Any, chance: Any) -> Any:
    of = uncertainty.parameters
    match uncertainty.shape:
        case "lognormal":
            return stats.lognorm.ppf(chance, of["sigma"], scale=of["median"])
        case "normal":
            return stats.norm.ppf(chance, of["mean"], of["sigma"])
        case "student_t":
            return stats.t.ppf(chance, of["degrees"], of["center"], of["scale"])
        case "beta":
            size = of["mean"] * (1 - of["mean"]) / of["sigma"] ** 2 - 1
            return stats.beta.ppf(chance, of["mean"] * size, (1 - of["mean"]) * size)
        case "discrete":
            upto = np.cumsum(uncertainty.weights)[:-1]
            return np.array(uncertainty.values)[np.searchsorted(upto, chance)]
        case "uniform":
            return of["low"] + chance * (of["high"] - of["low"])
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
