"""What differs between two workbooks: inputs, formulas and results, as the files have them.

Nothing is run, and no files of assumptions are read: the two may be of any set and version.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.errors import BadInput, listed, message
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, STORED
from fundmodel.workbooks.opening.formula_spelling import normal_formula
from fundmodel.workbooks.opening.open_document import open_book
from fundmodel.workbooks.opening.xml_pieces import Content, FormulaText
from fundmodel.workbooks.reading_back.found_inputs import FoundInputs, find_inputs
from fundmodel.workbooks.sheets.inputs_by_year import LIVE, OVERRIDE
from fundmodel.workbooks.sheets.stored import KEY_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from fundmodel.workbooks.opening.read_cells import OpenedWorkbook, SheetCells

LABEL_COLUMNS = range(1, 8)
HEADS = ("Result", "Member", "Unit", KEY_HEAD, "Live")
SHEETS_OF_INPUTS = (INPUTS, BY_YEAR, MEMBERS)


class Difference(NamedTuple):
    """One thing in which two workbooks differ.

    Attributes:
        kind: "input", "formula" or "result".
        scenario: of an input the head, or "Override"; of a result the one that is shown.
        name: of the input or result, or what stands in the row of the formula.
        unit: of both sides.
        cell: in the new workbook; where it has none, in the old one.
        old, new: a number, text or formula; None where there is none.
    """

    kind: str
    scenario: str
    name: str
    unit: str
    cell: str
    old: Content | None
    new: Content | None


@dataclass(frozen=True)
class Differences:
    """What differs between two workbooks.

    Attributes:
        paths: of the old and of the new one.
        scenarios: the head of the scenario that each shows.
        versions: of the model that wrote each.
        found: every difference.
        notes: what could not be compared.
    """

    paths: tuple[Path, Path]
    scenarios: tuple[str, str]
    versions: tuple[str, str]
    found: tuple[Difference, ...]
    notes: tuple[str, ...]

    def of_kind(self, kind: str) -> list[Difference]:
        """The differences of one kind."""
        return [one for one in self.found if one.kind == kind]

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a difference: kind, scenario, name, unit, cell, old, new."""
        import pandas as pd

        return pd.DataFrame(self.found, columns=list(Difference._fields))

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(self.of_kind(kind)):,} {kind}s" for kind in ("input", "formula", "result")
        )
        return f"Differences: {self.paths[0].name} and {self.paths[1].name}\n{counts}; see .table"


def differences(old: Path, new: Path) -> Differences:
    """Compare two workbooks.

    Raises:
        BadInput: one is no workbook of this program.
    """
    books = open_book(old), open_book(new)
    inputs = [find_inputs(book) for book in books]
    selected = [_selected(one) for one in inputs]
    notes: list[str] = []
    found = [
        *_inputs(inputs[0], inputs[1], notes),
        *(_formulas(books, notes) if _same_scenarios(inputs[0], inputs[1], notes) else ()),
        *_results(books, selected[1], notes),
    ]
    versions = [book.properties.get("fundmodel_version", "") for book in books]
    return Differences(
        (old, new), (selected[0], selected[1]), (versions[0], versions[1]), tuple(found),
        tuple(notes),
    )  # fmt: skip


def _selected(inputs: FoundInputs) -> str:
    return inputs.selected[0]


Known = dict[tuple[str, str], tuple[Content, str, str]]
"""Scenario or "Override", and name -> what is typed, its unit and its cell."""


def _same_scenarios(old: FoundInputs, new: FoundInputs, notes: list[str]) -> bool:
    """Whether both have the same scenarios in the same order, as formulas go through them."""
    before, after = (list(one.scenarios[INPUTS]) for one in (old, new))
    if before != after:
        notes.append("The scenarios differ, so that formulas were not compared.")
    return before == after


def _inputs(old: FoundInputs, new: FoundInputs, notes: list[str]) -> Iterator[Difference]:
    before, after = _typed(old), _typed(new)
    in_one: set[str] = set()
    for side, other in ((old, new), (new, old)):
        alone = [head for head in side.scenarios[INPUTS] if head not in other.scenarios[INPUTS]]
        in_one.update(alone)
        if alone:
            notes.append(f"Scenarios that only {side.path.name} has: {listed(alone)}.")
    for (scenario, name), one in {**before, **after}.items():
        if scenario in in_one:
            continue
        sides = [known.get((scenario, name)) for known in (before, after)]
        numbers = [side[0] if side else None for side in sides]
        if numbers[0] != numbers[1]:
            yield Difference("input", scenario, name, one[1], one[2], numbers[0], numbers[1])


def _typed(inputs: FoundInputs) -> Known:
    """Every number that is typed on the sheets of inputs."""
    found: Known = {}
    for title in (INPUTS, MEMBERS):
        sheet, columns = inputs.sheets[title], inputs.columns[title]
        wanted = {columns.override: OVERRIDE}
        wanted |= {column: head for head, column in inputs.scenarios[title].items()}
        for row, cells in sheet.rows():
            name, unit = cells.get(columns.name), str(cells.get(columns.unit, ""))
            for column, head in wanted.items() if isinstance(name, str) else ():
                if (row, column) in sheet.cells:
                    cell = on_sheet(title, cell_name(row, column))
                    found[head, str(name)] = sheet.cells[row, column], unit, cell
    return found | dict(_typed_years(inputs))


def _typed_years(
    inputs: FoundInputs,
) -> Iterator[tuple[tuple[str, str], tuple[Content, str, str]]]:
    sheet, years = inputs.sheets[BY_YEAR], inputs.years
    units: dict[str, str] = {}
    for row, cells in sheet.rows():
        name, kind = cells.get(years.name), cells.get(years.kind)
        if isinstance(name, str) and isinstance(kind, str):
            if kind == LIVE:
                units[name] = str(cells.get(years.unit, ""))
                continue
            for year, column in years.years.items():
                if (row, column) in sheet.cells:
                    cell = on_sheet(BY_YEAR, cell_name(row, column))
                    content = sheet.cells[row, column]
                    yield (kind, f"{name}[{year}]"), (content, units.get(name, ""), cell)


def _formulas(
    books: tuple[OpenedWorkbook, OpenedWorkbook], notes: list[str]
) -> Iterator[Difference]:
    """Formulas that differ, on sheets whose rows are the same in both."""
    old, new = books
    for title in old.sheets:
        if title not in new.sheets:
            notes.append(f"{title}: is not in {new.path.name}.")
            continue
        before, after = old.filled(title), new.filled(title)
        if title not in SHEETS_OF_INPUTS and _labels(before) != _labels(after):
            notes.append(f"{title}: its rows differ, so that its formulas were not compared.")
            continue
        yield from _formulas_of(title, before, after)
    notes += [
        f"{title}: is not in {old.path.name}." for title in new.sheets if title not in old.sheets
    ]


def _formulas_of(title: str, before: SheetCells, after: SheetCells) -> Iterator[Difference]:
    labels = _labels(after)
    for at in sorted(before.keys() | after.keys()):
        one, other = before.get(at), after.get(at)
        formulas = [side for side in (one, other) if isinstance(side, FormulaText)]
        if not formulas or one == other:
            continue
        if len(formulas) == 2 and normal_formula(formulas[0]) == normal_formula(formulas[1]):
            continue
        label = " ".join(labels.get(at[0], ()))
        yield Difference("formula", "", label, "", on_sheet(title, cell_name(*at)), one, other)


def _labels(cells: SheetCells) -> dict[int, list[str]]:
    """Row -> the texts that stand first in it."""
    found: dict[int, list[str]] = {}
    for (row, column), content in sorted(cells.items()):
        if column in LABEL_COLUMNS and type(content) is str and content.strip():
            found.setdefault(row, []).append(" ".join(content.split()))
    return found


def _results(
    books: tuple[OpenedWorkbook, OpenedWorkbook], scenario: str, notes: list[str]
) -> Iterator[Difference]:
    """The live results, as each file stores them."""
    before, after = (_live_results(book, notes) for book in books)
    for key, one in {**before, **after}.items():
        sides = [known.get(key) for known in (before, after)]
        numbers = [side[0] if side else None for side in sides]
        if numbers[0] != numbers[1]:
            yield Difference("result", scenario, key, one[1], one[2], numbers[0], numbers[1])


def _live_results(
    book: OpenedWorkbook, notes: list[str]
) -> Mapping[str, tuple[Content | None, str, str]]:
    """Result, with its member -> value, unit and cell; from the sheet Stored."""
    cells = book.filled(STORED, stored_values=True) if STORED in book.sheets else {}
    heads = _heads(cells)
    if not heads:
        raise BadInput(
            message(
                str(book.path),
                f"has no results on a sheet `{STORED}`.",
                fix="choose a workbook that this program wrote.",
            )
        )
    head_row = heads[KEY_HEAD][0]
    _, member, unit, key, live = (heads[head][1] for head in HEADS)
    found: dict[str, tuple[Content | None, str, str]] = {}
    row = head_row + 1
    while isinstance(name := cells.get((row, key)), str):
        of = cells.get((row, member))
        name = f"{name}[{of}]" if isinstance(of, str) and of else name
        cell = on_sheet(STORED, cell_name(row, live))
        found[name] = cells.get((row, live)), str(cells.get((row, unit), "")), cell
        row += 1
    if found and all(value is None for value, _, _ in found.values()):
        notes.append(
            f"{book.path.name}: holds no values of its formulas; open it in a spreadsheet program "
            "and save it."
        )
        return {}
    return found


def _heads(cells: SheetCells) -> dict[str, tuple[int, int]]:
    rows: dict[int, dict[str, tuple[int, int]]] = {}
    for (row, column), content in sorted(cells.items(), reverse=True):
        if isinstance(content, str) and content in HEADS:
            rows.setdefault(row, {})[content] = row, column
    whole: Sequence[dict[str, tuple[int, int]]] = [
        heads for heads in rows.values() if set(heads) == set(HEADS)
    ]
    return whole[-1] if whole else {}
