"""The lighthouses' workbook verified, imported and compared, with a bridge on the sheet Bridge."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Unpack

import pytest
from openpyxl import load_workbook

from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import Run, run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import STORED
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.found_bridge import FoundBridge, empty_bridge
from fundmodel.workbooks.reading_back.returned import read_returned
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE, HEAD, SHARE
from fundmodel.workbooks.verifying.differences import differences
from fundmodel.workbooks.verifying.expected import Kept
from fundmodel.workbooks.verifying.recalculated import recalculated
from fundmodel.workbooks.verifying.verify import Verification, verify
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.api.tampered import tampered
from tests.machinery.toy_bridge import RESULT, of_the_reserve, without_shares
from tests.machinery.toy_files import STAGE, cell_of, planned_alike, toy_bytes
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_model, toy_run

TOTAL = cell_name(HEAD + 2 + len(of_the_reserve().steps), SHARE)
NUMBER = cell_name(HEAD + 2, SHARE)
TYPED = "<v>5</v>"


@cache
def bridged(*, has_shares: bool = True) -> bytes:
    bridge = of_the_reserve() if has_shares else without_shares(of_the_reserve())
    runs = [toy_run(), toy_run("gales")]
    return workbook_bytes(plan_workbook(runs, PRESENTATION, "0", bridge=bridge))


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    path = tmp_path / "delivered.xlsx"
    path.write_bytes(bridged())
    return path


def toy_verified(path: Path, *, anew: bool = False) -> Verification:
    return verify(path, FOLDER, _run, _planned, recalculated if anew else None)


def _run(assumptions: Assumptions) -> Run:
    return run(toy_model(), assumptions)


def _planned(
    runs: Sequence[Run],
    *,
    live: Run,
    case: int,
    overrides: dict[str, float],
    told: bool,
    bridge: FoundBridge | None,
    **kept: Unpack[Kept],
) -> Book:
    assert not told
    told_bridge = empty_bridge(bridge, toy_model()) if bridge else None
    choices: dict[str, Any] = {"live": live, "case": case, "overrides": overrides}
    return plan_workbook(runs, PRESENTATION, "0", bridge=told_bridge, **choices, **kept)


def cell_that(title: str, matches: Callable[[object], bool]) -> str:
    """The first cell of a sheet whose content is so."""
    sheet = load_workbook(io.BytesIO(bridged()))[title]
    return next(cell.coordinate for row in sheet for cell in row if matches(cell.value))


@pytest.mark.parametrize("has_shares", [True, False])
def test_what_was_written_passes(tmp_path: Path, has_shares: bool) -> None:
    path = tmp_path / "toy.xlsx"
    path.write_bytes(bridged(has_shares=has_shares))
    found = toy_verified(path)
    assert found.differences == []
    assert found.passed
    assert found.comparison.formulas > 4_000


def test_no_value_outside_the_bridge_is_passed_over_for_it(delivered: Path, tmp_path: Path) -> None:
    """Nor is what the front pages say of all checks, of which one counts the bridge's formulas."""
    without = tmp_path / "without.xlsx"
    without.write_bytes(toy_bytes())
    bare, told = (toy_verified(path).comparison for path in (without, delivered))
    on_compare = len([row for row in load_workbook(delivered)[BRIDGE] for cell in row
                      if str(cell.value).startswith("=")])  # fmt: skip
    assert told.formulas > bare.formulas
    assert 0 < told.passed_over - bare.passed_over < on_compare


def test_formulas_are_compared_and_numbers_of_a_bridge_are_not(
    delivered: Path, tmp_path: Path
) -> None:
    formula = cell_that(STAGE, lambda value: str(value).startswith("="))
    cells = {(STAGE, formula): TYPED, (BRIDGE, TOTAL): TYPED, (BRIDGE, NUMBER): TYPED}
    found = toy_verified(tampered(delivered, tmp_path / "toy.xlsx", cells))
    assert not found.passed
    assert {(one.kind, one.cell, one.found) for one in found.differences} == {
        ("formula", f"{STAGE}!{formula}", 5),
        ("formula", f"{BRIDGE}!{TOTAL}", 5),
    }


def test_results_beside_a_bridge_are_compared(delivered: Path, tmp_path: Path) -> None:
    """They are those of the scenarios, so that they can be worked out again."""
    stored = f"={STORED}!"
    live = cell_that(BRIDGE, lambda value: str(value).startswith(stored))
    formula = load_workbook(delivered)[BRIDGE][live].value
    cells = {(BRIDGE, live): f"<f>{formula[1:]}</f>{TYPED}"}
    found = toy_verified(tampered(delivered, tmp_path / "toy.xlsx", cells))
    assert [(one.kind, one.cell) for one in found.differences] == [("value", f"{BRIDGE}!{live}")]


def test_a_bridge_that_no_longer_says_of_what_it_is_does_not_pass(
    delivered: Path, tmp_path: Path
) -> None:
    end = cell_that(BRIDGE, lambda value: str(value).endswith(RESULT))
    found = toy_verified(tampered(delivered, tmp_path / "toy.xlsx", {(BRIDGE, end): TYPED}))
    assert ("stored", BRIDGE) in [(one.kind, one.cell) for one in found.differences]
    assert not found.passed


def test_worked_out_anew_with_a_bridge(delivered: Path, tmp_path: Path) -> None:
    """A wrong stored value is no fault then; a formula that was typed over is one still."""
    whole = toy_verified(delivered, anew=True)
    assert whole.passed
    assert whole.recalculated
    stored = toy_verified(delivered).comparison  # IronCalc cannot count formulas
    assert whole.comparison.values_of_formulas > 0.95 * stored.values_of_formulas
    formula = cell_that(STAGE, lambda value: str(value).startswith("="))
    text = load_workbook(delivered)[STAGE][formula].value[1:]
    stale = {(STAGE, formula): f"<f>{text}</f>{TYPED}"}
    assert toy_verified(tampered(delivered, tmp_path / "stale.xlsx", stale), anew=True).passed
    path = tampered(delivered, tmp_path / "typed.xlsx", {(STAGE, formula): TYPED})
    (found, *_) = toy_verified(path, anew=True).differences
    assert (found.kind, found.cell, found.expected) == ("formula", f"{STAGE}!{formula}", f"={text}")


def test_what_is_edited_among_inputs_is_imported(tmp_path: Path) -> None:
    workbook = load_workbook(io.BytesIO(bridged()))
    title, cell = cell_of("deposit_rate")
    workbook[title][cell] = 0.04
    workbook.save(path := tmp_path / "toy.xlsx")
    found = read_returned(path, FOLDER, planned_alike)
    assert [(one.scenario, one.name, one.edited) for one in found.edits] == [
        ("base", "deposit_rate", 0.04)
    ]
    assert toy_verified(path).differences == []


def test_two_workbooks_differ_in_what_was_changed(delivered: Path, tmp_path: Path) -> None:
    assert differences(delivered, delivered).found == ()
    other = tampered(delivered, tmp_path / "toy.xlsx", {(BRIDGE, TOTAL): TYPED})
    found = differences(delivered, other)
    assert [(one.kind, one.cell, one.new) for one in found.found] == [
        ("formula", f"{BRIDGE}!{TOTAL}", 5)
    ]
    assert found.notes == ()
