"""The input that somebody asks to move: found by name, or refused, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.narrowing import Span
from fundmodel.build_model.units import is_whole
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import Column, Scalar, Series, format_number, split_address
from fundmodel.read_assumptions.uncertainty import VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.movables import Movable, Movables
    from fundmodel.analyse.moved_input import Moved
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.read_assumptions.schema.assumption import Assumption

HALVINGS = 40


@dataclass(frozen=True)
class Asked:
    """An input to be moved, as it is asked for.

    Attributes:
        name: a scalar, a series, a column's draw or `column[Member]`.
        low, high: between which it is moved; None for as far as it may go.
    """

    name: str
    low: float | None = None
    high: float | None = None


def movable_named(movables: Movables, name: str) -> Movable:
    """What can be moved by this name.

    Raises:
        BadInput: there is nothing of this name, or it cannot be moved; says why, and what can.
    """
    found = movables.named(name)
    if found is not None:
        return found
    whole, cell = split_address(name)
    assumption = movables.assumptions.named(whole)
    if assumption is None:
        known = [*movables.all, *(one.name for one in movables.assumptions)]
        raise BadInput(
            message(
                name,
                "There is no such assumption.",
                meant=closest(name, known),
                fix="`python -m fundmodel list assumptions` names them.",
            )
        )
    raise _refusal(name, assumption, cell)


def _refusal(name: str, assumption: Assumption, cell: str | None) -> BadInput:
    """Why an assumption that is there cannot be moved."""
    if isinstance(assumption, Column) and cell not in assumption.members:
        return _refused_member(name, assumption, cell)
    if not isinstance(assumption, Column) and cell is not None:
        return BadInput(
            message(
                name,
                "A single year does not move by itself." if isinstance(assumption, Series)
                else "This is one number, without members or years.",
                fix=f"name `{assumption.name}`, which moves as a whole.",
            )
        )  # fmt: skip
    if assumption.metadata.unit.kind in ("choice", "flag"):
        return BadInput(
            message(
                name,
                "This is a choice, which has nothing between its options.",
                fix="name a number, or try each option with `--set`.",
            )
        )
    if not isinstance(assumption, Column) and assumption.structural:
        return BadInput(
            message(
                name,
                "This belongs to the structure of the model, which all runs share.",
                fix="name another assumption.",
            )
        )
    return BadInput(
        message(
            name,
            "This has no range in which it could be moved.",
            why="Its `plausible` has no lower or no upper end, or no width.",
            fix=f"state `plausible: [lowest, highest]` for it, at {assumption.metadata.location}.",
        )
    )


def _refused_member(name: str, column: Column, cell: str | None) -> BadInput:
    meant = closest(cell, column.members) if cell else column.members[0]
    what = (
        f"There is no such {column.each}." if cell else f"This has a number for each {column.each}."
    )
    return BadInput(
        message(
            name,
            what,
            meant=f"{column.name}[{meant}]" if meant else None,
            fix=f"name one member, as in {column.name}[{column.members[0]}].",
        )
    )


def alike(movable: Movable, movables: Movables) -> Movable:
    """What moves by the same x in another set of assumptions."""
    assumption = movables.assumptions.named(movable.moved.assumption.name)
    assert assumption is not None  # noqa: S101  (sets of one model have the same assumptions)
    moved = replace(movable.moved, assumption=assumption)
    return replace(movable, moved=moved, limits=moved.limits(movables.assumptions))


def span_of(asked: Asked, movables: Sequence[tuple[Movable, Assumptions]]) -> Span:
    """Between which x an input can be moved in all of some sets of assumptions.

    Args:
        asked: as it is asked for.
        movables: what moves in each set.

    Raises:
        BadInput: what is asked for is beyond what is plausible, or nothing is left.
    """
    ends = [_accepted(movable, assumptions) for movable, assumptions in movables]
    low, high = max(end[0] for end in ends), min(end[1] for end in ends)
    first = movables[0][0]
    whole = first.about == VALUE and is_whole(first.metadata.unit)
    for end in (asked.low, asked.high):
        if end is not None and not low <= end <= high:
            what = f"{format_number(end)} is not within {in_words(low, high)}."
            raise BadInput(
                message(asked.name, what, why="That is as far as it may go.",
                        fix="give ends within it, or none.")
            )  # fmt: skip
    low = low if asked.low is None else asked.low
    high = high if asked.high is None else asked.high
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise BadInput(
            message(asked.name, f"There is nothing between {in_words(low, high)}.",
                    fix="give a lower end that is below the higher.")
        )  # fmt: skip
    return Span(
        low, high, whole, _quarter_ends(low, high) if first.metadata.ends_on_quarter else ()
    )


def _quarter_ends(low: float, high: float) -> tuple[float, ...]:
    """The days within two that end a quarter."""
    days = (date_of(day) for day in np.arange(np.ceil(low), high + 1))
    return tuple(serial_of(day) for day in days if quarter_ends(day)[1] == day)


def in_words(low: float, high: float) -> str:
    """A range as messages tell it."""
    return f"{low:.6g} to {high:.6g}"


def settings_of(moved: Moved, x: float) -> dict[str, object]:
    """What is set where an input is moved to x, as `Assumptions.changed` takes it.

    Of shares of one whole all members are set, of another column those that move; also what stays
    as it is stated, since a number that is set is not drawn.
    """
    assumption, at = moved.assumption, moved.at(x)
    if isinstance(assumption, Scalar) and assumption.metadata.unit.kind == "date":
        return {assumption.name: date_of(at)}
    if isinstance(assumption, Scalar | Series):
        return {assumption.name: at}
    numbers = dict(zip(assumption.members, at, strict=True))
    names = assumption.members if assumption.adds_to_one else moved.members or assumption.members
    return {f"{assumption.name}[{member}]": numbers[member] for member in names}


def _accepted(movable: Movable, assumptions: Assumptions) -> list[float]:
    """The limits, less where other assumptions would be refused, whose ranges may depend on it."""
    return [_accepted_end(movable, assumptions, end) for end in movable.limits]


def _accepted_end(movable: Movable, assumptions: Assumptions, end: float) -> float:
    if not np.isfinite(end) or not _is_refused(movable, assumptions, end):
        return end
    refused, accepted = end, movable.stated
    for _ in range(HALVINGS):
        middle = (refused + accepted) / 2
        is_refused = _is_refused(movable, assumptions, middle)
        refused, accepted = (middle, accepted) if is_refused else (refused, middle)
    return accepted


def _is_refused(movable: Movable, assumptions: Assumptions, x: float) -> bool:
    try:
        assumptions.changed(settings_of(movable.moved, x), accept=True)
    except BadInput:
        return True
    return False
