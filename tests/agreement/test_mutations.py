"""A slip in one cell that moves a headline result does not go unseen by the master check."""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, STORED
from fundmodel.workbooks.cells import Value
from fundmodel.workbooks.opening.read_cells import FormulaText
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.sheets.stored import FIRST, KEY, LIVE
from tests.agreement.delivered import CellReference, LoadedBook, keys, named_cell, stage_rows
from tests.recalculation.engines import Edit

SEED, ROWS = 2026, 16
EARLIEST, LATEST = 16, 80
MOVED = 1e-9
"""A part of its size by which a result must differ to have moved."""


class Slip(NamedTuple):
    """One wrong cell: what was done to it, and where."""

    kind: str
    edit: Edit


class Outcome(NamedTuple):
    """What a slip did: whether a headline result moved, and whether the workbook says so."""

    slip: Slip
    moved: bool
    seen: bool


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["typed over", "shifted a quarter", "sign turned"])
def test_no_slip_that_moves_a_result_goes_unseen(
    runs: list[Run], book: Book, loaded: LoadedBook, kind: str, figure: Callable[[str], None]
) -> None:
    made = [slip for slip in slips(runs, book) if slip.kind == kind]
    found = outcomes(book, loaded, made)
    moved = [outcome for outcome in found if outcome.moved]
    seen = [outcome for outcome in found if outcome.seen]
    figure(f"{kind}: {len(found)} cells, {len(moved)} move a result, {len(seen)} are seen")
    assert len(found) == ROWS
    assert len(moved) > len(found) / 5
    assert [outcome.slip.edit for outcome in moved if not outcome.seen] == []


def outcomes(book: Book, loaded: LoadedBook, made: list[Slip]) -> list[Outcome]:
    cells = [named_cell(book, MASTER_CHECK), *result_cells(book)]
    _, *before = loaded.read([], cells)
    found = []
    for slip in made:
        verdict, *after = loaded.read([slip.edit], cells)
        moved = any(_differ(*pair) for pair in zip(before, after, strict=True))
        found.append(Outcome(slip, moved, verdict != "OK"))
    return found


def test_a_million_dollars_too_much_for_the_claimants_is_seen(
    runs: list[Run], book: Book, loaded: LoadedBook
) -> None:
    """It moves their rate of return in the seventh digit."""
    names = {stage.title: keys(book.sheet(stage.title)) for stage in runs[0].model.stages}
    sheet, row, columns = next(
        (sheet, row, columns)
        for sheet, row, columns in stage_rows(runs[0].model, book)
        if names[sheet.title][row] == "claimants_cash_flow"
    )
    column = columns[2 * LATEST // 3]
    cell = sheet.cells[row, column]
    edit = (sheet.title, cell_name(row, column), float(cell.value or 0) + 1)
    assert loaded.read([edit], [named_cell(book, MASTER_CHECK)]) == ["CHECK"]


def slips(runs: list[Run], book: Book) -> Iterator[Slip]:
    """Three slips in one cell of each of some lines, drawn from all stage sheets.

    Lines are drawn, not rows, since most rows are of contributors and of readings that are not
    selected; and of a line a cell that differs from the quarter before, or a shift is no slip.
    """
    chance = random.Random(SEED)  # noqa: S311  (nothing is kept secret)
    by_line: dict[Value, list[tuple[Sheet, int, int]]] = {}
    names = {stage.title: keys(book.sheet(stage.title)) for stage in runs[0].model.stages}
    for sheet, row, columns in stage_rows(runs[0].model, book):
        for column in columns[EARLIEST:LATEST]:
            if sheet.cells[row, column].value != sheet.cells[row, column - 1].value:
                key = names[sheet.title][row]
                by_line.setdefault(key, []).append((sheet, row, column))
    for line in chance.sample(list(by_line), ROWS):
        sheet, row, column = chance.choice(by_line[line])
        cell, before = sheet.cells[row, column], sheet.cells[row, column - 1]
        typed_into = sheet.title, cell_name(row, column)
        typed = float(cell.value) * 1.01 + 1  # type: ignore[arg-type]
        yield Slip("typed over", (*typed_into, typed))
        yield Slip("shifted a quarter", (*typed_into, FormulaText(str(before.formula))))
        turned = f"=-1*({str(cell.formula)[1:]})"
        yield Slip("sign turned", (*typed_into, FormulaText(turned)))


def result_cells(book: Book) -> list[CellReference]:
    """The live results, as the sheet of stored numbers reads them."""
    cells = book.sheet(STORED).cells
    return [
        (STORED, row, LIVE)
        for row, column in cells
        if column == LIVE and row > HEAD_ROW and (row, KEY) in cells and (row, FIRST) in cells
    ]


def _differ(before: Value, after: Value) -> bool:
    if isinstance(before, str) or isinstance(after, str):
        return before != after
    return abs(before - after) > MOVED * max(abs(before), abs(after), MOVED)
