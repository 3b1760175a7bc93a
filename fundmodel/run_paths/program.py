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
    Convolution,
    Current,
    Lagged,
    Node,
    Operation,
    Previous,
    ToDate,
)
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.order import Step
from fundmodel.build_model.spelling import Reference, spell
from fundmodel.run_paths import arithmetic, over_life
from fundmodel.run_paths.program_references import Hoisted, References, variable

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
        text = spell(line.node, "numpy", self._text_of(line, whole=True))
        rows = ":" if line.kind == "result" else "1:"
        self.body.append(f"    {variable(name)}[{rows}] = {text}")

    def _loop(self, lines: list[Line]) -> None:
        inside = frozenset(line.name for line in lines)
        statements = []
        for line in lines:
            node = self._hoist(line.node, line, inside)
            text = spell(node, "numpy", self._text_of(line, whole=False))
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
            text = spell(node, "numpy", self._text_of(line, whole=True))
            self.body.append(f"    {name} = {text}")
            self._hoisted[key] = f"{name}[t - 1]" if goes_by_period else name
        return Hoisted(self._hoisted[key])

    def _goes_by_period(self, name: str) -> bool:
        return name in self.model.lines or self.model.is_by_year(name)

    def _text_of(self, line: Line, *, whole: bool) -> Reference:
        return References(self.model, line, whole, self.constants).text


def _names_in(node: Node) -> Iterator[str]:
    for part in node.walk():
        if isinstance(part, Current | Previous | Lagged | ToDate):
            yield part.name
        elif isinstance(part, Convolution):
            yield from (part.name, part.weights)
