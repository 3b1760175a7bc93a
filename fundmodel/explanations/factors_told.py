"""What multiplies an amount on its way into a number: shares, rates and prices, with sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fundmodel.build_model.expressions import Read
from fundmodel.explanations.described import assumption, label_of, name_with_member
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.written_numbers import formula_in_words
from fundmodel.run_paths.quarters import quarter_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.explanations.attribution import Contribution
    from fundmodel.explanations.passing_on import Factor
    from fundmodel.explanations.quarters_taken import Part
    from fundmodel.run_paths.run import Run

DEFINITION = "definition"
DIVIDES = "divides"


def factors_of(run: Run, contribution: Contribution) -> tuple[Explanation, ...]:
    """What multiplies or divides what a row brings, each once; flags and definitions do not count.

    A factor that changes by quarter has the number of the quarter in which it moves most.
    """
    told: dict[tuple[str, bool], Explanation] = {}
    for (name, member_index, factor), sizes in contribution.factors.items():
        period = max(sizes, key=lambda one: sizes[one])
        reader = Reader(run, run.model.lines[name], period, member_index)
        for found in _in_factor(reader, factor):
            told.setdefault((found.name, factor.divides), found)
    return tuple(told.values())


def _in_factor(reader: Reader, factor: Factor) -> Iterator[Explanation]:
    chosen = DIVIDES if factor.divides else ""
    for operand in factor.node.operands():
        if not isinstance(operand, Read):
            continue
        if operand.when.measure:
            yield _measured(reader, operand, chosen)
            continue
        for part in reader.parts_of(operand):
            found = _told(reader, part, chosen)
            if found is not None:
                yield found


def _measured(reader: Reader, operand: Read, chosen: str) -> Explanation:
    """A measure of a whole row."""
    words, unit = formula_in_words(operand), reader.run.model.unit(operand.name).name
    label = label_of(reader.run, operand.name)
    return Explanation(words, label, "", reader.number_of(operand), unit, chosen=chosen)


def _told(reader: Reader, part: Part, chosen: str) -> Explanation | None:
    run, (name, of_period, member_index) = reader.run, part
    if name in run.model.inputs:
        found = assumption(run, name, reader.period, member_index)
        return None if found.grade == DEFINITION else replace(found, chosen=chosen)
    line = run.model.lines[name]
    if line.unit.kind == "flag":
        return None
    at = reader.period if of_period is None else of_period
    when = quarter_name(run, min(at, run.periods)) if line.traits.by_quarter else ""
    value = run.number(name, at, member_index)
    named = name_with_member(run, name, member_index)
    return Explanation(named, label_of(run, name), when, value, line.unit.name, chosen=chosen)
