"""What goes into a workbook: the runs, which of them is shown, and where everything stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fundmodel.build_model.model import Model
from fundmodel.build_model.presentation import Presentation
from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.places import HEAD_ROW, Columns, Places


@dataclass(frozen=True, eq=False)
class Contents:
    """What a workbook holds.

    Attributes:
        runs: one a scenario, in the order of the selector.
        live: the run whose numbers the formulas show.
        case: the position of the shown scenario, counted from 1.
        places: where everything stands.
        presentation: the front pages.
        overrides: number, `series[year]` or `column[member]` -> what is typed over it; the live
            run has been worked out with them.
    """

    runs: Sequence[Run]
    live: Run
    case: int
    places: Places
    presentation: Presentation
    overrides: Mapping[str, float]

    @property
    def model(self) -> Model:
        """The lines."""
        return self.live.model

    @property
    def base(self) -> Assumptions:
        """The set whose labels, ranges and sources are printed."""
        return self.runs[0].assumptions

    @property
    def names(self) -> list[str]:
        """The scenarios' names, in the order of the selector."""
        return [run.assumptions.name for run in self.runs]


def contents(
    runs: Sequence[Run],
    presentation: Presentation,
    live: Run | None = None,
    case: int = 1,
    overrides: Mapping[str, float] | None = None,
) -> Contents:
    """Decide where everything stands.

    Args:
        runs: one a scenario, all of the same model.
        presentation: the front pages.
        live: the numbers that the formulas show; by default those of the shown scenario.
        case: the position of the shown scenario, counted from 1.
        overrides: what is typed over the shown scenario's numbers, as it went into `live`.
    """
    model, assumptions = runs[0].model, runs[0].assumptions
    attributes = dict.fromkeys(
        attribute for table in assumptions.tables.values() for attribute in table.attribute_labels
    )
    columns = Columns(tuple(attributes), len(runs[0].arrays[model.calendar.quarter]) - 1)
    rows = {
        **_rows_in_groups(scalars_by_file(assumptions)),
        **_member_rows(assumptions),
        **_series_rows(assumptions, len(runs)),
    }
    places = Places(model, columns, rows, _years(runs[0]))
    shown = live or runs[case - 1]
    return Contents(runs, shown, case, places, presentation, overrides or {})


def scalars_by_file(assumptions: Assumptions) -> dict[str, list[str]]:
    """Scalars by the file that defines them, in the order of the files and lines."""
    groups: dict[str, list[str]] = {}
    for name, scalar in assumptions.scalars.items():
        groups.setdefault(scalar.facts.file, []).append(name)
    return groups


def series_by_file(assumptions: Assumptions) -> dict[str, list[str]]:
    """Series by the file that defines them."""
    groups: dict[str, list[str]] = {}
    for name, series in assumptions.series.items():
        groups.setdefault(series.facts.file, []).append(name)
    return groups


def _rows_in_groups(groups: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """A heading a group, then a row each, after the head of the sheet."""
    rows, row = {}, HEAD_ROW + 1
    for names in groups.values():
        row += 1
        for name in names:
            rows[name] = row
            row += 1
        row += 1
    return rows


def _member_rows(assumptions: Assumptions) -> dict[str, int]:
    """A heading a column of numbers, then a row a member."""
    rows, row = {}, HEAD_ROW + 1
    for table in assumptions.tables.values():
        row += 1
        for name, column in table.columns.items():
            rows[name] = row + 1
            row += len(column.members) + 2
    return rows


def _series_rows(assumptions: Assumptions, scenarios: int) -> dict[str, int]:
    """A live row, an override, and a row a scenario."""
    rows, row = {}, HEAD_ROW + 1
    for names in series_by_file(assumptions).values():
        row += 1
        for name in names:
            rows[name] = row
            row += scenarios + 3
    return rows


def _years(run: Run) -> tuple[int, int]:
    years = run.arrays[run.model.calendar.year][1:, 0, 0]
    return int(years[0]), int(years[-1])
