"""What moves a result: rank correlations of results with what was drawn (Spearman's rho)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.run_paths.numbers import Numbers


FEWEST = 2
"""Of fewer paths nothing can be ranked."""


def rank_correlations(
    drawn: Mapping[str, Numbers], results: Mapping[str, Numbers]
) -> dict[str, dict[str, float]]:
    """Result -> what was drawn -> rank correlation, the strongest first.

    What is the same on all paths is left out, and so are paths on which a result is not available.

    Args:
        drawn: name -> `[path]`.
        results: name -> `[path]`, of the same paths.
    """
    found: dict[str, dict[str, float]] = {name: {} for name in results}
    rows = np.array([*drawn.values()])
    scaled = _standard_ranks(rows) if drawn else rows
    for name, numbers in results.items():
        there = ~np.isnan(numbers)
        if not drawn or there.sum() < FEWEST:
            continue
        mine = scaled if there.all() else _standard_ranks(rows[:, there])
        rho = (mine * _standard_ranks(numbers[there][None])).sum(axis=1)
        told = {one: float(rho[at]) for at, one in enumerate(drawn) if not np.isnan(rho[at])}
        found[name] = dict(sorted(told.items(), key=lambda pair: -abs(pair[1])))
    return found


def _standard_ranks(rows: Numbers) -> Numbers:
    """Ranks in each row less their mean, of length one; not a number where all are equal.

    Equals share a rank.
    """
    order = rows.argsort(axis=1)
    ordered = np.take_along_axis(rows, order, axis=1)
    ranks = np.empty(rows.shape)
    np.put_along_axis(ranks, order, _shared_positions(ordered), axis=1)
    ranks -= ranks.mean(axis=1, keepdims=True)
    length = np.sqrt((ranks * ranks).sum(axis=1, keepdims=True))
    return np.asarray(ranks / np.where(length > 0, length, np.nan))


def _shared_positions(ordered: Numbers) -> Numbers:
    """The position of each number in its row, which ascends; equals share the middle of theirs."""
    positions = np.arange(ordered.shape[1])
    differ = ordered[:, 1:] != ordered[:, :-1]
    edge = np.ones((len(ordered), 1), dtype=bool)
    begins = np.where(np.hstack([edge, differ]), positions, 0)
    ends = np.where(np.hstack([differ, edge]), positions, positions[-1])
    first = np.maximum.accumulate(begins, axis=1)
    last = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
    return np.asarray((first + last) / 2)
