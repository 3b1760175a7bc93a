"""Verifying a workbook finds each cell that is not the model's, and nothing else."""

from pathlib import Path

import pytest

import fundmodel
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import STORED
from fundmodel.workbooks.cells import FormulaRow
from fundmodel.workbooks.book import Book
from tests.api.edited_workbook import EditedWorkbook
from tests.api.tampered import tampered
from fundmodel.run_paths.run import Run

STAGE = "Profit"


@pytest.fixture(scope="module")
def plan(base: Run, slow: Run) -> Book:
    return fundmodel.plan_workbook([base, slow])


def a_row(plan: Book) -> tuple[int, FormulaRow]:
    """A row of formulas with numbers that are not zero."""
    for row, pieces in plan.sheet(STAGE).cells.in_rows():
        for _, piece in pieces:
            if isinstance(piece, FormulaRow) and abs(piece.numbers).min() > 1:
                return row, piece
    raise AssertionError


def test_as_written(short: Path, written: Path) -> None:
    found = fundmodel.verify_workbook(written, directory=short)
    assert found.passed
    assert found.comparison.formulas > 100_000
    assert found.comparison.values_of_formulas > 0.95 * found.comparison.formulas
    assert found.table.empty


def test_what_was_changed_is_found_cell_by_cell(
    short: Path, written: Path, plan: Book, tmp_path: Path
) -> None:
    row, piece = a_row(plan)
    cells = [cell_name(row, piece.first + step) for step in (1, 2, 3)]
    stored = next(
        (at, cell)
        for *at, cell in plan.sheet(STORED).cells.single()
        if cell.style == "static_money" and isinstance(cell.value, float) and cell.value > 1
    )
    stored_cell = cell_name(*stored[0])
    number = float(piece.numbers[2])
    path = tampered(
        written,
        tmp_path / "book.xlsx",
        {
            (STAGE, cells[0]): "<v>5</v>",
            (STAGE, cells[1]): f"<f>1+1</f><v>{number!r}</v>",
            (STAGE, cells[2]): "<f>1+1</f><v>2</v>",
            (STORED, stored_cell): "<v>1</v>",
        },
    )
    found = fundmodel.verify_workbook(path, directory=short)
    assert not found.passed
    assert [(one.kind, one.cell) for one in found.differences] == [
        *(("formula", f"{STAGE}!{cell}") for cell in cells),
        ("stored", f"{STORED}!{stored_cell}"),
    ]
    first = found.differences[0]
    assert first.found == 5
    assert str(first.expected).startswith("=")
    assert first.label


def test_a_value_that_python_does_not_give(
    short: Path, written: Path, plan: Book, tmp_path: Path
) -> None:
    """One part in a million is found; one in a million millions is rounding."""
    sheet = plan.sheet("Results")
    at, cell = next(
        ((row, column), cell)
        for row, column, cell in sheet.cells.single()
        if cell.formula and isinstance(cell.value, float) and cell.value > 1
    )
    name, formula = cell_name(*at), str(cell.formula)[1:].replace("&", "&amp;")
    formula = formula.replace("<", "&lt;").replace(">", "&gt;")
    for factor, differs in ((1 + 1e-6, True), (1 + 1e-12, False)):
        inside = f"<f>{formula}</f><v>{float(cell.value) * factor!r}</v>"  # type: ignore[arg-type]
        path = tampered(written, tmp_path / "book.xlsx", {("Results", name): inside})
        found = fundmodel.verify_workbook(path, directory=short)
        assert [(one.kind, one.cell) for one in found.differences] == [
            ("value", f"Results!{name}")
        ] * differs


def test_a_file_without_values_is_not_verified(
    short: Path, whole: EditedWorkbook, tmp_path: Path
) -> None:
    path = whole.save(tmp_path / "book.xlsx", {})
    found = fundmodel.verify_workbook(path, directory=short)
    assert not found.has_values
    assert not found.passed


@pytest.mark.thorough
def test_worked_out_anew_after_edits(short: Path, whole: EditedWorkbook, tmp_path: Path) -> None:
    """Whatever was edited among the inputs, formulas and values are those of the model."""
    edits = {
        whole.override("us_profit_share"): 0.25,
        whole.in_scenario("us_profit_share", "slow_start"): 0.2,
        whole.by_year("us_inflation", "base", 2030): 0.05,
        whole.in_scenario("european_call_delay", "base"): 6,
    }
    path = whole.save(tmp_path / "book.xlsx", edits)
    found = fundmodel.verify_workbook(path, directory=short, recalculate=True)
    assert found.differences == []
    assert found.passed
    assert found.recalculated
    assert len(found.edits) == len(edits)
