"""A line's formula as Excel text: the same tree that is compiled, with cells for names.

The text of a row is worked out once, with a mark for the column; every quarter fills in its own.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Read
from fundmodel.build_model.model import Line
from fundmodel.build_model.over_life import MEASURES, Measure
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from fundmodel.workbooks.a1 import column_letters
from fundmodel.workbooks.cell_layout import NUMBER_ROW, CellLayout
from fundmodel.workbooks.cells_taken import (
    BEFORE,
    FIRST_YEAR_CELL,
    THIS,
    YEARS_NAME,
    Cells,
    Row,
)
<<<<<<< HEAD

__all__ = ["BEFORE", "FIRST_YEAR_CELL", "THIS", "YEARS_NAME", "in_column", "row_formula"]
=======
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.time_columns import MEMBER

FIRST_YEAR_CELL, YEARS_NAME = "first_year_of_series", "years_of_series"
>>>>>>> book


def row_formula(layout: CellLayout, line: Line, member_index: int) -> str:
    """The formula of one row, with marks for this quarter's and last quarter's column."""
    return "=" + _text(Row(layout, line, member_index), line.node)


<<<<<<< HEAD
def in_column(formula: str, column: int) -> str:
    """The row's formula in one column."""
    this, before = column_letters(column), column_letters(column - 1)
    return formula.replace(THIS, this).replace(BEFORE, before)


def _text(row: Row, node: Node) -> str:
    return spell(node, EXCEL.operations, partial(_reference, row))
=======
@dataclass(frozen=True)
class _References:
    """What the names in a line's formula become, seen from one of its rows."""

    layout: CellLayout
    line: Line
    member_index: int

    @property
    def here(self) -> str:
        return self.layout.sheet(self.line.name)

    @property
    def fixed(self) -> str:
        """Fixes the rows that every second member's formula names, which changes no number.

        LibreOffice 7.4 takes equal formulas below each other as one group, and dies when a cell
        changes on which very many groups depend; so no two neighbours are equal.
        """
        return "$" if self.member_index % 2 else ""

    def text(self, node: Node) -> str:
        """The text of a reference."""
        match node:
            case Current(name) | Previous(name):
                return self._one(name, _column(node), self._my_row(name))
            case Lagged(name, quarters):
                return self._lagged(name, spell(quarters, "excel", self.text))
            case ToDate(name):
                row, opening = self._my_row(name), column_letters(self.layout.columns.opening)
                area = f"${opening}{self.fixed}{row}:{THIS}{self.fixed}{row}"
                return f"SUM({self.layout.elsewhere(name, self.here, area)})"
            case Convolution(name, weights):
                return self._convolution(name, weights)
            case OverLife(measure, names):
                return self._over_life(measure, names)
            case _:
                return self._over_members(node)

    def _over_members(self, node: Node) -> str:
        match node:
            case Total(of):
                return f"SUM({self._members(of)})"
            case TotalBy(attribute, of):
                column = f"${column_letters(self.layout.columns.attribute(attribute))}"
                return self._sum_if(column, of)
            case TotalRanked(of, rank, compare):
                mine = f'"<"&{self.text(rank)}' if compare == "<" else self.text(rank)
                return f"SUMIF({self._members(rank)},{mine},{self._members(of)})"
            case ByMember(_, parts):
                return spell(parts[self.member_index], "excel", self.text)
            case Spread(of, _):
                return self._sum_if(f"${column_letters(MEMBER)}", of)
            case Lookup(attribute, of):
                return self._group(attribute, of)
            case Member(member, of):
                row = self.layout.row(of.name, self.layout.model.members(of.name).index(member))
                return self._one(of.name, _column(of), row)
            case Picked(of, choice):
                return f"INDEX({self._members(of)},{self.text(choice)})"
            case _:
                raise TypeError(f"no cells for {node!r}")

    def _my_row(self, name: str) -> int:
        """The row of a line in which my own member stands."""
        member_index = self.layout.model.member_index_of(name, self.line.name, self.member_index)
        return self.layout.row(name, member_index)

    def _one(self, name: str, column: str, row: int) -> str:
        model = self.layout.model
        if model.is_by_year(name):
            return self._by_year(name, column)
        if name in model.inputs:
            return name if model.each(name) is None else self._member_input(name, row)
        if model.is_result(name):
            column = f"${column_letters(self.layout.columns.whole_life)}"
        return self.layout.elsewhere(name, self.here, f"{column}{self.fixed}{row}")

    def _member_input(self, name: str, row: int) -> str:
        live = column_letters(InputColumns.live)
        return on_sheet(self.layout.sheet(name), f"${live}${row}")

    def _by_year(self, name: str, column: str) -> str:
        first, last = self.layout.years
        row = self.layout.row(name)
        first_letters = column_letters(FIRST_YEAR)
        last_letters = column_letters(FIRST_YEAR + last - first)
        area = on_sheet(BY_YEAR, f"${first_letters}${row}:${last_letters}${row}")
        year = f"MAX({column}${YEAR_ROW},{FIRST_YEAR_CELL})"
        return f"INDEX({area},1,MATCH({year},{YEARS_NAME},0))"

    def _lagged(self, name: str, lag: str) -> str:
        """A range that ends one column back, so that nothing can look forward."""
        row, opening = self._my_row(name), column_letters(self.layout.columns.opening)
        area = f"${opening}{self.fixed}{row}:{BEFORE}{self.fixed}{row}"
        area = self.layout.elsewhere(name, self.here, area)
        bracketed = f"({lag})" if "+" in lag else lag
        return f"INDEX({area},1,MAX(1,{THIS}${NUMBER_ROW}-{bracketed}+1))"

    def _convolution(self, name: str, weights: str) -> str:
        """Earlier values, each times the weight in the column of its age; nothing looks forward."""
        opening = f"${column_letters(self.layout.columns.opening)}"
        row, by_age = self._my_row(name), self._my_row(weights)
        values = self.layout.elsewhere(name, self.here, f"{opening}{row}:{BEFORE}{row}")
        area = self.layout.elsewhere(weights, self.here, f"{opening}{by_age}:{THIS}{by_age}")
        numbers = f"{opening}${NUMBER_ROW}:{THIS}${NUMBER_ROW}"
        ages = f"{THIS}${NUMBER_ROW}-{opening}${NUMBER_ROW}:{BEFORE}${NUMBER_ROW}"
        return f"SUMPRODUCT({values}*SUMIF({numbers},{ages},{area}))"

    def _members(self, of: Current | Previous) -> str:
        name = of.name
        if name in self.layout.model.inputs:
            column = f"${column_letters(InputColumns.live)}$"
        elif self.layout.model.is_result(name):
            column = f"${column_letters(self.layout.columns.whole_life)}"
        else:
            column = _column(of)
        return self.layout.cells(name, column, self.here)

    def _sum_if(self, column: str, of: Current | Previous) -> str:
        """Sum the rows whose text in a column is my own member."""
        labels = self.layout.cells(of.name, f"{column}$", self.here)
        row = self.layout.row(self.line.name, self.member_index)
        mine = f"${column_letters(MEMBER)}{self.fixed}{row}"
        return f"SUMIF({labels},{mine},{self._members(of)})"

    def _group(self, attribute: str, of: Current | Previous) -> str:
        column = column_letters(self.layout.columns.attribute(attribute))
        mine = f"${column}{self.fixed}{self.layout.row(self.line.name, self.member_index)}"
        groups = self.layout.cells(of.name, f"${column_letters(MEMBER)}$", self.here)
        return f"INDEX({self._members(of)},MATCH({mine},{groups},0))"

    def _over_life(self, measure: str, names: tuple[str, ...]) -> str:
        excel, last = MEASURES[measure].excel, MEASURES[measure].quarter == "last"
        if not excel:
            return self.layout.rate(self.line.name, self.member_index)
        return excel.format(*(self._last(name) if last else self._life(name) for name in names))

    def _last(self, name: str) -> str:
        """The last quarter of a line."""
        last = column_letters(self.layout.columns.last)
        return self._one(name, f"${last}", self._my_row(name))

    def _life(self, name: str) -> str:
        """All quarters of a line, of my own member."""
        member_index = self._my_row(name) - self.layout.row(name)
        return self.layout.life(name, member_index, self.here)
>>>>>>> book


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
    return EXCEL.quarters[cells.read.when.kind](replace(cells, of=of))


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
