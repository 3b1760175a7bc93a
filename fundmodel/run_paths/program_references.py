"""How a formula refers to arrays, in the generated text: slices of periods, members, paths."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.operations import OPERATIONS
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import spell
from fundmodel.run_paths.over_life import FUNCTIONS


def variable(name: str) -> str:
    """The name of a line's array in the generated text; no line can shadow a function."""
    return f"v_{name}"


@dataclass(frozen=True, slots=True)
class Hoisted(Node):
    """What has been worked out before a loop, by its name in the generated text."""

    text: str


@dataclass(frozen=True)
class References:
    """How a formula of one line refers to arrays.

    Attributes:
        model: the lines.
        line: whose formula it is.
        whole: all periods at once, or period t.
        constants: index arrays by name; those that are needed are added.
    """

    model: Model
    line: Line
    whole: bool
    constants: dict[str, Any] = field(default_factory=dict)

    def text(self, node: Node) -> str:
        """The text of a formula."""
        return spell(node, NUMPY.operations, self._reference)

    def keep(self, name: str, value: object) -> str:
        """Keep an index array under a name of its own."""
        self.constants[name] = value
        return name

    def _reference(self, node: Node) -> str:
        match node:
            case Hoisted(text):
                return text
            case ByMember(_, parts):
                return f"by_member({', '.join(map(self.text, parts))})"
            case Read(_, _, who):
                return NUMPY.members[who.kind](_Array(self, node))
            case _:
                raise TypeError(f"no array for {node!r}")


@dataclass(frozen=True)
class _Array:
    """What a reference takes of the array of its name.

    Attributes:
        formula: in which the reference stands.
        read: the reference.
        members: the index of the members that are taken; "" for all of them.
    """

    formula: References
    read: Read
    members: str = ""

    def of(self, members: str = "") -> str:
        """The quarters that the reference takes, of some members or of all."""
        entry = NUMPY.quarters[self.read.when.kind]
        return entry(_Array(self.formula, self.read, members))

    def of_one(self) -> str:
        """The same, of one member for each of mine."""
        return self.of(self._one_each(self.read))

    def groups(self) -> str:
        """The name of the index arrays of the members that are summed for each of mine."""
        groups = [np.array(one, dtype=np.int64) for one in self._taken(self.read)]
        return self.formula.keep(self._name(self.read), groups)

    def argument(self) -> str:
        """The ranks, or the choice."""
        argument = self.read.who.argument
        return _Array(self.formula, argument).of() if isinstance(argument, Read) else ""

    def in_period(self, whole: str, period: str) -> str:
        """A slice of the periods: of all of them, or of one; what has none is there always."""
        name, model = self.read.name, self.formula.model
        now = whole if self.formula.whole else period
        periods = now if model.goes_by_quarter(name) else "0"
        index = f"[..., {self.members}, :]" if self.members else ""
        return f"{variable(name)}[{periods}]{index}"

    def row(self) -> str:
        """All periods, from the opening."""
        return variable(self.read.name) + (f"[:, {self.members}, :]" if self.members else "")

    def rows(self) -> str:
        """All periods of the name and of those that go with it, of my own members."""
        others = (Read(name) for name in self.read.names[1:])
        arrays = (_Array(self.formula, read, self._one_each(read)) for read in others)
        return ", ".join([self.row(), *(array.row() for array in arrays)])

    def _one_each(self, read: Read) -> str:
        indices = tuple(one for (one,) in self._taken(read))
        model = self.formula.model
        if model.each(read.name) is None or indices == tuple(range(len(model.members(read.name)))):
            return ""
        return self.formula.keep(self._name(read), np.array(indices, dtype=np.int64))

    def _taken(self, read: Read) -> tuple[tuple[int, ...], ...]:
        return self.formula.model.members_taken(read, self.formula.line.name)

    def _name(self, read: Read) -> str:
        sets = self.formula.model.each(read.name), self.formula.line.each
        return "_".join(("taken", read.who.kind, read.who.text, *map(str, sets)))


def _lagged(array: _Array) -> str:
    lag = f"np.asarray({array.formula.text(array.read.when.arguments[0])})"
    if array.formula.whole:
        return f"lagged_in_all({array.row()}, {lag})"
    return f"lagged({array.row()}, t, {lag})"


def _to_date(array: _Array) -> str:
    if array.formula.whole:
        return f"np.cumsum({array.row()}, axis=0)[1:]"
    return f"np.cumsum({array.row()}[:t + 1], axis=0)[-1]"


def _convolution(array: _Array) -> str:
    if array.formula.whole:
        return f"convolve_in_all({array.rows()})"
    return f"convolve({array.rows()}, t)"


def _measured(array: _Array) -> str:
    measure = array.read.when.measure
    numbers = [f"{variable(name)}[0]" for name in MEASURES[measure].definitions]
    return f"{measure}({', '.join([array.rows(), *numbers])})"


def _named(array: _Array) -> str:
    at = array.formula.model.members(array.read.name).index(array.read.who.text)
    return array.of(f"{at}:{at + 1}")


NUMPY: Dialect[str, Callable[[_Array], str]] = Dialect(
    "NumPy",
    operations={name: row.numpy for name, row in OPERATIONS.items()},
    quarters={
        "now": lambda array: array.in_period("1:", "t"),
        "previous": lambda array: array.in_period(":-1", "t - 1"),
        "lagged": _lagged,
        "to_date": _to_date,
        "convolve": _convolution,
        "over_life": lambda array: NUMPY.measures[array.read.when.measure](array),
    },
    members={
        "mine": _Array.of_one,
        "total": lambda array: f"total({array.of()})",
        "total_by": lambda array: f"total_by({array.of()}, {array.groups()})",
        "total_before": lambda array: f"total_before({array.of()}, {array.argument()})",
        "total_beside": lambda array: f"total_beside({array.of()}, {array.argument()})",
        "lookup": _Array.of_one,
        "member": _named,
        "pick": lambda array: f"pick({array.of()}, {array.argument()})",
        "spread": lambda array: f"total_by({array.of()}, {array.groups()})",
    },
    measures=dict.fromkeys(FUNCTIONS, _measured),
)
"""How the generated text takes every reference from the arrays."""
