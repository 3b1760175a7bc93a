"""Units are checked when the model is built: US$ m plus a share is refused (R13)."""

from collections.abc import Iterator

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Lagged,
    Node,
    Number,
    Operation,
    OverLife,
    Picked,
    TotalRanked,
)
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
        case OverLife(measure, names):
            return MEASURES[measure].unit([model.unit(name) for name in names])
        case Lagged(name, quarters):
            _must_be(unit_of(quarters, model), QUARTERS)
            return model.unit(name)
        case TotalRanked(of, rank, _):
            _must_be_a_count(model.unit(rank.name))
            return model.unit(of.name)
        case ByMember(_, parts):
            return same([unit_of(part, model) for part in parts])
        case Convolution(name, weights):
            return multiplied([model.unit(name), model.unit(weights)])
        case Picked(of, choice):
            _must_be(model.unit(choice.name), CHOICE)
            return model.unit(of.name)
        case _:
            name = getattr(node, "name", None) or node.of.name  # type: ignore[attr-defined]
            return model.unit(name)


def _must_be(found: Unit | None, wanted: Unit) -> None:
    if found is not None and not agree(found, wanted):
        raise UnitsClash(f"{wanted} are needed, not {found}")


def _must_be_a_count(found: Unit) -> None:
    """A rank decides who comes first: whole numbers only (R11), not any plain number."""
    if found.kind != COUNT.kind:
        raise UnitsClash(f"a rank is a count, not {found}")
