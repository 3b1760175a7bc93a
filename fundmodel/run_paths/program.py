"""A model as one NumPy function, generated from the formulas and the table of operations.

Lines outside loops are worked out for all periods at once; those that look back on each other go
period by period, and whatever in them does not depend on the loop is worked out before it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from traceback import walk_tb
from typing import Any, NamedTuple

import numpy as np

from fundmodel.build_model.expressions import Node, Operation, Read
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.order import Step
from fundmodel.run_paths import arithmetic, over_life
from fundmodel.run_paths.program_references import Hoisted, References, variable

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "power": arithmetic.power,
    "minimum": arithmetic.minimum,
    "maximum": arithmetic.maximum,
    "absolute": arithmetic.absolute,
    "floor": arithmetic.floor,
    "where": arithmetic.where,
    "choose": arithmetic.choose,
    "as_number": arithmetic.as_number,
    "all_of": arithmetic.all_of,
    "any_of": arithmetic.any_of,
    "not_": arithmetic.not_,
    "divide": arithmetic.divide,
    "end_of_quarter": arithmetic.end_of_quarter,
    "year_of": arithmetic.year_of,
    "total": arithmetic.total,
    "total_by": arithmetic.total_by,
    "total_before": arithmetic.total_before,
    "total_beside": arithmetic.total_beside,
    "by_member": arithmetic.by_member,
    "convolve": arithmetic.convolve,
    "convolve_in_all": arithmetic.convolve_in_all,
    "pick": arithmetic.pick,
    "lagged": arithmetic.lagged,
    "lagged_in_all": arithmetic.lagged_in_all,
    "by_year": arithmetic.by_year,
    **over_life.FUNCTIONS,
}
"""All that the generated text can call by name, besides NumPy."""


@dataclass(frozen=True)
class Program:
    """The generated function and its text.

    Attributes:
        run: takes the dictionary of arrays by name and fills in the lines.
        text: the source, for whoever wants to read what is computed.
        lines: for each row of the text the line of the model that it works out, "" for the others.
    """

    run: Callable[[dict[str, Any], int], None]
    text: str
    lines: tuple[str, ...]

    def line_of(self, error: BaseException) -> str:
        """The line whose formula raised an error while the program ran."""
        *_, row = (
            row for frame, row in walk_tb(error.__traceback__) if frame.f_code is self.run.__code__
        )
        return self.lines[row - 1]


def write_program(model: Model) -> Program:
    """Generate and compile the function that works out a model."""
    writer = _Writer(model)
    for step in model.steps:
        writer.step(step)
    names = [*model.inputs, *model.lines]
    head = ["def run(arrays, periods):"]
    head += [f"    {variable(name)} = arrays[{name!r}]" for name in names]
    text = "\n".join([*head, *(statement.text for statement in writer.body), ""])
    scope: dict[str, Any] = {**FUNCTIONS, **writer.constants, "np": np}
    exec(compile(text, "<the model's program>", "exec"), scope)
    lines = (*("" for _ in head), *(statement.line for statement in writer.body))
    return Program(scope["run"], text, lines)


class _Statement(NamedTuple):
    """A row of the text, and the line of the model that it works out, if any."""

    text: str
    line: str = ""


@dataclass
class _Writer:
    """Collects the text of the function, and the index arrays that it refers to."""

    model: Model
    body: list[_Statement] = field(default_factory=list)
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
            text = f"by_year(arrays['{name} by year'], {year}, arrays['{name} first year'])"
            self.body.append(_Statement(f"    {table}[:] = {text}", name))
            return
        line = self.model.lines[name]
        text = self._text_of(line, line.node, whole=True)
        rows = "1:" if line.traits.by_quarter else ":"
        self.body.append(_Statement(f"    {variable(name)}[{rows}] = {text}", name))

    def _loop(self, lines: list[Line]) -> None:
        inside = frozenset(line.name for line in lines)
        statements = []
        for line in lines:
            node = self._hoist(line.node, line, inside)
            text = self._text_of(line, node, whole=False)
            text = f"        {variable(line.name)}[t] = {text}"
            statements.append(_Statement(text, line.name))
        self.body += [_Statement("    for t in range(1, periods + 1):"), *statements]

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
            text = self._text_of(line, node, whole=True)
            self.body.append(_Statement(f"    {name} = {text}", line.name))
            self._hoisted[key] = f"{name}[t - 1]" if goes_by_period else name
        return Hoisted(self._hoisted[key])

    def _goes_by_period(self, name: str) -> bool:
        return name in self.model.lines or self.model.is_by_year(name)

    def _text_of(self, line: Line, node: Node, *, whole: bool) -> str:
        return References(self.model, line, whole, self.constants).text(node)


def _names_in(node: Node) -> Iterator[str]:
    return (part.name for part in node.walk() if isinstance(part, Read))
