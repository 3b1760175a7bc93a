"""From what is written under `uncertainty` to the shape that is meant, or why it is none."""

import math
from collections.abc import Mapping
from typing import Any

from fundmodel.build_model.units import Unit
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.text import Cursor, format_number, number_of, plain_number
from fundmodel.read_assumptions.uncertainty.shapes import (
    ABOUT,
    FACTOR,
    MIDDLE,
    NEUTRAL,
    SHAPES,
    VALUE,
    Uncertainty,
    can_be_negative,
    contradiction,
)

NEVER_DRAWN = ("date", "choice", "flag")
"""Kinds of units whose numbers are chosen: they say neither how they are drawn nor why not."""
OPTIONAL = ("as", "persistence")
SUM_TOLERANCE = 1e-9


def uncertainty_of(cursor: Cursor, unit: Unit) -> Uncertainty | None:
    """The shape and its parameters; None, with the reason noted, if they are wrong."""
    cursor = cursor.inside(name=f"{cursor.name}, uncertainty")
    raw = cursor.raw
    shape = raw.get("shape") if isinstance(raw, dict) else None
    if unit.kind in NEVER_DRAWN:
        cursor.refuse_value(f"A {unit.kind} is not drawn.", fix="remove `uncertainty`.")
    elif not isinstance(shape, str) or shape not in SHAPES:
        cursor.inside("shape").refuse_value(
            "The shape is missing." if shape is None else f"{quoted(shape)} is not a shape.",
            meant=closest(str(shape), SHAPES),
            fix=f"write one of: {', '.join(SHAPES)}.",
        )
    elif _has_the_right_keys(cursor, shape):
        return _checked(cursor, shape, unit)
    return None


def _has_the_right_keys(cursor: Cursor, shape: str) -> bool:
    raw: Mapping[Any, Any] = cursor.raw
    needed = SHAPES[shape]
    given = {**_left_out(raw, shape), **raw}
    missing = [parameter for parameter in needed if parameter not in given]
    unknown = [key for key in raw if key not in (*needed, *OPTIONAL, "shape")]
    for key in unknown:
        cursor.inside(key).refuse_value(
            f"{quoted(key)} is not a parameter of the shape {shape}.",
            meant=closest(str(key), (*missing, *OPTIONAL)),
            fix=f"give {', '.join(needed)}.",
        )
    if missing and not unknown:
        cursor.refuse_value(
            f"The shape {shape} lacks {', '.join(missing)}.",
            fix=f"give {', '.join(needed)}.",
        )
    return not missing and not unknown


def _left_out(raw: Mapping[Any, Any], shape: str) -> dict[str, float]:
    """The middle of a shift is 0 and that of a factor 1, unless it is given."""
    about = raw.get("as")
    neutral = NEUTRAL.get(about) if isinstance(about, str) else None
    if neutral is None or shape not in MIDDLE or (shape == "lognormal" and neutral == 0):
        return {}
    return {MIDDLE[shape]: neutral}


def _checked(cursor: Cursor, shape: str, unit: Unit) -> Uncertainty | None:
    about = _about(cursor)
    if about is None or not _can_persist(cursor):
        return None
    persistence = plain_number(cursor.inside("persistence")) if cursor.has("persistence") else None
    if shape == "discrete":
        drawn = _discrete(cursor, unit, about, persistence)
    else:
        drawn = _with_parameters(cursor, shape, about, persistence)
    return drawn if drawn is not None and _is_a_process(drawn, cursor) else None


def _about(cursor: Cursor) -> str | None:
    about = cursor.raw.get("as", VALUE)
    if isinstance(about, str) and about in ABOUT:
        return about
    cursor.inside("as").refuse_value(
        f"{quoted(about)} is nothing that a draw can be.",
        why="It is the number (value), is added to it (shift), or multiplies it (factor).",
        meant=closest(str(about), ABOUT),
        fix=f"write as: {', '.join(ABOUT[:-1])} or {ABOUT[-1]}.",
    )
    return None


def _can_persist(cursor: Cursor) -> bool:
    """Whether the part of a shock that lasts is one, if it is given; it is refused if not."""
    if not cursor.has("persistence"):
        return True
    number = plain_number(cursor.inside("persistence"))
    if number is None or 0 <= number < 1:
        return number is not None
    cursor.inside("persistence").refuse_value(
        f"A persistence of {format_number(number)} is not between 0 and 1.",
        why="It is the part of what one year brings that is still there the year after; with 1, "
        "nothing would keep the number near what is stated.",
        fix="write 0 for years that know nothing of each other, or less than 1, such as 0.7.",
    )
    return False


def _with_parameters(
    cursor: Cursor, shape: str, about: str, persistence: float | None
) -> Uncertainty | None:
    left_out = _left_out(cursor.raw, shape)
    numbers = {
        key: plain_number(cursor.inside(key)) if key in cursor.raw else left_out[key]
        for key in SHAPES[shape]
    }
    parameters = {key: number for key, number in numbers.items() if number is not None}
    if len(parameters) < len(numbers):
        return None
    wrong = contradiction(shape, parameters)
    if wrong:
        cursor.refuse_value(wrong[0], fix=wrong[1])
        return None
    return Uncertainty(shape, parameters, about, persistence, location=cursor.location)


def _discrete(
    cursor: Cursor, unit: Unit, about: str, persistence: float | None
) -> Uncertainty | None:
    values = _numbers(cursor.inside("values"), unit if about == VALUE else None)
    weights = _numbers(cursor.inside("weights"), None)
    if values is None or weights is None:
        return None
    what, fix = "", f"give each of {listed(map(format_number, values))} a weight above 0."
    total = math.fsum(weights)
    if len(values) != len(weights):
        what = f"{len(values)} values have as many weights, not {len(weights)}."
    elif len(set(values)) < len(values):
        what, fix = "A value stands there twice.", "write each value once, with its whole weight."
    elif len(values) < 2:
        what, fix = "There is one value, so that nothing is drawn.", "give two values or more."
    elif min(weights) <= 0:
        what = "A weight is not above 0."
    elif abs(total - 1) > SUM_TOLERANCE:
        what = f"The weights add up to {total:.10g}, not to 1."
        fix = "write probabilities that add up to 1."
    if what:
        cursor.refuse_value(what, fix=fix)
        return None
    return Uncertainty("discrete", {}, about, persistence, values, weights, cursor.location)


def _numbers(cursor: Cursor, unit: Unit | None) -> tuple[float, ...] | None:
    """A list of numbers, of a unit or of none; None, with the reason noted, if it is none."""
    key = cursor.path[-1]
    if not isinstance(cursor.raw, list) or not cursor.raw:
        cursor.refuse_value(
            f"`{key}` is no list of numbers.",
            fix="write values: [2, 3, 4] and weights: [0.5, 0.3, 0.2], a weight a value.",
        )
        return None
    each = [cursor.inside(index) for index in range(len(cursor.raw))]
    numbers = [plain_number(one) if unit is None else number_of(one, unit) for one in each]
    found = tuple(number for number in numbers if number is not None)
    return found if len(found) == len(numbers) else None


def _is_a_process(drawn: Uncertainty, cursor: Cursor) -> bool:
    """Whether shocks that last, if there are any, move what is stated; they are refused if not."""
    if drawn.persistence is None:
        return True
    if drawn.about == VALUE:
        cursor.inside("persistence").refuse_value(
            "A shock every year cannot be the number itself.",
            why="It moves the number that is stated for the year, and begins at none.",
            fix="write as: shift for a shock that is added, as: factor for one that multiplies.",
        )
        return False
    if drawn.about == FACTOR and can_be_negative(drawn):
        cursor.inside("persistence").refuse_value(
            f"A factor of the shape {drawn.shape} may be 0 or less, and has then no logarithm.",
            why="Factors that last multiply each other from year to year.",
            fix="write shape: lognormal, a `low` above 0, or as: shift.",
        )
        return False
    return True
