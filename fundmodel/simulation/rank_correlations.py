"""What moves a result: rank correlations of results with what was drawn (Spearman's rho)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.run_paths.numbers import Numbers


def rank_correlations(
    drawn: Mapping[str, Numbers], results: Mapping[str, Numbers]
) -> dict[str, dict[str, float]]:
    """Result -> what was drawn -> rank correlation, the strongest first.

    What is the same on all paths is left out, and so are paths on which a result is not available.

    Args:
        drawn: name -> `[path]`.
        results: name -> `[path]`, of the same paths.
    """
    scaled = _scaled(drawn)
    found = {}
    for name, numbers in results.items():
        there = ~np.isnan(numbers)
        mine = scaled if there.all() else _scaled({one: x[there] for one, x in drawn.items()})
        own = _standard_ranks(numbers[there])
        rho = (
            {one: float((row * own).sum()) for one, row in mine.items()} if own is not None else {}
        )
        found[name] = dict(sorted(rho.items(), key=lambda pair: -abs(pair[1])))
    return found


def _scaled(drawn: Mapping[str, Numbers]) -> dict[str, Numbers]:
    ranked = ((name, _standard_ranks(numbers)) for name, numbers in drawn.items())
    return {name: ranks for name, ranks in ranked if ranks is not None}


def _standard_ranks(numbers: Numbers) -> Numbers | None:
    """Ranks less their mean, of length one; None if all numbers are equal. Equals share a rank."""
    _, group, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    if len(counts) < 2:
        return None
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[group]
    ranks = ranks - ranks.mean()
    return np.asarray(ranks / np.sqrt((ranks * ranks).sum()))
