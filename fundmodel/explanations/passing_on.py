"""How a formula passes the weight of its number on to the amounts that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.explanations.reader import Reader

_SIGNS = {"add": (1, 1), "subtract": (1, -1), "negative": (-1,)}
_TAKEN_ONE = {"minimum": min, "maximum": max}
_DIVISIONS = ("true_divide", "per_quarter", "divide", "divide_if_any")


class Factor(NamedTuple):
    """What multiplies an amount, or divides it."""

    node: Node
    divides: bool = False


class Passed(NamedTuple):
    """What a formula passes to one cell that it reads; to none for what is no amount."""

    cell: Cell | None
    weight: float
    factors: tuple[Factor, ...] = ()


def passed_on(
    reader: Reader, node: Node, weight: float, factors: tuple[Factor, ...] = ()
) -> Iterator[Passed]:
    """The cells whose numbers, each times its weight, add up to a weighted formula.

    What is no sum of amounts (a power, a rate of return) is passed to no cell, with its number as
    the weight.
    """
    match node:
        case Read():
            yield from _of_reference(reader, node, weight, factors)
        case ByMember(_, parts):
            yield from passed_on(reader, parts[reader.member_index], weight, factors)
        case Operation("multiply", (left, right)):
            yield from _of_product(reader, left, right, weight, factors)
        case Operation(operation, (amount, divisor, *_)) if operation in _DIVISIONS:
            yield from _of_quotient(reader, node, amount, divisor, weight, factors)
        case Operation(operation, arguments) if operation in _SIGNS:
            for sign, argument in zip(_SIGNS[operation], arguments, strict=True):
                yield from passed_on(reader, argument, sign * weight, factors)
        case Operation() if (taken := _taken_branch(reader, node)) is not None:
            yield from passed_on(reader, taken, weight, factors)
        case _:
            yield Passed(None, weight * reader.value_of(node), factors)


def is_amount(model: Model, node: Node) -> bool:
    """Whether a formula is an amount of money rather than a rate, a share, a price or a flag."""
    return any(
        isinstance(one, Read) and model.unit(one.name).style == "money" for one in node.walk()
    )


def is_flag(model: Model, node: Node) -> bool:
    """Whether a factor says only whether something counts."""
    return all(
        isinstance(one, Number) or (isinstance(one, Read) and model.unit(one.name).kind == "flag")
        for one in node.operands()
    )


def _of_reference(
    reader: Reader, node: Read, weight: float, factors: tuple[Factor, ...]
) -> Iterator[Passed]:
    found = False
    for cell, share in reader.amounts_of(node):
        found = True
        yield Passed(cell, weight * share, factors)
    if not found and (node.when.measure or node.when.kind == "over_life"):
        yield Passed(None, weight * reader.value_of(node), factors)


def _of_product(
    reader: Reader, left: Node, right: Node, weight: float, factors: tuple[Factor, ...]
) -> Iterator[Passed]:
    model = reader.run.model
    if not is_amount(model, left) and not is_amount(model, right):
        yield Passed(None, weight * reader.value_of(left) * reader.value_of(right), factors)
        return
    amount, factor = (left, right) if is_amount(model, left) else (right, left)
    kept = factors if is_flag(model, factor) else (*factors, Factor(factor))
    yield from passed_on(reader, amount, weight * reader.value_of(factor), kept)


def _of_quotient(
    reader: Reader,
    node: Operation,
    amount: Node,
    divisor: Node,
    weight: float,
    factors: tuple[Factor, ...],
) -> Iterator[Passed]:
    by = reader.value_of(divisor)
    smallest = reader.value_of(node.arguments[-1]) if node.operation.startswith("divide") else 0.0
    if abs(by) <= smallest or not is_amount(reader.run.model, amount):
        yield Passed(None, weight * reader.value_of(node), factors)
        return
    yield from passed_on(reader, amount, weight / by, (*factors, Factor(divisor, divides=True)))


def _taken_branch(reader: Reader, node: Operation) -> Node | None:
    """The argument that a minimum, a maximum or a choice comes to; None for other operations."""
    arguments = node.arguments
    if node.operation in _TAKEN_ONE:
        return _TAKEN_ONE[node.operation](arguments, key=reader.value_of)
    if node.operation == "where":
        return arguments[1] if reader.value_of(arguments[0]) else arguments[2]
    if node.operation == "choose":
        return arguments[int(reader.value_of(arguments[0]))]
    return None


def amounts_read(model: Model, name: str) -> set[str]:
    """The lines and assumptions to which the formula of a line can pass a weight on."""
    return set(_amounts_in(model, model.lines[name].node)) if name in model.lines else set()


def _amounts_in(model: Model, node: Node) -> Iterator[str]:
    match node:
        case Read(name, when):
            yield node.names[-1] if when.measure == "value_when" else name
        case Operation("multiply", (left, right)):
            yield from _amounts_in(model, left if is_amount(model, left) else right)
        case Operation(operation, (amount, *_)) if operation in _DIVISIONS:
            yield from _amounts_in(model, amount)
        case Operation(operation, (_, *branches)) if operation in ("where", "choose"):
            for branch in branches:
                yield from _amounts_in(model, branch)
        case _ if not isinstance(node, Operation) or node.operation in (*_SIGNS, *_TAKEN_ONE):
            for child in node.children:
                yield from _amounts_in(model, child)
