"""A workbook that came back: which scenarios were edited, and what to change in the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import (
    BASE,
    Assumptions,
    format_value,
    load,
    scenario_names,
    split_address,
)
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.reading_back.delivered import Delivered, delivered_inputs
from fundmodel.workbooks.reading_back.edits import Edit, edits_of
from fundmodel.workbooks.reading_back.other_version import ANY_VERSION, ThisModel
from fundmodel.workbooks.reading_back.read import Plan, ReadBack, file_of, read_back, scenario_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import pandas as pd

COLUMNS = (
    *("scenario", "input", "label", "delivered", "edited", "in_files", "unit", "cell", "typed"),
)


@dataclass(frozen=True)
class ReturnedScenario:
    """One scenario of a workbook that came back.

    Attributes:
        head: its name in the workbook.
        is_selected: whether the workbook shows it; what is typed into Override counts in it.
        known: as the files have it.
        found: as the workbook has it.
        edits: the cells that differ from what was delivered.
    """

    head: str
    is_selected: bool
    known: Assumptions
    found: Assumptions
    edits: tuple[Edit, ...]

    @cached_property
    def changes(self) -> tuple[str, ...]:
        """What differs from the files: assumptions and `column[member]`."""
        own = self.found.changes[len(self.known.changes) :]
        return tuple(change.name for change in own)

    @property
    def is_told(self) -> bool:
        """Whether there is something that the files do not say."""
        return bool(self.changes) and (self.is_selected or bool(self.edits))


@dataclass(frozen=True)
class ReturnedWorkbook:
    """What somebody did among the inputs of a workbook.

    Attributes:
        path: of the workbook.
        selected: the head of the scenario that it shows.
        scenarios: those that were edited, the shown one always, in the order of their columns.
        warnings: what was added or changed that is not read.
    """

    path: Path
    selected: str
    scenarios: tuple[ReturnedScenario, ...]
    warnings: tuple[str, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edited cells of all scenarios."""
        return tuple(edit for one in self.scenarios for edit in one.edits)

    @property
    def to_write(self) -> tuple[ReturnedScenario, ...]:
        """The scenarios that say something else than the files."""
        return tuple(one for one in self.scenarios if one.is_told)

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an edited cell; amounts in the units of the inputs, choices and days in words."""
        import pandas as pd

        return pd.DataFrame(list(self.records()), columns=list(COLUMNS))

    def records(self) -> Iterator[dict[str, object]]:
        """The same, a dictionary a cell."""
        for one in self.scenarios:
            for edit in one.edits:
                yield _record(one, edit)

    def __repr__(self) -> str:
        cells = len(self.edits)
        names = ", ".join(one.head for one in self.scenarios if one.edits) or "none"
        return (
            f"ReturnedWorkbook: {self.path.name}, which shows {self.selected}\n"
            f"{cells} edited {'cell' if cells == 1 else 'cells'}; scenarios edited: {names}; "
            ".table lists the cells"
        )


def read_returned(
    path: Path,
    directory: str | Path | None,
    plan: Plan,
    *,
    accept: bool = False,
    model: ThisModel = ANY_VERSION,
) -> ReturnedWorkbook:
    """What somebody edited in a workbook, in every scenario.

    Args:
        path: a workbook of this program, edited and saved since.
        directory, plan, accept, model: as in `read`.

    Raises:
        BadInput: as in `read`; or an edited scenario has no file.
    """
    back = read_back(path, directory, plan, accept=accept, model=model)
    delivered = delivered_inputs(back.book, model.former_names(back.book))
    scenarios = []
    for head in back.numbers.inputs.scenarios[INPUTS]:
        if head == back.selected:
            edits = tuple(edits_of(back.numbers, delivered, head, overrides=True))
            scenarios.append(ReturnedScenario(head, True, back.numbers.known, back.found, edits))
        elif (other := _other(back, head, delivered, directory)) is not None:
            scenarios.append(other)
    return ReturnedWorkbook(path, back.selected, tuple(scenarios), back.found.warnings)


def _other(
    back: ReadBack, head: str, delivered: Delivered, directory: str | Path | None
) -> ReturnedScenario | None:
    """A scenario that is not shown, if somebody typed into its column.

    Its file is read only then, or where the workbook keeps no copies to compare with.
    """
    edits = tuple(edits_of(back.numbers, delivered, head, overrides=False))
    if head in delivered.scenarios and not edits:
        return None
    files = [BASE, *scenario_names(directory)]
    file = file_of(head, files)
    if file not in files:
        _refuse_without_file(head, file, edits, files)
    known = load(file, directory=directory, accept=back.accept)
    numbers = replace(back.numbers, known=known)
    edits = tuple(edits_of(numbers, delivered, head, overrides=False))
    found = scenario_of(numbers, head, overrides=False, accept=back.accept)
    return ReturnedScenario(head, False, known, found, edits) if edits else None


def _refuse_without_file(
    head: str, file: str, edits: Sequence[Edit], files: Sequence[str]
) -> NoReturn:
    raise BadInput(
        message(
            edits[0].cell if edits else head,
            f"this was edited in the scenario `{head}`, which has no file.",
            why="What was edited goes on top of the scenario's file.",
            meant=closest(file, files),
            fix=f"put {file}.yaml into the folder `scenarios`.",
        )
    )


def _record(one: ReturnedScenario, edit: Edit) -> dict[str, object]:
    address, _ = split_address(edit.name)
    metadata = one.known.metadata(address if address in one.known.series else edit.name)
    words = _in_words(one.known, address)
    return {
        "scenario": edit.scenario,
        "input": edit.name,
        "label": one.known.metadata(address).label,
        "delivered": words(edit.delivered),
        "edited": words(edit.edited),
        "in_files": words(one.known.number(edit.name)),
        "unit": metadata.unit.name,
        "cell": edit.cell,
        "typed": "override" if edit.override else "scenario",
    }


def _in_words(known: Assumptions, name: str) -> Callable[[float | None], object]:
    """Numbers as they are, choices and days in words."""
    one = known.named(name)
    options: Sequence[str] = getattr(one, "options", ())
    unit = known.metadata(name).unit
    if unit.kind != "date" and not options:
        return lambda value: value

    def in_words(value: float | None) -> object:
        return None if value is None else format_value(value, unit, tuple(options))

    return in_words
