"""Verifying a workbook finds each cell that is not the model's, and nothing else."""

from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import FIRST_ROW, STORED
from fundmodel.workbooks.cells import FormulaRow
from fundmodel.workbooks.verifying.values import differing, is_same
from tests.api.edited_workbook import EditedWorkbook
from tests.api.tampered import tampered

STAGE = "Profit"


@pytest.fixture(scope="module")
def plan(base: Run, slow: Run) -> Book:
    return fundmodel.plan_workbook([base, slow])


def a_row(plan: Book) -> tuple[int, FormulaRow]:
    """A row of formulas below the axis of time."""
    for row, pieces in plan.sheet(STAGE).cells.in_rows():
        if row < FIRST_ROW:
            continue
        for _, piece in pieces:
            if isinstance(piece, FormulaRow) and len(piece.numbers) > 10:
                return row, piece
    raise AssertionError


def a_result(plan: Book) -> tuple[str, str, float]:
    """The cell of a result that is one amount, its formula as XML, and its value."""
    for row, column, cell in plan.sheet("Results").cells.single():
        if cell.formula and isinstance(cell.value, float) and cell.value > 1:
            return cell_name(row, column), escape(cell.formula[1:]), cell.value
    raise AssertionError


@pytest.mark.thorough
def test_as_written(short: Path, written: Path) -> None:
    found = fundmodel.verify_workbook(written, directory=short)
    assert found.passed
    assert found.comparison.formulas > 100_000
    assert found.comparison.values_of_formulas > 0.95 * found.comparison.formulas
    assert found.table.empty


@pytest.mark.thorough
def test_what_worlds_say_is_passed_over_with_all_that_follows(short: Path, tmp_path: Path) -> None:
    """The fans of Risk are rows of formulas over what is stored below them."""
    base = fundmodel.load("base", directory=short)
    fans = list(fundmodel.front_pages().fans)
    worlds = fundmodel.simulate(base, 64, lines=fans, checks=False)
    path = tmp_path / "worlds.xlsx"
    fundmodel.write_workbook([fundmodel.run(base)], path, simulations=[worlds])
    found = fundmodel.verify_workbook(path, directory=short)
    assert found.passed, found.table
    assert found.comparison.values_of_formulas > 0.95 * found.comparison.formulas


@pytest.mark.thorough
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
    result, formula, value = a_result(plan)
    path = tampered(
        written,
        tmp_path / "book.xlsx",
        {
            (STAGE, cells[0]): "<v>5</v>",
            (STAGE, cells[1]): f"<f>1+1</f><v>{number!r}</v>",
            (STAGE, cells[2]): "<f>1+1</f><v>2</v>",
            (STORED, stored_cell): "<v>1</v>",
            ("Results", result): f"<f>{formula}</f><v>{value * (1 + 1e-6)!r}</v>",
        },
    )
    found = fundmodel.verify_workbook(path, directory=short)
    assert not found.passed
    assert [(one.kind, one.cell) for one in found.differences] == [
        ("value", f"Results!{result}"),
        *(("formula", f"{STAGE}!{cell}") for cell in cells),
        ("stored", f"{STORED}!{stored_cell}"),
    ]
    first = found.differences[1]
    assert first.found == 5
    assert str(first.expected).startswith("=")
    assert first.label


@pytest.mark.parametrize(
    ("planned", "found", "differ"),
    [
        ([1.0, 2.0], [1.0, 2.0], [False, False]),
        ([1.0, 2.0], [1.0 + 1e-6, 2.0 + 1e-12], [True, False]),
        ([1e6, 1e-9], [1e6, -1e-9], [False, False]),  # a residual of what amounts to a million
        ([1e-9, -1e-9], [0.0, 1e-9], [False, False]),  # a row of nothing but residuals
        ([1e-3, 0.0], [1e-3, 1e-5], [False, True]),
        ([0.0, 0.0], [0.0, 1e-5], [False, True]),
    ],
)
def test_rounding_is_told_from_differences(
    planned: list[float], found: list[float], differ: list[bool]
) -> None:
    assert differing(np.array(planned), np.array(found)).tolist() == differ


def test_how_far_two_numbers_are_apart_is_made_of_their_last_digits() -> None:
    assert is_same(1.40364382e-06, 1.40364393e-06, is_residual=True)
    assert not is_same(1.40364382e-06, 1.40364393e-06)
    assert not is_same(0.0, 1e-6, is_residual=True)


@pytest.mark.thorough
def test_a_file_without_values_is_not_verified(
    short: Path, whole: EditedWorkbook, tmp_path: Path
) -> None:
    path = whole.save(tmp_path / "book.xlsx", {})
    found = fundmodel.verify_workbook(path, directory=short)
    assert not found.has_values
    assert found.differences == []
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
