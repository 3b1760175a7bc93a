"""What adds up: members of a line, and the parts of a flow over its whole life."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.expressions import Node, Number, Operation, Read
from fundmodel.build_model.over_life import measure_of
from fundmodel.explanations.written_numbers import short, spell_spaced

if TYPE_CHECKING:
    from fundmodel.build_model.model import Line, Model
    from fundmodel.run_paths.run import Run

SUMS = frozenset({"add", "subtract", "negative"})
ALSO_LINEAR = SUMS | {"multiply"}
WHOLE_SUMS = ("total", "total_by")
"""Sums in which every member counts."""


def add_up(model: Model, name: str) -> bool:
    """Whether the members of a line or assumption add up to something that means something.

    They do where they are amounts, and where the model itself sums amounts of such members; so
    contributors do, and readings, of which one holds at a time, do not.
    """
    line = model.lines.get(name)
    if model.unit(name).style != "money" or (line and line.kind == "ratio"):
        return False
    if line and not line.traits.by_quarter and not _is_linear(line.node):
        return False
    whole = model.sets[str(model.each(name))].whole
    return whole in _sets_that_are_summed(model)


def _is_linear(node: Node) -> bool:
    """Whether a result of several members is that of their sum."""
    measures = [measure_of(one) for one in node.operands() if not isinstance(one, Number)]
    return _operations_in(node) <= ALSO_LINEAR and all(one and one.is_linear for one in measures)


def _operations_in(node: Node) -> set[str]:
    return {part.operation for part in node.walk() if isinstance(part, Operation)}


def _sets_that_are_summed(model: Model) -> set[str]:
    sums = (
        read.name
        for line in model.lines.values()
        for read in line.reads
        if read.who.kind in WHOLE_SUMS
    )
    return {model.sets[str(model.each(name))].whole for name in sums}


def is_plain_sum(model: Model, node: Node) -> bool:
    """Whether a formula adds and subtracts flows of its own quarter, so that totals do too."""
    return (
        isinstance(node, Operation)
        and _operations_in(node) <= SUMS
        and all(
            isinstance(one, Read) and one.is_current and _is_flow(model, one.name)
            for one in node.operands()
        )
    )


def _is_flow(model: Model, name: str) -> bool:
    return name in model.lines and model.lines[name].traits.summed


def life_total(run: Run, name: str, member_index: int) -> float:
    """A flow summed over all quarters, from first to last."""
    return float(np.add.accumulate(run.arrays[name][1:, member_index, 0])[-1])


def sum_in_numbers(run: Run, line: Line, member_index: int) -> str:
    """A plain sum with the parts' life totals in place of their names."""

    def total(node: Node) -> str:
        name = node.name if isinstance(node, Read) else line.name
        theirs = run.model.member_index_of(name, line.name, member_index)
        return short(life_total(run, name, theirs))

    return spell_spaced(line.node, total)
