"""A model whose choices are settled: branches that cannot be taken are left out.

Of what remains nothing is rearranged, so that each number keeps its digits.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read, Who
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.references import MEMBERS

Settled = tuple[tuple[str, tuple[int, ...]], ...]
"""Choices and flags that are the same on every path: names, and a number for each member."""
Arguments = tuple[Node, ...]


@lru_cache(maxsize=8)
def settled(model: Model, choices: Settled) -> Model:
    """The same lines, as they read once some choices and flags are known.

    Args:
        model: the lines.
        choices: what is known.

    Returns:
        A model that gives the same numbers for assumptions with these choices, and for no others.
    """
    known: dict[str, tuple[int | None, ...]] = dict(choices)
    lines = dict(model.lines)
    for name in model.order:
        if name in lines:
            parts = tuple(
                _settle(model, known, lines[name], member, lines[name].node)
                for member in range(len(model.members(name)))
            )
            one_for_all = len(set(parts)) == 1
            node = parts[0] if one_for_all else ByMember(model.members(name), parts)
            lines[name] = replace(lines[name], node=node)
            known[name] = tuple(_value(part) for part in parts)
    return replace(model, lines=lines)


def _settle(
    model: Model, known: Mapping[str, tuple[int | None, ...]], line: Line, member: int, node: Node
) -> Node:
    """A part of a formula, as it reads for one member."""
    again = partial(_settle, model, known, line, member)
    match node:
        case ByMember(_, parts):
            return again(parts[member])
        case Operation(operation, arguments, options):
            left = tuple(again(argument) for argument in arguments)
            shorter = DECIDED[operation](left) if operation in DECIDED else None
            return shorter or Operation(operation, left, options)
        case Read(name, when, Who("pick", _, Node() as choice)):
            code = _value(again(choice))
            picked = None if code is None else Who("member", model.members(name)[code - 1])
            return Read(name, when, picked) if picked else node
        case Read(name, when, who) if name in known and when.kind == "now":
            taken = model.members_taken(node, line.name)[member]
            alone = not MEMBERS[who.kind].sums and len(taken) == 1
            value = known[name][taken[0]] if alone else None
            return node if value is None else Number(value)
    return node


def _value(node: Node) -> int | None:
    return node.value if isinstance(node, Number) else None


def _where(arguments: Arguments) -> Node | None:
    condition, then, otherwise = arguments
    value = _value(condition)
    return None if value is None else then if value else otherwise


def _choose(arguments: Arguments) -> Node | None:
    code = _value(arguments[0])
    return None if code is None else arguments[code]


def _as_number(arguments: Arguments) -> Node | None:
    return arguments[0] if isinstance(arguments[0], Number) else None


def _not(arguments: Arguments) -> Node | None:
    value = _value(arguments[0])
    return None if value is None else Number(int(not value))


def _several(decisive: bool, operation: str, arguments: Arguments) -> Node | None:
    """Of conditions that are known, one may decide; the others say nothing."""
    values = [_value(argument) for argument in arguments]
    if any(value is not None and bool(value) is decisive for value in values):
        return Number(int(decisive))
    unknown = tuple(one for one, value in zip(arguments, values, strict=True) if value is None)
    return Operation(operation, unknown) if unknown else Number(int(not decisive))


def _compared(compare: Callable[[int, int], bool], arguments: Arguments) -> Node | None:
    left, right = (_value(argument) for argument in arguments)
    return None if left is None or right is None else Number(int(compare(left, right)))


def _product(arguments: Arguments) -> Node | None:
    """What is multiplied by 1 stays as it is, to the last digit."""
    left, right = arguments
    return right if _value(left) == 1 else left if _value(right) == 1 else None


DECIDED: Mapping[str, Callable[[Arguments], Node | None]] = {
    "where": _where,
    "choose": _choose,
    "as_number": _as_number,
    "not_": _not,
    "all_of": partial(_several, False, "all_of"),
    "any_of": partial(_several, True, "any_of"),
    "less": partial(_compared, operator.lt),
    "at_most": partial(_compared, operator.le),
    "greater": partial(_compared, operator.gt),
    "at_least": partial(_compared, operator.ge),
    "equal": partial(_compared, operator.eq),
    "not_equal": partial(_compared, operator.ne),
    "multiply": _product,
}
"""Operations that are shorter, or done with, once some of their arguments are known."""
