"""The whole module as WebAssembly text: once a path, once a quarter, once at the end.

A call works out pairs of paths, one after the other: what varies is copied to its place, the
openings are set, the quarters go by, and what is wanted is copied out.
"""

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

from fundmodel.build_model.over_life import may_be_missing
from fundmodel.compile_model import power
from fundmodel.compile_model.formulas import Formulas
from fundmodel.compile_model.layout import CELL, FIXED, TABLES, Layout
from fundmodel.compile_model.lowering import Lowering, Row, Running
from fundmodel.compile_model.operations import ZERO

LONGEST_FUNCTION = 12_000
"""Letters: a function of twice the length takes the compiler more than twice as long."""
BEGINS_AT = ("t", "now", "before", "this", "last")
"""The number of the quarter, and where its rows, and those of last quarter, begin."""

CARRIED_ON = {
    "life_total": "(f64x2.add {carried} {0})",
    "final": "{0}",
    "highest": "(f64x2.pmax {carried} {0})",
    "lowest": "(f64x2.pmin {carried} {0})",
    "value_when": "(f64x2.add {carried} (f64x2.mul {0} {1}))",
    "present_value": "(f64x2.add {carried} (f64x2.mul {0} {1}))",
    "first_quarter": "(v128.bitselect {carried} (v128.and (f64x2.ne {0} {zero}) {t}) "
    "(f64x2.ne {carried} {zero}))",
    "worst": "(f64x2.pmax {carried} (f64x2.abs {0}))",
}
"""How a measure goes on from quarter to quarter."""
BEGINS = {
    "highest": "(v128.const f64x2 -inf -inf)",
    "lowest": "(v128.const f64x2 inf inf)",
    "worst": "(f64x2.abs {opening})",
    "to_date": "{opening}",
}
"""What a measure begins with, where that is not zero."""


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
            "measures": list(self._measures()),
            "results": list(self._results()),
        }
        parts = list(self._parts())
        stages = {"once": [*constant, *parts], **stages}
        functions = [_functions(name, statements) for name, statements in stages.items()]
        return "\n".join([self._head(), *functions, self._run(), ")"])

    @property
    def worst(self) -> list[Running]:
        """The largest absolute values that are wanted; they stand at the end of the running."""
        return [one for one in self.lowering.running if one.measure == "worst"]

    def _parts(self) -> Iterator[str]:
        """What formulas need worked out once."""
        for text, at in self.layout.once.items():
            yield _store(at, text)
            yield from self._tell(self._formulas.first_user[text])

    def _tell(self, name: str) -> Iterator[str]:
        """Remember the first line in which something is not finite, if that is wanted."""
        if self.lowering.keep.culprit:
            yield f"(call $tell (i32.const {self.lowering.number_of(name)}) (local.get $bad))"

    def _once(self) -> Iterator[str]:
        for name in self.lowering.order:
            if name in self.lowering.constant:
                yield from self._line(name)

    def _line(self, name: str) -> Iterator[str]:
        for member in self.lowering.members[name]:
            text = self._formulas.row(name, member)
            yield from self._formulas.before_the_row
            self._formulas.before_the_row.clear()
            yield self._formulas.store((name, member), f"(local.tee $x {text})") + _SEEN
        yield from self._tell(name)

    def _quarter(self) -> Iterator[str]:
        to_date = {one.rows[0]: at for one, at in self.layout.running.items()
                   if one.measure == "to_date"}  # fmt: skip
        for name in self.lowering.order:
            if name not in self.lowering.constant:
                yield from self._line(name)
            elif self.lowering.storage[name] != "once":
                for member in self.lowering.members[name]:
                    row = name, member
                    yield self._formulas.remember(row, self._formulas.load(row))
            for member in self.lowering.members[name]:
                if (at := to_date.get((name, member))) is not None:
                    value = self._formulas.load((name, member))
                    yield _store(at, f"(f64x2.add {_load(at)} {value})")

    def _measures(self) -> Iterator[str]:
        for running, at in self.layout.running.items():
            if running.measure != "to_date":
                values = [self._formulas.load(row) for row in running.rows]
                t = "(f64x2.splat (f64.convert_i32_s (local.get $t)))"
                form = CARRIED_ON[running.measure]
                yield _store(at, form.format(*values, carried=_load(at), zero=ZERO, t=t))

    def _results(self) -> Iterator[str]:
        for name in self.lowering.results:
            for member in self.lowering.members[name]:
                row = name, member
                seen = "" if may_be_missing(self.model.lines[name]) else _SEEN
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
            begin = BEGINS.get(running.measure, ZERO)
            yield _store(at, begin.format(opening=self._opening(running.rows[0])))

    def _opening(self, row: Row) -> str:
        """What a row opens with; a series has the number of the opening's year."""
        name, member = row
        if self.model.is_by_year(name):
            year = self._opening((self.model.calendar.year, 0))
            return f"(call $by_year (i32.const {self.layout.years[name]}) {year})"
        opening = self.model.lines[name].definition.opening
        if isinstance(opening, int):
            return f"(v128.const f64x2 {opening} {opening})"
        theirs = 0 if self.model.each(opening) is None else member
        return self._formulas.load((opening, theirs))

    def _head(self) -> str:
        layout = self.layout
        hexed = "".join(f"\\{byte:02x}" for byte in power.tables())
        runtime = files(__package__).joinpath("runtime.wat").read_text(encoding="utf-8")
        return f"""(module
  (memory (export "memory") 1)
  (data (i32.const {TABLES}) "{hexed}")
  (global $history i32 (i32.const {layout.begin_of_history}))
  (global $stride i32 (i32.const {layout.stride}))
  (global $series (mut i32) (i32.const 0))
  (global $years (mut i32) (i32.const 0))
  (global $first_year (mut i32) (i32.const 0))
  (global $bad (mut v128) {ZERO})
  (global $culprit (mut i32) (i32.const 0))
{runtime}{power.functions(TABLES)}"""

    def _run(self) -> str:
        layout = self.layout
        runtime = files(__package__).joinpath("run.wat").read_text(encoding="utf-8")
        worst = min((layout.running[one] for one in self.worst), default=0)
        numbers = {
            "TWO_QUARTERS": layout.end,
            "A_QUARTER": CELL * len(layout.two_quarters),
            "RESULTS": min(layout.results.values(), default=0),
            "RESULTS_LENGTH": CELL * len(layout.results),
            "WORST": worst,
            "WORST_LENGTH": CELL * len(self.worst),
            "WANTED": layout.wanted,
        }
        for name, number in numbers.items():
            runtime = runtime.replace(f"@{name}@", str(number))
        return runtime


_SEEN = " (local.set $bad (v128.or (local.get $bad) (f64x2.sub (local.get $x) (local.get $x))))"
"""A difference of a number and itself is zero, unless it is infinite or undefined."""


def _load(at: int) -> str:
    return f"(v128.load offset={at} {FIXED})"


def _store(at: int, text: str) -> str:
    return f"(v128.store offset={at} {FIXED} {text})"


def _functions(stage: str, statements: list[str]) -> str:
    """A stage as functions of a length that compiles well, and one that calls them."""
    taken = " ".join(f"(param ${name} i32)" for name in BEGINS_AT)
    passed = " ".join(f"(local.get ${name})" for name in BEGINS_AT)
    texts, parts = [], list(_chunks(statements))
    for number, part in enumerate(parts):
        body = "\n    ".join(part)
        texts.append(
            f"  (func ${stage}_{number} {taken} (local $x v128) (local $bad v128)\n    {body}\n"
            "    (global.set $bad (v128.or (global.get $bad) (local.get $bad))))"
        )
    calls = " ".join(f"(call ${stage}_{number} {passed})" for number in range(len(parts)))
    return "\n".join([*texts, f"  (func ${stage} {taken} {calls})"])


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
