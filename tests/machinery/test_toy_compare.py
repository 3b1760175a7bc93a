"""The sheet Compare of the lighthouses: results of all scenarios, and differences from base."""

from math import isnan

import pytest

from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheet_settings import ColourScale, Highlight
from fundmodel.workbooks.sheets.compare_plan import (
    COMPARE,
    FIRST_RESULT,
    FLAG_ROW,
    SCENARIO,
    TableOfScenarios,
)
from fundmodel.workbooks.workbook_spec import workbook_spec
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import LoadedBook, choose
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import cell_of
from tests.recalculation.compare import with_wrong_values
from tests.toy_fund.stages import PRESENTATION, toy_run

TWO = [toy_run(), toy_run("gales")]
TABLE = TableOfScenarios(workbook_spec(TWO, PRESENTATION))


@pytest.fixture(scope="module")
def opened() -> LoadedBook:
    return LoadedBook(workbook_bytes(with_wrong_values(toy_book())))


def number(cell: object) -> object:
    return "n/a" if isinstance(cell, float) and isnan(cell) else cell


def test_a_row_a_scenario_and_a_column_a_result() -> None:
    cells = toy_book().sheet(COMPARE).cells
    for column, line in TABLE.columns.items():
        assert cells[TABLE.levels + 1, column].value == line.definition.label
        for at, run in enumerate(TWO):
            expected = number(run.number(line.name))
            found = cells[TABLE.level(at), column].value
            assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)
        base, other = (number(run.number(line.name)) for run in TWO)
        difference = cells[TABLE.difference(1), column].value
        if isinstance(base, float) and isinstance(other, float):
            assert difference == pytest.approx(other - base)
        else:
            assert difference == "n/a"
    names = [cells[TABLE.level(at), SCENARIO].value for at in range(2)]
    assert names == ["base", "gales"]


def test_the_live_row_follows_the_selector_and_what_is_typed(opened: LoadedBook) -> None:
    column, line = next(iter(TABLE.columns.items()))
    cells = [(COMPARE, TABLE.live, at) for at in (SCENARIO, column)]
    stored = [(COMPARE, TABLE.level(at), column) for at in range(2)]
    flag = (COMPARE, FLAG_ROW, SCENARIO)
    title, cell = cell_of("deposit_rate", InputColumns.override)
    assert title == INPUTS
    levels = [pytest.approx(run.number(line.name)) for run in TWO]
    assert opened.read([choose("gales")], [*cells, flag]) == ["gales", levels[1], "CURRENT"]
    typed = opened.read([choose("gales"), (title, cell, 0.04)], [*cells, flag, *stored])
    live = toy_run("gales", {"deposit_rate": 0.04}).number(line.name)
    assert typed == ["gales", pytest.approx(live), "STALE", *levels]
    assert live != levels[1]
    opened.read([choose("base"), (title, cell, None)], [])


def test_the_scenario_shown_is_marked_and_every_column_shaded_by_itself() -> None:
    sheet = toy_book().sheet(COMPARE)
    marks = [one for one in sheet.highlights if isinstance(one, Highlight) and one.fill == "chosen"]
    assert [one.formula for one in marks] == [
        f"$B{TABLE.level(0)}=scenario_shown",
        f"$B{TABLE.difference(1)}=scenario_shown",
    ]
    scales = [one for one in sheet.highlights if isinstance(one, ColourScale)]
    assert len(scales) == 2 * len(TABLE.columns)
    column = cell_name(TABLE.level(0), FIRST_RESULT)
    assert scales[0].area == f"{column}:{cell_name(TABLE.level(1), FIRST_RESULT)}"
    assert {one.centre for one in scales} == {None, 0.0}  # of differences white is none


def test_one_scenario_has_nothing_to_compare() -> None:
    book = plan_workbook(TWO[:1], PRESENTATION, "0")
    assert COMPARE not in [sheet.title for sheet in book.sheets]
