"""Every x at which a function is nought, as far as evenly spread points tell.

What lies wholly between two neighbours of the first scan, such as two crossings, is not seen unless
the function comes near to nought at one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.narrowing import (
    Crossing,
    Effort,
    Points,
    Span,
    Terms,
    can_reach,
    edge,
    lowest,
    narrowed,
    solution,
)
from fundmodel.analyse.searching import NOTHING, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.analyse.searching import Search
    from fundmodel.run_paths.numbers import Numbers

QUICK = Effort(65, 7, (1e-2, 1e-4, 1e-6, 1e-9), 1e-14, 1e-10)
"""For functions of which a thousand points take a second."""
COSTLY = Effort(9, 1, (1e-4,), 1e-5, 1e-9)
"""For functions of which a few points take a second."""


def crossings(
    span: Span, size: float = 0.0, effort: Effort = QUICK, also: Sequence[float] = ()
) -> Search[list[Crossing]]:
    """Search for every x at which a function is nought; what is undefined may be NaN.

    Args:
        span: where x may be.
        size: of what is aimed at, of which a hit misses a tiny part; 0 takes the median of what
            the function gives.
        effort: how many points are asked for.
        also: other x that are asked for.

    Returns:
        What was found, by x: solutions, jumps, steps of whole numbers, ranges of many solutions.
    """
    xs = _first(span, effort, also)
    gives = yield xs
    points = Points(NOTHING, NOTHING).with_more(xs, gives)
    if not len(points.xs):
        return []
    terms = Terms(span, effort, abs(size) or float(np.median(np.abs(points.gives))))
    hits = np.array([terms.is_hit(one) for one in points.gives])
    between = [narrowed(points, at, terms) for at in points.sign_changes(-np.inf, np.inf)
               if not (hits[at] or hits[at + 1])]  # fmt: skip
    beside = [lowest(points, at, terms) for at in range(len(points.xs))
              if not hits[max(0, at - 1) : at + 2].any() and _is_alone(points, at)]  # fmt: skip
    exact = [_run(points, first, last, terms) for first, last in _runs(hits)]
    found = yield from together([*between, *beside, *exact])
    return sorted(_each_once([one for each in found for one in each]), key=lambda one: one.x)


def _first(span: Span, effort: Effort, also: Sequence[float]) -> Numbers:
    """The points of the scan: of few whole numbers all, else evenly spread, both ends too."""
    spread = np.linspace(span.low, span.high, effort.scan)
    if span.whole and span.high - span.low < 2 * effort.scan:
        spread = np.arange(span.low, span.high + 1)
    if span.only and len(span.only) < 2 * effort.scan:
        spread = np.array(span.only)
    within = [x for x in also if span.low <= x <= span.high]
    return span.fitted(np.append(spread, within))


def _is_alone(points: Points, at: int) -> bool:
    """Whether a point comes near to nought, on the same side as its neighbours."""
    signs = np.sign(points.gives[max(0, at - 1) : at + 2])
    return can_reach(points, at) and bool((signs == signs[0]).all())


def _runs(hits: Numbers) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of hits."""
    padded = np.concatenate([[False], hits.astype(bool), [False]])
    changes = np.flatnonzero(padded[1:] != padded[:-1])
    for first, behind in zip(changes[::2], changes[1::2], strict=True):
        yield int(first), int(behind) - 1


def _run(points: Points, first: int, last: int, terms: Terms) -> Search[list[Crossing]]:
    """One hit is a solution; several in a row are a range, whose edges are looked for."""
    if first == last:
        return [solution(points.xs[first], points.gives[first])]
    edges = [edge(points.xs[at], points.xs[beside], terms)
             for at, beside in ((first, first - 1), (last, last + 1))
             if 0 <= beside < len(points.xs)]  # fmt: skip
    found = yield from together(edges)
    low = found[0] if first > 0 else points.xs[first]
    high = found[-1] if last < len(points.xs) - 1 else points.xs[last]
    return [Crossing("range", float(low), 0.0, float(high), 0.0)]


def _each_once(found: list[Crossing]) -> list[Crossing]:
    return list({(one.kind, one.x): one for one in found}.values())
