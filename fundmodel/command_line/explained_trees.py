"""An explanation as people read it: the number, when it falls, what makes it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fundmodel.build_model.units import DATE, UNITS, Unit
from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.command_line.tables import printable, room_for_text
from fundmodel.dates import date_of
from fundmodel.explanations.written_numbers import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.explanations.explanation import Explanation

MOST_PARTS = 12
MOST_NAMED = 4
NARROWEST = 30
BETWEEN = " to "
"""What stands between the first and the last quarter of a life."""
MAY_BREAK = re.compile(r"(?<=\w\()|(?<=\s)(?![0-9]{3}(?![0-9]))")  # behind MAX(, in no number


def tree_lines(found: Explanation) -> Iterator[str]:
    """The lines of a printed tree."""
    brings = any(part.contribution is not None for part in found.parts)
    if BETWEEN in found.when or found.quarters or found.passes or brings:
        yield from _over_life(found)
    else:
        yield from _of_quarter(found, 0)


def told(value: float, unit: str) -> str:
    """A number over the life with its unit: US$ bn, per cent, or the number as it is."""
    one = UNITS.get(unit, Unit(unit))
    return f"{amount(value, unit)} {format_unit(one) or unit}"


def amount(value: float, unit: str) -> str:
    """The same without its unit."""
    one = UNITS.get(unit, Unit(unit))
    return format_result(one, value) if format_unit(one) else short(value)


def _over_life(found: Explanation) -> Iterator[str]:
    basis = f", {found.basis}" if found.basis else ""
    scenario = f", in {found.scenario}" if found.scenario else ""
    head = f"{found.label}: {told(found.value, found.unit)}{basis} ({found.name}{scenario})."
    yield from broken(head, "")
    if found.words:
        yield from broken(f"{found.name} = {found.words}, {found.when}.", "")
    yield from _when(found)
    yield from _in_short(found)
    yield from _passages(found, found.unit, "")
    yield from _note(found)
    yield from _brought(found, found.unit, 1)


def _when(found: Explanation) -> Iterator[str]:
    for what, numbers in (("Largest years", found.years), ("Largest quarters", found.quarters)):
        if numbers:
            yield from broken(f"{what}: {_listed(numbers, found.unit)}.", "")


def _listed(numbers: Mapping[int, float] | Mapping[str, float], unit: str) -> str:
    return ", ".join(f"{when} {amount(value, unit)}" for when, value in numbers.items())


def _in_short(found: Explanation) -> Iterator[str]:
    """What it is made of, in a sentence."""
    parts = [one for one in found.parts if one.contribution is not None]
    if len(parts) == 1 and parts[0].parts:  # all members of one line
        parts = [one for one in parts[0].parts if one.contribution is not None]
    if parts:
        named = [f"{one.name} {amount(one.contribution or 0, found.unit)}" for one in parts]
        more = f", and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        yield from broken(f"Made of {', '.join(named[:MOST_NAMED])}{more}.", "")


def _passages(found: Explanation, unit: str, indent: str) -> Iterator[str]:
    """The lines that all of it passes through, what multiplies it there, and what is zero."""
    if found.passes:
        names = without_repeated_members([one.name for one in found.passes])
        yield from broken(f"All of it passes through {', '.join(names)}.", indent)
    for one in found.passes:
        yield from _factors(one, indent)
    if found.zeros:
        yield from broken(f"{_parts_are_zero(found.zeros)}", indent)
    if found.rest:
        yield from broken(f"{amount(found.rest, unit)} is in no part: constants.", indent)


def _parts_are_zero(count: int) -> str:
    return "1 part is zero." if count == 1 else f"{count} parts are zero."


def _zeros_by_name(names: Sequence[str]) -> str:
    """Parts of a quarter that are zero: how many, and the first of them."""
    count = _parts_are_zero(len(names)).rstrip(".")
    more = ", ..." if len(names) > MOST_PARTS else ""
    return f"{count}: {', '.join(names[:MOST_PARTS])}{more}."


def without_repeated_members(names: Sequence[str]) -> Iterator[str]:
    """Names of lines; a member that the one before has is not written again."""
    before = ""
    for name in names:
        line, _, member = name.partition("[")
        yield line if member and member == before else name
        before = member or before


def _factors(one: Explanation, indent: str) -> Iterator[str]:
    for factor in one.factors:
        sign = "divided by" if factor.chosen else "times"
        when = f" in {factor.when}" if factor.when else ""
        number = f"{short(factor.value)} {factor.unit}{when}"
        yield from broken(f"  {sign} {factor.name}, {number}: {factor.label}", indent)
        if factor.source:
            yield from broken(f"    source: {factor.source}", indent)


def _brought(found: Explanation, unit: str, depth: int) -> Iterator[str]:
    """What each part brings, ranked, those of a part below it."""
    indent = "  " * depth
    for part in found.parts[:MOST_PARTS]:
        if part.contribution is None and BETWEEN not in part.when:
            yield from _of_quarter(part, depth)
            continue
        of_its_own = part.contribution is None
        brings = part.value if of_its_own else part.contribution
        in_unit = part.unit if of_its_own else unit
        also = "; ".join(filter(None, (_own(part, unit), part.chosen)))
        text = f"{amount(brings or 0.0, in_unit):>6}  {part.name}  {part.label}"
        yield from broken(f"{text} ({also})" if also else text, indent)
        if part.source:
            yield from broken(f"  source: {part.source}", indent)
        yield from _factors(part, f"{indent}      ")
        if part.parts:
            yield from _passages(part, in_unit, f"{indent}        ")
        yield from _brought(part, in_unit, depth + 1)
    yield from _left_out(found, unit, indent)


def _own(part: Explanation, unit: str) -> str:
    """A part's own number, where it brings another."""
    if part.contribution is None:
        return f"{told(part.value, part.unit)}, {part.when}"
    own, brought = told(part.value, part.unit), told(part.contribution, unit)
    if part.source or own == brought:
        return ""
    return f"itself {amount(part.value, part.unit) if part.unit == unit else own}"


def _left_out(found: Explanation, unit: str, indent: str) -> Iterator[str]:
    others = found.parts[MOST_PARTS:]
    if others:
        total = sum(one.contribution or 0.0 for one in others)
        together = f", together {amount(total, unit)}" if found.parts[0].contribution else ""
        yield f"{indent}and {len(others)} more{together}; --json has all of them."


def _of_quarter(one: Explanation, depth: int) -> Iterator[str]:
    indent, when = "  " * depth, f", {one.when}" if one.when else ""
    basis = f", {one.basis}" if one.basis else ""
    chosen = f" ({one.chosen})" if one.chosen else ""
    head = f"{one.name}{when} = {_value(one)} {one.unit}{basis}   [{one.label}]{chosen}"
    yield from broken(head, indent)
    for text in filter(None, (one.words, one.numbers)):
        yield from broken(f"= {text}", f"{indent}  ")
    if one.source:
        yield from broken(f"source: {one.source}", f"{indent}  ")
    if one.how_sure and depth == 0:
        yield from broken(f"how sure: {one.how_sure}", f"{indent}  ")
    if depth == 0:
        yield from _note(one, "  ")
    zeros = [part.name for part in one.parts if one.value and not part.value and not part.source]
    told_parts = [part for part in one.parts if part.name not in zeros]
    for part in told_parts[:MOST_PARTS]:
        yield from _of_quarter(part, depth + 1)
    if zeros:
        yield from broken(_zeros_by_name(zeros), f"{indent}  ")
    if one.zeros:
        yield f"{indent}  {_parts_are_zero(one.zeros)}"
    yield from _left_out(replace(one, parts=tuple(told_parts)), one.unit, f"{indent}  ")


def _value(one: Explanation) -> str:
    is_date = one.unit == DATE.name and one.value > 0
    return date_of(one.value).isoformat() if is_date else short(one.value)


def _note(one: Explanation, indent: str = "") -> Iterator[str]:
    if one.note:
        yield from broken(one.note, indent)


def broken(text: str, indent: str) -> Iterator[str]:
    """A text in lines that a terminal holds; broken behind a blank or a sign, never in a name."""
    text, room = printable(text), room_for_text()
    first, line, so_far = indent, "", indent
    for piece in MAY_BREAK.split(text):
        width = None if room is None else max(NARROWEST, room - len(so_far))
        if width is not None and line and len(line) + len(piece.rstrip()) > width:
            yield (so_far + line).rstrip()
            line, so_far = "", f"{first}    "
        line += piece
    yield (so_far + line).rstrip()
