"""A workbook verified: formulas as the model writes them, values as Python works them out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fundmodel.workbooks.a1 import cell_position
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, STORED
from fundmodel.workbooks.opening.fingerprints import SHEET_PROPERTY
from fundmodel.workbooks.opening.open_document import open_book
from fundmodel.workbooks.reading_back.moves import references_of
from fundmodel.workbooks.reading_back.other_version import (
    ANY_VERSION,
    VERSION_PROPERTY,
    ThisModel,
)
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from fundmodel.workbooks.sheets.risk_plan import RISK
from fundmodel.workbooks.verifying.compared import Values, compare
from fundmodel.workbooks.verifying.compared_sheet import STATIC, Comparison, Found
from fundmodel.workbooks.verifying.expected import Expected, Plan, expected_book
from fundmodel.workbooks.verifying.followers import COUNTS_FORMULAS, Address, followers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
    from fundmodel.workbooks.reading_back.edits import Edit


@dataclass(frozen=True)
class Verification:
    """What was found in a workbook.

    Attributes:
        path: of the workbook.
        scenario: the head of the scenario shown.
        edits: the inputs that somebody edited; they are no fault.
        comparison: what was compared, and what differs.
        missing: sheets of the model that are not in the file.
        has_values: whether the file stores the values of its formulas.
        recalculated: whether values are those of a recalculation rather than the stored ones.
        version, written_by: of the model, now and when the workbook was written.
        only_in_file, only_here: inputs of a workbook of another version that this version has not,
            and the reverse.
    """

    path: Path
    scenario: str
    edits: tuple[Edit, ...]
    comparison: Comparison
    missing: tuple[str, ...]
    has_values: bool
    recalculated: bool
    version: str
    written_by: str
    only_in_file: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all that the model writes is there, and all values agree."""
        return not self.comparison.differences and not self.missing and self.has_values

    @property
    def differences(self) -> list[Found]:
        """The cells that differ."""
        return self.comparison.differences

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a cell that differs: kind, cell, label, found, expected."""
        import pandas as pd

        return pd.DataFrame(self.differences, columns=list(Found._fields))

    def __repr__(self) -> str:
        counted = self.comparison
        return (
            f"Verification: {self.path.name}, {'passed' if self.passed else 'failed'}\n"
            f"{counted.formulas:,} formulas, {counted.values_of_formulas:,} of their values and "
            f"{counted.stored:,} stored cells compared; {len(self.differences):,} differ, "
            "listed in .table"
        )


def verify(
    path: Path,
    directory: str | Path | None,
    run: Callable[[Assumptions], Run],
    plan: Plan,
    recalculated: Callable[[OpenedWorkbook], Values] | None = None,
    model: ThisModel = ANY_VERSION,
) -> Verification:
    """Compare a workbook with the one that the model writes for the numbers of its inputs.

    Args:
        path: of the workbook.
        directory: where the YAML files are.
        run, plan: work out some assumptions, and plan the workbook of such runs.
        recalculated: works the values of a workbook out; without it the stored ones are compared.
        model: as in `read`.

    Raises:
        BadInput: the file is no workbook of this program, or its inputs cannot be read.
    """
    opened = open_book(path)
    expected = expected_book(opened, directory, run, plan, model.former_names(opened))
    values = recalculated(opened) if recalculated else None
    skipped = _skipped(expected, can_count=values is None)
    has_values = values is not None or _has_values(opened)
    comparison = compare(opened, expected.book, skipped, values, has_values=has_values)
    titles = [sheet.title for sheet in expected.book.sheets]
    comparison.differences += _lost_bridge(opened, titles)
    return Verification(
        path,
        expected.selected,
        expected.edits,
        comparison,
        tuple(title for title in titles if title not in opened.sheets),
        has_values,
        values is not None,
        expected.book.properties[VERSION_PROPERTY],
        opened.properties.get(VERSION_PROPERTY, ""),
        tuple(expected.numbers.strange),
        expected.numbers.lacking,
    )


def _lost_bridge(opened: OpenedWorkbook, planned: Sequence[str]) -> list[Found]:
    """A delivered sheet Bridge that cannot be planned, since it no longer says of what it is."""
    if BRIDGE in planned or SHEET_PROPERTY + BRIDGE not in opened.properties:
        return []
    found = None if BRIDGE in opened.sheets else "no such sheet"
    return [Found("stored", BRIDGE, "", found, "the name of a result at both ends of the bridge")]


def _has_values(opened: OpenedWorkbook) -> bool:
    """Whether formulas have values: programs that work none out, such as openpyxl, save none."""
    return any(
        value is not None for _, _, formula, value, _ in opened.whole_cells(INPUTS) if formula
    )


def _skipped(expected: Expected, *, can_count: bool) -> set[Address]:
    """Cells whose value is not compared, with all that follows from them.

    Which inputs a scenario had on delivery is known to the sheets that count edits; what many
    worlds say, and the bridge between two scenarios, is stored alone; and not every program can
    count formulas.
    """
    start: set[Address] = set()
    inputs = (INPUTS, MEMBERS, BY_YEAR)
    rows = {_row_of(edit.cell) for edit in expected.edits if not edit.override}
    for sheet in expected.book.sheets:
        for row, column, cell in sheet.cells.single():
            formula, address = cell.formula, (sheet.title, row, column)
            is_stored = formula is None and cell.style.startswith(STATIC)
            if (
                sheet.title == RISK
                or (sheet.title == BRIDGE and is_stored)
                or (
                    formula
                    and (
                        ((sheet.title, row) in rows and "INDEX(" not in formula)
                        or (rows and sheet.title == STORED and _takes(formula, inputs))
                        or (not can_count and COUNTS_FORMULAS in formula)
                    )
                )
            ):
                start.add(address)
    return followers(expected.book, start)


def _takes(formula: str, titles: tuple[str, ...]) -> bool:
    return any(title in titles for title, _, _ in references_of(formula, ""))


def _row_of(cell: str) -> tuple[str, int]:
    title, _, name = cell.rpartition("!")
    return title.strip("'"), cell_position(name)[0]
