"""Where everything stands: the one list of sheets, columns and rows that all formulas refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fundmodel.build_model.constant_lines import constant_lines
from fundmodel.build_model.member_totals import has_member_total
from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import measure_of
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.line_rows import AnnualLayout, LineRows, annual_rows, is_grouped, line_rows
from fundmodel.workbooks.time_columns import AnnualColumns, Columns

INPUTS, BY_YEAR, MEMBERS, RETURNS, ANNUAL, STORED, CHECKS = (
    "Inputs",
    "Inputs by year",
    "Members",
    "Returns",
    "Annual",
    "Stored",
    "Checks",
)

# Columns of Inputs by year: label, name and unit as on Inputs, then what the row is, and years.
ROW_KIND, LOWEST_BY_YEAR, HIGHEST_BY_YEAR, FIRST_YEAR = 5, 6, 7, 8
HEAD_ROW = 6

# Columns of Returns.
RETURNS_FIRST_STEP, RETURNS_RATE = 8, 5
ROWS_A_RATE = 7

# Rows of every sheet with a time axis: title, status, then the axis.
TITLE_ROW, STATUS_ROW, DATE_ROW, NUMBER_ROW, YEAR_ROW = 1, 2, 3, 4, 5
FIRST_ROW = 6


def has_a_block_on_returns(line: Line) -> bool:
    """Whether a result is a measure that is worked out step by step, on Returns."""
    measure = measure_of(line.node)
    return measure is not None and not measure.excel


@dataclass(frozen=True)
class InputColumns:
    """The columns of Inputs and Members: where they are planned or, in a file, were found.

    Attributes:
        scenarios: how many columns of scenarios are planned.
        words: what the live number says in words, where it is the code of a choice.
        lowest: the lower end of what is plausible.
        outside: 1 where the live number is outside its range, or no whole number where it should
            be; a word where something that is typed in the row is no number.
        last_scenario: in a file that somebody edited, other columns may stand between the first
            and the last scenario.
        first_option: the words of a choice stand in this column and the next ones, each where its
            code says; 0 in a file that has none.
    """

    scenarios: int

    label: int = 2
    name: int = 3
    unit: int = 4
    live: int = 5
    override: int = 6
    mark: int = 7
    words: int = 8
    lowest: int = 9
    highest: int = 10
    outside: int = 11
    grade: int = 12
    as_of: int = 13
    source: int = 14
    first_scenario: int = 15
    last_scenario: int = 0
    note: int = 0
    first_option: int | None = None

    def __post_init__(self) -> None:
        last = self.last_scenario or self.first_scenario + self.scenarios - 1
        object.__setattr__(self, "last_scenario", last)
        object.__setattr__(self, "note", self.note or last + 1)
        if self.first_option is None:
            object.__setattr__(self, "first_option", last + 2)

    def options(self, row: int, count: int) -> str:
        """The cells with the words of a choice, as formulas of its row name them."""
        first = self.first_option or 0
        ends = (cell_name(row, at, fixed_column=True) for at in (first, first + count - 1))
        return ":".join(ends)


@dataclass(frozen=True)
class YearColumns:
    """The columns of Inputs by year: where they are planned or, in a file, were found.

    Attributes:
        years: year -> column.
        position: which of the series' scenarios is shown; beside the rows of the scenarios, 0
            where Inputs has the same scenario in the same order.
        outside: 1 where a year of the live row is outside its range; a word where something that
            is typed for the series is no number.
    """

    years: Mapping[int, int]
    label: int = InputColumns.label
    name: int = InputColumns.name
    unit: int = InputColumns.unit
    kind: int = ROW_KIND
    lowest: int = LOWEST_BY_YEAR
    highest: int = HIGHEST_BY_YEAR
    position: int = 0
    outside: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "position", self.position or self.last + 1)
        object.__setattr__(self, "outside", self.outside or self.position + 1)

    @classmethod
    def planned(cls, first: int, last: int) -> "YearColumns":
        """The columns for the years from first to last, as they are delivered."""
        return cls({year: FIRST_YEAR + year - first for year in range(first, last + 1)})

    @property
    def first(self) -> int:
        """The column of the first year."""
        return next(iter(self.years.values()))

    @property
    def last(self) -> int:
        """The column of the last year."""
        return list(self.years.values())[-1]


@dataclass(frozen=True, eq=False)
class CellLayout:
    """Where lines and assumptions stand.

    Attributes:
        model: the lines.
        columns: of the stage sheets.
        input_rows: assumption -> row of its (first member's) live number, on Inputs or Members,
            or of its live row on Inputs by year.
        years: the years of Annual and of Inputs by year, first and last column.
        alternatives: sets of members of which only one comes true, so that they have no total.
        members_by_year: whether Annual has a row for each member of a line.
        rate_rows: a result's name and the position of its member -> row on Returns.
    """

    model: Model
    columns: Columns
    input_rows: Mapping[str, int]
    years: tuple[int, int]
    alternatives: frozenset[str] = frozenset()
    members_by_year: bool = False
    rate_rows: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rates = [line for line in self.model.lines.values() if has_a_block_on_returns(line)]
        for line in rates:
            for member_index in range(len(self.model.members(line.name))):
                row = HEAD_ROW + 1 + ROWS_A_RATE * len(self.rate_rows)
                self.rate_rows[line.name, member_index] = row

    @cached_property
    def stages(self) -> dict[str, LineRows]:
        """Stage -> the rows of its sheet."""
        return {
            stage.name: line_rows(self.model, self.model.in_stage(stage.name), FIRST_ROW)
            for stage in self.model.stages
        }

    @cached_property
    def rows(self) -> dict[str, int]:
        """Line -> the row of its first member, on the sheet of its stage."""
        return {name: row for stage in self.stages.values() for name, row in stage.rows.items()}

    @cached_property
    def annual(self) -> AnnualLayout:
        """The rows and columns of Annual."""
        first, last = self.years
        members = self.members_by_year
        rows = annual_rows(self.model, FIRST_ROW, members=members)
        return AnnualLayout(AnnualColumns(last - first + 1), rows, members)

    @cached_property
    def constants(self) -> frozenset[str]:
        """Lines that stand in one cell, that of the whole life, and not in every quarter."""
        return constant_lines(self.model)

    def goes_by_quarter(self, line: Line) -> bool:
        """Whether a line has a cell a quarter."""
        return line.kind != "result" and line.name not in self.constants

    def has_total(self, line: Line) -> bool:
        """Whether the row above the members of a line holds their total."""
        return has_member_total(self.model, line, self.alternatives)

    def rate(self, name: str, member_index: int) -> str:
        """The cell on Returns that holds a result's internal rate of return."""
        row = self.rate_rows[name, member_index]
        return on_sheet(RETURNS, cell_name(row, RETURNS_RATE))

    @cached_property
    def sheet_of_stage(self) -> dict[str, str]:
        """Stage -> title of its sheet."""
        return {stage.name: stage.title for stage in self.model.stages}

    def sheet(self, name: str) -> str:
        """The sheet of a line or assumption."""
        if name in self.model.lines:
            return self.sheet_of_stage[self.model.lines[name].stage]
        one = self.model.inputs[name]
        return BY_YEAR if one.by_year else MEMBERS if one.each else INPUTS

    def row(self, name: str, member_index: int = 0) -> int:
        """The row of a line's or assumption's member."""
        first = self.rows[name] if name in self.model.lines else self.input_rows[name]
        return first + member_index

    def top_row(self, name: str) -> int:
        """The row of a line that is never closed: its own, or the one above its members."""
        return self.row(name) - is_grouped(self.model, name)

    def cells(self, name: str, column: str, here: str) -> str:
        """All members of a line in one column, as a range; the sheet named unless it is `here`.

        Args:
            name: a line, or an assumption with members.
            column: letters, or a mark that stands for them.
            here: the title of the sheet on which the formula stands.
        """
        first, last = self.row(name), self.row(name, len(self.model.members(name)) - 1)
        return self.elsewhere(name, here, f"{column}{first}:{column}{last}")

    def elsewhere(self, name: str, here: str, reference: str) -> str:
        """A reference with its sheet, unless that is the sheet of the formula."""
        sheet = self.sheet(name)
        return reference if sheet == here else on_sheet(sheet, reference)

    def life(self, name: str, member_index: int, here: str) -> str:
        """All quarters of a line's member, without the opening."""
        row = self.row(name, member_index)
        first, last = (cell_name(row, column, fixed_column=True) for column in self._quarters())
        return self.elsewhere(name, here, f"{first}:{last}")

    def block_of(self, name: str, here: str) -> str:
        """All quarters of all members of a line."""
        first, last = self.row(name), self.row(name, len(self.model.members(name)) - 1)
        area = range_name(first, self.columns.first, last, self.columns.last, fixed=True)
        return self.elsewhere(name, here, area)

    def _quarters(self) -> tuple[int, int]:
        return self.columns.first, self.columns.last
