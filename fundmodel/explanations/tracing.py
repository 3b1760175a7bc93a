"""A number all the way back: every cell that it needs, and the number worked out from them anew.

Nothing of the run but its assumptions goes into what is worked out anew. Each formula is taken as
explanations tell it and worked out on single numbers, quarter after quarter, so that an explanation
that left out or mistook a part would come to another number, or to none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.expressions import ByMember, Node, Read
from fundmodel.explanations.attribution import result_period
from fundmodel.explanations.described import assumption
from fundmodel.explanations.explain import refuse_unknown
from fundmodel.explanations.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.run_paths.run import Run


@dataclass(frozen=True, eq=False)
class Trace:
    """Every number that a number is worked out from.

    Attributes:
        run: where it stands.
        cell: its name, period and index of the member.
        formulas: the cells of lines, each behind all those that it reads.
        assumptions: the cells of assumptions.
    """

    run: Run
    cell: Cell
    formulas: tuple[Cell, ...]
    assumptions: tuple[Cell, ...]

    def __repr__(self) -> str:
        return (
            f"Trace of {self.cell[0]}: {len(self.formulas)} numbers of lines, worked out from "
            f"{len({name for name, _, _ in self.assumptions})} assumptions"
        )

    def recomputed(self) -> float:
        """The number, worked out from the assumptions alone; as in the run but for rounding."""
        arrays = {name: np.full_like(row, np.nan) for name, row in self.run.arrays.items()}
        for name, period, member_index in self.assumptions:
            at = min(period, len(arrays[name]) - 1), member_index
            arrays[name][at] = self.run.arrays[name][at]
        blank = replace(self.run, arrays=arrays)
        for cell in self.formulas:
            name, period, member_index = cell
            arrays[name][min(period, len(arrays[name]) - 1), member_index, 0] = _value(blank, cell)
        return blank.number(*self.cell)

    @property
    def table(self) -> pd.DataFrame:
        """The assumptions, a row a number: name, label, when, value, unit, source, grade, as_of."""
        import pandas as pd

        told = {}
        for name, period, member_index in self.assumptions:
            one = assumption(self.run, name, period, member_index)
            told[one.name, one.when] = one
        columns = ("name", "label", "when", "value", "unit", "source", "grade", "as_of", "how_sure")
        return pd.DataFrame(
            [{column: getattr(one, column) for column in columns} for one in told.values()],
            columns=list(columns),
        )


def trace(run: Run, name: str, period: int | None = None, member_index: int = 0) -> Trace:
    """Find every number that one number needs, back to the assumptions.

    Args:
        run: the numbers.
        name: a line.
        period: the quarter, 0 the opening; None for a result.
        member_index: position of the member in its set, counted from 0.

    Raises:
        BadInput: no such line.
    """
    refuse_unknown(run.model, name)
    start = name, result_period(run) if period is None else period, member_index
    seen = {start}
    waiting = [start]
    while waiting:
        for cell in _needed(run, waiting.pop()):
            if cell not in seen:
                seen.add(cell)
                waiting.append(cell)
    position = {line: at for at, line in enumerate(run.model.order)}
    lines = [cell for cell in seen if cell[0] in run.model.lines]
    inputs = [cell for cell in seen if cell[0] in run.model.inputs]
    formulas = sorted(lines, key=lambda cell: (cell[1], position[cell[0]], cell[2]))
    return Trace(run, start, tuple(formulas), tuple(sorted(inputs)))


def _needed(run: Run, cell: Cell) -> Iterator[Cell]:
    """The cells that a cell is worked out from, in one step."""
    name, period, member_index = cell
    if name in run.model.inputs:
        return
    line = run.model.lines[name]
    if period == 0:
        if isinstance(opening := line.definition.opening, str):
            yield opening, 0, run.model.member_index_of(opening, name, member_index)
        return
    reader = Reader(run, line, period, member_index)
    for read in _reads(line.node, member_index):
        yield from reader.cells_of(read)


def _reads(node: Node, member_index: int) -> Iterator[Read]:
    for operand in node.operands():
        if isinstance(operand, ByMember):
            yield from _reads(operand.parts[member_index], member_index)
        elif isinstance(operand, Read):
            yield operand


def _value(run: Run, cell: Cell) -> float:
    name, period, member_index = cell
    line = run.model.lines[name]
    if period > 0:
        return Reader(run, line, period, member_index).value_of(line.node)
    if isinstance(opening := line.definition.opening, str):
        return run.number(opening, 0, run.model.member_index_of(opening, name, member_index))
    return float(opening)
