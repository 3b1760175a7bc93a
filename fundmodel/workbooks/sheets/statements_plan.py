"""Where the rows of statements stand, and the formulas of their lines."""

from dataclasses import dataclass
from functools import cached_property

from fundmodel.build_model.statements import Part, Statement, StatementRow
from fundmodel.workbooks.a1 import column_letters, on_sheet, range_name
from fundmodel.workbooks.cell_layout import ANNUAL, NUMBER_ROW, YEAR_ROW, CellLayout
from fundmodel.workbooks.copied_formulas import THIS
from fundmodel.workbooks.formulas import to_tolerance

STATEMENTS = "Statements"


@dataclass(frozen=True)
class StatementPlan:
    """One statement: its heading, then a row a row.

    Attributes:
        layout: of the workbook.
        statement: what it adds up.
        first: the row of its heading.
    """

    layout: CellLayout
    statement: Statement
    first: int

    @cached_property
    def rows(self) -> dict[str, int]:
        """Label -> row."""
        return {row.label: self.first + at for at, row in enumerate(self.statement.rows, 1)}

    @property
    def last(self) -> int:
        """The last row."""
        return self.first + len(self.statement.rows)

    def formula(self, row: StatementRow) -> str:
        """The formula of a row, with marks for the column."""
        terms = [(part.sign, line_by_year(self.layout, part)) for part in row.parts]
        terms += [(part.sign, f"{THIS}{self.rows[part.name]}") for part in row.above]
        if added := self.statement.added_up(row):
            first, last = self.rows[added[0]], self.rows[added[-1]]
            terms.append((1, f"SUM({THIS}{first}:{THIS}{last})"))
        text = summed(terms)
        return f"={to_tolerance(text)}" if row.kind == "check" else f"={text}"

    def is_flow(self, row: StatementRow) -> bool:
        """Whether its years add up: it holds flows, or a balance less the same balance."""
        return row.kind != "check" and self._balances(row) == 0

    def _balances(self, row: StatementRow) -> int:
        lines = self.layout.model.lines
        own = sum(part.sign for part in row.parts if lines[part.name].kind != "flow")
        by_label = {one.label: one for one in self.statement.rows}
        above = sum(part.sign * self._balances(by_label[part.name]) for part in row.above)
        added = sum(self._balances(by_label[label]) for label in self.statement.added_up(row))
        return own + above + added


def line_by_year(layout: CellLayout, part: Part) -> str:
    """What a line, one of its members, or the total of all comes to in the column's year.

    A line is read from Annual, where it has members from the row of their total; a member, and a
    balance as the year began, from the quarters.
    """
    model, name = layout.model, part.name
    if not (part.member or part.at_start):
        row = layout.annual.total_row(model, name)
        return on_sheet(ANNUAL, f"{THIS}{row}")
    member_index, columns = model.members(name).index(part.member), layout.columns
    if part.at_start:
        row = layout.row(name, member_index)
        cells = range_name(row, columns.opening, row, columns.last, fixed=True)
        return f"INDEX({layout.elsewhere(name, STATEMENTS, cells)},1,1+{THIS}${NUMBER_ROW})"
    life = layout.life(name, member_index, STATEMENTS)
    if model.lines[name].kind != "flow":
        return f"INDEX({life},1,{on_sheet(ANNUAL, f'{THIS}${NUMBER_ROW}')})"
    first, last = (column_letters(at) for at in (columns.first, columns.last))
    years = layout.elsewhere(name, STATEMENTS, f"${first}${YEAR_ROW}:${last}${YEAR_ROW}")
    return f"SUMIF({years},{THIS}${YEAR_ROW},{life})"


def summed(terms: list[tuple[int, str]]) -> str:
    """Terms one behind the other, each with its sign.

    >>> summed([(-1, "A1"), (1, "B2"), (-1, "C3")])
    '-1*A1+B2-C3'
    """
    text = "".join(f"{'+' if sign > 0 else '-'}{term}" for sign, term in terms)
    return text[1:] if terms[0][0] > 0 else f"-1*{text[1:]}"
