"""What adds up: members of a line, and the parts of a flow over its whole life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.build_model.expressions import Node, Number, Operation
from fundmodel.build_model.over_life import measure_of

if TYPE_CHECKING:
    from fundmodel.build_model.model import Model

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
