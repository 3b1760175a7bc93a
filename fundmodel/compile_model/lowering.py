"""What has to be worked out for what is asked: rows, when each is worked out, what is remembered.

Nothing here knows of WebAssembly. A row is a line or an assumption, and one of its members.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from fundmodel.build_model.expressions import ByMember, Node, Operation, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import MEASURES

Row = tuple[str, int]
"""A line or assumption, and the position of one of its members."""
Storage = Literal["input", "once", "quarter", "two quarters", "history"]
"""How long a row is remembered; an input is given, and what is worked out once never changes."""


@dataclass(frozen=True)
class Keep:
    """What a run is to leave behind.

    Attributes:
        results: the results that are wanted.
        by_quarter: the lines and series of which every quarter is wanted.
        worst: the lines of which the largest absolute value of all quarters is wanted.
        culprit: whether the first line is wanted in which something is not finite.
    """

    results: tuple[str, ...] = ()
    by_quarter: tuple[str, ...] = ()
    worst: tuple[str, ...] = ()
    culprit: bool = False


@dataclass(frozen=True)
class Running:
    """A number that is carried along from quarter to quarter.

    Attributes:
        measure: a row of `MEASURES`, "to_date" or "worst".
        rows: of which rows.
    """

    measure: str
    rows: tuple[Row, ...]


class Lowering:
    """A model, reduced to what is asked of it.

    Attributes:
        model: the lines.
        keep: what is asked.
        members: name -> the positions of the members that are needed, in their order.
        order: lines and series that go by quarter, in the order in which they are worked out.
        results: the results, likewise.
    """

    def __init__(self, model: Model, keep: Keep) -> None:
        self.model, self.keep = model, keep
        self._constant_parts: dict[int, bool] = {}
        self.members = _needed(model, keep)
        in_order = [name for step in model.steps for name in step.names if name in self.members]
        self.order = [name for name in in_order if model.goes_by_quarter(name)]
        self.results = [name for name in in_order if model.is_result(name)]

    def number_of(self, name: str) -> int:
        """The number of a line, counted from 1, in the order in which they are worked out."""
        return self._numbers[name]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate([*self.order, *self.results], 1)}

    @cached_property
    def reads(self) -> list[tuple[Line, Read]]:
        """Every reference of every line that is needed."""
        lines = (self.model.lines[name] for name in [*self.order, *self.results]
                 if name in self.model.lines)  # fmt: skip
        return [(line, read) for line in lines for read in line.reads]

    @cached_property
    def constant(self) -> frozenset[str]:
        """The lines whose value is the same in every quarter but the opening."""
        found: set[str] = set()
        for name in self.order:
            line = self.model.lines.get(name)
            if line is not None and all(self._is_constant(read, found) for read in line.reads):
                found.add(name)
        return frozenset(found)

    def is_constant(self, node: Node) -> bool:
        """Whether a part of a formula is the same in every quarter."""
        key = id(node)
        if key not in self._constant_parts:
            reads = (part for part in node.walk() if isinstance(part, Read))
            self._constant_parts[key] = all(
                self._is_constant(read, self.constant) for read in reads
            )
        return self._constant_parts[key]

    def _is_constant(self, read: Read, constant: Iterable[str]) -> bool:
        if read.name in self.model.inputs:
            return not self.model.is_by_year(read.name)
        return read.when.kind == "now" and read.name in constant

    @cached_property
    def storage(self) -> Mapping[str, Storage]:
        """How long each line, series or result is remembered."""
        history, earlier = set(self.keep.by_quarter), set()
        for _, read in self.reads:
            if read.when.kind in ("lagged", "convolve") or read.when.measure == "irr":
                history.update(read.names)
            elif read.when.kind == "previous":
                earlier.add(read.name)
        return {
            name: "history" if name in history
            else "two quarters" if name in earlier
            else "once" if name in self.constant
            else "quarter"
            for name in self.order
        }  # fmt: skip

    @cached_property
    def running(self) -> list[Running]:
        """What is carried along, each once: sums to date, measures of results, worst values."""
        found: dict[Running, None] = {}
        for line, read in self.reads:
            if read.when.kind == "to_date" or (read.when.measure and read.when.measure != "irr"):
                for member in self.members[line.name]:
                    found[self.running_of(read, line.name, member)] = None
        for name in self.keep.worst:
            for member in self.members[name]:
                found[Running("worst", ((name, member),))] = None
        return list(found)

    @cached_property
    def carried_after(self) -> Mapping[Row, list[Running]]:
        """What is carried on once a row, the last that it needs, is worked out in its quarter."""
        order = {name: number for number, name in enumerate(self.order)}
        found: dict[Row, list[Running]] = {}
        for running in self.running:
            last = max(running.rows, key=lambda row: order[row[0]])
            found.setdefault(last, []).append(running)
        return found

    def running_of(self, read: Read, reader: str, member: int) -> Running:
        """What a reference to a sum or a measure of one's own rows carries along."""
        rows = tuple(
            (name, self.model.member_index_of(name, reader, member)) for name in read.names
        )
        return Running(read.when.measure or read.when.kind, rows)


def _needed(model: Model, keep: Keep) -> dict[str, tuple[int, ...]]:
    """Every line, series and result that is reached from what is asked, and of which members."""
    asked = [*keep.results, *keep.by_quarter, *keep.worst]
    todo = [(name, member) for name in asked for member in range(len(model.members(name)))]
    seen: set[Row] = set()
    while todo:
        row = todo.pop()
        if row in seen or not (row[0] in model.lines or model.is_by_year(row[0])):
            continue
        seen.add(row)
        todo += rows_read(model, *row)
    found: dict[str, list[int]] = {}
    for name, member in sorted(seen):
        found.setdefault(name, []).append(member)
    return {name: tuple(members) for name, members in found.items()}


def rows_read(model: Model, name: str, member: int) -> Iterator[Row]:
    """The rows that one row reads; a series reads the line that says which year it is."""
    if model.is_by_year(name):
        yield model.calendar.year, 0
    else:
        yield from _rows_of(model, model.lines[name].node, name, member)


def _rows_of(model: Model, node: Node, reader: str, member: int) -> Iterator[Row]:
    match node:
        case Operation(_, arguments):
            for argument in arguments:
                yield from _rows_of(model, argument, reader, member)
        case ByMember(_, parts):
            yield from _rows_of(model, parts[member], reader, member)
        case Read(name, when, who):
            taken = model.members_taken(node, reader)[member]
            yield from ((name, one) for one in taken)
            for argument in when.arguments:
                yield from _rows_of(model, argument, reader, member)
            if isinstance(who.argument, Read):
                ranked = taken if model.each(who.argument.name) else (0,)
                yield from ((who.argument.name, one) for one in ranked)
            for definition in MEASURES[when.measure].definitions if when.measure else ():
                yield definition, 0
