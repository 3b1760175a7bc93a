"""Where everything stands on the dashboard: a grid of equal columns, tiles, a table, charts."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fundmodel.build_model.model import Line
from fundmodel.workbooks.workbook_spec import WorkbookSpec

DASHBOARD = "Dashboard"
FIRST_COLUMN, COLUMNS, COLUMN_WIDTH = 2, 24, 7.3
STATUS_ROW, TILE_ROW = 4, 5
CAPTION_ROW, EXPECTED_ROW = TILE_ROW + 1, TILE_ROW + 2
TABLE_ROW = EXPECTED_ROW + 2
TILES = 3
LABEL_COLUMNS, TABLE_COLUMNS = 7, 10
UPPER, LOWER = 17, 12
"""Rows that the charts of the upper and of the lower row take, their headings left out."""
BESIDE = 2
"""Charts beside the table."""


class Frame(NamedTuple):
    """Where a chart lies: the cell of its heading, and how many columns and rows it takes."""

    row: int
    column: int
    columns: int
    rows: int


@dataclass(frozen=True)
class DashboardPlan:
    """What stands where.

    Attributes:
        spec: what the workbook holds.
    """

    spec: WorkbookSpec

    @cached_property
    def tiles(self) -> list[Line]:
        """The results that are told in sentences; without such, the first ones."""
        told = [one.result for one in self.spec.presentation.stated_and_expected]
        lines = self.spec.model.lines
        return [lines[name] for name in told][:TILES] or self._headlines[:TILES]

    @cached_property
    def others(self) -> list[Line]:
        """All other headline results, which stand in the table."""
        return [line for line in self._headlines if line not in self.tiles]

    @property
    def _headlines(self) -> list[Line]:
        return [line for line in self.spec.model.headlines if line.each is None]

    @property
    def upper(self) -> int:
        """How many rows the upper charts take: no less than the table beside them."""
        return max(UPPER, len(self.others) + 2)

    @property
    def pictures(self) -> list[Frame]:
        """A frame for each chart: two beside the table, the others below, four in a row."""
        count = len(self.spec.presentation.pictures)
        beside = [TABLE_COLUMNS + 1, 8], [TABLE_COLUMNS + 9, 5]
        frames = [
            Frame(TABLE_ROW, FIRST_COLUMN + start, columns, self.upper)
            for start, columns in beside[:count]
        ]
        width = COLUMNS // 4
        for at in range(count - BESIDE):
            row = self.below + at // 4 * (LOWER + 3)
            frames.append(Frame(row, FIRST_COLUMN + at % 4 * width, width, LOWER))
        return frames

    @property
    def below(self) -> int:
        """The row of the headings of the lower charts."""
        return TABLE_ROW + self.upper + 3

    @property
    def last_row(self) -> int:
        """The last row of the page."""
        return max(frame.row + 1 + frame.rows for frame in self.pictures)
