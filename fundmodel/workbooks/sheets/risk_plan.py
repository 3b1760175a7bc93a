"""Where everything stands on the sheet Risk: what is shown on top, what is stored below."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fundmodel.build_model.model import Line
from fundmodel.simulation.ranges import FAN, MEASURES, Ranges
from fundmodel.simulation.simulation import WITH, WITHOUT
from fundmodel.workbooks.a1 import cell_name, on_sheet, range_name
from fundmodel.workbooks.sheets.bridge_plan import unit_of
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

RISK, STATE = "Risk", "risk_state"
CASE = "scenario_case_of_risk"
UNIT, LIVE, FIRST_MEASURE = LABEL + 1, LABEL + 2, LABEL + 3
FLAG_ROW, FIRST_SENTENCE = 3, 4
IN_TABLE = (*MEASURES, WITHOUT, WITH)
GAP = FIRST_MEASURE + len(IN_TABLE)
DRIVERS = GAP + 1
CHART_ROWS, CHARTS_A_ROW, TWO_LINES = 13, 3, 26
"""Rows of a chart, charts beside one another, and how high two lines of text are."""
PROBABILITY, AVAILABLE = "probability", "available"
Key = tuple[str, ...]


@dataclass(frozen=True)
class RiskPlan:
    """What the sheet shows, and its rows.

    Stored numbers have a row each and a column a scenario; those of a fan a row a scenario and a
    column a year.

    Attributes:
        spec: what the workbook holds; its ranges are those that are shown.
    """

    spec: WorkbookSpec

    @property
    def told(self) -> Ranges:
        """The ranges of the scenario shown."""
        return self.spec.ranges[self.spec.case - 1]

    @cached_property
    def lines(self) -> list[Line]:
        """The results of the table."""
        return [self.spec.model.lines[name] for name in self.told.results]

    @property
    def sentences(self) -> int:
        """How many results are told in words."""
        return len(self.spec.presentation.stated_and_expected)

    @property
    def head(self) -> int:
        """The row of the heads of the table."""
        return FIRST_SENTENCE + self.sentences + 1

    def result(self, name: str) -> int:
        """The row of a result in the table."""
        return self.head + 1 + list(self.told.results).index(name)

    @property
    def chances(self) -> int:
        """The row of the heads of the probabilities, below a line of notes."""
        return self.head + len(self.lines) + 3

    def chart(self, at: int) -> int:
        """The row of a chart's heading: beside the probabilities, and below one another."""
        return self.chances + at // CHARTS_A_ROW * (CHART_ROWS + 3)

    @property
    def years(self) -> int:
        """The row of the years of the fans."""
        below = self.chances + len(self.told.chances) + 2
        return max(below, self.chart(len(self.told.fans) + CHARTS_A_ROW - 1))

    def fan(self, line: str) -> int:
        """The first row of a fan: its heading, then a row for each of FAN."""
        return self.years + 1 + list(self.told.fans).index(line) * (len(FAN) + 1)

    @property
    def stored(self) -> int:
        """The row of the heads of what is stored of all scenarios."""
        return self.years + 2 + len(self.told.fans) * (len(FAN) + 1)

    @cached_property
    def rows(self) -> dict[Key, int]:
        """Stored number or text -> its row."""
        return {key: self.stored + 2 + at for at, key in enumerate(self._keys())}

    def _keys(self) -> Iterator[Key]:
        yield from (("paths",), ("seed",), ("fingerprint",))
        for measure in IN_TABLE:
            yield from ((measure, name) for name in self.told.results)
        yield from (("drivers", name) for name in self.told.results)
        yield from ((PROBABILITY, label) for label in self.told.chances)

    @property
    def words(self) -> int:
        """The row of the heads of the numbers of sentences."""
        return self.stored + 3 + len(self.rows)

    @property
    def stored_fans(self) -> int:
        """The row of the heads of the stored fans."""
        return self.words + self.sentences + 2

    def stored_fan(self, line: str, percentile: str) -> int:
        """The row of the first scenario's percentile of a line, by year."""
        at = list(self.told.fans).index(line) * len(FAN) + FAN.index(percentile)
        return self.stored_fans + 1 + at * len(self.spec.runs)

    def picked(self, *key: str) -> str:
        """The formula of what is stored of the scenario shown."""
        row = self.rows[key]
        area = range_name(row, LIVE, row, LIVE + len(self.spec.runs) - 1)
        return f"=INDEX({area},1,{CASE})"

    @property
    def heads(self) -> str:
        """The scenarios' heads above what is stored."""
        last = LIVE + len(self.spec.runs) - 1
        return range_name(self.stored, LIVE, self.stored, last, fixed=True)

    def style(self, name: str) -> str:
        """The number format of a line: billions for amounts."""
        style = self.spec.model.unit(name).style
        return "billions" if style == "money" else style

    def unit(self, name: str) -> str:
        """The unit in which a line is shown."""
        unit = self.spec.model.unit(name)
        return unit_of(unit.style, unit.name)

    def sentence(self, at: int) -> str:
        """The cell of a sentence, for other sheets."""
        return on_sheet(RISK, cell_name(FIRST_SENTENCE + at, LABEL))
