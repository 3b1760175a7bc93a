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
from fundmodel.build_model.spelling import spell
from fundmodel.workbooks.a1 import column_letters, on_sheet
from fundmodel.workbooks.places import (
    BY_YEAR,
    FIRST_YEAR,
    NUMBER_ROW,
    YEAR_ROW,
    InputColumns,
    Places,
)
from fundmodel.workbooks.time_columns import MEMBER

THIS, BEFORE = "\x01", "\x02"
FIRST_YEAR_CELL, YEARS_NAME = "first_year_of_series", "years_of_series"


def row_formula(places: Places, line: Line, place: int) -> str:
    """The formula of one row, with marks for this quarter's and last quarter's column."""
    return "=" + spell(line.node, "excel", _References(places, line, place).text)


def in_column(formula: str, column: int) -> str:
    """The row's formula in one column."""
    this, before = column_letters(column), column_letters(column - 1)
    return formula.replace(THIS, this).replace(BEFORE, before)


@dataclass(frozen=True)
class _References:
    """What the names in a line's formula become, seen from one of its rows."""

    places: Places
    line: Line
    place: int

    @property
    def here(self) -> str:
        return self.places.sheet(self.line.name)

    @property
    def fixed(self) -> str:
        """Fixes the rows that every second member's formula names, which changes no number.

        LibreOffice 7.4 takes equal formulas below each other as one group, and dies when a cell
        changes on which very many groups depend; so no two neighbours are equal.
        """
        return "$" if self.place % 2 else ""

    def text(self, node: Node) -> str:
        """The text of a reference."""
        match node:
            case Current(name) | Previous(name):
                return self._one(name, _column(node), self._my_row(name))
            case Lagged(name, quarters):
                return self._lagged(name, spell(quarters, "excel", self.text))
            case ToDate(name):
                row, opening = self._my_row(name), column_letters(self.places.columns.opening)
                area = f"${opening}{self.fixed}{row}:{THIS}{self.fixed}{row}"
                return f"SUM({self.places.elsewhere(name, self.here, area)})"
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
                column = f"${column_letters(self.places.columns.attribute(attribute))}"
                return self._sum_if(column, of)
            case TotalRanked(of, rank, compare):
                mine = f'"<"&{self.text(rank)}' if compare == "<" else self.text(rank)
                return f"SUMIF({self._members(rank)},{mine},{self._members(of)})"
            case ByMember(_, parts):
                return spell(parts[self.place], "excel", self.text)
            case Spread(of, _):
                return self._sum_if(f"${column_letters(MEMBER)}", of)
            case Lookup(attribute, of):
                return self._group(attribute, of)
            case Member(member, of):
                row = self.places.row(of.name, self.places.model.members(of.name).index(member))
                return self._one(of.name, _column(of), row)
            case Picked(of, choice):
                return f"INDEX({self._members(of)},{self.text(choice)})"
            case _:
                raise TypeError(f"no cells for {node!r}")

    def _my_row(self, name: str) -> int:
        """The row of a line in which my own member stands."""
        place = self.places.model.member_index_of(name, self.line.name, self.place)
        return self.places.row(name, place)

    def _one(self, name: str, column: str, row: int) -> str:
        model = self.places.model
        if model.is_by_year(name):
            return self._by_year(name, column)
        if name in model.inputs:
            return name if model.each(name) is None else self._member_input(name, row)
        if model.is_result(name):
            column = f"${column_letters(self.places.columns.whole_life)}"
        return self.places.elsewhere(name, self.here, f"{column}{self.fixed}{row}")

    def _member_input(self, name: str, row: int) -> str:
        live = column_letters(InputColumns.live)
        return on_sheet(self.places.sheet(name), f"${live}${row}")

    def _by_year(self, name: str, column: str) -> str:
        first, last = self.places.years
        row = self.places.row(name)
        first_letters = column_letters(FIRST_YEAR)
        last_letters = column_letters(FIRST_YEAR + last - first)
        area = on_sheet(BY_YEAR, f"${first_letters}${row}:${last_letters}${row}")
        year = f"MAX({column}${YEAR_ROW},{FIRST_YEAR_CELL})"
        return f"INDEX({area},1,MATCH({year},{YEARS_NAME},0))"

    def _lagged(self, name: str, lag: str) -> str:
        """A range that ends one column back, so that nothing can look forward."""
        row, opening = self._my_row(name), column_letters(self.places.columns.opening)
        area = f"${opening}{self.fixed}{row}:{BEFORE}{self.fixed}{row}"
        area = self.places.elsewhere(name, self.here, area)
        bracketed = f"({lag})" if "+" in lag else lag
        return f"INDEX({area},1,MAX(1,{THIS}${NUMBER_ROW}-{bracketed}+1))"

    def _convolution(self, name: str, weights: str) -> str:
        """Earlier values, each times the weight in the column of its age; nothing looks forward."""
        opening = f"${column_letters(self.places.columns.opening)}"
        row, by_age = self._my_row(name), self._my_row(weights)
        values = self.places.elsewhere(name, self.here, f"{opening}{row}:{BEFORE}{row}")
        area = self.places.elsewhere(weights, self.here, f"{opening}{by_age}:{THIS}{by_age}")
        numbers = f"{opening}${NUMBER_ROW}:{THIS}${NUMBER_ROW}"
        ages = f"{THIS}${NUMBER_ROW}-{opening}${NUMBER_ROW}:{BEFORE}${NUMBER_ROW}"
        return f"SUMPRODUCT({values}*SUMIF({numbers},{ages},{area}))"

    def _members(self, of: Current | Previous) -> str:
        name = of.name
        if name in self.places.model.inputs:
            column = f"${column_letters(InputColumns.live)}$"
        elif self.places.model.is_result(name):
            column = f"${column_letters(self.places.columns.whole_life)}"
        else:
            column = _column(of)
        return self.places.cells(name, column, self.here)

    def _sum_if(self, column: str, of: Current | Previous) -> str:
        """Sum the rows whose text in a column is my own member."""
        labels = self.places.cells(of.name, f"{column}$", self.here)
        row = self.places.row(self.line.name, self.place)
        mine = f"${column_letters(MEMBER)}{self.fixed}{row}"
        return f"SUMIF({labels},{mine},{self._members(of)})"

    def _group(self, attribute: str, of: Current | Previous) -> str:
        column = column_letters(self.places.columns.attribute(attribute))
        mine = f"${column}{self.fixed}{self.places.row(self.line.name, self.place)}"
        groups = self.places.cells(of.name, f"${column_letters(MEMBER)}$", self.here)
        return f"INDEX({self._members(of)},MATCH({mine},{groups},0))"

    def _over_life(self, measure: str, names: tuple[str, ...]) -> str:
        if measure == "irr":
            return self.places.rate(self.line.name, self.place)
        if measure == "final":
            last = column_letters(self.places.columns.last)
            return self._one(names[0], f"${last}", self._my_row(names[0]))
        rows = []
        for name in names:
            place = self._my_row(name) - self.places.row(name)
            rows.append(self.places.life(name, place, self.here))
        return _MEASURES[measure].format(*rows)


_MEASURES = {
    "life_total": "SUM({0})",
    "highest": "MAX({0})",
    "lowest": "MIN({0})",
    "value_when": "SUMPRODUCT({0},{1})",
    "present_value": "SUMPRODUCT({0},{1})",
    "first_quarter": "IF(SUM({0})=0,0,MATCH(1,{0},0))",
}


def _column(node: Current | Previous) -> str:
    return BEFORE if isinstance(node, Previous) else THIS
