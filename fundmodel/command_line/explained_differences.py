"""The difference of two scenarios as people read it: the answer, the lines, the assumptions."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from fundmodel.build_model.units import UNITS, Unit
from fundmodel.command_line.answers import Answer, format_unit
from fundmodel.command_line.explained_trees import amount, broken, told, without_repeated_members
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fundmodel.explanations.changed_inputs import ChangedInput
    from fundmodel.explanations.difference import Difference
    from fundmodel.explanations.factors_compared import FactorDifference
    from fundmodel.explanations.line_differences import LineDifference

PER_CENT = 100
MOST_LINES, MOST_NAMED, MOST_NUMBERS = 20, 3, 4
TOO_LITTLE = 0.005  # of the difference: lines that differ by less are counted, not told


def answer_of(found: Difference, about: Mapping[str, object]) -> Answer:
    """What the command has to say of a difference; the sentences come before the tables."""
    from dataclasses import asdict

    by_name = {**about, **asdict(found), "difference": found.difference, "together": found.together}
    tables = [_inputs(found)] if found.inputs else []
    return Answer(list(found.records()), by_name, tables, list(_closing(found)))


def opening(found: Difference) -> Iterator[str]:
    """The answer in a few sentences."""
    left, right = found.scenarios
    unit, basis = found.unit, f", {found.basis}" if found.basis else ""
    more = "more" if found.difference >= 0 else "less"
    yield (
        f"{found.label} ({found.result}{basis}): {amount(found.before, unit)} in {left}, "
        f"{amount(found.after, unit)} in {right}, {_size(found)} {more}."
    )
    if not found.difference:
        yield "It does not differ."
        return
    yield from _because(found)
    if found.parts or found.rest:
        yield _made_of(found)
    if found.factors:
        yield f"Besides, what each brings is {'; '.join(map(_factor, found.factors))}."
    if found.years:
        years = ", ".join(f"{year} {signed(one, unit)}" for year, one in found.years.items())
        yield f"Years that differ most: {years}."


def _size(found: Difference) -> str:
    """The difference without its sign; shares differ by percentage points."""
    text = told(abs(found.difference), found.unit)
    return f"{text[:-1]}percentage points" if text.endswith(" %") else text


def signed(value: float, unit: str) -> str:
    """A difference with its sign, without its unit."""
    text = amount(value, unit)
    return text if text.startswith(("-", "n/a")) or _is_zero(text) else f"+{text}"


def _is_zero(text: str) -> bool:
    return not text.strip("0.,")


def _because(found: Difference) -> Iterator[str]:
    """The assumption that does most alone, with its two values."""
    count = len(found.inputs)
    if not count:
        yield "No assumption differs."
        return
    first = found.inputs[0]
    which = f"Of {count} assumptions that differ, {first.name} alone brings"
    if count == 1:
        which = f"One assumption differs: {first.name} brings"
    yield (
        f"{which} {signed(first.alone, found.unit)} of {signed(found.difference, found.unit)}: "
        f"{first.label}, {_numbers(first)}."
    )


def _numbers(one: ChangedInput) -> str:
    texts = []
    for number in one.numbers[:MOST_NUMBERS]:
        _, bracket, cell = number.name.partition("[")
        where = f"{cell.rstrip(']')}: " if bracket else ""
        before, after = (_as_read(text, one.unit) for text in (number.before, number.after))
        texts.append(f"{where}{before} -> {after}")
    left_out = len(one.numbers) - MOST_NUMBERS
    return "; ".join([*texts, *([f"{left_out} more"] if left_out > 0 else [])])


def _as_read(text: str, unit: str) -> str:
    """A share in per cent; all else as files write it."""
    return f"{round(PER_CENT * float(text), 10):g} %" if unit.startswith("share") else text


def _made_of(found: Difference) -> str:
    """The lines that differ most, and below the first those that do so there."""
    parts = list(found.parts)
    if not parts:
        return "It is no sum of amounts, so that no line brings a part of it."
    named = [f"{one.name} {signed(one.difference, found.unit)}" for one in parts[:MOST_NAMED]]
    below = [one for one in parts[0].parts if not _is_small(one, found)][:MOST_NAMED]
    if below:
        inside = ", ".join(f"{one.name} {signed(one.difference, found.unit)}" for one in below)
        named[0] += f" (of it {inside})"
    return f"By line: {', '.join(named)}."


def _factor(one: FactorDifference) -> str:
    how = "divided by" if one.divides else "multiplied by"
    return f"{how} {one.name}, {told(one.before, one.unit)} -> {told(one.after, one.unit)}"


def _is_small(one: LineDifference, found: Difference) -> bool:
    return abs(one.difference) < TOO_LITTLE * abs(found.difference)


def line_by_line(found: Difference) -> Iterator[str]:
    """What each line brings to the difference, the most first, those behind it below it."""
    lines = _told_lines(found)
    if not lines:
        return
    left, right = found.scenarios
    unit = format_unit(UNITS.get(found.unit, Unit(found.unit))) or found.unit
    basis = f", {found.basis}" if found.basis else ""
    head = f"What each line brings, {unit}{basis}: the difference, and {left} -> {right}"
    yield from broken(head, "")
    for step, one in lines[:MOST_LINES]:
        both = f"{amount(one.before, found.unit)} -> {amount(one.after, found.unit)}"
        text = f"{signed(one.difference, found.unit):>6}  {one.name}  {both}  {one.label}"
        if one.itself_goes_otherwise:
            itself = told(one.itself_before, one.unit), told(one.itself_after, one.unit)
            text += f" (itself {itself[0]} -> {itself[1]})"
        yield from broken(text, "  " * step)
    count = sum(1 for part in found.parts for _ in part.walk(0))
    left_out = count - min(len(lines), MOST_LINES)
    if left_out:
        yield f"{left_out} lines that differ less are left out; --json has them."


def _told_lines(found: Difference) -> list[tuple[int, LineDifference]]:
    pairs = (pair for part in found.parts for pair in part.walk(1))
    return [(step, one) for step, one in pairs if not _is_small(one, found)]


def _inputs(found: Difference) -> Table:
    rows, below = [], []
    for one in found.inputs:
        alone = "n/a" if isnan(one.alone) else signed(one.alone, found.unit)
        rows.append([one.name, _numbers(one), alone])
        below.append(" ".join(dict.fromkeys(n.because for n in one.numbers if n.because)))
    left, right = found.scenarios
    columns = [Column("Assumption"), Column(f"{left} -> {right}"), Column("Alone", numbers=True)]
    return Table(columns, rows, below=below)


def _closing(found: Difference) -> Iterator[str]:
    if found.passes:
        names = ", ".join(without_repeated_members(found.passes))
        yield f"All of it passes through {names}."
    if found.rest and found.parts:
        yield f"{signed(found.rest, found.unit)} is in no line: constants."
    if len(found.inputs) > 1:
        yield (
            f"Alone: what each assumption brings by itself in {found.scenarios[0]}; together they "
            f"bring {signed(found.together, found.unit)} besides."
        )
