"""The workbook as the model writes it for the numbers that a file has among its inputs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypedDict, Unpack

from fundmodel.read_assumptions import BASE, Assumptions, load, scenario_names
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.editions import Edition, edition_of
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.picks import cells_of_picks
from fundmodel.workbooks.reading_back.delivered import Delivered, delivered_inputs
from fundmodel.workbooks.reading_back.edits import Edit, edits_of
from fundmodel.workbooks.reading_back.found_bridge import FoundBridge
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers
from fundmodel.workbooks.reading_back.found_selectors import FoundChoice
from fundmodel.workbooks.reading_back.read import bridge_of, file_of, find_numbers, scenario_of
from fundmodel.workbooks.reading_back.read_numbers import typed_beneath
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.workbook_spec import OnDashboard


class Kept(TypedDict):
    """What is planned as the file has it: the edition, what is picked and what is chosen."""

    edition: Edition
    picks: dict[str, str]
    on_dashboard: OnDashboard


class Plan(Protocol):
    """Plans the workbook of some runs, with or without what many worlds say, and a bridge."""

    def __call__(
        self,
        runs: Sequence[Run],
        *,
        live: Run,
        case: int,
        overrides: dict[str, float],
        told: bool,
        bridge: FoundBridge | None,
        **kept: Unpack[Kept],
    ) -> Book:
        """Plan it."""
        ...


@dataclass(frozen=True)
class Expected:
    """What a file should hold.

    Attributes:
        book: the plan, with the scenarios as they were delivered and the live numbers as edited.
        numbers: where the numbers of the file stand.
        selected: the head of the scenario shown.
        edits: what somebody edited among the inputs of any scenario.
    """

    book: Book
    numbers: FoundNumbers
    selected: str
    edits: tuple[Edit, ...]


def expected_book(
    opened: OpenedWorkbook,
    directory: str | Path | None,
    run: Callable[[Assumptions], Run],
    plan: Plan,
    former: Mapping[str, str] | None = None,
) -> Expected:
    """Plan what a file should hold.

    Args:
        opened: the file.
        directory: where the YAML files are.
        run, plan: as in `verify`.
        former: as in `numbers_of`.

    Raises:
        BadInput: the sheets of inputs cannot be read, or hold numbers that are refused.
    """
    numbers, selected = find_numbers(opened, directory, accept=True, former=former)
    delivered = delivered_inputs(opened, former)
    heads = list(numbers.inputs.scenarios[INPUTS])
    edits = [
        edit
        for head in heads
        for edit in edits_of(numbers, delivered, head, overrides=head == selected)
    ]
    live = run(scenario_of(numbers, selected, accept=True))
    runs = [run(one) for one in _as_delivered(numbers, delivered, heads, directory)]
    chosen = numbers.inputs.chosen.choice
    typed = [edit for edit in edits if edit.override]
    overrides = {edit.name: edit.edited for edit in typed if not _is_in(chosen, edit)}
    book = plan(
        runs,
        live=live,
        case=heads.index(selected) + 1,
        overrides={name: value for name, value in overrides.items() if value is not None}
        | typed_beneath(numbers),
        told=RISK in opened.sheets,
        bridge=bridge_of(opened),
        edition=edition_of(opened.properties),
        picks=_picks(opened),
        on_dashboard=OnDashboard(
            numbers.inputs.head_of_inputs if numbers.inputs.chosen.scenario else "",
            next((edit.edited for edit in typed if _is_in(chosen, edit)), None),
        ),
    )
    return Expected(book, numbers, selected, tuple(edits))


def _picks(opened: OpenedWorkbook) -> dict[str, str]:
    """What is picked on its sheets to be looked at: set -> member."""
    found: dict[str, str] = {}
    for title, cells in cells_of_picks(opened.names).items():
        held = opened.filled(title) if title in opened.sheets else {}
        found |= {name: str(held.get(at, "")) for at, name in cells.items()}
    return found


def _is_in(chosen: FoundChoice | None, edit: Edit) -> bool:
    return chosen is not None and edit.cell == chosen.reference


def _as_delivered(
    numbers: FoundNumbers,
    delivered: Delivered,
    heads: Sequence[str],
    directory: str | Path | None,
) -> list[Assumptions]:
    """The scenarios as they were when the workbook was written, under their heads."""
    files = [BASE, *scenario_names(directory)]
    sets = []
    for head in heads:
        file = file_of(head, files)
        known = load(file, directory=directory, accept=True) if file in files else numbers.known
        changes: dict[str, object] = {
            name: value[head]
            for name, value in delivered.numbers.items()
            if head in value and name in numbers.rows and value[head] != known.number(name)
        }
        changes |= _changed_series(numbers, delivered, head, known)
        found = known.changed(changes, accept=True) if changes else known
        sets.append(replace(found, name=head, changes=()))
    return sets


def _changed_series(
    numbers: FoundNumbers, delivered: Delivered, head: str, known: Assumptions
) -> dict[str, object]:
    years = list(numbers.inputs.years.years)
    changed: dict[str, object] = {}
    for name, series in known.series.items():
        copies = delivered.years.get((name, head), {})
        stated = {years[0] + at: value for at, value in copies.items()}
        other = {year: value for year, value in stated.items() if series.value_in(year) != value}
        if other:
            changed[name] = stated
    return changed
