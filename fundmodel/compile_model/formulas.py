"""The formula of a row as WebAssembly text, on two paths at once.

Operations are spelled in the order in which they are written, never rearranged; sums run from
first to last, as they do in a spreadsheet.
"""

from collections.abc import Callable
from functools import partial

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.references import MEMBERS
from fundmodel.compile_model.carried import MEASURES_CARRIED
from fundmodel.compile_model.layout import Layout
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.operations import (
    HOME,
    SPELLED,
    ZERO,
    Spelled,
    choose,
    number_text,
    one_by_one,
)
from fundmodel.compile_model.rows import Row

CELLS_OF_A_POWER = 3
"""A base, an exponent and what they gave last."""
FEW = 2
"""Sums of more members than these are worked out once a quarter for all rows that use them."""


class Formulas:
    """Spells the formulas of a lowered model; what they need worked out once goes to the layout."""

    def __init__(self, lowering: Lowering, layout: Layout) -> None:
        self.lowering, self.layout, self.model = lowering, layout, lowering.model
        self._shared: dict[str, str] = {}
        self.before_the_row: list[str] = []
        self.first_user: dict[str, str] = {}

    def row(self, name: str, member: int) -> str:
        """The formula of one row."""
        if self.model.is_by_year(name):
            number, year = self.layout.years[name], self.load((self.model.calendar.year, 0))
            return f"(call $by_year {HOME} (i32.const {number}) {year})"
        return _Row(self, name, member).text(self.model.lines[name].node)

    def load(self, row: Row, *, earlier: bool = False) -> str:
        """This quarter's value of a row, or last quarter's."""
        offset, base = self.layout.address(row, earlier=earlier)
        return f"(v128.load offset={offset} {base})"

    def store(self, row: Row, text: str) -> str:
        """Put a value where the row is looked for within its quarter."""
        offset, base = self.layout.address(row)
        return f"(v128.store offset={offset} {base} {text})"

    def remember(self, row: Row, text: str) -> str:
        """Put a value where later quarters look for it."""
        offset, base = self.layout.remembered(row)
        return f"(v128.store offset={offset} {base} {text})"

    def shared(self, text: str) -> str:
        """A value that several rows use in the same quarter, worked out for the first of them.

        Within a quarter each row is worked out once, so the same text has the same value.
        """
        if text not in self._shared:
            self._shared[text] = self.layout.take_within_a_quarter()
            spelled = self.with_power_kept(text) if "(call $power " in text else text
            self.before_the_row.append(f"(v128.store offset={self._shared[text]} {HOME} {spelled})")
        return f"(v128.load offset={self._shared[text]} {HOME})"

    def with_power_kept(self, text: str) -> str:
        """A value with a power in it, which is worked out anew only where it has changed.

        Most rates change once a year or never, and a power takes as long as thirty other
        operations.
        """
        at, *_ = (self.layout.take() for _ in range(CELLS_OF_A_POWER))
        return text.replace(
            "(call $power ", f"(call $power_kept (i32.add {HOME} (i32.const {at})) "
        )

    def worked_out_once(self, text: str, name: str) -> str:
        """A value that is worked out before the first quarter, as it is read in each."""
        if text not in self.layout.once:
            self.layout.take_once(text)
            self.first_user[text] = name
        return f"(v128.load offset={self.layout.once[text]} {HOME})"


class _Row:
    """One row's formula, seen from its member."""

    def __init__(self, formulas: Formulas, name: str, member: int) -> None:
        self.formulas, self.name, self.member = formulas, name, member
        self.model, self.lowering = formulas.model, formulas.lowering
        self._is_once = name in self.lowering.constant or self.model.is_result(name)

    def text(self, node: Node, *, hidden: bool = False) -> str:
        """The text of a formula or a part of it.

        Args:
            node: the part.
            hidden: whether what it is a part of may be finite though it is not.
        """
        match node:
            case Number(value):
                return number_text(value)
            case ByMember(_, parts):
                return self.text(parts[self.member], hidden=hidden)
            case Read() if MEMBERS[node.who.kind].sums and self._is_before_the_quarters(node):
                return self._before_the_quarters(node, hidden=hidden)
            case Read():
                return DIALECT.members[node.who.kind](self, node)
            case Operation() if self._is_before_the_quarters(node):
                return self._before_the_quarters(node, hidden=hidden)
            case Operation():
                return self._operation(node, hidden=hidden)
        raise TypeError(f"no code for {node!r}")

    def _is_before_the_quarters(self, node: Node) -> bool:
        return not self._is_once and self.lowering.is_constant(node)

    def _before_the_quarters(self, node: Node, *, hidden: bool) -> str:
        self._is_once = True
        text = self.text(node, hidden=hidden)
        self._is_once = False
        return self.formulas.worked_out_once(text, self.name)

    def _operation(self, node: Operation, *, hidden: bool) -> str:
        row = OPERATIONS[node.operation]
        within = not row.shows
        texts = []
        for position, argument in enumerate(node.arguments):
            text = self.text(argument, hidden=within)
            texts.append(_condition(argument, text) if position < row.conditions else text)
        text = DIALECT.operations[node.operation](texts)
        if hidden and not (row.decides or row.keeps_finite):
            text = _watched(text)
        return self.shared(text) if "(call $power " in text else text

    def shared(self, text: str) -> str:
        """What several rows may use, unless it is worked out before the quarters anyway."""
        return text if self._is_once else self.formulas.shared(text)

    def one(self, read: Read, member: int) -> str:
        """The value of one member of what is read, in its quarter."""
        return DIALECT.quarters[read.when.kind](self, read, member)

    def taken(self, read: Read) -> list[int]:
        """The members that are read."""
        return list(self.model.members_taken(read, self.name)[self.member])


def _watched(text: str) -> str:
    """A value of which it is remembered whether it is finite."""
    bad = "(v128.or (local.get $bad) (f64x2.sub (local.get $part) (local.get $part)))"
    return (
        f"(block (result v128) (local.set $part {text}) (local.set $bad {bad}) (local.get $part))"
    )


def _condition(node: Node, text: str) -> str:
    """A flag as a condition."""
    if isinstance(node, Operation) and OPERATIONS[node.operation].decides:
        return text
    return f"(f64x2.ne {text} {ZERO})"


# -- which quarters


def _now(row: _Row, read: Read, member: int) -> str:
    return row.formulas.load((read.name, member))


def _previous(row: _Row, read: Read, member: int) -> str:
    return row.formulas.load((read.name, member), earlier=True)


def _lagged(row: _Row, read: Read, member: int) -> str:
    offset, lag = row.formulas.layout.history[read.name, member], row.text(read.when.arguments[0])
    return f"(call $lagged {_history(offset)} (local.get $t) {lag})"


def _history(offset: int) -> str:
    """The address of a row's opening."""
    return f"(i32.add (local.get $opening) (i32.const {offset}))"


def _convolve(row: _Row, read: Read, member: int) -> str:
    _, weights = read.names
    by_age = row.model.member_index_of(weights, row.name, row.member)
    history = row.formulas.layout.history
    rows = f"{_history(history[read.name, member])} {_history(history[weights, by_age])}"
    return f"(call $convolve {rows} (local.get $t))"


def _carried(row: _Row, read: Read, _: int) -> str:
    running = row.lowering.running_of(read, row.name, row.member)
    return f"(v128.load offset={row.formulas.layout.running[running]} {HOME})"


def _over_life(row: _Row, read: Read, member: int) -> str:
    return DIALECT.measures[read.when.measure](row, read, member)


def _irr(row: _Row, read: Read, member: int) -> str:
    offset = row.formulas.layout.history[read.name, member]
    numbers = [row.formulas.load((name, 0)) for name in MEASURES["irr"].definitions]
    return f"(call $irr {_history(offset)} {' '.join(numbers)} (local.get $t))"


# -- whose


def _only(row: _Row, read: Read) -> str:
    (member,) = row.taken(read)
    return row.one(read, member)


def _sum(row: _Row, read: Read) -> str:
    values = [row.one(read, member) for member in row.taken(read)]
    text = one_by_one("f64x2.add", values) if values else ZERO
    return row.shared(text) if len(values) > FEW else text


def _extreme(operation: str, row: _Row, read: Read) -> str:
    """The smallest or largest of several, as the operation on numbers has it."""
    return SPELLED[operation]([row.one(read, member) for member in row.taken(read)])


def _of_rank(instruction: str, row: _Row, read: Read) -> str:
    rank = read.who.argument
    assert isinstance(rank, Read)  # noqa: S101  (so the language makes it)
    mine = row.formulas.load((rank.name, row.member))
    values = [
        f"(v128.and ({instruction} {row.formulas.load((rank.name, member))} {mine}) "
        f"{row.one(read, member)})"
        for member in row.taken(read)
    ]
    return one_by_one("f64x2.add", values)


def _pick(row: _Row, read: Read) -> str:
    choice = row.text(read.who.argument or read)
    return choose([choice, *(row.one(read, member) for member in row.taken(read))])


QUARTERS_SPELLED: dict[str, Callable[[_Row, Read, int], str]] = {
    "now": _now,
    "previous": _previous,
    "lagged": _lagged,
    "to_date": _carried,
    "convolve": _convolve,
    "over_life": _over_life,
}
MEMBERS_SPELLED: dict[str, Callable[[_Row, Read], str]] = {
    "mine": _only,
    "total": _sum,
    "smallest": partial(_extreme, "minimum"),
    "largest": partial(_extreme, "maximum"),
    "total_by": _sum,
    "total_before": partial(_of_rank, "f64x2.lt"),
    "total_beside": partial(_of_rank, "f64x2.eq"),
    "lookup": _only,
    "member": _only,
    "pick": _pick,
    "spread": _sum,
}
MEASURES_SPELLED: dict[str, Callable[[_Row, Read, int], str]] = {
    **dict.fromkeys(MEASURES_CARRIED, _carried),
    "irr": _irr,
}
DIALECT: Dialect[Spelled, Callable[..., str]] = Dialect(
    "WebAssembly", SPELLED, QUARTERS_SPELLED, MEMBERS_SPELLED, MEASURES_SPELLED
)
