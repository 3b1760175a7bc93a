"""Where everything stands on the sheet Compare."""

from dataclasses import dataclass
from functools import cached_property

from fundmodel.build_model.model import Line
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

COMPARE, COMPARE_STATE = "Compare", "compare_state"
FLAG_ROW, FIRST_TABLE = 3, 4
SCENARIO, MEANING, FIRST_RESULT = LABEL, LABEL + 1, LABEL + 2
HEADS = 3
"""Rows of a table above its first scenario: its title, the results, their units."""


@dataclass(frozen=True)
class TableOfScenarios:
    """A row a scenario and a column a result; below it the differences, in the same columns."""

    spec: WorkbookSpec

    @cached_property
    def columns(self) -> dict[int, Line]:
        """Column -> the headline result that stands there."""
        lines = [line for line in self.spec.model.headlines if line.each is None]
        return dict(enumerate(lines, FIRST_RESULT))

    @property
    def last_column(self) -> int:
        """The column of the last result."""
        return FIRST_RESULT + len(self.columns) - 1

    @property
    def levels(self) -> int:
        """The row of the title of the results."""
        return FIRST_TABLE

    @property
    def live(self) -> int:
        """The row of the live results."""
        return self.levels + HEADS

    def level(self, at: int) -> int:
        """The row of a scenario's results, counted from 0."""
        return self.live + 1 + at

    @property
    def differences(self) -> int:
        """The row of the title of the differences."""
        return self.level(len(self.spec.runs)) + 1

    def difference(self, at: int) -> int:
        """The row of a scenario's differences; the first one has none."""
        return self.differences + HEADS + at - 1
