"""Workbooks of the version before: other columns, no words, and no selectors on Dashboard."""

from pathlib import Path
from typing import Any

import pytest

from fundmodel.errors import BadInput
from fundmodel.workbooks.a1 import cell_name, on_sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, MEMBERS, InputColumns
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.input_marks import mark_formula
from fundmodel.workbooks.sheets.input_rows import live_formula, outside_formula
from fundmodel.workbooks.sheets.scenario_heads import (
    FORMER_SELECTOR_LABEL,
    LIVE_SCENARIO,
    SCENARIO_HERE,
    case_formula,
)
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import read_toy, typed, worked_on
from tests.toy_fund.stages import toy_assumptions

NOW = InputColumns(2)
THEN = InputColumns(
    2, words=0, lowest=10, highest=11, outside=12, source=13, grade=14, as_of=15,
    first_scenario=8, note=16, first_option=0,
)  # fmt: skip
SAME = ("label", "name", "unit", "live", "override", "mark")
MOVED = ("lowest", "highest", "outside", "source", "grade", "as_of", "note")


def _in_the_former_order(workbook: Any) -> None:
    """Inputs and Members as the version before wrote them."""
    for title in (INPUTS, MEMBERS):
        _rewrite(workbook[title], title)
    inputs = workbook[INPUTS]
    inputs.cell(3, THEN.label).value = FORMER_SELECTOR_LABEL
    inputs["C3"].value = inputs["C4"].value = None
    workbook.defined_names[LIVE_SCENARIO].attr_text = "Inputs!$E$3"
    for name in (SCENARIO_HERE, CHOICE_HERE):
        workbook.defined_names.pop(name, None)


def _rewrite(sheet: Any, title: str) -> None:
    planned = toy_book().sheet(title).cells
    columns = [(getattr(NOW, name), getattr(THEN, name)) for name in (*SAME, *MOVED)]
    columns += [(NOW.first_scenario + at, THEN.first_scenario + at) for at in range(2)]
    for row in range(HEAD_ROW - 2, sheet.max_row + 1):
        values = {then: sheet.cell(row, now).value for now, then in columns}
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row, column).value = values.get(column)
            sheet.cell(row, column).comment = None
        if (row, NOW.outside) in planned and row > HEAD_ROW:
            _formulas(sheet, title, row, planned[row, NOW.name])
    sheet.cell(4, THEN.live).value = case_formula(THEN)


def _formulas(sheet: Any, title: str, row: int, name: Cell) -> None:
    metadata = toy_assumptions().metadata(str(name.value))
    sheet.cell(row, THEN.live).value = live_formula(title, row, THEN)
    sheet.cell(row, THEN.mark).value = mark_formula(row, THEN)
    sheet.cell(row, THEN.outside).value = outside_formula(row, THEN, metadata)


def _former(tmp_path: Path, *edits: tuple[str, str, object]) -> Path:
    def work(workbook: Any) -> None:
        _in_the_former_order(workbook)
        typed(*edits)(workbook)

    return worked_on(tmp_path, work)


def _cell(name: str, column: int) -> tuple[str, str]:
    for title in (INPUTS, MEMBERS):
        for (row, at), cell in toy_book().sheet(title).cells.items():
            if at == NOW.name and cell.value == name:
                return title, cell_name(row, column)
    raise KeyError(name)


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    found = read_toy(_former(tmp_path))
    assert found == toy_assumptions()
    assert found.warnings == ()


def test_the_scenario_is_the_one_of_inputs(tmp_path: Path) -> None:
    assert read_toy(_former(tmp_path, (INPUTS, "E3", "gales"))) == toy_assumptions("gales")


def test_overrides_and_scenarios_are_read_from_their_columns(tmp_path: Path) -> None:
    edits = {"deposit_rate": (THEN.override, 0.04), "flat_level": (THEN.first_scenario, 1.2)}
    typed_there = [(*_cell(name, column), value) for name, (column, value) in edits.items()]
    found = read_toy(_former(tmp_path, *typed_there, (*_cell("toll_policy", THEN.override), 3)))
    assert {change.name: change.new for change in found.changes} == {
        "deposit_rate": 0.04,
        "flat_level": 1.2,
        "toll_policy": "rough",
    }


def test_a_word_is_no_choice_there(tmp_path: Path) -> None:
    """Its formulas take what is typed for the code."""
    title, cell = _cell("toll_policy", THEN.override)
    path = _former(tmp_path, (title, cell, "rough"))
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    where = on_sheet(title, cell)
    assert str(refusal.value).startswith(f"{path}, {where}: a number is expected, not `rough`.")


def test_a_live_number_that_was_typed_over_is_refused(tmp_path: Path) -> None:
    title, cell = _cell("deposit_rate", THEN.live)
    with pytest.raises(BadInput, match="the formula of the live number has been typed over"):
        read_toy(_former(tmp_path, (title, cell, 0.3)))
