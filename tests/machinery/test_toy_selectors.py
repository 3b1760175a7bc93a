"""The selectors on Dashboard: what is chosen there counts before Inputs, and is read back so."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.run_paths.run import run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.reading_back.read import read
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.dashboard import DASHBOARD
from fundmodel.workbooks.sheets.input_marks import ON_DASHBOARD
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.sheets.scenario_heads import SCENARIO_HERE, THE_OTHER_COUNTS
from fundmodel.workbooks.workbook_spec import OnDashboard
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import named_cell, value_at
from tests.machinery.test_toy_alternatives import LEADERS, leaders, leaders_book, reruns_of
from tests.machinery.test_toy_verified import toy_verified
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import (
    cell_of,
    planned_alike,
    read_toy,
    selector,
    toy_bytes,
    typed,
    worked_on,
)
from tests.recalculation.compare import differences_in_ironcalc, with_wrong_values
from tests.recalculation.engines import Edit, IronCalcBook, Values, recalculate_with_ironcalc
from tests.thorough import mostly_thorough
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_assumptions, toy_run

RUNS = [toy_run(), toy_run("gales")]
COLUMNS = InputColumns(2)


def cell(book: Book, name: str) -> tuple[str, str]:
    """Sheet and cell of a selector."""
    title, row, column = named_cell(book, name)
    return title, cell_name(row, column)


HERE = cell(toy_book(), SCENARIO_HERE)
EDITS = {
    "alone": [(*HERE, "gales")],
    "against Inputs": [(*HERE, "base"), (*selector(), "gales")],
}
"""A scenario chosen on Dashboard."""


@cache
def loaded() -> IronCalcBook:
    return IronCalcBook(toy_bytes())


def agrees(book: Book) -> None:
    """IronCalc gives what Python gave, in every cell."""
    found = recalculate_with_ironcalc(workbook_bytes(with_wrong_values(book)))
    report = differences_in_ironcalc(book, found)
    assert report.agrees, report


def like(book: Book, values: Values) -> None:
    """Values of a workbook in which somebody typed are those that are planned for it."""
    report = differences_in_ironcalc(book, values)
    assert report.agrees, report


def test_both_are_empty_as_delivered_and_stand_at_the_top() -> None:
    for book, names in ((toy_book(), [SCENARIO_HERE]), (leaders_book(), [CHOICE_HERE])):
        for name in names:
            title, row, column = named_cell(book, name)
            assert (title, row <= 3) == (DASHBOARD, True)
            assert book.sheet(title).cells[row, column].value is None


def test_a_workbook_without_alternatives_has_no_selector_for_them() -> None:
    assert CHOICE_HERE not in toy_book().names


def test_every_cell_is_as_python_has_it_with_a_scenario_chosen_on_dashboard() -> None:
    book = plan_workbook(RUNS, PRESENTATION, "0", case=2, on_dashboard=OnDashboard("base"))
    agrees(book)
    sheet = book.sheet(INPUTS).cells
    assert sheet[3, COLUMNS.live].value == "base"
    assert sheet[3, COLUMNS.name].value == THE_OTHER_COUNTS


@pytest.mark.parametrize(
    ("edits", "case"),
    [
        ([(*HERE, "gales")], 2),
        ([(*HERE, "base"), (*selector(), "gales")], 1),
        ([(*selector(), "gales")], 2),
    ],
)
def test_the_one_on_dashboard_counts_first(edits: list[Edit], case: int) -> None:
    values = loaded().recalculated(edits)
    shown = ("base", "gales")[case - 1]
    assert value_at(values, named_cell(toy_book(), "scenario_shown")) == shown
    for line in ("income", "reserve_at_the_end"):
        title, rows = toy_book().sheet("Sea").title, toy_book(case).sheet("Sea").cells
        where = [at for at, one in rows.items() if one.formula]
        assert all(values[title][at] == rows[at].value for at in where), line
    assert value_at(values, named_cell(toy_book(), MASTER_CHECK)) == "OK"


def _with_choice(code: int) -> Book:
    """The leaders' workbook with a tower chosen on Dashboard, as Python has it."""
    base = leaders()[0]
    live = run(base.model, base.assumptions.changed({LEADERS.choice: float(code)}))
    presentation = replace(PRESENTATION, alternatives=LEADERS)
    return plan_workbook(
        leaders(), presentation, "0", live=live, reruns=reruns_of(),
        on_dashboard=OnDashboard(choice=float(code)),
    )  # fmt: skip


def test_every_cell_is_as_python_has_it_with_a_choice_made_on_dashboard() -> None:
    book = _with_choice(4)
    agrees(book)
    row = next(row for (row, at), one in book.sheet(INPUTS).cells.items()
               if at == COLUMNS.name and one.value == LEADERS.choice)  # fmt: skip
    assert book.sheet(INPUTS).cells[row, COLUMNS.mark].value == ON_DASHBOARD
    assert book.sheet(INPUTS).cells[row, COLUMNS.words].value == "Far Point"


@pytest.mark.parametrize("typed_here", mostly_thorough(["Far Point", 4.0], ["Far Point"]))
def test_a_choice_by_word_or_code_counts_before_the_override(typed_here: str | float) -> None:
    delivered = leaders_book()
    edits: list[Edit] = [
        (*cell(delivered, CHOICE_HERE), typed_here),
        (*cell_of(LEADERS.choice), "Skerry"),
    ]
    values = IronCalcBook(workbook_bytes(delivered)).recalculated(edits)
    presentation = replace(PRESENTATION, alternatives=LEADERS)
    base = leaders()[0]
    live = run(base.model, base.assumptions.changed({LEADERS.choice: 4.0}))
    book = plan_workbook(
        leaders(), presentation, "0", live=live, reruns=reruns_of(),
        overrides={LEADERS.choice: 1.0}, on_dashboard=OnDashboard(choice=4.0),
    )  # fmt: skip
    like(book, values)


def test_a_scenario_chosen_on_dashboard_is_read_back(tmp_path: Path) -> None:
    found = read_toy(worked_on(tmp_path, typed((*HERE, "gales"))))
    assert found == toy_assumptions("gales")


def test_a_scenario_that_is_not_in_the_list_is_refused_at_its_cell(tmp_path: Path) -> None:
    path = worked_on(tmp_path, typed((*HERE, "gale")))
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    assert str(refusal.value) == (
        f"{path}, Dashboard!{HERE[1]}: the scenario shown is `gale`, which has no column.\n"
        "  Did you mean `gales`?\n  To fix: choose one of the scenarios from the list."
    )


def test_what_decides_between_both_is_not_typed_over(tmp_path: Path) -> None:
    path = worked_on(tmp_path, typed((INPUTS, "C4", "gales")))
    with pytest.raises(BadInput) as refusal:
        read_toy(path)
    assert (
        "Inputs!C4 holds gales; the model has "
        "=IF(ISBLANK(scenario_on_dashboard),E3,scenario_on_dashboard)."
    ) in str(refusal.value)


def test_a_choice_made_on_dashboard_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "leaders.xlsx"
    path.write_bytes(workbook_bytes(_with_choice(4)))
    found = read(path, FOLDER, planned_alike)
    assert [(change.name, change.new) for change in found.changes] == [
        (LEADERS.choice, "Far Point")
    ]
    assert found.warnings == ()


@pytest.mark.parametrize("name", mostly_thorough([*EDITS], ["against Inputs"]))
def test_a_workbook_with_a_scenario_chosen_there_is_verified(tmp_path: Path, name: str) -> None:
    found = toy_verified(worked_on(tmp_path, typed(*EDITS[name])))
    assert found.differences == []
