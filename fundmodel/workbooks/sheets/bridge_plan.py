"""Where everything stands on the sheet Bridge, and how its numbers look."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fundmodel.analyse.bridge import STATED, Bridge, Step
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

BRIDGE, STATE = "Bridge", "bridge_state"
FLAG_ROW, SENTENCE, HEAD = 3, 4, 6
BEFORE, AFTER, SHARE, IN_TURN, ALONE, LAST = range(LABEL + 1, LABEL + 7)
UNIT, LIVE, FIRST = BEFORE, AFTER, SHARE
"""Columns of the table of results, which stands below that of the bridge: its scenarios follow."""
CHART = LAST + 2
CHART_COLUMNS, CHART_ROWS = 7, 21
MOST_DRAWN = 12
NAME_HEAD = "Name of the input"
BY_SHARE, BY_TURN = "bridge by share of ", "bridge in turn of "
"""Stand in front of the result's name, where a file is searched for the bridge."""


@dataclass(frozen=True)
class BridgePlan:
    """What the sheet shows, and its rows and columns.

    Attributes:
        spec: what the workbook holds.
        bridge: the one that is shown.
    """

    spec: WorkbookSpec
    bridge: Bridge

    @cached_property
    def steps(self) -> Sequence[Step]:
        """The inputs that differ, those with the largest share first."""
        return self.bridge.ranked

    def step(self, at: int) -> int:
        """The row of a step in the table, counted from 0; that of the start stands above."""
        return HEAD + 2 + at

    @property
    def start(self) -> int:
        """The row of the first set's result."""
        return HEAD + 1

    @property
    def end(self) -> int:
        """The row of the second set's result."""
        return self.step(len(self.steps))

    @property
    def results(self) -> int:
        """The row of the heads of the table of results."""
        return HEAD + max(len(self.steps) + 8, CHART_ROWS + 3)

    @property
    def last_of_results(self) -> int:
        """The last column of the table of results: a difference for each scenario but the first."""
        return FIRST + 2 * len(self.spec.runs) - 2

    @property
    def right(self) -> int:
        """The first column to the right of what is printed: more of each step."""
        return max(CHART + CHART_COLUMNS, self.last_of_results + 1) + 1

    @property
    def heading(self) -> str:
        """What the bridge is of: its result, on its basis, of which paths, in its unit."""
        bridge = self.bridge
        basis = "" if bridge.basis in bridge.label else f", {bridge.basis}"
        paths = "" if bridge.of == STATED else f", {bridge.of}"
        return f"{bridge.label}{basis}{paths}, {self.unit}"

    @property
    def key(self) -> str:
        """What marks the two ends of the bridge beside the names of its inputs."""
        return (BY_SHARE if self.bridge.has_shares else BY_TURN) + self.bridge.result

    @property
    def amount(self) -> int:
        """The column that is drawn and told: of shares, or in turn where there are no shares."""
        return SHARE if self.bridge.has_shares else IN_TURN

    def amount_of(self, step: Step) -> float:
        """The same of one step."""
        return step.share if self.bridge.has_shares else step.in_turn

    @property
    def error(self) -> int:
        """The column of the standard error of a share; what else is said of a step follows."""
        return self.right

    @property
    def order(self) -> int:
        """The column of the position of an input in the files."""
        return self.right + 1

    @property
    def name(self) -> int:
        """The column of an input's name."""
        return self.right + 2

    @property
    def because(self) -> int:
        """The column of the reason why an input differs."""
        return self.right + 3

    @property
    def drawn(self) -> int:
        """The first column of the numbers of the chart."""
        return self.because + 2

    @property
    def heading_cell(self) -> str:
        """The cell that holds the heading; others read it."""
        return cell_name(self.start, self.because)

    @property
    def bars(self) -> int:
        """How many steps have a bar of their own."""
        every = len(self.steps)
        return every if every <= MOST_DRAWN else MOST_DRAWN - 1

    @property
    def style(self) -> str:
        """The number format of the bridge's result."""
        return style_of(self.bridge.unit.style)

    @property
    def level(self) -> str:
        """The number format of what stands at the two ends of the bridge."""
        return level_of(self.bridge.unit.style)

    @property
    def unit(self) -> str:
        """The unit in which the bridge is told."""
        return unit_of(self.bridge.unit.style, self.bridge.unit.name)


def style_of(style: str) -> str:
    """The number format of differences in a unit: billions for amounts."""
    return {"money": "billions", "percent": "percent"}.get(style, "plain")


def level_of(style: str) -> str:
    """The number format of what differs."""
    return "hundredths" if style == "money" else style


def unit_of(style: str, name: str) -> str:
    """The unit as people read it: of amounts billions, of shares per cent."""
    return {"money": "US$ bn", "percent": "%"}.get(style, name)
