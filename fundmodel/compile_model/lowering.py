"""What has to be worked out for what is asked: rows, when each is worked out, what is remembered.

Nothing here knows of WebAssembly. A row is a line or an assumption, and one of its members.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from fundmodel.build_model.expressions import Node, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.compile_model.rows import Row, RowRead, depth_first, reached, rows_read

Storage = Literal["once", "quarter", "two quarters", "history"]
"""How long a row is remembered; what is worked out once never changes."""


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
        self._read_by: dict[Row, list[RowRead]] = {}
        asked = (*keep.results, *keep.by_quarter, *keep.worst)
        self.members = reached(model, asked)
        in_order = [name for name in model.order if name in self.members]
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
    def rows(self) -> list[Row]:
        """The rows that are worked out each quarter, in their order.

        A row that is only passed on stands right before the first that reads it, so that it is
        still at hand; where the culprit is wanted, rows stand by lines.
        """
        changing = [
            (name, member)
            for name in self.order
            if name not in self.constant or self.storage[name] != "once"
            for member in self.members[name]
        ]
        passed_on = {row for row in changing if self._is_passed_on(row)}
        if self.keep.culprit:
            return changing
        wanted = [row for row in changing if row not in passed_on]
        return depth_first(wanted, self._reads_now)

    def _is_passed_on(self, row: Row) -> bool:
        return self.storage[row[0]] == "quarter" and row not in self._carried_on

    @cached_property
    def _carried_on(self) -> frozenset[Row]:
        """All rows of all that is carried along: they are worked out though no row reads them."""
        return frozenset(row for running in self.running for row in running.rows)

    def _reads_now(self, row: Row) -> list[Row]:
        if row[0] in self.constant:
            return []
        reads = (read.row for read in self._rows_read(row) if read.now)
        return [one for one in reads if one[0] in self.storage and one[0] not in self.constant]

    def _rows_read(self, row: Row) -> list[RowRead]:
        if row not in self._read_by:
            self._read_by[row] = list(rows_read(self.model, *row))
        return self._read_by[row]

    @cached_property
    def unseen(self) -> frozenset[Row]:
        """Rows that may be infinite without any other row of the quarter being so."""
        shown = {
            read.row
            for row in self.rows
            for read in self._rows_read(row)
            if read.now and read.shows and row[0] not in self.constant
        }
        return frozenset(row for row in self.rows if row not in shown)

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
