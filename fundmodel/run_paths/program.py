"""A model as one NumPy function, generated from the formulas and the table of operations.

Lines outside loops are worked out for all periods at once; those that look back on each other go
period by period, and whatever in them does not depend on the loop is worked out before it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from traceback import walk_tb
from typing import Any

import numpy as np

from fundmodel.build_model.expressions import (
    Current,
    Lagged,
    Member,
    MyGroup,
    Node,
    Operation,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
)
from fundmodel.build_model.language import ONE_HALF, QUARTERS_IN_A_YEAR
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.order import Step
from fundmodel.build_model.spelling import spell
from fundmodel.run_paths import arithmetic, over_life

PUBLIC = {
    name: thing
    for module in (arithmetic, over_life)
    for name, thing in vars(module).items()
    if callable(thing) and not name.startswith("_")
}


@dataclass(frozen=True)
class Program:
    """The generated function and its text.

    Attributes:
        run: takes the dictionary of arrays by name and fills in the lines.
        text: the source, for whoever wants to read what is computed.
    """

    run: Callable[[dict[str, Any], int], None]
    text: str

    def line_of(self, error: BaseException) -> str:
        """The line whose formula raised an error while the program ran."""
        places = [
            place
            for frame, place in walk_tb(error.__traceback__)
            if frame.f_code is self.run.__code__
        ]
        statement = self.text.splitlines()[places[-1] - 1]
        return re.sub(r"^\s*(v_|before_\d+_)(\w+).*", r"\2", statement)


def write_program(model: Model) -> Program:
    """Generate and compile the function that works out a model."""
    writer = _Writer(model)
    for step in model.steps:
        writer.step(step)
    names = [*model.inputs, *model.lines]
    head = ["def run(arrays, periods):"]
    head += [f"    {variable(name)} = arrays[{name!r}]" for name in names]
    text = "\n".join([*head, *writer.body, ""])
    scope: dict[str, Any] = {**PUBLIC, **writer.constants, "np": np}
    exec(compile(text, "<the model's program>", "exec"), scope)
    return Program(scope["run"], text)


def variable(name: str) -> str:
    """The name of a line's array in the generated text; no line can shadow a function."""
    return f"v_{name}"


@dataclass
class _Writer:
    """Collects the text of the function, and the index arrays that it refers to."""

    model: Model
    body: list[str] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)
    _hoisted: dict[Node, str] = field(default_factory=dict)

    def step(self, step: Step) -> None:
        """Write the statements of one step."""
        lines = [self.model.lines[name] for name in step.names if name in self.model.lines]
        if step.is_loop:
            self._loop(lines)
            return
        for name in step.names:
            self._whole(name)

    def _whole(self, name: str) -> None:
        if self.model.is_by_year(name):
            year, table = variable(self.model.calendar.year), variable(name)
            self.body.append(
                f"    {table}[:] = by_year(arrays['{name} by year'], {year},"
                f" arrays['{name} first year'])"
            )
            return
        line = self.model.lines[name]
        text = spell(line.node, "numpy", _References(self, line, whole=True).text)
        rows = ":" if line.kind == "result" else "1:"
        self.body.append(f"    {variable(name)}[{rows}] = {text}")

    def _loop(self, lines: list[Line]) -> None:
        inside = frozenset(line.name for line in lines)
        statements = []
        for line in lines:
            node = self._hoist(line.node, line, inside)
            text = spell(node, "numpy", _References(self, line, whole=False).text)
            statements.append(f"        {variable(line.name)}[t] = {text}")
        self.body += ["    for t in range(1, periods + 1):", *statements]

    def _hoist(self, node: Node, line: Line, inside: frozenset[str]) -> Node:
        """Replace what does not depend on the loop by a name, worked out before it."""
        if not isinstance(node, Operation):
            return node
        if not any(name in inside for name in _names_in(node)):
            return self._worked_out_before(node, line)
        arguments = tuple(self._hoist(argument, line, inside) for argument in node.arguments)
        return Operation(node.operation, arguments, node.options)

    def _worked_out_before(self, node: Operation, line: Line) -> Node:
        key = Operation(f"for each {line.each}", (node,))
        if key not in self._hoisted:
            name = f"before_{len(self._hoisted)}_{line.name}"
            goes_by_period = any(self._goes_by_period(part) for part in _names_in(node))
            text = spell(node, "numpy", _References(self, line, whole=True).text)
            self.body.append(f"    {name} = {text}")
            self._hoisted[key] = f"{name}[t - 1]" if goes_by_period else name
        return _Hoisted(self._hoisted[key])

    def _goes_by_period(self, name: str) -> bool:
        return name in self.model.lines or self.model.is_by_year(name)

    def constant(self, name: str, value: Any) -> str:
        """Keep an index array under a name of its own."""
        self.constants[name] = value
        return name


@dataclass(frozen=True, slots=True)
class _Hoisted(Node):
    """What has been worked out before a loop, by its name in the generated text."""

    text: str


def _names_in(node: Node) -> Iterator[str]:
    for part in node.walk():
        if isinstance(part, Current | Previous | Lagged | ToDate):
            yield part.name


@dataclass(frozen=True)
class _References:
    """How a formula of one line refers to arrays: all periods at once, or period t."""

    writer: _Writer
    line: Line
    whole: bool

    @property
    def model(self) -> Model:
        return self.writer.model

    def text(self, node: Node) -> str:
        """The text of a reference."""
        match node:
            case _Hoisted(text):
                return text
            case Current(name) | Previous(name):
                return self._slice(node) + self._my_members(name)
            case Lagged(name, quarters):
                lag = f"np.asarray({spell(quarters, 'numpy', self.text)})"
                values = variable(name) + self._my_members(name, axes=":, ")
                return (
                    f"lagged_in_all({values}, {lag})"
                    if self.whole
                    else f"lagged({values}, t, {lag})"
                )
            case ToDate(name):
                values = variable(name) + self._my_members(name, axes=":, ")
                return (
                    f"np.cumsum({values}, axis=0)[1:]"
                    if self.whole
                    else f"np.cumsum({values}[:t + 1], axis=0)[-1]"
                )
            case Total(of):
                return f"total({self._slice(of)})"
            case TotalBy(attribute, of):
                return f"total_by({self._slice(of)}, {self._groups(attribute, of.name)})"
            case MyGroup(attribute, of):
                return f"{self._slice(of)}[..., {self._group_places(attribute, of.name)}, :]"
            case Member(member, of):
                place = self.model.members(of.name).index(member)
                return f"{self._slice(of)}[..., {place}:{place + 1}, :]"
            case Picked(of, choice):
                return f"pick({self._slice(of)}, {self._slice(choice)})"
            case Spread(of, whole):
                return self._spread(of, whole)
            case OverLife(measure, names):
                return self._over_life(measure, names)
            case _:
                raise TypeError(f"no reference for {node!r}")

    def _slice(self, node: Current | Previous) -> str:
        name = node.name
        if self.model.is_result(name) or (
            name in self.model.inputs and not self.model.is_by_year(name)
        ):
            return f"{variable(name)}[0]"
        if isinstance(node, Previous):
            return f"{variable(name)}[:-1]" if self.whole else f"{variable(name)}[t - 1]"
        return f"{variable(name)}[1:]" if self.whole else f"{variable(name)}[t]"

    def _my_members(self, name: str, axes: str = "..., ") -> str:
        """The index that takes my members out of a line that runs over more of them."""
        theirs, mine = self.model.each(name), self.line.each
        if theirs is None or mine is None or theirs == mine:
            return ""
        sets = self.model.sets
        places = np.array(sets[theirs].places_of(sets[mine]), dtype=np.int64)
        return f"[{axes}{self.writer.constant(f'{mine}_in_{theirs}', places)}, :]"

    def _groups(self, attribute: str, name: str) -> str:
        members = self.model.each(name)
        texts = self.model.sets[members].attributes[attribute]  # type: ignore[index]
        groups = [
            np.array([place for place, text in enumerate(texts) if text == group], dtype=np.int64)
            for group in self.model.members(self.line.name)
        ]
        return self.writer.constant(f"{members}_of_each_{self.line.each}_by_{attribute}", groups)

    def _group_places(self, attribute: str, name: str) -> str:
        groups = self.model.members(name)
        texts = self.model.sets[self.line.each].attributes[attribute]  # type: ignore[index]
        places = np.array([groups.index(text) for text in texts], dtype=np.int64)
        key = f"{attribute}_of_{self.line.each}_in_{self.model.each(name)}"
        return self.writer.constant(key, places)

    def _spread(self, of: Current | Previous, whole: str) -> str:
        sets, part = self.model.sets, str(self.model.each(of.name))
        places = np.array(sets[whole].places_of(sets[part]), dtype=np.int64)
        where_to = self.writer.constant(f"{part}_in_{whole}", places)
        return f"spread({self._slice(of)}, {where_to}, {len(sets[whole].members)})"

    def _over_life(self, measure: str, names: tuple[str, ...]) -> str:
        rows = [variable(name) + self._my_members(name, axes=":, ") for name in names]
        if measure == "irr":
            rows += [f"{variable(name)}[0]" for name in (ONE_HALF, QUARTERS_IN_A_YEAR)]
        return f"{measure}({', '.join(rows)})"
