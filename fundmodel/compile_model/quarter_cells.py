"""Cells for numbers that are forgotten after the quarter: as few, and as near at hand, as can be.

While formulas are spelled, such a cell has only a name. What one function alone names becomes a
variable of that function, which a processor keeps in its registers; of the others, a cell that
nobody reads any more is given to the next number.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from fundmodel.compile_model.operations import HOME

NAME = re.compile(r"offset=(Q\d+)")
LOADED = re.compile(rf"\(v128\.load offset=(Q\d+) {re.escape(HOME)}\)")
STORED = re.compile(rf"\(v128\.store offset=(Q\d+) {re.escape(HOME)}")


def named(number: int) -> str:
    """The name of a cell, where its offset is to stand."""
    return f"Q{number}"


def kept_at_hand(functions: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Turn cells that one function alone names into variables.

    Args:
        functions: the statements of each.

    Yields:
        For each function its variables, and its statements as they read now.
    """
    users: dict[str, set[int]] = {}
    for number, statements in enumerate(functions):
        for name in NAME.findall("".join(statements)):
            users.setdefault(name, set()).add(number)
    for statements in functions:
        names = dict.fromkeys(NAME.findall("".join(statements)))
        alone = [name for name in names if len(users[name]) == 1]
        yield alone, [_with_variables(statement, frozenset(alone)) for statement in statements]


def _with_variables(statement: str, names: frozenset[str]) -> str:
    def loaded(found: re.Match[str]) -> str:
        return f"(local.get ${found[1]})" if found[1] in names else found[0]

    def stored(found: re.Match[str]) -> str:
        return f"(local.set ${found[1]}" if found[1] in names else found[0]

    return STORED.sub(stored, LOADED.sub(loaded, statement))


def with_cells(functions: Sequence[Sequence[str]], take: Callable[[], int]) -> Iterator[list[str]]:
    """Put addresses for the names that are left.

    Args:
        functions: the statements of each, in the order in which they run.
        take: gives a new cell.

    Yields:
        The statements of each function.
    """
    last: dict[str, int] = {}
    in_order = [statement for statements in functions for statement in statements]
    for number, statement in enumerate(in_order):
        last.update(dict.fromkeys(NAME.findall(statement), number))
    offsets: dict[str, str] = {}
    free: list[str] = []
    number = 0
    for statements in functions:
        given = []
        for statement in statements:
            names = list(dict.fromkeys(NAME.findall(statement)))
            for name in names:
                if name not in offsets:
                    offsets[name] = free.pop() if free else f"offset={take()}"
            given.append(NAME.sub(lambda found: offsets[found[1]], statement))
            free += [offsets[name] for name in names if last[name] == number]
            number += 1
        yield given
