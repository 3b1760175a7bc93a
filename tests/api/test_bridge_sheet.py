"""The sheet Bridge of the fund's workbook: written with a bridge, refused with another's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import fundmodel
from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE
from tests.api.tampered import tampered

RESULT = "us_take_present_value"


def bridge_between(one: Run, other: Run) -> Bridge:
    """All of the difference by one input."""
    start, end = one.number(RESULT), other.number(RESULT)
    change, difference = other.assumptions.changes[0], end - start
    amounts = difference, difference, 0.0, difference, difference
    step = Step(change.name, "The first that differs", "before", "after", "", *amounts)
    definition, unit = one.model.lines[RESULT].definition, one.model.unit(RESULT)
    names = one.assumptions.title, other.assumptions.title
    return Bridge(RESULT, definition.label, unit, definition.basis, names, start, end, [step])


def test_a_bridge_of_other_runs_is_refused_and_nothing_written(
    base: Run, slow: Run, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    with pytest.raises(BadInput, match=r"of `slow_start`, which is no scenario of this workbook"):
        fundmodel.write_workbook([base], path, bridge=bridge_between(base, slow))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
def test_a_workbook_with_a_bridge_is_read_back_after_somebody_wrote_on_it(
    base: Run, slow: Run, short: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    fundmodel.write_workbook([base, slow], path, case=2, bridge=bridge_between(base, slow))
    assert fundmodel.read_workbook(path, directory=short).warnings == ()
    workbook = load_workbook(path)
    workbook[BRIDGE]["B99"] = "Ask the ministry"
    workbook.save(path)
    read = fundmodel.read_workbook(path, directory=short)
    assert read.warnings == ("Bridge: what stands in B99 was added, and is not read.",)
    assert fundmodel.run(read).number(RESULT) == slow.number(RESULT)


@pytest.fixture(scope="module")
def bridged(base: Run, slow: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bridged") / "book.xlsx"
    fundmodel.write_workbook([base, slow], path, case=2, bridge=bridge_between(base, slow))
    return path


def the_cell(path: Path, wanted: Callable[[object], bool]) -> str:
    """The first cell of Bridge, row by row, that holds what is wanted."""
    rows = load_workbook(path)[BRIDGE].iter_rows()
    return next(cell.coordinate for row in rows for cell in row if wanted(cell.value))


@pytest.mark.thorough
def test_formulas_of_a_bridge_are_verified_and_its_stored_numbers_are_not(
    bridged: Path, short: Path, tmp_path: Path
) -> None:
    assert fundmodel.verify_workbook(bridged, directory=short).differences == []
    number = the_cell(bridged, lambda value: isinstance(value, float | int))
    total = the_cell(bridged, lambda value: str(value).startswith("=SUM("))
    changes = {(BRIDGE, number): "<v>1</v>", (BRIDGE, total): "<f>1+1</f><v>2</v>"}
    path = tampered(bridged, tmp_path / "book.xlsx", changes)
    found = fundmodel.verify_workbook(path, directory=short)
    assert [(one.kind, one.cell) for one in found.differences] == [("formula", f"{BRIDGE}!{total}")]
