"""What has to be worked out for what is asked: rows, when each is worked out, what is remembered.

Nothing here knows of WebAssembly. A row is a line or an assumption, and one of its members.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from fundmodel.build_model.expressions import Node, Read
from fundmodel.build_model.model import Model
from fundmodel.build_model.over_life import measure_of
from fundmodel.build_model.references import QUARTERS
from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.rows import Row, RowRead, depth_first, reached, reads_of, rows_read

Storage = Literal["once", "quarter", "two quarters", "history"]
"""How long a row is remembered; what is worked out once never changes."""


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
    def reads(self) -> list[tuple[Row, Read]]:
        """Every reference of every row that is needed."""
        rows = [(name, member) for name in [*self.order, *self.results]
                if name in self.model.lines for member in self.members[name]]  # fmt: skip
        return [(row, read) for row in rows for read in reads_of(self.model, *row)]

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
            remembers, measure = QUARTERS[read.when.kind].remembers, measure_of(read)
            if remembers == "all" or (measure and measure.needs_all_quarters):
                history.update(read.names)
            elif remembers == "last":
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
        if self.keep.culprit:
            return self._changing
        wanted = [row for row in self._changing if not self._is_passed_on(row)]
        return depth_first(wanted, self._needs_first)

    @cached_property
    def _changing(self) -> list[Row]:
        """By lines: what is not worked out once, and what is, but is remembered by quarter."""
        return [
            (name, member)
            for name in self.order
            if name not in self.constant or self.storage[name] != "once"
            for member in self.members[name]
        ]

    def _is_passed_on(self, row: Row) -> bool:
        return self.storage[row[0]] == "quarter" and row not in self.carried_after

    def _needs_first(self, row: Row) -> list[Row]:
        """The changing rows that a row reads, and those that are carried on together with it."""
        reads = [read.row for read in self._rows_read(row) if read.now]
        needed = [] if row[0] in self.constant else reads
        for running in self.carried_after.get(row, ()):
            needed += [other for other in running.rows if other != row]
        return [one for one in needed if one[0] in self.storage and one[0] not in self.constant]

    def _rows_read(self, row: Row) -> list[RowRead]:
        if row not in self._read_by:
            self._read_by[row] = list(rows_read(self.model, *row))
        return self._read_by[row]

    @cached_property
    def unseen(self) -> frozenset[Row]:
        """Rows that may be infinite without any other row of the quarter being so."""
        seen_elsewhere = {
            read.row
            for row in self.rows
            for read in self._rows_read(row)
            if read.now and read.shows and row[0] not in self.constant
        }
        return frozenset(row for row in self.rows if row not in seen_elsewhere)

    @cached_property
    def running(self) -> list[Running]:
        """What is carried along, each once: sums to date, measures of results, worst values."""
        found: dict[Running, None] = {}
        for row, read in self.reads:
            measure = measure_of(read)
            is_sum = QUARTERS[read.when.kind].remembers == "sum"
            if is_sum or (measure and not measure.needs_all_quarters):
                found[self.running_of(read, *row)] = None
        for name in self.keep.worst:
            for member in self.members[name]:
                found[Running("worst", ((name, member),))] = None
        return list(found)

    @cached_property
    def carried_after(self) -> Mapping[Row | None, list[Running]]:
        """What is carried on once a row, the last that it needs, is worked out in its quarter.

        What needs only rows that never change is carried on after None, before all others.
        """
        order = {row: number for number, row in enumerate(self._changing)}
        found: dict[Row | None, list[Running]] = {}
        for running in self.running:
            changing = [row for row in running.rows if row in order]
            last = max(changing, key=lambda row: order[row], default=None)
            found.setdefault(last, []).append(running)
        return found

    def running_of(self, read: Read, reader: str, member: int) -> Running:
        """What a reference to a sum or a measure of one's own rows carries along."""
        rows = tuple(
            (name, self.model.member_index_of(name, reader, member)) for name in read.names
        )
        return Running(read.when.measure or read.when.kind, rows)
