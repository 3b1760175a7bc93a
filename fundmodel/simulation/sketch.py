"""How one result is distributed over more paths than are kept: t-digests, and what is exact.

A t-digest takes numbers in an order that is fixed and draws none, so that it is the same to the
last byte wherever the paths were worked out. Its percentiles are found by the ranks that it gives:
those are right to some hundred-thousandths, a hundred times nearer than its own percentiles.
"""

from __future__ import annotations

import math
import struct
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.simulation.summaries import PERCENTILES, WITH_AN_ERROR, WORST, error_of

if TYPE_CHECKING:
    from fundmodel.run_paths.numbers import Numbers

LIBRARY = "datasketches"
K = 1_000
"""Size of a digest: it has up to about twice as many centroids."""
SIGN = 1 << 63


class Sketch:
    """What is left of the numbers of a result.

    Args:
        first: the numbers of some paths, of whose percentiles the exact ranks are counted.
        batches: how many there are; numbers behind the last make one more.
    """

    def __init__(self, first: Numbers, batches: int) -> None:
        self._new = import_module(LIBRARY).tdigest_double
        self._digests = [self._new(K) for _ in range(batches + 1)]
        self._sums, self._counts = np.zeros(batches + 1), np.zeros(batches + 1)
        self._paths, self._lowest, self._highest = 0, math.inf, -math.inf
        there = first[~np.isnan(first)]
        shares = [percent / 100 for percent in PERCENTILES]
        self._counted = np.unique(np.quantile(there, shares)) if there.size else np.empty(0)
        self._below = np.zeros((2, len(self._counted)))
        self._tails = {sign: Tail(sign, there) for sign in (1, -1)}

    def take(self, numbers: Numbers, batch: int) -> None:
        """Add the numbers of some paths, which lie in one batch."""
        self._paths += numbers.size
        there = numbers[~np.isnan(numbers)]
        if not there.size:
            return
        self._digests[batch].update(there)
        self._sums[batch] += there.sum()
        self._counts[batch] += there.size
        self._lowest = min(self._lowest, float(there.min()))
        self._highest = max(self._highest, float(there.max()))
        for tail in self._tails.values():
            tail.take(there)
        self._below += [[(there < one).sum() for one in self._counted],
                        [(there <= one).sum() for one in self._counted]]  # fmt: skip

    def summary(self) -> dict[str, float]:
        """What `summary_of` gives: percentiles and tails off the digest, the rest exact."""
        count, whole = float(self._counts.sum()), self._whole
        means = [_mean(*one) for one in zip(self._sums, self._counts, strict=True)][:-1]
        found = {"mean": _mean(float(self._sums.sum()), count), "mean_se": error_of(means)}
        for percent in PERCENTILES:
            found[f"p{percent}"] = quantile(whole, percent / 100)
        for percent in WITH_AN_ERROR:
            found[f"p{percent}_se"] = error_of(
                quantile(one, percent / 100) for one in self._digests[:-1]
            )
        found["lowest"] = self._lowest if count else math.nan
        found["highest"] = self._highest if count else math.nan
        found["low_tail"] = self._tails[1].mean(found["p5"], count)
        found["high_tail"] = self._tails[-1].mean(found["p95"], count)
        found["available"] = count / max(1, self._paths)
        return found

    def rank_error(self) -> float:
        """How far ranks are off, at numbers near each percentile of which every path was counted.

        Equal numbers have all ranks from that of the first to that of the last.
        """
        count, whole = self._counts.sum(), self._whole
        found = [0.0]
        for number, below, up_to in zip(self._counted, *self._below, strict=True):
            rank = whole.get_rank(float(number))
            found.append(max(below / count - rank, rank - up_to / count))
        return float(max(found))

    @property
    def _whole(self) -> Any:
        """One digest of all batches, merged in their order."""
        whole = self._new(K)
        for one in self._digests:
            if not one.is_empty():
                whole.merge(one)
        return whole


class Tail:
    """The lowest twentieth, or the highest: the sum up to a number near its end is exact.

    Args:
        sign: 1 for the lowest, -1 for the highest.
        first: the numbers of some paths, which say where about it ends.
    """

    def __init__(self, sign: int, first: Numbers) -> None:
        self._sign, self._sum, self._count = sign, 0.0, 0
        self._end = float(np.quantile(sign * first, WORST)) if first.size else 0.0

    def take(self, numbers: Numbers) -> None:
        """Add the numbers of some paths."""
        mine = self._sign * numbers
        mine = mine[mine <= self._end]
        self._sum += float(mine.sum())
        self._count += mine.size

    def mean(self, percentile: float, count: float) -> float:
        """Its mean, where it ends at a percentile; what lies between the two ends is linear."""
        if not count:
            return math.nan
        between = (self._end + self._sign * percentile) / 2
        wanted = WORST * count
        return self._sign * (self._sum + (wanted - self._count) * between) / wanted


def quantile(digest: Any, share: float) -> float:
    """The least number that has a rank, by halving; not a number of an empty digest."""
    if digest.is_empty():
        return math.nan
    low, high = _position(digest.get_min_value()), _position(digest.get_max_value())
    while low < high:
        middle = (low + high) // 2
        if digest.get_rank(_number(middle)) < share:
            low = middle + 1
        else:
            high = middle
    return _number(low)


def _position(number: float) -> int:
    """The place of a double among all doubles, in their order."""
    bits: int = struct.unpack("<q", struct.pack("<d", number))[0]
    return bits if bits >= 0 else -(bits + SIGN)


def _number(position: int) -> float:
    """The double at a place."""
    (number,) = struct.unpack(
        "<d", struct.pack("<q", position if position >= 0 else -position - SIGN)
    )
    return float(number)


def _mean(total: float, count: float) -> float:
    return float(total / count) if count else math.nan
