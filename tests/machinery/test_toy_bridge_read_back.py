"""A workbook with the sheet Bridge that came back: read as any other, and nothing there is."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fundmodel.errors import BadInput
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import STORED
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.bridge_plan import BRIDGE, HEAD, SHARE
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_bridge import of_the_reserve, without_shares
from tests.machinery.toy_files import cell_of, read_toy, selector
from tests.recalculation.engines import Edit, recalculate_with_libreoffice
from tests.toy_fund.stages import PRESENTATION, toy_assumptions, toy_run

FIRST_SHARE = cell_name(HEAD + 2, SHARE)
END = cell_name(HEAD + 2 + len(of_the_reserve().steps), SHARE)


@cache
def written(*, has_shares: bool = True) -> bytes:
    runs, bridge = [toy_run(), toy_run("gales")], of_the_reserve()
    told = bridge if has_shares else without_shares(bridge)
    return workbook_bytes(plan_workbook(runs, PRESENTATION, "0", bridge=told))


def worked_on(folder: Path, *edits: tuple[str, str, object], forget: bool = False) -> Path:
    """The workbook after somebody typed into it, saved by a program that forgets properties."""
    workbook = load_workbook(io.BytesIO(written()))
    for title, cell, value in edits:
        workbook[title][cell] = value
    if forget:
        for name in list(workbook.custom_doc_props.names):
            del workbook.custom_doc_props[name]
    path = folder / "toy.xlsx"
    workbook.save(path)
    return path


def cell_that(matches: Callable[[Any], bool]) -> str:
    """The first cell on Bridge whose content is so."""
    sheet = load_workbook(io.BytesIO(written()))[BRIDGE]
    return next(cell.coordinate for row in sheet for cell in row if matches(cell.value))


def test_as_it_was_delivered_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "toy.xlsx"
    path.write_bytes(written())
    found = read_toy(path)
    assert (found.name, found.changes, found.warnings) == ("base", (), ())


def test_a_note_beside_a_bridge_without_shares_is_told(tmp_path: Path) -> None:
    workbook = load_workbook(io.BytesIO(written(has_shares=False)))
    workbook[BRIDGE]["B99"] = "Ask the ministry"
    workbook.save(tmp_path / "toy.xlsx")
    warnings = read_toy(tmp_path / "toy.xlsx").warnings
    assert warnings == ("Bridge: what stands in B99 was added, and is not read.",)


@pytest.mark.parametrize("forget", [False, True], ids=["as saved", "without properties"])
def test_what_is_typed_on_inputs_is_read(tmp_path: Path, forget: bool) -> None:
    found = read_toy(worked_on(tmp_path, (*cell_of("deposit_rate"), 0.04), forget=forget))
    assert [(one.name, one.new) for one in found.changes] == [("deposit_rate", 0.04)]
    assert found.warnings == ()


@pytest.mark.parametrize("forget", [False, True], ids=["as saved", "without properties"])
def test_a_note_on_it_is_told(tmp_path: Path, forget: bool) -> None:
    found = read_toy(worked_on(tmp_path, (BRIDGE, "B99", "Ask the ministry"), forget=forget))
    assert found.warnings == ("Bridge: what stands in B99 was added, and is not read.",)


def test_a_sum_that_is_typed_over_is_refused_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=f"Bridge!{END}.*=SUM\\({cell_name(HEAD + 1, SHARE)}:"):
        read_toy(worked_on(tmp_path, (BRIDGE, END, 5.0)))


@pytest.mark.parametrize(
    "cell", [FIRST_SHARE, cell_that(lambda text: text == "Input 1")], ids=["number", "text"]
)
def test_stored_numbers_and_texts_that_are_typed_over_are_refused(
    tmp_path: Path, cell: str
) -> None:
    new = 5.0 if cell == FIRST_SHARE else "Another cause"
    with pytest.raises(BadInput, match=r"Bridge.*other stored numbers"):
        read_toy(worked_on(tmp_path, (BRIDGE, cell, new)))


def test_where_the_bridge_cannot_be_found_the_sheet_is_said_to_be_changed(tmp_path: Path) -> None:
    key = cell_that(lambda text: str(text).startswith("bridge by share"))
    found = read_toy(worked_on(tmp_path, (BRIDGE, key, "gone")))
    assert found.warnings == ("Bridge: was changed, and is not read.",)


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_rows_that_are_inserted_move_it_and_change_nothing(tmp_path: Path) -> None:
    edits: list[list[Edit]] = [
        [(BRIDGE, f"row {HEAD + 3}", "insert"), (BRIDGE, "column D", "insert")],
        [("Accounts", "row 9", "insert"), (STORED, "row 9", "insert")],
    ]
    chosen: Edit = (*selector(), "gales")
    jobs = [[chosen, *one] for one in edits]
    recalculate_with_libreoffice(written(), jobs, save_in=tmp_path)
    for number in (1, 2):
        assert read_toy(tmp_path / f"{number}.xlsx") == toy_assumptions("gales")
