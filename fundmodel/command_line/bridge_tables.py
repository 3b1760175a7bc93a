"""A bridge as people read it: the answer in a sentence, then a row an input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.analyse.bridge import STATED
from fundmodel.command_line.answers import format_result
from fundmodel.command_line.signed_numbers import (
    format_difference,
    unit_and_basis,
    unit_of_difference,
)
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.analyse.bridge import Bridge, Step

MOST_NAMED = 2
AT_MOST, LITTLE = 1.5, 0.02
"""An input does so much of a difference at most to be told as a part of it, and so much at least to
be told after the first."""
EXPLAINED = (
    "Share: what an input adds on average over all orders in which inputs can be changed (Shapley "
    "value). In turn: when it is changed after those above it in the table of inputs. Alone: when "
    "nothing else is changed. Interaction: share less alone, what it does together with the "
    "others. Shares, and what is in turn, add up to the difference."
)
EXPLAINED_WITHOUT_SHARES = (
    "In turn: what an input adds when it is changed after those above it in the table of inputs; "
    "this adds up to the difference. Alone: when nothing else is changed. Last: when all others "
    "have been changed. Shares of so many inputs are not told of expected values."
)


def moving(bridge: Bridge, tolerance: float) -> list[Step]:
    """The inputs that do anything in any of the ways, the largest first."""
    return [step for step in bridge.ranked if _largest(step) > tolerance]


def sentence(bridge: Bridge, tolerance: float) -> str:
    """The answer: from where to where, in what, and by which inputs most of it."""
    first, second = bridge.names
    unit, difference = bridge.unit, bridge.difference
    of = "" if bridge.of == STATED else f"{bridge.of[:1].upper()}{bridge.of[1:]}: "
    in_what = unit_and_basis(unit, bridge.basis)
    in_what = f", {in_what}" if in_what else ""
    start, end = format_result(unit, bridge.start), format_result(unit, bridge.end)
    if not moving(bridge, tolerance):
        ends = f"is {start} in {first} and in {second}"
        return f"{of}{bridge.result} {ends}{in_what}; no input that differs moves it."
    if abs(difference) <= tolerance:
        ends = f"is {start} in {first} and in {second}"
        return f"{of}{bridge.result} {ends}{in_what}; inputs that differ cancel out in it."
    by = format_result(unit, abs(difference))
    by = by if by.strip("0.") else "less than 0.01"
    points = " points" if unit_of_difference(unit) == "points" else ""
    verb = "rises" if difference > 0 else "falls"
    whole = f"{of}{bridge.result} {verb} by {by}{points} from {start} ({first}) to {end} ({second})"
    return f"{whole}{in_what}; {_most_of_it(bridge)}."


def bridge_table(bridge: Bridge, tolerance: float, inputs: Sequence[str]) -> Table:
    """A row an input that moves the result, the largest share first, then their sum.

    Args:
        bridge: the difference by input.
        tolerance: what is no more counts for nothing.
        inputs: the names of all inputs that differ; what does not move the result is named below.
    """
    steps, sampled = moving(bridge, tolerance), bool(bridge.orders)
    ways = ["share", *(["standard_error"] if sampled else []), "in_turn", "alone", "interaction"]
    heads = ["Share", *(["+/-"] if sampled else []), "In turn", "Alone", "Interaction"]
    if not bridge.has_shares:
        ways, heads = ["in_turn", "alone", "last"], ["In turn", "Alone", "Last"]
    rows = [[step.name, *(_cell(bridge, getattr(step, way), way) for way in ways)]
            for step in steps]  # fmt: skip
    if len(steps) > 1:
        sums = {way: sum(getattr(step, way) for step in steps) for way in ways}
        rows.append(["All inputs", *(_sum(bridge, sums[way], way) for way in ways)])
    columns = [Column(bridge.result), *(Column(head, numbers=True) for head in heads)]
    moved = {step.name for step in steps}
    still = [name for name in inputs if name not in moved]
    return Table(columns, rows, " ".join(_caption(bridge, still)))


def explained(bridges: Sequence[Bridge]) -> list[str]:
    """What the columns of some bridges mean, each once."""
    found = [EXPLAINED] if any(one.has_shares for one in bridges) else []
    orders = sorted({one.orders for one in bridges if one.orders})
    found += [f"+/-: one standard error of shares over {count} random orders." for count in orders]
    return [*found, *([] if all(one.has_shares for one in bridges) else [EXPLAINED_WITHOUT_SHARES])]


def _caption(bridge: Bridge, still: Sequence[str]) -> Iterator[str]:
    first, second = bridge.names
    unit, basis = unit_of_difference(bridge.unit), bridge.basis
    yield f"{bridge.label}: {second} less {first}; {bridge.of}."
    in_what = ", ".join(filter(None, (unit, basis)))
    if in_what:
        yield f"{in_what[:1].upper()}{in_what[1:]}."
    if still:
        yield f"Not moved by {listed(still)}."


def _most_of_it(bridge: Bridge) -> str:
    """The inputs that do most of it; with their signs where some go far against others."""
    unit, difference = bridge.unit, bridge.difference
    way, in_turn = ("share", "") if bridge.has_shares else ("in_turn", ", in turn")
    ranked = [(step.name, getattr(step, way)) for step in bridge.ranked]
    name, most = ranked[0]
    if len([one for one in bridge.steps if _largest(one) > 0]) == 1:
        return f"all of it by {name}"
    if not 0 < most / difference <= AT_MOST:
        largest = [f"{name} {format_difference(unit, value)}" for name, value in ranked]
        return f"largest: {', '.join(largest[:MOST_NAMED])}{in_turn}"
    also = [f", {format_result(unit, abs(value))} by {other}"
            for other, value in ranked[1:MOST_NAMED] if value / difference > LITTLE]  # fmt: skip
    return f"{format_result(unit, abs(most))} of it by {name}{''.join(also)}{in_turn}"


def _cell(bridge: Bridge, value: float, way: str) -> str:
    plain = way == "standard_error"
    return format_result(bridge.unit, value) if plain else format_difference(bridge.unit, value)


def _sum(bridge: Bridge, value: float, way: str) -> str:
    return "" if way in ("standard_error", "last") else format_difference(bridge.unit, value)


def _largest(step: Step) -> float:
    """The most that it does in any of the ways that are told."""
    ways = (step.in_turn, step.share, step.alone, step.last)
    return max(abs(value) for value in ways if value == value)  # noqa: PLR0124  (not a number)
