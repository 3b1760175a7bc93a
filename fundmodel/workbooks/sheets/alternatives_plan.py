"""Where everything stands on the sheet of alternatives."""

from collections.abc import Sequence
from dataclasses import dataclass

from fundmodel.build_model.presentation import Alternatives
from fundmodel.run_paths.alternatives import Reruns, attribute_labels
from fundmodel.workbooks.a1 import range_name
from fundmodel.workbooks.time_columns import LABEL
from fundmodel.workbooks.workbook_spec import WorkbookSpec

FIRST_TEXT, FIRST_ATTRIBUTE = 3, LABEL + 1


@dataclass(frozen=True)
class AlternativesPlan:
    """What the sheet shows, and the rows and columns of it.

    Attributes:
        spec: what the workbook holds.
        alternatives: the choice, its line and its results.
        options: the alternatives; a row each.
        reruns: the stored numbers, one a scenario.
    """

    spec: WorkbookSpec
    alternatives: Alternatives
    options: tuple[str, ...]
    reruns: Sequence[Reruns]

    @property
    def attributes(self) -> dict[str, str]:
        """What is said of each alternative: attribute -> its heading."""
        labels = attribute_labels(self.spec.base, self.spec.model, self.alternatives)
        return dict(labels)

    @property
    def number(self) -> int:
        """The column of the code by which an alternative is chosen."""
        return FIRST_ATTRIBUTE + len(self.attributes)

    @property
    def live(self) -> int:
        """The column of live totals; that of the mark stands before it."""
        return self.number + 2

    def rerun(self, at: int) -> int:
        """The column of a rerun's result for the scenario shown."""
        return self.live + 1 + at

    @property
    def difference(self) -> int:
        """The column of rerun less live."""
        return self.rerun(len(self.alternatives.reruns))

    @property
    def first_year(self) -> int:
        """The first calendar year."""
        return self.difference + 2

    @property
    def last_year(self) -> int:
        """The last calendar year."""
        first, last = self.spec.layout.years
        return self.first_year + last - first

    def stored(self, at: int) -> int:
        """The column of a rerun's result in the first scenario."""
        return self.last_year + 2 + at * (len(self.spec.runs) + 1)

    @property
    def band(self) -> int:
        """The row above the heads."""
        return FIRST_TEXT + len(self.alternatives.explanation)

    @property
    def first(self) -> int:
        """The row of the first alternative."""
        return self.band + 2

    @property
    def last(self) -> int:
        """The row of the last alternative."""
        return self.first + len(self.options) - 1

    @property
    def rows(self) -> range:
        """The rows of the alternatives."""
        return range(self.first, self.last + 1)

    @property
    def comparison(self) -> int:
        """The first row of the comparison of the live result with its rerun."""
        return self.last + 2

    def style(self, name: str) -> str:
        """The number format of a line."""
        return self.spec.model.unit(name).style

    def column(self, column: int) -> str:
        """All alternatives in one column."""
        return range_name(self.first, column, self.last, column)
