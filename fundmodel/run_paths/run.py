"""One run: the numbers of every line, and the tables that people read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.dates import DAY_ZERO
from fundmodel.run_paths.annual import by_calendar_year
from fundmodel.run_paths.given import given, inputs_of
from fundmodel.run_paths.in_brief import as_html, in_brief
from fundmodel.run_paths.machines import periods_of
from fundmodel.run_paths.not_finite import refuse_path
from fundmodel.run_paths.one_path import one_path
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from fundmodel.build_model.model import Line, Model
    from fundmodel.build_model.presentation import Picture
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.plots import Plots


@dataclass(frozen=True, eq=False)
class Run:
    """A model worked out on one set of assumptions.

    Attributes:
        model: the lines.
        assumptions: the numbers that went in.
        arrays: name of a line or assumption -> `[period, member, path]`, period 0 the opening.
        pictures: those of the front pages, which `.plot` draws by their names.
    """

    model: Model
    assumptions: Assumptions
    arrays: dict[str, Numbers]
    pictures: Sequence[Picture] = ()

    def __repr__(self) -> str:
        return in_brief(self)

    def _repr_html_(self) -> str:
        return as_html(self)

    @property
    def periods(self) -> int:
        """How many quarters there are, without the opening."""
        return len(self.arrays[self.model.calendar.quarter]) - 1

    def number(self, name: str, period: int = 0, member_index: int = 0) -> float:
        """One number of the first path.

        Args:
            name: a line or an assumption.
            period: quarter, 0 the opening; of no matter where there is one number for all.
            member_index: position of the member in its set, counted from 0.

        Raises:
            UnknownName: there is no such line or assumption; a KeyError too.
        """
        if name not in self.arrays:
            raise unknown(name, "line", self.arrays, self.model.renamed)
        array = self.arrays[name]
        return float(array[min(period, len(array) - 1), member_index, 0])

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Every line by quarter: index = quarter end, columns = (line, member)."""
        return self._table(
            {
                (line.name, member): self.arrays[line.name][:, member_index, 0]
                for line, member_index, member in self._rows()
                if line.traits.by_quarter
            },
            self.quarter_ends,
        )

    @cached_property
    def annual(self) -> pd.DataFrame:
        """Every line by calendar year: index = year, columns = (line, member).

        Flows are summed, balances, flags and rates are those of the year end, and a ratio of two
        lines is worked out again from the year's two numbers.
        """
        years, table = by_calendar_year(self.model, self.arrays)
        return self._table(
            {
                (line.name, member): table[line.name][:, member_index, 0]
                for line, member_index, member in self._rows()
                if line.traits.by_quarter
            },
            years,
        )

    @cached_property
    def results(self) -> pd.Series[float]:
        """The answers: name, or name[member], -> number."""
        from fundmodel.run_paths.named_tables import NamedNumbers

        numbers = NamedNumbers(
            {
                f"{line.name}[{member}]" if member else line.name: self.number(line.name, 0, index)
                for line, index, member in self._rows()
                if not line.traits.by_quarter
            },
            name=self.assumptions.title,
        )
        numbers.renamed = self.model.renamed
        return numbers

    @cached_property
    def headlines(self) -> pd.DataFrame:
        """The first tier of the answers: value, unit, basis and label of each."""
        import pandas as pd

        lines = [line for line in self.model.headlines if not line.each]
        return pd.DataFrame(
            {
                "value": [self.number(line.name) for line in lines],
                "unit": [line.unit.name for line in lines],
                "basis": [line.definition.basis for line in lines],
                "label": [line.definition.words for line in lines],
            },
            index=pd.Index([line.name for line in lines], name="result"),
        )

    @cached_property
    def checks(self) -> pd.DataFrame:
        """Every identity: worst absolute value of all quarters and members, tolerance, passed."""
        import pandas as pd

        tolerance = self.number(CHECK_TOLERANCE)
        worst = {line.name: self.worst(line) for line in self.of_kind("check")}
        return pd.DataFrame(
            {
                "worst": worst.values(),
                "tolerance": tolerance,
                "passed": [value <= tolerance for value in worst.values()],
            },
            index=pd.Index(worst, name="check"),
        )

    @cached_property
    def alerts(self) -> pd.DataFrame:
        """Every alert: worst value of all quarters and members, and the first quarter it is up."""
        import pandas as pd

        rows = {}
        for line in self.of_kind("alert"):
            up = np.abs(self.arrays[line.name]).max(axis=(1, 2)) > self.number(CHECK_TOLERANCE)
            first = self.quarter_ends[int(up.argmax())] if up.any() else None
            rows[line.name] = {"worst": self.worst(line), "first quarter": first}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("alert")

    @property
    def plot(self) -> Plots:
        """The charts: `.plot("cash")`, `.plot.headlines()`, and pictures by their names."""
        from fundmodel.run_paths.plots import Plots

        return Plots(self)

    def tidy(self, *, annual: bool = False, lines: Sequence[str] = ()) -> pd.DataFrame:
        """Every number of every line as one long table, a row a number.

        Args:
            annual: by calendar year, as in `annual`; otherwise by quarter, the opening first.
            lines: names; by default all, and the results besides.

        Returns:
            The columns of `fundmodel.tidy` without `scenario`.

        Raises:
            UnknownName: there is no such line.
        """
        from fundmodel.run_paths.tidying import tidy

        return tidy([self], annual=annual, lines=lines).drop(columns="scenario")

    def worst(self, line: Line) -> float:
        """The largest absolute value of all quarters, members and paths."""
        return float(np.abs(self.arrays[line.name]).max())

    @property
    def passed(self) -> bool:
        """Whether every check holds."""
        return all(self.holds(line) for line in self.of_kind("check"))

    def holds(self, line: Line) -> bool:
        """Whether a check holds; of an alert, whether it is down."""
        return self.worst(line) <= self.number(CHECK_TOLERANCE)

    @cached_property
    def quarter_ends(self) -> list[pd.Timestamp]:
        """The last day of each quarter, the opening first."""
        import pandas as pd

        serials = self.arrays[self.model.calendar.quarter_end][:, 0, 0]
        return list(pd.Timestamp(DAY_ZERO) + pd.to_timedelta(serials, unit="D"))

    def of_kind(self, kind: str) -> list[Line]:
        """The lines of a kind, in the order of the workbook."""
        return [line for line in self.model.lines.values() if line.kind == kind]

    def _rows(self) -> Iterator[tuple[Line, int, str]]:
        for line in self.model.lines.values():
            for member_index, member in enumerate(self.model.members(line.name)):
                yield line, member_index, member

    def _table(
        self, columns: dict[tuple[str, str], Numbers], index: Sequence[object]
    ) -> pd.DataFrame:
        import pandas as pd

        from fundmodel.run_paths.named_tables import NamedColumns

        names = pd.MultiIndex.from_tuples(columns, names=["line", "member"])
        numbers = np.column_stack(list(columns.values()))
        table = NamedColumns(numbers, index=pd.Index(list(index)), columns=names)
        table.renamed = self.model.renamed
        return table


def run(model: Model, assumptions: Assumptions) -> Run:
    """Work out one path.

    Raises:
        NotFinite: if a line becomes infinite or undefined.
    """
    numbers = given(model, inputs_of(model, assumptions))
    found = one_path(model, numbers, periods_of(model, numbers))
    if found.culprit:
        refuse_path(model, found, numbers, 0)
    return Run(model, assumptions, found.arrays)
