"""What many paths say of a result: mean, percentiles, the worst cases, and how sure that is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.simulation.streams import SPREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from fundmodel.build_model.presentation import Chance
    from fundmodel.run_paths.numbers import Numbers

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
WITH_AN_ERROR = (5, 10, 50, 90, 95)
SPREAD_OF = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
WORST = 0.05
FEWEST = 30
"""Of fewer worlds no mean is told."""
MOST_BATCHES, FEWEST_BATCHES = 32, 4


def summary_of(numbers: Numbers) -> dict[str, float]:
    """Mean, percentiles, worst cases and standard errors of a result.

    Args:
        numbers: `[path]`, in the order of the paths; not a number where the result is not
            available, which counts for nothing but `available`.

    Returns:
        `mean`, `mean_se`; `p5`, `p10`, ..., by the inclusive rule of spreadsheets, and `p5_se`, ...
        of some of them; `lowest`, `highest`; `low_tail` and `high_tail`, the mean of the lowest and
        of the highest twentieth (expected shortfall); `available`, the share of paths that have it.
    """
    there = numbers[~np.isnan(numbers)]
    found = {"mean": _mean(there), "mean_se": standard_error(numbers, _mean)}
    found |= zip(_names(PERCENTILES), _percentiles(PERCENTILES)(there).tolist(), strict=True)
    errors = standard_errors(numbers, _percentiles(WITH_AN_ERROR)).tolist()
    found |= zip((f"{name}_se" for name in _names(WITH_AN_ERROR)), errors, strict=True)
    found["lowest"] = float(there.min()) if there.size else math.nan
    found["highest"] = float(there.max()) if there.size else math.nan
    found["low_tail"] = tail_mean(there, WORST)
    found["high_tail"] = -tail_mean(-there, WORST)
    found["available"] = there.size / max(1, numbers.size)
    return found


def spread_of(numbers: Numbers) -> dict[str, float]:
    """Mean, P10, P50, P90 and `available` of a result, as `summary_of` has them, and quickly."""
    there = numbers[~np.isnan(numbers)]
    quantiles = np.quantile(there, [*SPREAD_OF.values()]) if there.size else (math.nan,) * 3
    found = {"mean": _mean(there)} | dict(zip(SPREAD_OF, map(float, quantiles), strict=True))
    return {**found, "available": there.size / max(1, numbers.size)}


def standard_error(numbers: Numbers, measure: Callable[[Numbers], float]) -> float:
    """How far a measure would move with another seed: from how it differs between batches.

    Paths are not independent of each other: they are spread evenly. Batches of them are, so their
    spread is honest, whatever the measure; but of one Latin hypercube it tells too much. Not a
    number with fewer than four batches.
    """
    return float(standard_errors(numbers, lambda batch: np.array([measure(batch)]))[0])


def standard_errors(numbers: Numbers, measures: Callable[[Numbers], Numbers]) -> Numbers:
    """The same of several measures at once, which is quicker."""
    batches = batches_of(len(numbers))
    if batches < FEWEST_BATCHES:
        return np.full(len(measures(np.zeros(1))), math.nan)
    length = len(numbers) // SPREAD // batches * SPREAD
    rows = numbers[: batches * length].reshape(batches, length)
    found = np.array([measures(row[~np.isnan(row)]) for row in rows])
    return np.array([error_of(one) for one in found.T])


def error_of(found: Iterable[float]) -> float:
    """The standard error of a measure, from what it is in each batch; none of fewer than four."""
    of_batches = np.array([*found])
    if len(of_batches) < FEWEST_BATCHES:
        return math.nan
    return float(of_batches.std(ddof=1) / math.sqrt(len(of_batches)))


def hits(chance: Chance, numbers: Numbers) -> Numbers:
    """1 where a result is beyond its limit, 0 where not, not a number where it is not available."""
    hit = numbers < chance.limit if chance.below else numbers > chance.limit
    return np.where(np.isnan(numbers), np.nan, hit.astype(float))


def is_sure(numbers: Numbers, share: float) -> bool:
    """Whether mean, median and outer percentiles are known to a share of the range P5 to P95."""
    found = summary_of(numbers)
    errors = [found[name] for name in ("mean_se", "p5_se", "p50_se", "p95_se")]
    if found["available"] == 0:
        return True
    return all(error <= share * (found["p95"] - found["p5"]) for error in errors)


def batches_of(paths: int) -> int:
    """How many batches there are of a number of paths, each of whole spreads."""
    return min(MOST_BATCHES, paths // SPREAD)


def tail_mean(numbers: Numbers, share: float) -> float:
    """Mean of the lowest share: expected shortfall, the last case counting in part."""
    if not numbers.size:
        return math.nan
    lowest = np.sort(numbers)
    weights = np.clip(share * lowest.size - np.arange(lowest.size), 0, 1)
    weights[0] = weights[0] or 1.0
    return float((lowest * weights).sum() / weights.sum())


def mean_where(numbers: Numbers, chosen: NDArray[np.bool_]) -> float:
    """The mean of some paths; not a number where there is none."""
    found = numbers[chosen]
    return _mean(found[~np.isnan(found)])


def mean_of_enough(numbers: Numbers, chosen: NDArray[np.bool_]) -> float:
    """The same, but not a number where fewer worlds are chosen than a mean takes."""
    return mean_where(numbers, chosen) if chosen.sum() >= FEWEST else math.nan


def fan_of(rows: Numbers) -> dict[str, Numbers]:
    """Mean and percentiles of a line in each quarter.

    Args:
        rows: `[period, path]`.
    """
    found = {"mean": rows.mean(axis=1)}
    percentiles = np.quantile(rows, [percent / 100 for percent in PERCENTILES], axis=1)
    return found | dict(zip(_names(PERCENTILES), percentiles, strict=True))


def _mean(numbers: Numbers) -> float:
    return float(numbers.mean()) if numbers.size else math.nan


def _names(percents: Sequence[float]) -> list[str]:
    return [f"p{percent}" for percent in percents]


def _percentiles(percents: Sequence[float]) -> Callable[[Numbers], Numbers]:
    shares = [percent / 100 for percent in percents]

    def of(numbers: Numbers) -> Numbers:
        return np.quantile(numbers, shares) if numbers.size else np.full(len(shares), math.nan)

    return of
