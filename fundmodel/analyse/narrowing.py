"""From a pair of points on both sides of nought to the x where a function is nought.

A round asks for many x at once, some spread evenly and some closing in on an estimate: smooth
functions take two or three rounds, and no function more than even spreading takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.analyse.searching import together
from fundmodel.simulation.decimals import rounded_all

if TYPE_CHECKING:
    from fundmodel.analyse.searching import Search
    from fundmodel.run_paths.numbers import Numbers

GOOD = 1e-7
"""What misses by this part of the size of what is aimed at will do if nothing nearer is found."""
MOST_ROUNDS = 60
BESIDE = 2
"""So many known points on each side of a pair help to estimate where the function is nought."""
EDGE, CLOSE = 1e-7, 1e-10
"""Edges of ranges are told so exactly, and what only touches nought; parts of the span."""
STEEP = 10.0
"""What gets so many times steeper the more closely it is looked at is a jump."""


@dataclass(frozen=True)
class Effort:
    """How many points are asked for.

    Attributes:
        scan: to begin with, over the whole span.
        even: then in each round, spread evenly between two points.
        closing_in: and so far from the estimate on both sides, as parts of the distance.
        narrowest: a jump is not looked at more closely than this part of the span.
        hit: nothing nearer is looked for than this part of the size of what is aimed at.
    """

    scan: int
    even: int
    closing_in: tuple[float, ...]
    narrowest: float
    hit: float


@dataclass(frozen=True)
class Span:
    """Where x may be.

    Attributes:
        low, high: its ends.
        whole: whether x is a whole number.
        only: of whole numbers, those that it may be, if not all.
    """

    low: float
    high: float
    whole: bool = False
    only: tuple[float, ...] = ()

    def fitted(self, xs: Numbers) -> Numbers:
        """The same as they can be stated: whole, or to 15 digits; in order, none twice."""
        if self.only and len(xs):
            grid = np.array(self.only)
            return np.unique(grid[np.abs(np.subtract.outer(xs, grid)).argmin(axis=1)])
        return np.unique(np.rint(xs) if self.whole else rounded_all(xs))

    def even(self, low: float, high: float, count: int) -> Numbers:
        """So many x strictly between two, or all that there are."""
        return self.between(low, high, np.linspace(low, high, count + 2)[1:-1])

    def between(self, low: float, high: float, xs: Numbers) -> Numbers:
        """Those that are strictly between two."""
        fitted = self.fitted(xs)
        return fitted[(fitted > low) & (fitted < high)]


@dataclass(frozen=True)
class Terms:
    """What holds for a whole search: where, with what effort, and the size of what is aimed at."""

    span: Span
    effort: Effort
    size: float

    def is_hit(self, gives: float) -> bool:
        """Whether this is nought for all that anybody could tell."""
        return abs(gives) <= self.effort.hit * self.size

    def is_narrow(self, low: float, high: float, part: float) -> bool:
        """Whether two x are no further apart than a part of the span."""
        return high - low <= part * (self.span.high - self.span.low)


class Points(NamedTuple):
    """What is known of a function: x ascending, and what they give; none of it undefined."""

    xs: Numbers
    gives: Numbers

    def with_more(self, xs: Numbers, gives: Numbers) -> Points:
        """These and others."""
        known = np.isfinite(gives)
        all_xs, at = np.unique(np.append(self.xs, xs[known]), return_index=True)
        return Points(all_xs, np.append(self.gives, gives[known])[at])

    def around(self, first: int, last: int) -> Points:
        """Those from one to another, and a few beside."""
        kept = slice(max(0, first - BESIDE), last + 1 + BESIDE)
        return Points(self.xs[kept], self.gives[kept])

    def sign_changes(self, low: float, high: float) -> list[int]:
        """The first of each two neighbours, within two x, with a sign change between them."""
        change = np.flatnonzero(np.sign(self.gives[:-1]) * np.sign(self.gives[1:]) < 0)
        return [int(at) for at in change if self.xs[at] >= low and self.xs[at + 1] <= high]


class Crossing(NamedTuple):
    """Where a function comes to nought, or passes it.

    Attributes:
        kind: a "solution"; a "jump" or, of whole numbers, a "step" over it from x to `other`; or a
            "range" from x to `other` in which it is nought throughout.
        x, gives: where, and what it gives there.
        other, other_gives: the other end; of a solution the same.
    """

    kind: str
    x: float
    gives: float
    other: float
    other_gives: float


def solution(x: float, gives: float) -> Crossing:
    """One x at which a function is nought."""
    return Crossing("solution", float(x), float(gives), float(x), float(gives))


def narrowed(points: Points, at: int, terms: Terms, slope: float = 0.0) -> Search[list[Crossing]]:
    """What there is between two neighbours on both sides of nought: mostly one crossing.

    Args:
        points: what is known.
        at: the first of the two.
        terms: of the search.
        slope: how steep it is between the first two that were narrowed; by default these.
    """
    slope = slope or _slope(points, at)
    for _ in range(MOST_ROUNDS):
        low, high = points.xs[at], points.xs[at + 1]
        asked = _closing_in(points, at, terms)
        is_jump = _slope(points, at) > STEEP * slope
        if not len(asked) or (is_jump and terms.is_narrow(low, high, terms.effort.narrowest)):
            break
        more = yield asked
        if not np.isfinite(more).any():
            break
        points = points.around(at, at + 1).with_more(asked, more)
        within = (points.xs >= low) & (points.xs <= high)
        best = int(np.argmin(np.where(within, np.abs(points.gives), np.inf)))
        if terms.is_hit(points.gives[best]):
            return [solution(points.xs[best], points.gives[best])]
        changes = points.sign_changes(low, high)
        if len(changes) != 1:
            found = yield from together(narrowed(points, one, terms, slope) for one in changes)
            return [crossing for each in found for crossing in each]
        at = changes[0]
    return [_told(points, at, terms)]


def lowest(points: Points, at: int, terms: Terms) -> Search[list[Crossing]]:
    """What there is beside a point that is nearer to nought than its neighbours: often nothing."""
    while can_reach(points, at):
        low, high = points.xs[at - 1], points.xs[at + 1]
        asked = terms.span.even(low, high, 2 * terms.effort.even + 1)
        asked = asked[~np.isin(asked, points.xs)]  # whole numbers come to an end
        if not len(asked) or terms.is_narrow(low, high, CLOSE):
            break
        points = points.around(at - 1, at + 1).with_more(asked, (yield asked))
        changes = points.sign_changes(low, high)
        if changes:
            found = yield from together(narrowed(points, one, terms) for one in changes)
            return [crossing for each in found for crossing in each]
        within = (points.xs > low) & (points.xs < high)
        at = int(np.argmin(np.where(within, np.abs(points.gives), np.inf)))
        if terms.is_hit(points.gives[at]):
            break
    is_near = abs(points.gives[at]) <= GOOD * terms.size
    return [solution(points.xs[at], points.gives[at])] if is_near else []


def can_reach(points: Points, at: int) -> bool:
    """Whether a point is nearest to nought, and may be as near to it as its neighbours are to it.

    A function that is no steeper beside it than between known points reaches nought only then.
    """
    if not 0 < at < len(points.xs) - 1:
        return False
    before, here, after = np.abs(points.gives[at - 1 : at + 2])
    return bool(here <= before and here <= after and here <= max(before - here, after - here))


def edge(inside: float, outside: float, terms: Terms) -> Search[float]:
    """The last x, from one that gives nought towards one that does not, that still does."""
    low, high = sorted((inside, outside))
    while not terms.is_narrow(low, high, EDGE):
        asked = terms.span.even(low, high, 3 * terms.effort.even)
        if not len(asked):
            break
        gives = yield asked
        outwards = slice(None, None, 1 if outside > inside else -1)
        for x, value in zip(asked[outwards], gives[outwards], strict=True):
            if not terms.is_hit(value):
                outside = float(x)
                break
            inside = float(x)
        low, high = sorted((inside, outside))
    return inside


def _slope(points: Points, at: int) -> float:
    gap = points.gives[at + 1] - points.gives[at]
    return float(abs(gap) / (points.xs[at + 1] - points.xs[at]))


def _closing_in(points: Points, at: int, terms: Terms) -> Numbers:
    """Points evenly spread between two neighbours, and others around the estimate."""
    low, high = points.xs[at], points.xs[at + 1]
    ways = np.array([0.0, *terms.effort.closing_in, *(-one for one in terms.effort.closing_in)])
    around = _estimate(points, at) + ways * (high - low)
    even = terms.span.even(low, high, terms.effort.even)
    return terms.span.between(low, high, np.append(even, around))


def _estimate(points: Points, at: int) -> float:
    """Where nought is by the curve through the known points, or else by a straight line."""
    low, high = points.xs[at], points.xs[at + 1]
    xs, gives = points.around(at, at + 1)
    if (np.diff(gives) > 0).all() or (np.diff(gives) < 0).all():
        found = _through(gives, xs)
        if low < found < high:
            return found
    first, second = points.gives[at], points.gives[at + 1]
    return float(low - first * (high - low) / (second - first))


def _through(gives: Numbers, xs: Numbers) -> float:
    """What the polynomial through known points has at nought, x as a function of what it gives."""
    found = xs.astype(float).copy()
    for step in range(1, len(xs)):
        left, right = gives[:-step], gives[step:]
        found = (right * found[:-1] - left * found[1:]) / (right - left)
    return float(found[0])


def _told(points: Points, at: int, terms: Terms) -> Crossing:
    """A pair that can be divided no more."""
    pair = [(float(points.xs[one]), float(points.gives[one])) for one in (at, at + 1)]
    best = min(pair, key=lambda one: abs(one[1]))
    if abs(best[1]) <= GOOD * terms.size:
        return solution(*best)
    return Crossing("step" if terms.span.whole else "jump", *pair[0], *pair[1])
