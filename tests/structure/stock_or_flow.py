"""Which kind of amount a formula yields: a flow of the quarter, a stock at its end, or either.

The rules are those of any accounts. What is added to a flow is a flow; a stock less a stock of the
quarter before is a flow; a stock of the quarter before, with flows added, is a stock; the sum of a
flow to date is a stock; the smaller of a flow and a stock is a flow, since what can be paid is
limited by what is there. A share of a stock is either: a part of it, or what leaves it.
"""

from collections.abc import Iterable, Iterator, Mapping

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.model import Line

Kinds = Mapping[str, str]
"""Line -> its kind."""

FLOW, STOCK, EITHER = frozenset({"flow"}), frozenset({"balance"}), frozenset({"flow", "balance"})
NO_AMOUNT: frozenset[str] = frozenset()

EARLIER = ("previous", "lagged")
OF_FLOWS, OF_STOCKS = ("life_total", "present_value", "irr"), ("final", "highest", "lowest")


def contradictions(line: Line, kinds: Kinds) -> Iterator[str]:
    """What a line's formula says against its own kind, or against the kind of what it names."""
    said, found = kinds[line.name], yields(line.node, kinds)
    if said in EITHER and found and said not in found:
        yield f"{line.name} is a {said}, and its formula yields a {min(found)}"
    if said == "flow" and any(
        read.name == line.name and read.when.kind in EARLIER for read in line.reads
    ):
        yield f"{line.name} is a flow, and is carried over from the quarter before"
    for read in line.reads:
        wanted = _wanted(read, line)
        for name in read.names:
            if wanted and kinds.get(name) in EITHER and kinds[name] != wanted:
                yield f"{line.name} takes {name}, a {kinds[name]}, for a {wanted}"


def _wanted(read: Read, line: Line) -> str:
    """The kind that a reference needs: a sum to date adds flows, an end is that of a stock."""
    if read.when.kind == "to_date":
        return "flow"
    if read.when.measure in OF_STOCKS:
        return "balance"
    # A share of two sums over life is a mean of two stocks: its unit is no amount.
    return "flow" if read.when.measure in OF_FLOWS and line.unit.style == "money" else ""


def yields(node: Node, kinds: Kinds) -> frozenset[str]:
    """The kinds of amount that a formula may yield; none if it is no amount."""
    match node:
        case Read(name, when, _):
            mine = frozenset({kinds[name]}) if kinds.get(name) in EITHER else NO_AMOUNT
            return {"to_date": STOCK, "convolve": EITHER, "over_life": NO_AMOUNT}.get(
                when.kind, mine
            )
        case ByMember(_, parts):
            return _all_of(yields(part, kinds) for part in parts)
        case Number():
            return NO_AMOUNT
        case Operation(operation, arguments):
            return _of_operation(operation, arguments, kinds, node)
    raise TypeError(f"no kind of {node!r}")


def _of_operation(
    operation: str, arguments: tuple[Node, ...], kinds: Kinds, node: Node
) -> frozenset[str]:
    if operation in ("add", "subtract"):
        return _of_sum(list(_terms(node, 1)), kinds)
    if operation == "per_quarter":
        return FLOW
    found = [yields(argument, kinds) for argument in arguments]
    if operation in ("multiply", "true_divide", "divide", "divide_if_any"):
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
    reads = (node for node in term.walk() if isinstance(node, Read))
    return any(read.when.kind in EARLIER for read in reads)
