"""Rows and columns that people insert move everything with them, in the workbook and in Python."""

from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.errors import BadInput
from fundmodel.workbooks.cell_layout import BY_YEAR, INPUTS, MEMBERS, STORED
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import named_cell, value_at
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import cell_of, read_toy, selector, toy_bytes
from tests.recalculation.engines import Edit, recalculate_with_libreoffice
from tests.thorough import mostly_thorough
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


ONE_OF_A_KIND = (
    "a column before the scenarios of Inputs",
    "a column before the override, on all",
    "a row among the members",
    "a row among the scenarios of a series",
    "a row on a stage",
)
"""What every run inserts: beside scenarios, beside live numbers, among rows of each kind."""


class Moved(NamedTuple):
    """A workbook after some lines moved.

    Attributes:
        verdict: what its own master check says.
        path: where LibreOffice saved it.
    """

    verdict: object
    path: Path


@pytest.fixture(scope="module")
def moved(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Moved]:
    """Each workbook that the tests of this run ask for, by one LibreOffice."""
    folder, cell = tmp_path_factory.mktemp("moved"), named_cell(toy_book(), MASTER_CHECK)
    tests = [one for one in request.session.items if one.path == Path(__file__)]
    asked = [one.callspec.params["name"] for one in tests if isinstance(one, pytest.Function)]
    names = [name for name in asked if name in JOBS]
    jobs = [JOBS[name] for name in names]
    values = recalculate_with_libreoffice(toy_bytes(), jobs, save_in=folder)
    return {
        name: Moved(value_at(one, cell), folder / f"{number}.xlsx")
        for number, (name, one) in enumerate(zip(names, values, strict=True), 1)
    }


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", mostly_thorough(INSERTED, ONE_OF_A_KIND))
def test_what_is_inserted_changes_nothing(moved: dict[str, Moved], name: str) -> None:
    assert moved[name].verdict == "OK"
    assert read_toy(moved[name].path) == toy_assumptions("gales")


DELETED = {
    "on Inputs": (
        INPUTS,
        "column O",
        "Members: the scenarios are base, gales; on Inputs they are gales.",
    ),
    "on Members": (
        MEMBERS,
        "column O",
        "Members: the scenarios are gales; on Inputs they are base, gales.",
    ),
    "in a series": (
        BY_YEAR,
        "row 10",
        "Inputs by year, inflation: the scenarios are gales; on Inputs they are base, gales.",
    ),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", mostly_thorough(DELETED, ["on Inputs"]))
def test_a_scenario_that_is_deleted_on_one_sheet(tmp_path: Path, name: str) -> None:
    """By a LibreOffice each, since what is deleted does not come back."""
    title, line, says = DELETED[name]
    job, path = [GALES, (title, line, "delete")], tmp_path / "1.xlsx"
    (values,) = recalculate_with_libreoffice(toy_bytes(), [job], save_in=tmp_path)
    assert value_at(values, named_cell(toy_book(), MASTER_CHECK)) == "CHECK"
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    assert str(refusal.value) == (
        f"{path}, {says}\n"
        "  A scenario has the same name, and the same place among the others, on every sheet of "
        "inputs.\n"
        "  To fix: bring it back as it was, or write the workbook anew."
    )


COUNTED_THROUGH: dict[str, Edit] = {
    "quarters": ("Accounts", "column M", "insert"),
    "members": (MEMBERS, "row 34", "insert"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", COUNTED_THROUGH)
def test_a_list_through_which_formulas_count(moved: dict[str, Moved], name: str) -> None:
    """A line between the quarters, or between members of whom one is picked, moves results."""
    assert moved[name].verdict == "CHECK"
    with pytest.raises(BadInput, match="a list without rows or columns between"):
        read_toy(moved[name].path)


JOBS: dict[str, list[Edit]] = {
    **{name: [GALES, *edits] for name, edits in INSERTED.items()},
    **{name: [(*cell_of("deposit_rate"), 0.04), edit] for name, edit in COUNTED_THROUGH.items()},
}
