"""Units are checked when the model is built: US$ m plus a share is refused (R13)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.operations import OPERATIONS, UnitsClash, multiplied, same
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import formula_in_words
from fundmodel.build_model.units import (
    CHOICE,
    COUNT,
    ONE,
    QUARTERS,
    Unit,
    agree,
)
from fundmodel.errors import message


def unit_violations(model: Model, line: Line) -> Iterator[str]:
    """What is wrong with the units of a line."""
    try:
        found = unit_of(line.node, model)
    except UnitsClash as clash:
        yield message(
            line.definition.where,
            f"{clash}, in {formula_in_words(line.node)}.",
            why="Units are checked when the model is built (R13).",
            fix="convert one of them, for instance with quarterly(), per_quarter() or a price.",
        )
        return
    if found is not None and not agree(found, line.unit):
        yield message(
            line.definition.where,
            f"is declared in {line.unit}, but {formula_in_words(line.node)} is in {found}.",
            why="Units are checked when the model is built (R13).",
            fix="correct the unit in the decorator, or the formula.",
        )


def unit_of(node: Node, model: Model) -> Unit | None:
    """The unit of a formula; None for 0, which fits every unit.

    Raises:
        UnitsClash: if its parts do not go together.
    """
    match node:
        case Number(value):
            return None if value == 0 else ONE
        case Operation(operation, arguments):
            units = [unit_of(argument, model) for argument in arguments]
            return OPERATIONS[operation].unit(units)
        case ByMember(_, parts):
            return same([unit_of(part, model) for part in parts])
        case Read():
            return _of_reference(node, model)
    raise TypeError(f"no unit of {node!r}")


def _of_reference(read: Read, model: Model) -> Unit | None:
    units = [model.unit(name) for name in read.names]
    beside = unit_of(read.who.argument, model) if read.who.argument else None
    match read.who.kind:
        case "total_before" | "total_beside":
            _must_be_a_count(beside)
        case "pick":
            _must_be(beside, CHOICE)
    match read.when.kind:
        case "over_life":
            return MEASURES[read.when.measure].unit(units)
        case "convolve":
            return multiplied(units)
        case "lagged":
            _must_be(unit_of(read.when.arguments[0], model), QUARTERS)
    return units[0]


def _must_be(found: Unit | None, wanted: Unit) -> None:
    if found is not None and not agree(found, wanted):
        raise UnitsClash(f"{wanted} are needed, not {found}")


def _must_be_a_count(found: Unit | None) -> None:
    """A rank decides who comes first: whole numbers only (R11), not any plain number."""
    if found is None or found.kind != COUNT.kind:
        raise UnitsClash(f"a rank is a count, not {found}")
