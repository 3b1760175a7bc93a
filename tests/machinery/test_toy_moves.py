"""Rows and columns that people insert move everything with them, in the workbook and in Python."""

from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, STORED
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import named_cell, value_at
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import cell_of, read_toy, selector, toy_bytes
from tests.recalculation.engines import Edit, recalculate_with_libreoffice
from tests.toy_fund.stages import toy_assumptions

GALES: Edit = (*selector(), "gales")
INSERTED: dict[str, list[Edit]] = {
    "a column before the scenarios of Inputs": [(INPUTS, "column H", "insert")],
    "a column between the scenarios of Inputs": [(INPUTS, "column I", "insert")],
    "a column between the scenarios of Members": [(MEMBERS, "column I", "insert")],
    "a column before the labels of Inputs": [(INPUTS, "column A", "insert")],
    "a column before the live numbers": [(MEMBERS, "column E", "insert")],
    "a column before the override, on all": [
        (title, "column F", "insert") for title in (INPUTS, MEMBERS, BY_YEAR)
    ],
    "a row among the inputs": [(INPUTS, "row 12", "insert")],
    "a row above the heads": [(INPUTS, "row 4", "insert"), (MEMBERS, "row 2", "insert")],
    "a row among the members": [(MEMBERS, "row 21", "insert")],
    "a row among the scenarios of a series": [(BY_YEAR, "row 11", "insert")],
    "a row between two series": [(BY_YEAR, "row 12", "insert")],
    "a column among the years": [(BY_YEAR, "column J", "insert")],
    "a row on a stage": [("Sea", "row 9", "insert"), ("Upkeep", "row 30", "insert")],
    "rows elsewhere": [("Annual", "row 30", "insert"), (STORED, "row 9", "insert")],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each of the insertions, with gales shown, saved by LibreOffice as 1.xlsx and so on."""
    return tmp_path_factory.mktemp("inserted")


@pytest.fixture(scope="module")
def verdicts(folder: Path) -> dict[str, object]:
    """What the workbook's own master check says after each insertion."""
    jobs = [[GALES, *edits] for edits in INSERTED.values()]
    values = recalculate_with_libreoffice(toy_bytes(), jobs, save_in=folder)
    cell = named_cell(toy_book(), MASTER_CHECK)
    return {name: value_at(one, cell) for name, one in zip(INSERTED, values, strict=True)}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", INSERTED)
def test_what_is_inserted_changes_nothing(
    folder: Path, verdicts: dict[str, object], name: str
) -> None:
    assert verdicts[name] == "OK"
    found = read_toy(folder / f"{list(INSERTED).index(name) + 1}.xlsx")
    assert found == toy_assumptions("gales")


DELETED = {
    "on Inputs": (
        INPUTS,
        "column H",
        "Members: the scenarios are base, gales; on Inputs they are gales.",
    ),
    "on Members": (
        MEMBERS,
        "column H",
        "Members: the scenarios are gales; on Inputs they are base, gales.",
    ),
    "in a series": (
        BY_YEAR,
        "row 10",
        "Inputs by year, inflation: the scenarios are gales; on Inputs they are base, gales.",
    ),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", DELETED)
def test_a_scenario_that_is_deleted_on_one_sheet(tmp_path: Path, name: str) -> None:
    title, line, says = DELETED[name]
    job = [GALES, (title, line, "delete")]
    (values,) = recalculate_with_libreoffice(toy_bytes(), [job], save_in=tmp_path)
    assert value_at(values, named_cell(toy_book(), MASTER_CHECK)) == "CHECK"
    with pytest.raises(BadInput) as refusal:
        read_toy(tmp_path / "1.xlsx")
    assert str(refusal.value) == (
        f"{tmp_path / '1.xlsx'}, {says}\n"
        "  A scenario has the same name, and the same place among the others, on every sheet of "
        "inputs.\n"
        "  To fix: bring it back as it was, or write the workbook anew."
    )


COUNTED_THROUGH: dict[str, Edit] = {
    "quarters": ("Accounts", "column M", "insert"),
    "members": (MEMBERS, "row 34", "insert"),
}


@pytest.mark.libreoffice
def test_a_list_through_which_formulas_count(tmp_path: Path) -> None:
    """A line between the quarters, or between members of whom one is picked, moves results."""
    jobs = [[(*cell_of("deposit_rate"), 0.04), edit] for edit in COUNTED_THROUGH.values()]
    answers = recalculate_with_libreoffice(toy_bytes(), jobs, save_in=tmp_path)
    for number, values in enumerate(answers, 1):
        assert value_at(values, named_cell(toy_book(), MASTER_CHECK)) == "CHECK"
        with pytest.raises(BadInput, match="a list without rows or columns between"):
            read_toy(tmp_path / f"{number}.xlsx")
