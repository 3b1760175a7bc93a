"""The assumptions in which two sets differ, and what each does alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fundmodel.errors import FundModelError
from fundmodel.explanations.written_numbers import short
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.build_model.inputs import Input
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run


class ChangedNumber(NamedTuple):
    """One number that differs.

    Attributes:
        name: of the assumption, with its [member] or [year].
        before, after: as people write them.
        because: why the second set has its own number, or the first.
        source: title, publisher, date.
        grade: of that source.
    """

    name: str
    before: str
    after: str
    because: str
    source: str
    grade: str


@dataclass(frozen=True)
class ChangedInput:
    """An assumption that differs between two sets.

    Attributes:
        name: of the scalar, the series or the column.
        label: as people call it.
        unit: what it is measured in.
        numbers: what differs of it: itself, the years, or the members.
        alone: by how much the result moves if this alone is changed in the first set; NaN where it
            cannot be changed alone.
    """

    name: str
    label: str
    unit: str
    numbers: tuple[ChangedNumber, ...]
    alone: float


def changed_inputs(before: Run, after: Run, result: str, member_index: int) -> list[ChangedInput]:
    """Every assumption that a line reads and that differs, those that move the result most first.

    Args:
        before, after: two runs of one model.
        result: whose move is told.
        member_index: of the result; -1 for the sum of all members.
    """
    found = []
    for one in before.model.inputs.values():
        numbers = tuple(_differing(before.assumptions, after.assumptions, one))
        if numbers:
            found.append((one, numbers))
    moves = _alone(before, after, [one for one, _ in found], result, member_index)
    told = [
        ChangedInput(one.name, one.label, one.unit.name, numbers, move)
        for (one, numbers), move in zip(found, moves, strict=True)
    ]
    return sorted(told, key=lambda one: -abs(np.nan_to_num(one.alone)))


def _differing(before: Assumptions, after: Assumptions, one: Input) -> Iterator[ChangedNumber]:
    for cell in _cells(before, after, one):
        address = f"{one.name}[{cell}]" if cell else one.name
        old, new = before.number(address), after.number(address)
        if old != new:
            known = after.metadata(address if one.each else one.name)
            because = known.because or before.metadata(address if one.each else one.name).because
            source = f"{known.source.title}, {known.source.publisher}, {known.source.date}"
            texts = _written(one, old), _written(one, new)
            yield ChangedNumber(address, *texts, because, source, known.grade)


def _cells(before: Assumptions, after: Assumptions, one: Input) -> Sequence[str]:
    """The years in which a series changes, or members; "" for what has one number."""
    if one.by_year:
        years = {*before.year_values(one.name), *after.year_values(one.name)}
        return [str(year) for year in sorted(years)]
    return before.sets[one.each].members if one.each else [""]


def _written(one: Input, value: float) -> str:
    from fundmodel.dates import date_of

    if one.options:
        return one.options[int(value) - 1]
    return date_of(value).isoformat() if one.unit.kind == "date" else short(value)


def _alone(
    before: Run, after: Run, changed: Sequence[Input], result: str, member_index: int
) -> list[float]:
    """By how much the result moves with each of them alone, all worked out side by side."""
    members = slice(None) if member_index < 0 else slice(member_index, member_index + 1)

    def moves(ones: Sequence[Input]) -> list[float]:
        found = evaluate(before.model, _side_by_side(before, after, ones), [result])
        stated = before.arrays[result][0, members, 0].sum()
        return [float(move) for move in found.results[result][members].sum(axis=0) - stated]

    if not changed:
        return []
    try:
        return moves(changed)
    except FundModelError:
        return [_or_nan(moves, one) for one in changed]


def _or_nan(moves: Any, one: Input) -> float:
    try:
        return float(moves([one])[0])
    except FundModelError:
        return float("nan")


def _side_by_side(before: Run, after: Run, changed: Sequence[Input]) -> Mapping[str, Any]:
    """The first set once for each change, with that change alone."""
    inputs = dict(inputs_of(before.model, before.assumptions))
    for path, one in enumerate(changed):
        paths = np.arange(len(changed)) == path
        old, new = (_numbers(run.assumptions, one, before, after) for run in (before, after))
        if one.by_year:
            inputs[one.name] = {year: np.where(paths, new[year], old[year]) for year in old}
        else:
            inputs[one.name] = np.where(paths, np.reshape(new, (-1, 1)), np.reshape(old, (-1, 1)))
            inputs[one.name] = inputs[one.name] if one.each else inputs[one.name][0]
    return inputs


def _numbers(assumptions: Assumptions, one: Input, before: Run, after: Run) -> Any:
    if one.by_year:
        years = _cells(before.assumptions, after.assumptions, one)
        return {int(year): assumptions.number(f"{one.name}[{year}]") for year in years}
    return assumptions.column_values(one.name) if one.each else assumptions.number(one.name)
