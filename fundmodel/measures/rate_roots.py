"""Every rate at which timed amounts are worth nothing, to the precision that rounding allows.

With x = log(1 + rate), a present value is a sum of amounts times exp(-time * x). Such a sum has no
more roots than its amounts change sign (Descartes, for real exponents; Polya and Szego, Problems
and Theorems in Analysis II, part V, chapter 1). The proof is also the method. Take a moment
between two amounts of opposite sign. The value *at that moment* rises or falls with x as another
such sum does, which has one change of sign fewer. So the roots of that sum are the turning
points of ours, between two turning points there is at most one root, and halving finds it; a sum
without a change of sign has none. Nothing is guessed, and no matrix of 480 x 480 is solved.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fundmodel.measures.checked_amounts import DUST
from fundmodel.measures.checked_inputs import Floats

SEARCHED = (-36.0, 709.0)
"""Where x is looked for: 1 + rate from 2e-16 to 8e307, which is as far as rates can be written."""

ROUNDING = 8 * np.finfo(np.float64).eps


@dataclass(frozen=True)
class TimedSum:
    """A sum of amounts times exp(-time * x), with the amounts as logarithms: none overflows.

    Attributes:
        times: shape (amounts,), rising.
        signs: shape (amounts,), each 1 or -1.
        logs: shape (amounts,), the logarithms of the amounts without their signs.
    """

    times: Floats
    signs: Floats
    logs: Floats

    def sign_at(self, x: float) -> float:
        """1 or -1, or 0 where the sum is not told from zero, given how its terms are rounded."""
        exponents = self.logs - self.times * x
        terms = np.exp(exponents - exponents.max())
        doubt = ROUNDING * (terms @ (1 + np.abs(self.logs) + np.abs(self.times * x)))
        value = self.signs @ terms
        return 0.0 if abs(value) <= doubt else float(np.sign(value))

    def slope(self) -> "TimedSum | None":
        """How the value at a moment of changing sign moves with x; None where no sign changes."""
        changes = np.flatnonzero(self.signs[1:] != self.signs[:-1])
        if not changes.size:
            return None
        before = changes[changes.size // 2]
        ahead = (self.times[before] + self.times[before + 1]) / 2 - self.times
        return TimedSum(self.times, self.signs * np.sign(ahead), self.logs + np.log(np.abs(ahead)))

    def roots_between(self, turning_points: list[float]) -> list[float]:
        """The roots, rising, given all points at which the sum may turn."""
        points = [SEARCHED[0], *turning_points, SEARCHED[1]]
        signs = [self.sign_at(point) for point in points]
        touched = [point for point, sign in zip(points, signs, strict=True) if sign == 0]
        crossed = [
            self._crossing(*ends)
            for ends, (before, after) in zip(pairwise(points), pairwise(signs), strict=True)
            if before * after < 0
        ]
        return self._told_apart(sorted(touched + crossed))

    def _crossing(self, low: float, high: float) -> float:
        below = self.sign_at(low)
        while low < (middle := (low + high) / 2) < high:
            sign = self.sign_at(middle)
            if sign == 0:
                return middle
            low, high = (middle, high) if sign == below else (low, middle)
        return middle

    def _told_apart(self, roots: list[float]) -> list[float]:
        kept: list[float] = []
        for root in roots:
            if kept and self.sign_at((kept[-1] + root) / 2) == 0:
                kept[-1] = (kept[-1] + root) / 2
            else:
                kept.append(root)
        return kept


def rate_roots(times: Floats, flows: Floats) -> list[float]:
    """The rates above -1 at which the flows are worth nothing.

    Roots that rounding cannot tell apart (a value that touches zero and turns back) count once.

    Args:
        times: shape (flows,), in periods or years, in any order; the same time may come again.
        flows: shape (flows,), finite, in any one currency.

    Returns:
        Rates a period or year, rising; empty if there is none, or if all flows have one sign.
    """
    times, flows = net_flows(times, flows)
    if not flows.size:
        return []
    levels = [TimedSum(times - times[0], np.sign(flows), np.log(np.abs(flows)))]
    while slope := levels[-1].slope():
        levels.append(slope)
    found: list[float] = []
    for level in reversed(levels):
        found = level.roots_between(found)
    growths = [_refined(float(np.exp(x)), times, flows) for x in found]
    return sorted(growth - 1 for growth in growths)


def net_flows(times: Floats, flows: Floats) -> tuple[Floats, Floats]:
    """One amount a time, without zeros and without dust that changes the sign.

    An amount of at most `DUST` that goes against the amount before it (at the start: after it)
    would count as a change of sign, and bring in a rate of -100 % or of billions.

    Returns:
        Times, rising, and amounts in units of the largest flow, of the same shape; both empty if
        all is zero.
    """
    moments, of_moment = np.unique(times, return_inverse=True)
    net = np.bincount(of_moment, flows / (np.abs(flows).max() or 1.0)).astype(np.float64)
    real = np.flatnonzero(np.abs(net) > DUST)
    if not real.size:
        return moments[:0], net[:0]
    nearest = np.searchsorted(real, np.arange(net.size), side="right") - 1
    kept = net * net[real[np.maximum(nearest, 0)]] > 0
    return moments[kept], net[kept]


def _refined(growth: float, times: Floats, flows: Floats) -> float:
    """Newton steps on 1 + rate, as long as they bring the value nearer to zero."""
    origin = times[0] if growth > 1 else times[-1]
    nearest, refined = np.inf, growth
    for _ in range(5):
        terms = flows * growth ** (origin - times)
        moved = (times - origin) * terms
        if abs(terms.sum()) >= nearest:
            break
        nearest, refined = float(abs(terms.sum())), growth
        if abs(moved.sum()) <= 1e-7 * np.abs(moved).sum():  # too flat to say where zero is
            break
        growth += growth * float(terms.sum() / moved.sum())
    return refined
