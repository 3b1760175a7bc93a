"""A line's formula as Excel text: the same tree that NumPy evaluates, with cells for names.

The text of a row is worked out once, with a mark for the column; every quarter fills in its own.
"""

from dataclasses import dataclass

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Current,
    Lagged,
    Lookup,
    Member,
    Node,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
    TotalRanked,
)
from fundmodel.build_model.model import Line
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import spell
from fundmodel.workbooks.a1 import column_letters, on_sheet
from fundmodel.workbooks.cell_layout import (
    BY_YEAR,
    FIRST_YEAR,
    NUMBER_ROW,
    YEAR_ROW,
    CellLayout,
    InputColumns,
)
from fundmodel.workbooks.copied_formulas import BEFORE, THIS
from fundmodel.workbooks.time_columns import MEMBER

FIRST_YEAR_CELL, YEARS_NAME = "first_year_of_series", "years_of_series"


def row_formula(layout: CellLayout, line: Line, member_index: int) -> str:
    """The formula of one row, with marks for this quarter's and last quarter's column."""
    return "=" + spell(line.node, "excel", _References(layout, line, member_index).text)


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


def _column(node: Current | Previous) -> str:
    return BEFORE if isinstance(node, Previous) else THIS
