"""Bars of text, for rankings in a terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.tornado import Bar

WIDTH = 10
LOW, HIGH, STATED = "\u2592", "\u2588", "\u2502"


def bars_of(bars: Sequence[Bar]) -> list[str]:
    """A picture of each bar, all on one scale: where low takes the result, and where high does."""
    ends = [end for bar in bars for end in (bar.at_low, bar.at_high) if math.isfinite(end)]
    least, most = min([0.0, *ends]), max([0.0, *ends])
    scale = WIDTH / (most - least) if most > least else 0.0
    return [_picture(bar, round(-least * scale), scale) for bar in bars]


def _picture(bar: Bar, zero: int, scale: float) -> str:
    left, right = [" "] * zero, [" "] * (WIDTH - zero)
    ends = [(bar.at_low, LOW), (bar.at_high, HIGH)]
    for end, sign in sorted(ends, key=lambda one: -abs(one[0]) if math.isfinite(one[0]) else 0.0):
        if not math.isfinite(end):
            continue
        side = right if end > 0 else left
        cells = min(round(abs(end) * scale), len(side))
        for cell in range(cells):
            side[cell] = sign
    return f"{''.join(reversed(left))}{STATED}{''.join(right)}"
