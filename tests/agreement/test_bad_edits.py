"""What people do to the delivered workbook that they should not: one cause each, or no harm.

Where no cause is told the master check says OK, which compares the live results with Python's.
The assumptions are over ten years: the sheets and rows are those of thirty, with fewer columns, and
LibreOffice needs a seventh of the time for an edit.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import CHECKS
from fundmodel.workbooks.sheets.causes import key_of
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import keys
from tests.recalculation.bad_edits import (
    EditedBook,
    by_structure,
    counted_as_missing,
    one_formula_a_row,
    refuted,
    typed,
)
from tests.recalculation.engines import recalculate_with_libreoffice

SCENARIOS = ("base", "high_return")
STAGE, LINE, QUARTER = "Waterfall", "reserve_held", 20
EVERY = 3
"""Of so many rows of a sheet a formula of one is typed over: LibreOffice needs minutes for all."""


@pytest.fixture(scope="module")
def few(short: Path) -> list[Run]:
    return [fundmodel.run(fundmodel.load(name, directory=short)) for name in SCENARIOS]


@pytest.fixture(scope="module")
def edited(few: list[Run]) -> EditedBook:
    book = fundmodel.plan_workbook(few)
    return EditedBook(
        book,
        len(few),
        share="us_profit_share",
        choice="selected_reading",
        series="us_inflation",
        column=_first_member(few[0]),
        stage=STAGE,
        row=_row_of(book, LINE),
        quarter=QUARTER,
    )


def _first_member(run: Run) -> str:
    column = run.assumptions.columns["commitment_share"]
    return f"{column.name}[{column.members[0]}]"


def _row_of(book: Book, line: str) -> int:
    return next(row for row, name in keys(book.sheet(STAGE)).items() if name == line)


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_every_mistake_has_one_cause(edited: EditedBook, figure: Callable[[str], None]) -> None:
    edits = typed(edited) | by_structure(edited)
    jobs = [edit.edits for edit in edits.values()]
    answers = recalculate_with_libreoffice(workbook_bytes(edited.book), jobs, read=[CHECKS])
    found = {
        name: refuted(edited.book, values, edit)
        for (name, edit), values in zip(edits.items(), answers, strict=True)
    }
    figure(f"{len(found)} mistakes, {sum(bool(edit.says) for edit in edits.values())} of them told")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_each_formula_that_is_typed_over_with_its_own_value_is_counted(
    edited: EditedBook, figure: Callable[[str], None]
) -> None:
    """Beside an override, so that nothing is compared with what is stored."""
    typed_over = {
        title: of_sheet[::EVERY] for title, of_sheet in one_formula_a_row(edited.book).items()
    }
    edits = [edit for of_sheet in typed_over.values() for edit in of_sheet]
    job = [*edited.type_over("us_profit_share", 0.45), *edits]
    (values,) = recalculate_with_libreoffice(workbook_bytes(edited.book), [job], read=[CHECKS])
    expected = {
        key_of("formulas_of", title): len(of_sheet) for title, of_sheet in typed_over.items()
    }
    figure(f"{len(edits):,} formulas typed over, of each {EVERY}rd row one: all are counted")
    assert len(edits) > 3_000
    assert {key: counted_as_missing(values)[key] for key in expected} == expected
