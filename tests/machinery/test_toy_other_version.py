"""A workbook of another version: read by the names of its inputs, and told what differs."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.opening.read_cells import OpenedWorkbook
from fundmodel.workbooks.reading_back.other_version import ThisModel
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.reading_back.returned import read_returned
from tests.command_line.running import edit
from tests.machinery.toy_files import STAGE, cell_of, toy_bytes, typed, worked_on
from tests.toy_fund.stages import FOLDER

LATER = ThisModel("1", {"deposit_rate": "rate_on_deposits"})
VERSIONS = "version 0 wrote the workbook, and this is version 1"
EXTRA = """
lamp_colour:
  label: Colour of the lamp
  value: 3
  unit: quarters
  plausible: [0, 20]
  source: {title: Lighthouse almanac, publisher: Nobody, date: 2029-01-01}
  grade: C
  note: Made up.
  as_of: 2029-01
  fixed: known
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The assumptions of a later version: one input renamed, one taken out, one added."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))
    sea = folder / "base" / "sea.yaml"
    edit(sea, "deposit_rate:", "rate_on_deposits:")
    edit(sea, "mending_quarters:\n", "ships_mended:\n")
    sea.write_text(sea.read_text(encoding="utf-8") + EXTRA, encoding="utf-8")
    return folder


def never_planned(*_: Any) -> Book:
    """A plan of this version says nothing of formulas of another one."""
    raise AssertionError


def numbers(found: Assumptions, names: Sequence[str]) -> list[float]:
    return [found.number(name) for name in names]


def test_inputs_are_read_by_name_and_what_one_version_has_is_told(
    tmp_path: Path, later: Path
) -> None:
    """A renamed one by its new name; what the workbook has not keeps the number of the files."""
    path = worked_on(tmp_path, typed((*cell_of("deposit_rate"), 0.04)))
    found = read(path, later, never_planned, model=LATER)
    assert numbers(found, ["rate_on_deposits", "lamp_colour", "storm_quarter"]) == [0.04, 3, 5]
    assert [change.name for change in found.changes] == ["rate_on_deposits"]
    assert found.warnings == (
        f"{path}: {VERSIONS}; inputs are read by their names.",
        "Inputs that this version has not, and that are not read: mending_quarters.",
        (
            "Inputs that the workbook has not, and that keep the numbers of the files: "
            "ships_mended, lamp_colour."
        ),
    )


def test_edits_are_told_by_their_new_names(tmp_path: Path, later: Path) -> None:
    path = worked_on(tmp_path, typed((*cell_of("deposit_rate"), 0.04)))
    found = read_returned(path, later, never_planned, model=LATER)
    assert [(one.name, one.edited) for one in found.edits] == [("rate_on_deposits", 0.04)]


def test_the_same_version_refuses_other_inputs(tmp_path: Path, later: Path) -> None:
    path = worked_on(tmp_path, typed())
    with pytest.raises(BadInput, match="other assumptions than the files"):
        read(path, later, never_planned, model=replace(LATER, version="0"))


def test_a_sheet_that_was_changed_is_told_and_not_compared(tmp_path: Path) -> None:
    path = worked_on(tmp_path, typed((STAGE, "L12", 5)))
    found = read(path, FOLDER, never_planned, model=ThisModel("1"))
    assert found.changes == ()
    assert found.warnings == (
        f"{path}: {VERSIONS}; inputs are read by their names.",
        f"Sheets that were changed, and whose formulas are not compared: {STAGE}.",
    )


def test_a_live_number_typed_over_is_refused_all_the_same(tmp_path: Path) -> None:
    cell = cell_of("deposit_rate", InputColumns.live)
    path = worked_on(tmp_path, typed((*cell, 0.04)))
    with pytest.raises(BadInput) as refusal:
        read(path, FOLDER, never_planned, model=ThisModel("1"))
    first, *_, last = str(refusal.value).split("\n")
    assert first == (
        f"{path}, {INPUTS}!{cell[1]}: the formula of the live number has been typed over."
    )
    assert last == f"  Note: {VERSIONS}."


def test_a_file_that_does_not_say_its_version_is_taken_as_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "toy.xlsx"
    path.write_bytes(toy_bytes())
    book = OpenedWorkbook(path)
    assert ThisModel("0").former_names(book) is None
    assert ThisModel("1", {"a": "b"}).former_names(book) == {"a": "b"}
    book.properties.clear()
    assert ThisModel("1").former_names(book) is None
