"""Which rows the lines take on a sheet: a heading a block, then a row a line.

The members of a line stand below a row that says the line once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from fundmodel.build_model.model import Line, Model
from fundmodel.workbooks.time_columns import AnnualColumns

CHECKED_BY_QUARTER = ("check", "alert")


@dataclass(frozen=True)
class LineRows:
    """Where lines stand.

    Attributes:
        blocks: block -> the row of its heading.
        rows: line -> the row of its first member.
        first: the row of the first heading.
        end: the first row below all of them.
    """

    blocks: dict[str, int]
    rows: dict[str, int]
    first: int
    end: int


@dataclass(frozen=True)
class AnnualLayout:
    """The rows and columns of Annual.

    Attributes:
        columns: label, years and key.
        stages: stage -> the rows of its lines; the heading of the stage stands above them.
        has_members: whether members have rows; otherwise a line has one, of the total over them.
    """

    columns: AnnualColumns
    stages: dict[str, LineRows]
    has_members: bool = False

    @cached_property
    def rows(self) -> dict[str, int]:
        """Line -> the row of its first member, or of the line where members have none."""
        return {name: row for stage in self.stages.values() for name, row in stage.rows.items()}

    def total_row(self, model: Model, name: str) -> int:
        """The row of a line as a whole: of the total over its members, if it has any."""
        return self.rows[name] - (self.has_members and is_grouped(model, name))


def is_grouped(model: Model, name: str) -> bool:
    """Whether the members of a line stand below a row that says the line."""
    return len(model.members(name)) > 1


def line_rows(model: Model, lines: Iterable[Line], first: int, *, members: bool = True) -> LineRows:
    """Rows for lines, from a first row on; blocks stand a row apart.

    Args:
        model: the lines.
        lines: those that get rows.
        first: the first row.
        members: whether each member has a row; otherwise a line has one.
    """
    blocks: dict[str, int] = {}
    rows: dict[str, int] = {}
    row = first
    for block, of_block in groupby(lines, lambda line: line.definition.block):
        row += 1 if blocks else 0
        blocks[block] = row
        row += 1
        for line in of_block:
            rows[line.name] = row + (members and is_grouped(model, line.name))
            row = rows[line.name] + (len(model.members(line.name)) if members else 1)
    return LineRows(blocks, rows, first, row)


def annual_rows(model: Model, first: int, *, members: bool) -> dict[str, LineRows]:
    """Stage -> rows for its lines that go by quarter, below a heading of the stage.

    Args:
        model: the lines.
        first: the first row.
        members: whether each member has a row. Otherwise the sheet is the light one, without what
            is checked by the quarter: the sheet of checks says the worst of it.
    """
    left_out = {"result"} if members else {"result", *CHECKED_BY_QUARTER}
    stages, row = {}, first
    for stage in model.stages:
        lines = [line for line in model.in_stage(stage.name) if line.kind not in left_out]
        if lines:
            stages[stage.name] = line_rows(model, lines, row + 1, members=members)
            row = stages[stage.name].end + 1
    return stages
