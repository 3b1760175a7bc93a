"""The two axes of a grid: what is moved along each, from where to where, in how many steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.dates import serial_of
from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions import format_value
from fundmodel.read_assumptions.text.words import number_meant, plain
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.movables import Movable, Movables
    from fundmodel.run_paths.numbers import Numbers

STEPS, LEAST, NOTHING = 5, 2, 1e-12
HOW = "write NAME, NAME=LOW:HIGH, or NAME=LOW:HIGH:STEPS"


@dataclass(frozen=True, eq=False)
class Axis:
    """One axis of a grid.

    Attributes:
        movable: what is moved along it.
        numbers: where it stands, ascending: the number itself, or the shift or factor of all that
            moves with it.
        asked: how many steps were asked for; of whole numbers there may be fewer between the ends.
    """

    movable: Movable
    numbers: Numbers
    asked: int

    @property
    def name(self) -> str:
        """Of the input."""
        return self.movable.name


def axis_of(movables: Movables, text: str) -> Axis:
    """The axis that is asked for as NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS.

    Without ends it goes from low to high as a tornado does; ends are in the unit of the input.

    Raises:
        UnknownName: there is no such input, or it has no range.
        BadInput: an end is no number, or lies beyond what is plausible; there are too few steps.
    """
    name, equals, rest = (part.strip() for part in text.partition("="))
    one = _movable(movables, name)
    parts = [part.strip() for part in rest.split(":")] if equals else []
    if parts and len(parts) not in (2, 3):
        raise BadInput(message(text, "This is no axis of a grid.", fix=f"{HOW}."))
    low, high = [_end(one, text, part) for part in parts[:2]] or (one.low, one.high)
    steps = _steps(text, parts[2]) if len(parts) > 2 else STEPS
    if not low < high:
        raise BadInput(message(text, "The first end is not below the second.", fix=f"{HOW}."))
    even = np.linspace(low, high, steps)
    even[np.abs(even) < NOTHING * (high - low)] = 0.0  # what rounding leaves in the middle
    return Axis(one, np.unique([one.moved.fitted(float(x)) for x in even]), steps)


def axis_label(one: Movable) -> str:
    """What stands at the axis of a chart: the label, whether it is a shift or factor, the unit."""
    if one.about == "factor":
        return f"{one.label}, times what is stated"
    about = "" if one.about == "value" else f", {one.about} of what is stated"
    return f"{one.label}{about} ({one.metadata.unit.name})"


def refuse_overlap(x: Axis, y: Axis) -> None:
    """Refuse two axes of which one moves what the other moves or limits.

    Raises:
        BadInput: they share a number, a total or the end of a range.
    """
    ours, theirs = x.movable.moved, y.movable.moved
    cells = {one.address for one in ours.numbers()} & {one.address for one in theirs.numbers()}
    total = ours.assumption is theirs.assumption and (
        getattr(ours.assumption, "adds_to_one", False)
        or getattr(ours.assumption, "adds_to_at_most", None)
    )
    if cells:
        what = "Both axes move the same numbers."
    elif total:
        what = "Both axes are shares of one total: moving one moves the other or leaves it no room."
    elif _is_tied(x.movable, y.movable) or _is_tied(y.movable, x.movable):
        what = "The range of one of the two ends at the other."
    else:
        return
    raise BadInput(message(f"{x.name} and {y.name}", what, fix="move two things that are apart."))


def _movable(movables: Movables, name: str) -> Movable:
    one = movables.named(name)
    if one is not None:
        return one
    if movables.assumptions.named(name.partition("[")[0]) is None:
        raise unknown(name, "assumption", list(movables.all), {})
    raise BadInput(
        message(
            name,
            "This cannot be moved between two ends.",
            why="It is a choice, a flag, a whole column, belongs to the structure, begins an "
            "event, or its plausible range has no end.",
            fix="name one number with a range; choices and flags are told by `--switches`.",
        )
    )


def _end(one: Movable, text: str, part: str) -> float:
    """An end as it was written, within what is plausible."""
    written = plain(part)
    is_date = one.metadata.unit.kind == "date" and one.about == "value"
    if isinstance(written, date) and is_date:
        end = serial_of(written)
    elif isinstance(written, int | float) and not isinstance(written, bool) and not is_date:
        end = float(written)
    else:
        what = "date such as 2027-06-30" if is_date else "number"
        raise BadInput(
            message(text, f"`{part}` is no {what}.", meant=number_meant(part), fix=f"{HOW}.")
        )
    if one.moved.fitted(end) != end:
        kind = "the last day of a quarter" if is_date else "a whole number"
        raise BadInput(message(text, f"{part} is not {kind}.", fix="round it."))
    low, high = one.limits
    if not low <= end <= high:
        raise BadInput(_beyond(one, text, part))
    return end


def _beyond(one: Movable, text: str, part: str) -> str:
    unit = one.metadata.unit
    if one.about == "value":
        low, high = (format_value(end, unit) for end in one.limits)
    else:
        low, high = (f"{end:.6g}" for end in one.limits)
    what = {"value": "", "shift": "A shift of", "factor": "A factor of"}[one.about]
    return message(
        text,
        f"{what} {part} lies beyond what is plausible, {low} to {high}.".strip(),
        why=None if one.about == "value" else f"Here x is a {one.about} of all that is stated.",
        fix=f"stay between the two, or widen `plausible` at {one.metadata.range_location}.",
    )


def _steps(text: str, part: str) -> int:
    steps = plain(part)
    if isinstance(steps, int) and not isinstance(steps, bool) and steps >= LEAST:
        return steps
    raise BadInput(message(text, f"`{part}` is no number of steps.", fix="give 2 or more."))


def _is_tied(one: Movable, other: Movable) -> bool:
    """Whether the range of a number of the second ends at the first."""
    name, assumption = one.moved.assumption.name, other.moved.assumption
    ends: Sequence[object] = [end for cell in other.moved.numbers()
                              for end in cell.metadata.ends_in_force]  # fmt: skip
    return name in ends or name == getattr(assumption, "adds_to_at_most", None)
