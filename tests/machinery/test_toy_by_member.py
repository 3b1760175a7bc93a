"""One member by year: what somebody picks is looked at, and is no edit of the workbook."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from fundmodel.build_model.presentation import Picker
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.opening.edited import is_edited
from fundmodel.workbooks.picks import cells_of_picks
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.sheets.by_member import UNKNOWN
from fundmodel.workbooks.sheets.by_member_plan import BY_MEMBER, ByMemberPlan
from fundmodel.workbooks.time_columns import MEMBER, UNIT, WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import workbook_spec
from fundmodel.workbooks.writing.save import save_book, workbook_bytes
from tests.machinery.toy_files import planned_alike
from tests.recalculation.compare import differences_in_ironcalc
from tests.recalculation.engines import IronCalcBook
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_model, toy_run

SETS = toy_model().sets
TOWERS = SETS["tower"].members
FRONT = replace(PRESENTATION, pickers=(Picker("tower", "Tower", TOWERS[0]),))
SPEC = workbook_spec([toy_run()], FRONT)
(SECTION,) = ByMemberPlan(SPEC).sections
HEAD = f"C{SECTION.head}"
YEARS = range(SPEC.layout.annual.columns.first, SPEC.layout.annual.columns.last + 1)


@cache
def picking(tower: str = "") -> Book:
    """The workbook of one scenario in which a tower is picked."""
    picks = {"tower": tower} if tower else {}
    return plan_workbook([toy_run()], FRONT, "0", picks=picks)


@pytest.fixture(scope="module")
def loaded() -> IronCalcBook:
    return IronCalcBook(workbook_bytes(picking()))


@pytest.mark.parametrize("tower", [*TOWERS, TOWERS[1].upper(), "Nowhere"])
def test_whatever_is_picked_python_has_the_numbers(loaded: IronCalcBook, tower: str) -> None:
    values = loaded.recalculated([(BY_MEMBER, HEAD, tower)])
    report = differences_in_ironcalc(picking(tower), values)
    assert report.agrees, report


@pytest.mark.parametrize("tower", TOWERS)
def test_a_member_has_its_own_years(tower: str) -> None:
    sheet, annual = picking(tower).sheet(BY_MEMBER), toy_run().annual
    for name, row in SECTION.rows.items():
        members = toy_model().members(name)
        shown = [sheet.cells[row, column].value for column in YEARS]
        if tower in members:
            assert shown == annual[name, tower].tolist()
        else:
            assert set(shown) == {""}


def test_a_flow_adds_up_and_nothing_else_does() -> None:
    sheet = picking(TOWERS[2]).sheet(BY_MEMBER)
    for name, row in SECTION.rows.items():
        is_flow = toy_model().lines[name].kind == "flow"
        assert ((row, WHOLE_LIFE) in sheet.cells) == is_flow
        years = [sheet.cells[row, column].value for column in YEARS]
        if is_flow and "" not in years:
            whole = float(sheet.cells[row, WHOLE_LIFE].value or 0)
            assert whole == pytest.approx(np.sum(np.array(years, dtype=float)))


def test_every_line_of_the_set_and_of_its_parts_is_there() -> None:
    expected = {
        name for name, line in toy_model().lines.items()
        if line.each and SETS[line.each].whole == "tower" and line.traits.by_quarter
    }  # fmt: skip
    assert set(SECTION.rows) == expected
    assert len(expected) > 5


def test_what_is_not_on_the_list_is_said() -> None:
    sheet = picking("Nowhere").sheet(BY_MEMBER)
    assert sheet.cells[SECTION.head, MEMBER].value == "Nowhere"
    assert sheet.cells[SECTION.head, UNIT].value == UNKNOWN
    assert picking().sheet(BY_MEMBER).cells[SECTION.head, UNIT].value == ""


def test_without_anything_to_pick_there_is_no_sheet() -> None:
    book = plan_workbook([toy_run()], PRESENTATION, "0")
    assert BY_MEMBER not in [sheet.title for sheet in book.sheets]
    assert ANNUAL in [sheet.title for sheet in book.sheets]


def test_a_pick_is_no_edit_and_a_number_typed_over_is(tmp_path: Path) -> None:
    path = tmp_path / "toy.xlsx"
    save_book(picking(), path)
    assert not is_edited(path)
    workbook = load_workbook(path)
    workbook[BY_MEMBER][HEAD] = TOWERS[3]
    workbook.save(path)
    assert not is_edited(path)
    assert read(path, FOLDER, planned_alike).warnings == ()
    workbook[BY_MEMBER].cell(SECTION.head + 1, YEARS[0]).value = 5
    workbook.save(path)
    assert is_edited(path)


def test_a_name_that_stands_for_no_cell_is_no_pick() -> None:
    names = {"picked_tower": "'By member'!$C$6", "picked_rate": "0.5", "other": "Sea!$A$1"}
    assert cells_of_picks(names) == {"By member": {(6, 3): "tower"}}
