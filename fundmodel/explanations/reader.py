"""One line's formula in one quarter: what it reads, and what its nodes come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.build_model.expressions import ByMember, Node, Number, Operation, Read
from fundmodel.explanations.operations_on_numbers import ON_NUMBERS
from fundmodel.explanations.quarters_taken import Taken
from fundmodel.explanations.references import EXPLAINED
from fundmodel.explanations.written_numbers import short, spell_spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.build_model.model import Line
    from fundmodel.explanations.quarters_taken import Cell, Part
    from fundmodel.run_paths.run import Run


@dataclass(frozen=True)
class Reader:
    """Reads one line's formula in one quarter, for one member."""

    run: Run
    line: Line
    period: int
    member_index: int

    def parts(self) -> Iterator[Part]:
        """Name, period and index of the member of what the line is made of, each once.

        The period is None where the whole life counts.
        """
        yield from dict.fromkeys(self.parts_of(self.line.node))

    def formula_in_numbers(self) -> str:
        """The formula with numbers in place of names; "" for a measure of a whole row."""
        if isinstance(self.line.node, Read) and self.line.node.when.measure:
            return ""
        return spell_spaced(self.line.node, lambda node: short(self.number_of(node)))

    def parts_of(self, node: Node) -> Iterator[Part]:
        """The parts of a formula, or of a part of it."""
        for operand in node.operands():
            match operand:
                case ByMember(_, parts):
                    yield from self.parts_of(parts[self.member_index])
                case Read(_, _, who):
                    yield from EXPLAINED.members[who.kind].parts(Taken(self, operand))

    def cells_of(self, node: Read) -> Iterator[Cell]:
        """Every cell that a reference needs, of all quarters that it takes."""
        yield from EXPLAINED.members[node.who.kind].cells(Taken(self, node))

    def number_of(self, node: Node) -> float:
        """The number that a number or a reference stands for."""
        match node:
            case Number(value):
                return value
            case ByMember(_, parts):
                return self.number_of(parts[self.member_index])
            case Read(_, _, who):
                return EXPLAINED.members[who.kind].number(Taken(self, node))
        raise TypeError(f"no number for {node!r}")

    def value_of(self, node: Node) -> float:
        """What any node comes to; a condition is 0 or 1."""
        if isinstance(node, Operation):
            return ON_NUMBERS[node.operation](*map(self.value_of, node.arguments))
        return self.number_of(node)

    def amounts_of(self, node: Read) -> Iterator[tuple[Cell, float]]:
        """The cells whose numbers, each times its weight, add up to what a reference stands for.

        Nothing for a measure that is no such sum, such as a rate of return.
        """
        yield from EXPLAINED.members[node.who.kind].amounts(Taken(self, node))

    def mine(self, name: str) -> int:
        """Where my own member stands among those of another line."""
        return self.run.model.member_index_of(name, self.line.name, self.member_index)
