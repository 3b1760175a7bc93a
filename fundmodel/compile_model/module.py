"""The whole module as WebAssembly text: once a path, once a quarter, once at the end.

A call works out a few pairs of paths together, then the next few: what varies is copied to its
place, the openings are set, the quarters go by, and what is wanted is copied out. Each function
goes over all pairs before the next does: a processor reads numbers faster than instructions.
"""

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from itertools import groupby

from fundmodel.build_model.over_life import may_be_missing
from fundmodel.compile_model import power
from fundmodel.compile_model.carried import CARRIED
from fundmodel.compile_model.formulas import Formulas
from fundmodel.compile_model.layout import CELL, Layout
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.operations import HOME, ZERO
from fundmodel.compile_model.power_tables import SIZE, tables
from fundmodel.compile_model.quarter_cells import kept_at_hand, with_cells
from fundmodel.compile_model.rows import Row

TABLES = 64
FIRST = TABLES + -(-SIZE // CELL) * CELL
"""Where the memory of the first pair of paths begins, behind the tables."""
LONGEST_FUNCTION = 24_000
"""Letters: a function of twice the length takes the compiler more than twice as long."""
BEGINS_AT = ("home", "now", "before", "opening", "this", "last")
PARAMETERS = " ".join(f"(param ${name} i32)" for name in ("t", "pairs", *BEGINS_AT))
"""Where a pair's memory begins, its rows of this and of last quarter, its histories and theirs."""


class Module:
    """The text of a lowered model, and where its memory has what."""

    def __init__(self, lowering: Lowering) -> None:
        self.lowering, self.model = lowering, lowering.model
        self.layout = Layout(lowering)
        self._formulas = Formulas(lowering, self.layout)

    @cached_property
    def text(self) -> str:
        """The module."""
        constant = list(self._once())
        stages = {
            "openings": list(self._openings()),
            "quarter": list(self._quarter()),
            "results": list(self._results()),
        }
        stages = {"once": [*constant, *self._parts()], **stages}
        functions = [self._functions(name, statements) for name, statements in stages.items()]
        return "\n".join([self._head(), *functions, self._run(), ")"])

    def _functions(self, stage: str, statements: list[str]) -> str:
        """A stage as functions of a length that compiles well, and one that calls them."""
        at_hand = list(kept_at_hand(list(_chunks(statements))))
        bodies = list(with_cells([body for _, body in at_hand], self.layout.take))
        variables = [names for names, _ in at_hand]
        functions = [
            _function(f"{stage}_{number}", names, body)
            for number, (names, body) in enumerate(zip(variables, bodies, strict=True))
        ]
        passed = " ".join(f"(local.get ${name})" for name in ("t", "pairs", *BEGINS_AT))
        calls = " ".join(f"(call ${stage}_{number} {passed})" for number in range(len(bodies)))
        return "\n".join([*functions, f"  (func ${stage} {PARAMETERS} {calls})"])

    def _parts(self) -> Iterator[str]:
        """What formulas need worked out once."""
        for text, at in self.layout.once.items():
            yield _store(at, text)
            yield from self._tell(self._formulas.first_user[text])

    def _tell(self, name: str) -> Iterator[str]:
        """Remember the first line in which something is not finite, if that is wanted."""
        if self.lowering.keep.culprit:
            number = self.lowering.number_of(name)
            yield f"(call $tell {HOME} (i32.const {number}) (local.get $bad))"

    def _once(self) -> Iterator[str]:
        for name in self.lowering.order:
            if name in self.lowering.constant:
                for member in self.lowering.members[name]:
                    yield from self._row((name, member), seen=True)
                yield from self._tell(name)

    def _row(self, row: Row, *, seen: bool) -> Iterator[str]:
        """A row, before it what it shares with others, after it whether it is finite."""
        text = self._formulas.row(*row)
        yield from self._formulas.before_the_row
        self._formulas.before_the_row.clear()
        stored = self._formulas.store(row, f"(local.tee $x {text})" if seen else text)
        yield stored + _SEEN if seen else stored

    def _quarter(self) -> Iterator[str]:
        lowering = self.lowering
        yield from self._carried_on(None)
        for name, rows in groupby(lowering.rows, key=lambda row: row[0]):
            for row in rows:
                if name in lowering.constant:
                    yield self._formulas.remember(row, self._formulas.load(row))
                else:
                    seen = lowering.keep.culprit or row in lowering.unseen
                    yield from self._row(row, seen=seen)
                yield from self._carried_on(row)
            yield from self._tell(name)

    def _carried_on(self, row: Row | None) -> Iterator[str]:
        """What goes on from quarter to quarter once a row is known."""
        for running in self.lowering.carried_after.get(row, ()):
            at = self.layout.running[running]
            values = [self._formulas.load(one) for one in running.rows]
            t = "(f64x2.splat (f64.convert_i32_s (local.get $t)))"
            form = CARRIED[running.measure].onwards
            yield _store(at, form.format(*values, carried=_load(at), zero=ZERO, t=t))

    def _results(self) -> Iterator[str]:
        for name in self.lowering.results:
            for member in self.lowering.members[name]:
                row = name, member
                seen = "" if may_be_missing(self.model, self.model.lines[name]) else _SEEN
                text = f"(local.tee $x {self._formulas.row(*row)})"
                yield self._formulas.store(row, text) + seen
            yield from self._tell(name)

    def _openings(self) -> Iterator[str]:
        for name in self.lowering.order:
            if self.lowering.storage[name] in ("two quarters", "history"):
                for member in self.lowering.members[name]:
                    row = name, member
                    yield self._formulas.remember(row, self._opening(row))
        for running, at in self.layout.running.items():
            begins = CARRIED[running.measure].begins
            yield _store(at, begins.format(opening=self._opening(running.rows[0])))

    def _opening(self, row: Row) -> str:
        """What a row opens with; a series has the number of the opening's year."""
        name, member = row
        if self.model.is_by_year(name):
            year = self._opening((self.model.calendar.year, 0))
            return f"(call $by_year {HOME} (i32.const {self.layout.years[name]}) {year})"
        opening = self.model.lines[name].definition.opening
        if isinstance(opening, int):
            return f"(v128.const f64x2 {opening} {opening})"
        theirs = 0 if self.model.each(opening) is None else member
        return self._formulas.load((opening, theirs))

    def _head(self) -> str:
        layout = self.layout
        hexed = "".join(f"\\{byte:02x}" for byte in tables())
        runtime = files(__package__).joinpath("runtime.wat").read_text(encoding="utf-8")
        return f"""(module
  (memory (export "memory") 1)
  (data (i32.const {TABLES}) "{hexed}")
  (global $stride i32 (i32.const {layout.stride}))
  (global $length (mut i32) (i32.const 0))
  (global $series (mut i32) (i32.const 0))
  (global $years (mut i32) (i32.const 0))
  (global $first_year (mut i32) (i32.const 0))
{runtime}{power.functions(TABLES)}"""

    def _run(self) -> str:
        layout = self.layout
        text = files(__package__).joinpath("run.wat").read_text(encoding="utf-8")
        numbers = {
            "FIRST": FIRST,
            "TWO_QUARTERS": layout.end,
            "A_QUARTER": CELL * len(layout.two_quarters),
            "HISTORY": layout.begin_of_history,
            "CELLS": CELL * layout.cells,
            "WANTED": CELL * layout.wanted,
        }
        for name, number in numbers.items():
            text = text.replace(f"@{name}@", str(number))
        return text


_SEEN = " (local.set $bad (v128.or (local.get $bad) (f64x2.sub (local.get $x) (local.get $x))))"
"""A difference of a number and itself is zero, unless it is infinite or undefined."""


def _load(at: int) -> str:
    return f"(v128.load offset={at} {HOME})"


def _store(at: int, text: str) -> str:
    return f"(v128.store offset={at} {HOME} {text})"


def _function(name: str, variables: list[str], body: list[str]) -> str:
    """One function: its statements, for one pair of paths after the other."""
    declared = " ".join(
        f"(local ${variable} v128)" for variable in ("x", "part", "bad", "below", *variables)
    )
    statements = "\n      ".join(body)
    onwards = "\n      ".join(
        f"(local.set ${name} (i32.add (local.get ${name}) (global.get $length)))"
        for name in BEGINS_AT
    )
    return f"""  (func ${name} {PARAMETERS}
    {declared}
    (loop $next
      (local.set $bad {ZERO})
      {statements}
      (call $remember {HOME} (local.get $bad))
      {onwards}
      (local.set $pairs (i32.sub (local.get $pairs) (i32.const 1)))
      (br_if $next (local.get $pairs))))"""


def _chunks(statements: list[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    length = 0
    for statement in statements:
        chunk.append(statement)
        length += len(statement)
        if length > LONGEST_FUNCTION:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk
