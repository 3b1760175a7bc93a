"""Rows, and which rows a row reads."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from fundmodel.build_model.expressions import ByMember, Node, Operation, Read
from fundmodel.build_model.model import Model
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.references import MEMBERS, QUARTERS

Row = tuple[str, int]
"""A line or assumption, and the position of one of its members."""


class RowRead(NamedTuple):
    """A row that another reads.

    Attributes:
        row: which.
        now: whether it is this quarter's value.
        shows: whether the reader's value is not finite if the row's is not.
    """

    row: Row
    now: bool
    shows: bool


def rows_read(model: Model, name: str, member: int) -> Iterator[RowRead]:
    """The rows that one row reads; a series reads the line that says which year it is."""
    if model.is_by_year(name):
        yield RowRead((model.calendar.year, 0), now=True, shows=False)
    else:
        yield from _rows_of(model, model.lines[name].node, (name, member), shows=True)


def _rows_of(model: Model, node: Node, reader: Row, *, shows: bool) -> Iterator[RowRead]:
    match node:
        case Operation(operation, arguments):
            within = shows and OPERATIONS[operation].shows
            for argument in arguments:
                yield from _rows_of(model, argument, reader, shows=within)
        case ByMember(_, parts):
            yield from _rows_of(model, parts[reader[1]], reader, shows=shows)
        case Read(name, when, who):
            now, ranked = QUARTERS[when.kind].now, MEMBERS[who.kind].any_of_them
            taken = model.members_taken(node, reader[0])[reader[1]]
            yield from (RowRead((name, one), now, shows and not ranked) for one in taken)
            for argument in when.arguments:
                yield from _rows_of(model, argument, reader, shows=False)
            if isinstance(who.argument, Read):
                asked = taken if model.each(who.argument.name) else (0,)
                yield from (RowRead((who.argument.name, one), True, False) for one in asked)


def reads_of(model: Model, name: str, member: int) -> Iterator[Read]:
    """Every reference in the formula of one row, those within others included."""
    todo = [model.lines[name].node]
    while todo:
        node = todo.pop()
        if isinstance(node, Read):
            yield node
        todo += [node.parts[member]] if isinstance(node, ByMember) else reversed(node.children)


def reached(model: Model, names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Every line, series and result that is reached from some, and which of its members."""
    todo = [(name, member) for name in names for member in range(len(model.members(name)))]
    seen: set[Row] = set()
    while todo:
        row = todo.pop()
        if row in seen or not (row[0] in model.lines or model.is_by_year(row[0])):
            continue
        seen.add(row)
        todo += [read.row for read in rows_read(model, *row)]
    found: dict[str, list[int]] = {}
    for name, member in sorted(seen):
        found.setdefault(name, []).append(member)
    return {name: tuple(members) for name, members in found.items()}


def depth_first(wanted: Iterable[Row], reads: Callable[[Row], list[Row]]) -> list[Row]:
    """The wanted rows in their order, each after the rows that it reads."""
    done: dict[Row, None] = {}
    for row in wanted:
        todo = [(row, False)]
        while todo:
            one, all_read = todo.pop()
            if all_read:
                done[one] = None
            elif one not in done:
                todo.append((one, True))
                todo += [(read, False) for read in reversed(reads(one)) if read not in done]
    return list(done)
