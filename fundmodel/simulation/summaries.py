"""What many paths say of a result: mean, percentiles, the worst cases, and how sure that is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.simulation.streams import SPREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from fundmodel.run_paths.numbers import Numbers

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
WITH_AN_ERROR = (5, 10, 50, 90, 95)
SPREAD_OF = {"p10": 0.1, "p50": 0.5, "p90": 0.9}
WORST = 0.05
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
    for percent in PERCENTILES:
        found[f"p{percent}"] = _percentile(percent)(there)
    for percent in WITH_AN_ERROR:
        found[f"p{percent}_se"] = standard_error(numbers, _percentile(percent))
    found["lowest"] = float(there.min()) if there.size else math.nan
    found["highest"] = float(there.max()) if there.size else math.nan
    found["low_tail"] = tail_mean(there, WORST)
    found["high_tail"] = -tail_mean(-there, WORST)
    found["available"] = there.size / max(1, numbers.size)
    return found


def spread_of(numbers: Numbers) -> dict[str, float]:
    """Mean, P10, P50 and P90 of a result, as `summary_of` has them, and quickly."""
    there = numbers[~np.isnan(numbers)]
    quantiles = np.quantile(there, [*SPREAD_OF.values()]) if there.size else (math.nan,) * 3
    return {"mean": _mean(there)} | dict(zip(SPREAD_OF, map(float, quantiles), strict=True))


def standard_error(numbers: Numbers, measure: Callable[[Numbers], float]) -> float:
    """How far a measure would move with another seed: from how it differs between batches.

    Paths are not independent of each other: they are spread evenly. Batches of them are, so their
    spread is honest, whatever the measure; but of one Latin hypercube it tells too much. Not a
    number with fewer than four batches.
    """
    batches = batches_of(len(numbers))
    if batches < FEWEST_BATCHES:
        return math.nan
    length = len(numbers) // SPREAD // batches * SPREAD
    rows = numbers[: batches * length].reshape(batches, length)
    found = np.array([measure(row[~np.isnan(row)]) for row in rows])
    return float(found.std(ddof=1) / math.sqrt(batches))


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


def fan_of(rows: Numbers) -> dict[str, Numbers]:
    """Mean and percentiles of a line in each quarter.

    Args:
        rows: `[period, path]`.
    """
    found = {"mean": rows.mean(axis=1)}
    percentiles = np.quantile(rows, [percent / 100 for percent in PERCENTILES], axis=1)
    names = [f"p{percent}" for percent in PERCENTILES]
    return found | dict(zip(names, percentiles, strict=True))


def _mean(numbers: Numbers) -> float:
    return float(numbers.mean()) if numbers.size else math.nan


def _percentile(percent: float) -> Callable[[Numbers], float]:
    def of(numbers: Numbers) -> float:
        return float(np.quantile(numbers, percent / 100)) if numbers.size else math.nan

    return of
