"""What `solve` is asked, from the words that were typed: targets, and the inputs to be moved."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.beginnings import name_meant
from fundmodel.build_model.units import is_money
from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import split_address
from fundmodel.run_paths.unknown_names import unknown
from fundmodel.simulation.one_block import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.units import Unit
    from fundmodel.read_assumptions import Assumptions

NUMBER = re.compile(r"([-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?) ?(bn|m|%)?\Z")
BEGINS_A_NUMBER = re.compile(r"[-+.]?[0-9]|[-+]?(?:nan|inf|infinity)\Z", re.IGNORECASE)
TIMES = {"bn": 1_000.0, "m": 1.0, "%": 0.01}
MOST_PARTS, PARTS_WITH_STEPS = 3, 3
EXAMPLE = "us_take_total=20bn"


class TypedTarget(NamedTuple):
    """One target: a result, and the number that it is to come to or the scenario it is to equal."""

    result: str
    number: float | None
    scenario: str


class TypedInput(NamedTuple):
    """One input: its name, between what it is moved, and through how many values."""

    name: str
    low: float | None
    high: float | None
    steps: int | None


def read_targets(typed: Sequence[str]) -> list[tuple[str, str]]:
    """Results and what they are to be, as typed.

    Raises:
        BadInput: one is no target, or a result has two.
    """
    found: dict[str, str] = {}
    for text in typed:
        result, equals, aim = (part.strip() for part in text.partition("="))
        if not (result and equals and aim):
            raise BadInput(
                message(
                    text,
                    "This is no target.",
                    fix=f"write a result, =, and a number or a scenario: {EXAMPLE}",
                )
            )
        if result in found:
            raise BadInput(
                message(text, "This result has two targets.", fix="ask for one at a time.")
            )
        found[result] = aim
    return list(found.items())


def target_of(model: Model, result: str, aim: str) -> TypedTarget:
    """A target in the unit of its result.

    Args:
        model: whose result it is.
        result: a result, or `result[member]`.
        aim: a number, with `bn`, `m` or `%` behind it where the unit has them, or a scenario.

    Raises:
        UnknownName: there is no such result.
        BadInput: the number does not fit the unit.
    """
    name = line_of(result)
    if name not in model.lines or not model.is_result(name):
        raise unknown(name, "result", [line.name for line in model.results], model.renamed)
    unit = model.lines[name].unit
    number = NUMBER.match(aim)
    if number is None and not BEGINS_A_NUMBER.match(aim):
        return TypedTarget(result, None, aim)
    if number is None:
        raise BadInput(
            message(
                f"{result}={aim}",
                "This is no number.",
                why="Numbers have a point and no commas.",
                fix=f"write it in {unit}, such as {_example(unit)}.",
            )
        )
    suffix = number[2] or ""
    if suffix and suffix not in suffixes_of(unit):
        raise BadInput(
            message(
                f"{result}={aim}",
                f"`{suffix}` does not go with the unit of this result, {unit}.",
                fix=f"write it in {unit}, such as {_example(unit)}.",
            )
        )
    value = float(number[1]) * TIMES.get(suffix, 1.0)
    if not isfinite(value):
        fix = f"write one in {unit}, such as {_example(unit)}."
        raise BadInput(message(f"{result}={aim}", "This number is too large.", fix=fix))
    return TypedTarget(result, value, "")


def suffixes_of(unit: Unit) -> tuple[str, ...]:
    """What may stand behind a number of a unit."""
    if unit.style == "percent":
        return ("%",)
    return ("bn", "m") if is_money(unit) else ()


def _example(unit: Unit) -> str:
    suffixes = suffixes_of(unit)
    return {(): "2.5", ("%",): "0.13 or 13%"}.get(suffixes, "20000 or 20bn")


def read_inputs(typed: Sequence[str]) -> list[TypedInput]:
    """The inputs to be moved, as typed: `name`, `name=low:high`, `name=low:high:steps`.

    Raises:
        BadInput: one is none of these, or steps are given for what is solved for.
    """
    found = [_input(text) for text in typed]
    for text, one in zip(typed[-1:], found[-1:], strict=True):
        if one.steps is not None:
            raise BadInput(
                message(
                    f"--by {text}",
                    f"`{one.name}` is solved for, so that it goes through no steps.",
                    fix=f"write `--by {text.rpartition(':')[0]}`; of two inputs, the first goes "
                    "through steps.",
                )
            )
    return found


def input_meant(assumptions: Assumptions, typed: str) -> str:
    """The name of an input in full: it, and a member in brackets, may be typed by its beginning."""
    where, (name, cell) = f"--by {typed}", split_address(typed)
    name = name_meant(name, assumptions.inputs, where)
    if cell is None or name not in assumptions.columns:
        return name if cell is None else f"{name}[{cell}]"
    return f"{name}[{name_meant(cell, assumptions.columns[name].members, where)}]"


def _input(text: str) -> TypedInput:
    name, equals, within = (part.strip() for part in text.partition("="))
    parts = [part.strip() for part in within.split(":")] if equals else []
    if not equals and name:
        return TypedInput(name, None, None, None)
    try:
        low, high = (float(part) for part in parts[:2])
        steps = int(parts[2]) if len(parts) == PARTS_WITH_STEPS else None
    except (ValueError, IndexError):
        name = ""
    if not name or len(parts) > MOST_PARTS:
        raise BadInput(
            message(
                f"--by {text}",
                "This is no input to be moved.",
                fix="write its name, or name=low:high, or name=low:high:steps for the first of "
                "two: --by us_profit_share=0.2:0.6:9",
            )
        )
    return TypedInput(name, low, high, steps)
