"""Inputs that are moved, and what that does to results, as people read them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.dates import date_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.build_model.units import Unit
    from fundmodel.read_assumptions import Assumptions

    Say = Callable[[str], None]

HUNDRED, THOUSAND, MANY = 100.0, 1_000.0, 10_000.0
MILLIONS, BILLIONS = ("US$ m", "EUR m"), ("US$ bn", "EUR bn")
TIMES, FEW_DIGITS = "times", 3


def format_change(unit: Unit, change: float, decimals: int = 2) -> str:
    """What a result changes by, with its sign: US$ bn, points of per cent, or as it is."""
    text = format_result(unit, change, decimals)
    return f"+{text}" if text.strip("0.,") and text[0] not in "-n" else text


def unit_of_change(unit: Unit) -> str:
    """The unit of what `format_change` gives."""
    return "points" if unit.style == "percent" else format_unit(unit)


def titled(outcome: Outcome) -> str:
    """A result's label, with its unit where it has one."""
    unit = format_unit(outcome.unit)
    return f"{outcome.label} ({unit})" if unit else outcome.label


def called(one: Movable) -> str:
    """The name of an input, with a blank before its member, where a line may end."""
    return one.name.replace("[", " [")


def format_x(one: Movable, x: float, digits: int = 4) -> str:
    """Where an input stands, without its unit, to some digits."""
    if math.isnan(x):
        return "n/a"
    if one.metadata.unit.kind == "date" and one.about == "value":
        return date_of(x).isoformat()
    scaled = x * scale_of(one)
    if one.moved.is_whole:
        return f"{scaled:,.0f}"
    return f"{scaled:,.0f}" if abs(scaled) >= MANY else f"{scaled + 0.0:.{digits}g}"


def unit_of_x(one: Movable) -> str:
    """The unit of what `format_x` gives; a factor is so many "times"."""
    unit = one.metadata.unit
    if one.about == "factor":
        return TIMES
    if unit.style == "percent":
        return "points" if one.about == "shift" else f"%{unit.name.removeprefix('share')}"
    if unit.kind == "date":
        return ""
    for millions, billions in zip(MILLIONS, BILLIONS, strict=True):
        if unit.name.startswith(millions):
            return unit.name.replace(millions, billions)
    return "" if unit.name in ("factor", "index") else unit.name


def scale_of(one: Movable) -> float:
    """What x is multiplied by where people read it."""
    if one.about == "factor":
        return 1.0
    if one.metadata.unit.style == "percent":
        return HUNDRED
    return 1 / THOUSAND if one.metadata.unit.name.startswith(MILLIONS) else 1.0


def format_ends(one: Movable) -> str:
    """From where to where an input is moved, with its unit."""
    low, high = format_x(one, one.low, FEW_DIGITS), format_x(one, one.high, FEW_DIGITS)
    return f"{low} to {high} {unit_of_x(one)}".rstrip()


def format_stated(one: Movable) -> str:
    """What is stated of an input; of a shift or factor that it is one."""
    if one.about != "value":
        return f"as stated, {'shifted' if one.about == 'shift' else 'times a factor'}"
    return f"{format_x(one, one.stated)} {unit_of_x(one)}".rstrip()


def step_of(one: Movable) -> tuple[float, str]:
    """One more of an input as people count it: in the unit of its slopes, and what it is called."""
    unit = one.metadata.unit
    if one.moved.on_quarters:
        return 1.0, "quarter"
    if one.about == "factor":
        return 1 / HUNDRED, "%"
    if unit.style == "percent":
        return 1 / HUNDRED, "point"
    if unit.name.startswith(MILLIONS):
        return THOUSAND, "bn"
    return 1.0, "1" if not is_whole(unit) else unit.name.removesuffix("s")


def counted(say: Say, assumptions: Assumptions) -> Callable[[int, int], None]:
    """Says how many runs of a set are done."""
    return lambda done, count: say(f"Running {assumptions.title}: {done:,} of {count:,} runs")
