"""How steep a result is at the stated path, left and right of each stated number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.many_runs import many_runs
from fundmodel.build_model.units import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fundmodel.analyse.movables import Movable, Movables

SMALL = 1e-5
"""A small step, as a part of what lies between the ends. With smaller ones rounding is seen, with
larger ones the bend of smooth curves."""
KINK = 0.01
"""Left and right of a kink slopes differ by more than this part of the larger one."""
VISIBLE = 1e-3
"""What the two sides differ by, over the whole range, is at least this part of the swing."""
NOISE = 1e-7
"""What rounding of the last digits of a result comes to over the whole range, as a part of it; some
thirty times what was found."""
NAN = float("nan")


@dataclass(frozen=True)
class Slopes:
    """How a result follows one input at the stated path.

    Attributes:
        left, right: what one more of the input does to the result, by a small step down and up; of
            whole numbers by a step of one, of dates on quarter ends by a quarter. NaN where the
            stated number stands at that end of its range, or a result is not available.
        elasticities: the same, left and right, as per cent of the result per per cent of the input;
            NaN where result or input is 0 or has no per cent, as a shift or a date.
        is_kink: whether left and right differ by more than rounding and the bend of a smooth curve
            explain; never told of whole numbers, which have no small step.
    """

    left: float
    right: float
    elasticities: tuple[float, float]
    is_kink: bool


UNKNOWN = Slopes(NAN, NAN, (NAN, NAN), is_kink=False)


def slopes_of(
    movables: Movables,
    names: Sequence[str],
    results: Sequence[str],
    swings: Mapping[tuple[str, str], float],
    progress: Callable[[int, int], None] | None = None,
) -> dict[tuple[str, str], Slopes]:
    """The slopes of results at the stated path.

    Args:
        movables: what can be moved.
        names: which of them.
        results: addresses of results.
        swings: name and result -> how far the input moves the result over its range; a kink is a
            visible part of that.
        progress: is told how many runs are done, and of how many.

    Returns:
        Name of an input and address of a result -> slopes.
    """
    steps = [(movables.all[name], x) for name in names for x in _steps(movables.all[name])]
    ran = [(one, x) for one, x in steps if np.isfinite(x)]
    inputs = [movables.stated, *(one.inputs(movables.stated, x) for one, x in ran)]
    titles = ["stated", *(f"{one.name} at {x:.10g}" for one, x in ran)]
    runs = many_runs(movables.model, inputs, results, titles, progress)
    found = {}
    has_room = [bool(np.isfinite(x)) for _, x in steps]
    for result, numbers in runs.items():
        rest = iter(numbers[1:].tolist())
        at = [next(rest) if room else NAN for room in has_room]
        for index, name in enumerate(names):
            moved = at[2 * index], at[2 * index + 1]
            to = steps[2 * index][1], steps[2 * index + 1][1]
            one = movables.all[name]
            swing = swings.get((name, result), 0.0)
            found[name, result] = _slopes(one, to, float(numbers[0]), moved, swing)
    return found


def _steps(one: Movable) -> tuple[float, float]:
    """The x a small step left and right; NaN where there is no room, or what moves is rounded."""
    if one.about == "factor" and is_whole(one.metadata.unit):
        return NAN, NAN
    size = SMALL * (one.high - one.low)
    low, high = one.limits
    left, right = (one.moved.beside(one.stated, step) for step in (-size, size))
    return left if left >= low else NAN, right if right <= high else NAN


def _slopes(
    one: Movable,
    to: tuple[float, float],
    stated: float,
    moved: tuple[float, float],
    swing: float,
) -> Slopes:
    """The slopes of a result that is `stated`, and `moved` with the input at `to`."""
    left, right = ((at - stated) / _width(one, x) for at, x in zip(moved, to, strict=True))
    by_part = one.stated / stated if stated and _has_per_cent(one) else NAN
    least = max(VISIBLE * swing, NOISE * abs(stated))
    is_kink = _is_kink(one, left, right, least)
    return Slopes(left, right, (left * by_part, right * by_part), is_kink=is_kink)


def _width(one: Movable, x: float) -> float:
    """How far a step goes, in the unit of x; a quarter is one."""
    return float(np.sign(x - one.stated)) if one.moved.on_quarters else x - one.stated


def _is_kink(one: Movable, left: float, right: float, least: float) -> bool:
    """Whether the sides differ by more than the least that counts over the whole range."""
    apart, size = abs(left - right), max(abs(left), abs(right))
    matters = apart * (one.high - one.low) > least
    return not one.moved.is_whole and bool(matters and apart > KINK * size)


def _has_per_cent(one: Movable) -> bool:
    """Whether a per cent of it means something: not of 0, a shift or a date."""
    return bool(one.stated) and one.about != "shift" and one.metadata.unit.kind != "date"
