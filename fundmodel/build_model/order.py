"""In which order lines can be worked out, and which of them need each other's past."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from fundmodel.errors import ModelMistake, message


@dataclass(frozen=True)
class Step:
    """Lines that are worked out together.

    Attributes:
        names: the lines, in order of calculation.
        is_loop: whether they look back on each other and so go quarter by quarter.
    """

    names: tuple[str, ...]
    is_loop: bool


def steps(now: Mapping[str, Iterable[str]], before: Mapping[str, Iterable[str]]) -> list[Step]:
    """Group lines into steps and put the steps in order.

    Args:
        now: line -> the lines whose value of the same quarter it needs.
        before: line -> the lines whose earlier values it needs.

    Returns:
        Steps in an order in which each finds what it needs.

    Raises:
        ModelMistake: if lines need each other's value of the same quarter; lists the loop.
    """
    order = _order_within_a_quarter(now)
    needs = {name: [*now[name], *before[name]] for name in order}
    group_of = _groups(order, needs)
    members: dict[int, list[str]] = {}
    for name in order:
        members.setdefault(group_of[name], []).append(name)
    between = {
        group: {group_of[need] for name in names for need in needs[name]} - {group}
        for group, names in members.items()
    }
    return [
        Step(tuple(members[group]), _loops(members[group], needs))
        for group in TopologicalSorter(between).static_order()
    ]


def _loops(names: list[str], needs: Mapping[str, list[str]]) -> bool:
    return len(names) > 1 or names[0] in needs[names[0]]


def _order_within_a_quarter(now: Mapping[str, Iterable[str]]) -> list[str]:
    try:
        return list(
            TopologicalSorter({name: list(needs) for name, needs in now.items()}).static_order()
        )
    except CycleError as error:
        loop = list(reversed(error.args[1]))
        raise ModelMistake(
            message(
                "These lines need each other's value in the same quarter",
                "none can be worked out first.",
                why=" <- ".join(loop),
                fix="let one of them use last quarter's value, for instance "
                f"previous({loop[1]}) inside `{loop[0]}`.",
            )
        ) from error


def _groups(order: list[str], needs: Mapping[str, list[str]]) -> dict[str, int]:
    """Which lines reach each other: the strongly connected parts of the graph."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    node_of = {name: index for index, name in enumerate(order)}
    rows = [node_of[name] for name in order for _ in needs[name]]
    columns = [node_of[need] for name in order for need in needs[name]]
    graph = csr_array(([1] * len(rows), (rows, columns)), shape=(len(order), len(order)))
    _, labels = connected_components(graph, directed=True, connection="strong")
    return {name: int(labels[node_of[name]]) for name in order}
