"""A line's formula as Excel text: the same tree that is compiled, with cells for names.

The text of a row is worked out once, with a mark for the column; every quarter fills in its own.
"""

from collections.abc import Callable
from functools import partial

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Read
from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.build_model.model import Line
from fundmodel.build_model.over_life import MEASURES, Measure
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from fundmodel.workbooks.a1 import column_letters
from fundmodel.workbooks.cell_layout import NUMBER_ROW, CellLayout
from fundmodel.workbooks.cells_taken import FIRST_YEAR_CELL, YEARS_NAME, Cells, Row
from fundmodel.workbooks.copied_formulas import BEFORE, THIS

__all__ = ["FIRST_YEAR_CELL", "YEARS_NAME", "row_formula"]


def row_formula(layout: CellLayout, line: Line, member_index: int) -> str:
    """The formula of one row, with marks for this quarter's and last quarter's column."""
    return "=" + _text(Row(layout, line, member_index), line.node)


def to_tolerance(text: str) -> str:
    """A difference in whole multiples of what checks tolerate: what is all but zero shows as none.

    >>> to_tolerance("A1-B1")
    'ROUND((A1-B1)/check_tolerance,0)*check_tolerance+0'
    """
    return f"ROUND(({text})/{CHECK_TOLERANCE},0)*{CHECK_TOLERANCE}+0"


def _text(row: Row, node: Node) -> str:
    return spell(node, EXCEL.operations, partial(_reference, row))


def _reference(row: Row, node: Node) -> str:
    if isinstance(node, ByMember):
        return _text(row, node.parts[row.member_index])
    if not isinstance(node, Read):
        raise TypeError(f"no cells for {node!r}")
    return EXCEL.members[node.who.kind](Cells(row, node))


# Whose cells.


def _one(cells: Cells) -> str:
    """Those of one member: my own, or the one that is named."""
    taken = cells.layout.model.members_taken(cells.read, cells.row.line.name)
    return _in_quarters(cells, taken[cells.row.member_index][0])


def _all(cells: Cells) -> str:
    """Those of all members, one below the other."""
    return _in_quarters(cells, None)


def _in_quarters(cells: Cells, of: int | None) -> str:
    return EXCEL.quarters[cells.read.when.kind](Cells(cells.row, cells.read, of))


def _argument(cells: Cells) -> Cells:
    """The rank or the choice that a reference comes with."""
    argument = cells.read.who.argument
    assert isinstance(argument, Read)  # noqa: S101  (the language takes nothing else)
    return Cells(cells.row, argument)


def _attribute(cells: Cells) -> int:
    return cells.layout.columns.attribute(cells.read.who.text)


def _of_my_name(cells: Cells) -> str:
    return f"SUMIF({cells.labels()},{cells.row.label()},{_all(cells)})"


def _of_my_group(cells: Cells) -> str:
    return f"SUMIF({cells.labels(_attribute(cells))},{cells.row.label()},{_all(cells)})"


def _my_group(cells: Cells) -> str:
    mine = cells.row.label(_attribute(cells))
    return f"INDEX({_all(cells)},MATCH({mine},{cells.labels()},0))"


def _of_rank(compare: str, cells: Cells) -> str:
    rank = _argument(cells)
    return f"SUMIF({_all(rank)},{compare}{_one(rank)},{_all(cells)})"


# Which quarters.


def _lagged(cells: Cells) -> str:
    """One column of a range that ends one column back, so that nothing can look forward.

    Of all members it is their cells below each other, row 0 of the range, as SUM takes them.
    """
    lag = _text(cells.row, cells.read.when.arguments[0])
    bracketed = f"({lag})" if "+" in lag else lag
    row = "0" if cells.of is None else "1"
    area = cells.from_opening(BEFORE)
    return f"INDEX({area},{row},MAX(1,{THIS}${NUMBER_ROW}-{bracketed}+1))"


def _convolution(cells: Cells) -> str:
    """Earlier values, each times the weight in the column of its age; nothing looks forward."""
    row, layout = cells.row, cells.layout
    opening = f"${column_letters(layout.columns.opening)}"

    def quarters(name: str, last: str) -> str:
        area = f"{opening}{row.row_of(name)}:{last}{row.row_of(name)}"
        return layout.elsewhere(name, row.here, area)

    name, weights = cells.read.names
    numbers = f"{opening}${NUMBER_ROW}:{THIS}${NUMBER_ROW}"
    ages = f"{THIS}${NUMBER_ROW}-{opening}${NUMBER_ROW}:{BEFORE}${NUMBER_ROW}"
    by_age = f"SUMIF({numbers},{ages},{quarters(weights, THIS)})"
    return f"SUMPRODUCT({quarters(name, BEFORE)}*{by_age})"


def _whole_rows(excel: str, cells: Cells) -> str:
    row, layout = cells.row, cells.layout
    rows = [
        layout.life(name, row.row_of(name) - layout.row(name), row.here)
        for name in cells.read.names
    ]
    return excel.format(*rows)


def _last_quarter(cells: Cells) -> str:
    return cells.in_column(f"${column_letters(cells.layout.columns.last)}")


def _on_returns(cells: Cells) -> str:
    return cells.layout.rate(cells.row.line.name, cells.row.member_index)


def _measure(measure: Measure) -> Callable[[Cells], str]:
    """How the table spells a measure, or where its block of cells stands."""
    if not measure.excel:
        return _on_returns
    return _last_quarter if measure.quarter == "last" else partial(_whole_rows, measure.excel)


EXCEL: Dialect[str, Callable[[Cells], str]] = Dialect(
    "the workbook",
    operations=AS_IN_CELLS,
    quarters={
        "now": lambda cells: cells.in_column(THIS),
        "previous": lambda cells: cells.in_column(BEFORE),
        "lagged": _lagged,
        "to_date": lambda cells: f"SUM({cells.from_opening(THIS)})",
        "convolve": _convolution,
        "over_life": lambda cells: EXCEL.measures[cells.read.when.measure](cells),
    },
    members={
        "mine": _one,
        "total": lambda cells: f"SUM({_all(cells)})",
        "smallest": lambda cells: f"MIN({_all(cells)})",
        "largest": lambda cells: f"MAX({_all(cells)})",
        "total_by": _of_my_group,
        "total_before": partial(_of_rank, '"<"&'),
        "total_beside": partial(_of_rank, ""),
        "lookup": _my_group,
        "member": _one,
        "pick": lambda cells: f"INDEX({_all(cells)},{_one(_argument(cells))})",
        "spread": _of_my_name,
    },
    measures={name: _measure(measure) for name, measure in MEASURES.items()},
)
"""What the workbook makes of every reference; operations are spelled by their own table."""
