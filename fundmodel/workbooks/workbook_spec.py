"""What goes into a workbook: the runs, which of them is shown, and where everything stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypedDict, Unpack

from fundmodel.analyse.bridge import Bridge
from fundmodel.build_model.model import Model
from fundmodel.build_model.presentation import Presentation
from fundmodel.errors import BadInput, message, quoted
from fundmodel.read_assumptions import (
    HEADINGS,
    Assumptions,
    Column,
    Scalar,
    Series,
    alike,
    can_be_a_scenario,
    split_address,
)
from fundmodel.run_paths.alternatives import Reruns
from fundmodel.run_paths.run import Run
from fundmodel.simulation.ranges import Ranges
from fundmodel.workbooks.cell_layout import HEAD_ROW, CellLayout
from fundmodel.workbooks.editions import Edition, refuse_other_editions
from fundmodel.workbooks.outside import Outside, all_outside
from fundmodel.workbooks.time_columns import Columns

Groups = dict[str, list[str]]


@dataclass(frozen=True)
class OnDashboard:
    """What somebody chose on Dashboard, where it counts before Inputs.

    Attributes:
        scenario_of_inputs: the head that the selector of Inputs names meanwhile; "" where no
            scenario is chosen on Dashboard.
        choice: the code of the choice that is made there; None where none is.
    """

    scenario_of_inputs: str = ""
    choice: float | None = None


@dataclass(frozen=True, eq=False)
class WorkbookSpec:
    """What a workbook holds.

    Attributes:
        runs: one a scenario, in the order of the selector.
        live: the run whose numbers the formulas show.
        case: the position of the shown scenario, counted from 1.
        layout: where everything stands.
        presentation: the front pages.
        overrides: number, `series[year]` or `column[member]` -> what is typed over it; the live
            run has been worked out with them.
        reruns: the stored numbers beside the alternatives, one a scenario.
        ranges: what many worlds say of each scenario, if that is told.
        bridge: why two of the scenarios differ in one result, if that is told.
        edition: how much it holds.
        picks: set -> the member that is picked to be looked at, where it is not the usual one.
        on_dashboard: what is chosen there; nothing, as a workbook is delivered.
    """

    runs: Sequence[Run]
    live: Run
    case: int
    layout: CellLayout
    presentation: Presentation
    overrides: Mapping[str, float]
    reruns: Sequence[Reruns]
    ranges: Sequence[Ranges] = ()
    bridge: Bridge | None = None
    edition: Edition = "live"
    picks: Mapping[str, str] = field(default_factory=dict)
    on_dashboard: OnDashboard = OnDashboard()

    @property
    def model(self) -> Model:
        """The lines."""
        return self.live.model

    @cached_property
    def base(self) -> Assumptions:
        """The set whose labels and sources are printed, with ranges that hold for every run."""
        return _with_every_range([run.assumptions for run in self.runs])

    @cached_property
    def outside(self) -> list[Outside]:
        """The live numbers that are outside what is plausible."""
        return all_outside(self)

    @property
    def scalars(self) -> Groups:
        """Assumptions with one number, by file."""
        return grouped(self.base.scalars, self.model)

    @property
    def series(self) -> Groups:
        """Assumptions with a number a year, by file."""
        return grouped(self.base.series, self.model)

    @property
    def names(self) -> list[str]:
        """The scenarios' titles, in the order of the selector."""
        return [run.assumptions.title for run in self.runs]

    @property
    def changed(self) -> int:
        """How many inputs are not those of the scenario shown."""
        return len(self.overrides) + (self.on_dashboard.choice is not None)


class PlanChoices(TypedDict, total=False):
    """What is shown of the runs, and what is stored beside them; all of it may be left out.

    Attributes:
        live: the numbers that the formulas show; by default those of the shown scenario.
        case: the position of the shown scenario, counted from 1.
        overrides: what is typed over the shown scenario's numbers, as it went into `live`.
        reruns: each run once more with every alternative, if the front pages have alternatives.
        ranges: what many worlds say of each run; none for a workbook that does not tell it.
        bridge: why two of the runs differ in one result; none for one without Bridge.
        edition: how much the workbook holds; "live" unless it is said.
        picks: set -> the member that is picked to be looked at, where it is not the usual one.
        on_dashboard: what is chosen there, as it went into `live`.
    """

    live: Run | None
    case: int
    overrides: Mapping[str, float] | None
    reruns: Sequence[Reruns]
    ranges: Sequence[Ranges]
    bridge: Bridge | None
    edition: Edition
    picks: Mapping[str, str]
    on_dashboard: OnDashboard


def workbook_spec(
    runs: Sequence[Run], presentation: Presentation, **choices: Unpack[PlanChoices]
) -> WorkbookSpec:
    """Decide where everything stands.

    Args:
        runs: one a scenario, all of the same model.
        presentation: the front pages.
        choices: as `PlanChoices` has them.

    Raises:
        BadInput: there is no run, a name that a workbook cannot hold beside the others, or no
            such edition.
    """
    _refuse_names(runs)
    edition = choices.get("edition", "live")
    refuse_other_editions(edition)
    layout = cell_layout(runs[0], len(runs), presentation, edition)
    case = choices.get("case", 1)
    return WorkbookSpec(
        runs,
        choices.get("live") or runs[case - 1],
        case,
        layout,
        presentation,
        choices.get("overrides") or {},
        choices.get("reruns", ()),
        choices.get("ranges", ()),
        choices.get("bridge"),
        edition,
        choices.get("picks", {}),
        choices.get("on_dashboard", OnDashboard()),
    )


def cell_layout(
    run: Run, scenarios: int, presentation: Presentation, edition: Edition = "live"
) -> CellLayout:
    """Where everything stands in the workbook of so many scenarios of one model.

    Args:
        run: of any of them.
        scenarios: how many columns they take.
        presentation: the front pages.
        edition: how much the workbook holds.
    """
    model, assumptions = run.model, run.assumptions
    attributes = dict.fromkeys(
        attribute for table in assumptions.tables.values() for attribute in table.attribute_labels
    )
    columns = Columns(tuple(attributes), len(run.arrays[model.calendar.quarter]) - 1)
    rows = {
        **_rows_in_groups(grouped(assumptions.scalars, model)),
        **_member_rows(assumptions),
        **_series_rows(grouped(assumptions.series, model), scenarios),
    }
    alternatives = _alternatives(model, presentation)
    return CellLayout(model, columns, rows, _years(run), alternatives, edition == "full")


def _refuse_names(runs: Sequence[Run]) -> None:
    """Refuse what the selector could not tell apart.

    Raises:
        BadInput: there is no run, or a name that a workbook cannot hold beside the others.
    """
    wrong = [title for title, _ in alike([*HEADINGS, *(run.assumptions.title for run in runs)])]
    names = [run.assumptions.name for run in runs]
    wrong += [name for name in names if not can_be_a_scenario(name)]
    if not names or wrong:
        what = f"{quoted(wrong[0])} cannot be a column." if wrong else "There is no run to write."
        raise BadInput(
            message(
                "The workbook's scenarios",
                what,
                why="Each scenario has a column of its own name, which the selector picks.",
                fix="give runs of names that differ in more than capitals and are letters, digits, "
                f"_ and -, none of them {' or '.join(HEADINGS)}.",
            )
        )


def _with_every_range(sets: list[Assumptions]) -> Assumptions:
    """The first set; where a scenario states a range of its own, the widest of all sets."""
    widest = sets[0]
    stated = [
        change.name
        for one in sets
        for change in one.changes
        if one.metadata(change.name).own_ends is not None
    ]
    for name in dict.fromkeys(stated):
        lows, highs = zip(*(one.metadata(name).plausible for one in sets), strict=True)
        metadata = replace(sets[0].metadata(name), plausible=(min(lows), max(highs)))
        address, cell = split_address(name)
        known = widest.named(address)
        if isinstance(known, Column):
            known = replace(known, cells={**known.cells, str(cell): metadata})
        elif known is not None:
            known = replace(known, metadata=metadata)
        widest = widest if known is None else widest.with_assumption(known)
    return widest


def grouped(assumptions: Mapping[str, Scalar] | Mapping[str, Series], model: Model) -> Groups:
    """Names of assumptions by the file that defines them, in the order of the stages."""
    groups: Groups = {stage.name: [] for stage in model.stages}
    for name, assumption in assumptions.items():
        groups.setdefault(PurePosixPath(assumption.metadata.location.file).stem, []).append(name)
    return {file: names for file, names in groups.items() if names}


def _rows_in_groups(groups: Groups) -> dict[str, int]:
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


def _series_rows(groups: Groups, scenarios: int) -> dict[str, int]:
    """A live row, an override, and a row a scenario."""
    rows, row = {}, HEAD_ROW + 1
    for names in groups.values():
        row += 1
        for name in names:
            rows[name] = row
            row += scenarios + 3
    return rows


def _alternatives(model: Model, presentation: Presentation) -> frozenset[str]:
    """The set of the alternatives, and what tells them apart."""
    live = presentation.alternatives
    each = model.each(live.line) if live else None
    return frozenset([each, *model.sets[each].attributes]) if each else frozenset()


def _years(run: Run) -> tuple[int, int]:
    years = run.arrays[run.model.calendar.year][1:, 0, 0]
    return int(years[0]), int(years[-1])
