"""From an edited workbook back to assumptions: the scenario shown, with what was typed since."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fundmodel.beginnings import name_meant
from fundmodel.errors import BadInput, closest, listed, message
from fundmodel.read_assumptions import BASE, Assumptions, load, scenario_names
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS
from fundmodel.workbooks.editions import Edition, edition_of
from fundmodel.workbooks.opening.open_document import open_book
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.reading_back.additions import additions
from fundmodel.workbooks.reading_back.computed_sheets import (
    changed_on_computed_sheets,
    sheets_to_compare,
)
from fundmodel.workbooks.reading_back.found_bridge import FoundBridge, find_bridge
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs, find_inputs
from fundmodel.workbooks.reading_back.found_numbers import FoundNumbers, numbers_of
from fundmodel.workbooks.reading_back.input_formulas import (
    refuse_changed_formulas,
    refuse_moved_names,
    refuse_sorted_members,
)
from fundmodel.workbooks.reading_back.other_version import (
    ANY_VERSION,
    ThisModel,
    differences_of_versions,
    refusal_with_versions,
)
from fundmodel.workbooks.reading_back.read_numbers import (
    Typed,
    changed_years,
    typed_beneath,
    typed_numbers,
)
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.risk_plan import RISK

Plan = Callable[[Assumptions, Sequence[str], bool, FoundBridge | None, Edition], Book]
"""The workbook as it is written for some assumptions, with scenarios of these names, and with what
many worlds say of them or without it, and with the bridge between two of them, if there is one; in
an edition."""

CHANGED_BY_HAND = " with "
"""Stands in a scenario's head between its name and what was changed in it by hand."""


@dataclass(frozen=True)
class ReadBack:
    """A workbook whose sheets were all looked at.

    Attributes:
        book: the file.
        numbers: those of the scenario that is read, and where they stand.
        selected: the head of that scenario: the one asked for, or else the one shown.
        found: that scenario, with what was typed; its warnings say what is not read.
        accept: whether amounts far below those in whose place they stand are taken as they are.
    """

    book: OpenedWorkbook
    numbers: FoundNumbers
    selected: str
    found: Assumptions
    accept: bool


def read(
    path: Path,
    directory: str | Path | None,
    plan: Plan,
    *,
    accept: bool = False,
    scenario: str = "",
    model: ThisModel = ANY_VERSION,
) -> Assumptions:
    """The assumptions of a scenario of the workbook, as they were edited there.

    Args:
        path: a workbook of this program, perhaps edited and saved since.
        directory: where the YAML files are, whose labels, ranges and sources still hold.
        plan: asked only where somebody worked on a sheet that is no sheet of inputs.
        accept: take amounts far below those in whose place they stand as they are.
        scenario: its head, as if it were chosen there; by default the one that is.
        model: its version, and what it has renamed: a workbook of another version is read by the
            names of its inputs, and the warnings say what only one of the two has.

    Raises:
        BadInput: it is no such workbook, has no such scenario, or holds numbers that are refused,
            or formulas that are not those of the model; names the cells.
    """
    return read_back(path, directory, plan, accept=accept, scenario=scenario, model=model).found


def read_back(
    path: Path,
    directory: str | Path | None,
    plan: Plan,
    *,
    accept: bool = False,
    scenario: str = "",
    model: ThisModel = ANY_VERSION,
) -> ReadBack:
    """The same, with the file and where its numbers stand."""
    book = open_book(path)
    former = model.former_names(book)
    try:
        numbers, selected = find_numbers(
            book, directory, accept=accept, scenario=scenario, former=former
        )
        refuse_changed_formulas(numbers, any_version=former is not None)
        refuse_moved_names(book, numbers, any_version=former is not None)
        if former is None:
            refuse_sorted_members(numbers)
    except BadInput as refusal:
        raise (refusal if former is None else refusal_with_versions(refusal, book, model)) from None
    found = scenario_of(numbers, selected, accept=accept)
    heads = list(numbers.inputs.scenarios[INPUTS])
    if former is None:
        changed = _changed_since(book, numbers, heads, plan)
    else:
        sheets = sheets_to_compare(book, numbers.inputs)
        changed = [*differences_of_versions(numbers, sheets, book, model)]
    files = [file_of(head, [BASE, *scenario_names(directory)]) for head in heads]
    others = partial(_loaded, files, directory)
    warnings = (*additions(book, numbers, others), *_not_read(numbers), *changed)
    found = replace(found, warnings=(*found.warnings, *warnings))
    return ReadBack(book, numbers, selected, found, accept)


def _not_read(numbers: FoundNumbers) -> Iterator[str]:
    """What is typed where something else is chosen on Dashboard, which counts before it."""
    chosen = numbers.inputs.chosen.choice
    for name in typed_beneath(numbers):
        title, row = numbers.rows[name]
        cell = cell_name(row, numbers.inputs.columns[title].override)
        there = chosen.reference if chosen else ""
        yield f"{on_sheet(title, cell)} is not read: what is chosen in {there} counts before it."


def _changed_since(
    book: OpenedWorkbook, numbers: FoundNumbers, heads: Sequence[str], plan: Plan
) -> list[str]:
    """What of its other sheets differs from what the model plans for its numbers."""

    def planned() -> Book:
        told, edition = RISK in book.sheets, edition_of(book.properties)
        return plan(numbers.known, heads, told, bridge_of(book), edition)

    return changed_on_computed_sheets(book, numbers.inputs, planned)


def bridge_of(book: OpenedWorkbook) -> FoundBridge | None:
    """What its sheet Bridge tells of, if it has one."""
    return find_bridge(book.filled(BRIDGE)) if BRIDGE in book.sheets else None


def find_numbers(
    book: OpenedWorkbook,
    directory: str | Path | None,
    *,
    accept: bool,
    scenario: str = "",
    former: Mapping[str, str] | None = None,
) -> tuple[FoundNumbers, str]:
    """Where the numbers of the scenario shown, or of another one, stand, and its head.

    Raises:
        BadInput: the sheets of inputs are not those of the assumptions.
    """
    _refuse_other_days(book)
    inputs = find_inputs(book)
    selected, file = _live_scenario(inputs, directory, scenario)
    known = load(file, directory=directory, accept=accept)
    return numbers_of(inputs, known, former), selected


def scenario_of(
    numbers: FoundNumbers, head: str, *, overrides: bool = True, accept: bool = False
) -> Assumptions:
    """The known assumptions with the numbers under a scenario's head.

    Args:
        numbers: the known assumptions, and where the numbers stand.
        head: of the scenario.
        overrides: take what is typed over the scenario's numbers.
        accept: take amounts far below those in whose place they stand as they are.

    Raises:
        BadInput: a number is refused; names its cell.
    """
    known = numbers.known
    typed = typed_numbers(numbers, head, overrides=overrides)
    by_year = changed_years(numbers, head, overrides=overrides)
    changes = {name: value for name, (value, _) in typed.items() if value != known.number(name)}
    return _changed(known, {**changes, **by_year}, numbers.inputs.path, typed, accept=accept)


def file_of(head: str, files: Sequence[str]) -> str:
    """The scenario that a head is of, by name or with what was changed by hand behind it."""
    begun = [name for name in files if head == name or head.startswith(name + CHANGED_BY_HAND)]
    return max(begun, key=len, default=head.partition(CHANGED_BY_HAND)[0])


def _loaded(names: Sequence[str], directory: str | Path | None) -> list[Assumptions]:
    """What the files say of these scenarios; those without a file are left out."""
    found = []
    for name in dict.fromkeys(names):
        with suppress(BadInput):
            found.append(load(name, directory=directory, accept=True))
    return found


def _refuse_other_days(book: OpenedWorkbook) -> None:
    if book.counts_from_1904:
        raise BadInput(
            message(
                str(book.path),
                "the workbook counts its days from 1904.",
                why="Its dates would be read as others, four years away.",
                fix='switch "Use 1904 date system" off in the options of Excel, correct the '
                "dates, and save it again.",
            )
        )


def _changed(
    known: Assumptions,
    changes: Mapping[str, object],
    path: Path,
    typed: Mapping[str, Typed],
    *,
    accept: bool,
) -> Assumptions:
    """The known assumptions with the changes; refusals name the cells in which they are typed."""
    cells = {name: cell for name, (_, cell) in typed.items()}
    columns = {address.partition("[")[0] for address in cells if "[" in address}

    def named_cell(found: re.Match[str]) -> str:
        sheet = MEMBERS if found[1] in columns else BY_YEAR
        return f"{path}, {cells.get(found[1], sheet)}, {found[1]}: "

    try:
        return known.changed(changes, accept=accept) if changes else known
    except BadInput as refusal:
        raise BadInput(re.sub("(?m)^changes, (.+?): ", named_cell, str(refusal))) from refusal


def _live_scenario(
    inputs: FoundInputs, directory: str | Path | None, asked: str
) -> tuple[str, str]:
    """The scenario that is asked for, or that the selector names, and the name of its file."""
    scenarios = inputs.scenarios[INPUTS]
    selected, cell = inputs.selected
    selector = f"{inputs.path}, {cell}"
    alike = {head.casefold(): head for head in scenarios}  # as MATCH finds it
    chosen = name_meant(asked, scenarios) if asked else alike.get(selected.casefold(), selected)
    if chosen not in scenarios:
        which = "asked for" if asked else "shown"
        raise BadInput(
            message(
                selector,
                f"the scenario {which} is `{chosen}`, which has no column.",
                meant=closest(chosen, scenarios),
                fix=f"name one of {listed(scenarios)}."
                if asked
                else "choose one of the scenarios from the list.",
            )
        )
    files = [BASE, *scenario_names(directory)]
    file = file_of(chosen, files)
    _refuse_without_file(selector, chosen, file, files)
    return chosen, file


def _refuse_without_file(selector: str, chosen: str, file: str, files: list[str]) -> None:
    """Refuse a name that is none of the folder's: no name from a workbook becomes a path."""
    if file not in files:
        raise BadInput(
            message(
                selector,
                f"the scenario shown is `{chosen}`, which has no file.",
                why="What was edited is found by comparing with the scenario's file.",
                meant=closest(file, files),
                fix=f"put {file}.yaml into the folder `scenarios`, or choose one of "
                f"{', '.join(files)}.",
            )
        )
