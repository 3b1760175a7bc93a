"""Which kind of amount a formula yields: a flow of the quarter, a stock at its end, or either.

The rules are those of any accounts. What is added to a flow is a flow; a stock less a stock of the
quarter before is a flow; a stock of the quarter before, with flows added, is a stock; the sum of a
flow to date is a stock; the smaller of a flow and a stock is a flow, since what can be paid is
limited by what is there. A share of a stock is either: a part of it, or what leaves it.
"""

from collections.abc import Iterable, Iterator, Mapping

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Current,
    Lagged,
    Node,
    Number,
    Operation,
    OverLife,
    Previous,
    ToDate,
)
from fundmodel.build_model.model import Line

Kinds = Mapping[str, str]
"""Line -> its kind."""

FLOW, STOCK, EITHER = frozenset({"flow"}), frozenset({"balance"}), frozenset({"flow", "balance"})
NO_AMOUNT: frozenset[str] = frozenset()

EARLIER = Previous | Lagged
OF_FLOWS, OF_STOCKS = ("life_total", "present_value", "irr"), ("final", "highest", "lowest")


def contradictions(line: Line, kinds: Kinds) -> Iterator[str]:
    """What a line's formula says against its own kind, or against the kind of what it names."""
    said, found = kinds[line.name], yields(line.node, kinds)
    if said in EITHER and found and said not in found:
        yield f"{line.name} is a {said}, and its formula yields a {min(found)}"
    if said == "flow" and any(isinstance(node, EARLIER) and node.name == line.name
                              for node in line.node.walk()):  # fmt: skip
        yield f"{line.name} is a flow, and is carried over from the quarter before"
    for node in line.node.walk():
        for name, wanted in _wanted(node, line):
            if kinds.get(name) in EITHER and kinds[name] != wanted:
                yield f"{line.name} takes {name}, a {kinds[name]}, for a {wanted}"


def _wanted(node: Node, line: Line) -> Iterator[tuple[str, str]]:
    """The kinds that an operation needs: a sum to date adds flows, an end is that of a stock."""
    match node:
        case ToDate(name):
            yield name, "flow"
        case OverLife(measure, names) if measure in OF_STOCKS:
            yield from ((name, "balance") for name in names)
        # A share of two sums over life is a mean of two stocks: its unit is no amount.
        case OverLife(measure, names) if measure in OF_FLOWS and line.unit.style == "money":
            yield from ((name, "flow") for name in names)


def yields(node: Node, kinds: Kinds) -> frozenset[str]:
    """The kinds of amount that a formula may yield; none if it is no amount."""
    match node:
        case Current(name) | Previous(name) | Lagged(name, _):
            return frozenset({kinds[name]}) if kinds.get(name) in EITHER else NO_AMOUNT
        case ToDate():
            return STOCK
        case Convolution():
            return EITHER
        case ByMember(_, parts):
            return _all_of(yields(part, kinds) for part in parts)
        case Number() | OverLife():
            return NO_AMOUNT
        case Operation(operation, arguments):
            return _of_operation(operation, arguments, kinds, node)
        case _:
            return yields(node.of, kinds)  # type: ignore[attr-defined]


def _of_operation(
    operation: str, arguments: tuple[Node, ...], kinds: Kinds, node: Node
) -> frozenset[str]:
    if operation in ("add", "subtract"):
        return _of_sum(list(_terms(node, 1)), kinds)
    if operation == "per_quarter":
        return FLOW
    found = [yields(argument, kinds) for argument in arguments]
    if operation in ("multiply", "true_divide", "divide"):
        amounts = [kind for kind in found if kind]
        return FLOW if amounts == [FLOW] else EITHER if amounts else NO_AMOUNT
    if operation == "minimum" and any(found):
        return FLOW if FLOW in found else EITHER
    if operation in ("where", "choose"):
        return _all_of(found[1:])
    return _all_of(found) if operation in ("maximum", "negative") else NO_AMOUNT


def _all_of(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """What several branches may yield alike; either, where they differ."""
    amounts = [kinds for kinds in found if kinds]
    return (frozenset.intersection(*amounts) or EITHER) if amounts else NO_AMOUNT


def _terms(node: Node, sign: int) -> Iterator[tuple[int, Node]]:
    if isinstance(node, Operation) and node.operation in ("add", "subtract"):
        left, right = node.arguments
        yield from _terms(left, sign)
        yield from _terms(right, sign if node.operation == "add" else -sign)
    else:
        yield sign, node


def _of_sum(terms: list[tuple[int, Node]], kinds: Kinds) -> frozenset[str]:
    amounts = [(sign, term, kind) for sign, term in terms if (kind := yields(term, kinds))]
    if not amounts or any(kind == EITHER for _, _, kind in amounts):
        return EITHER if amounts else NO_AMOUNT
    stocks = [(sign, _is_earlier(term)) for sign, term, kind in amounts if kind == STOCK]
    if not stocks:
        return FLOW
    now = sum(sign for sign, earlier in stocks if not earlier)
    before = sum(sign for sign, earlier in stocks if earlier)
    if now == -before != 0:
        return FLOW
    # A stock less a stock of the same time, with flows: what was added between, or what is left.
    return EITHER if now == before == 0 and len(stocks) < len(amounts) else STOCK


def _is_earlier(term: Node) -> bool:
    return any(isinstance(node, EARLIER) for node in term.walk())
