"""The fund's statements: they add up in every scenario, and the sheet shows what Python gives."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

import fundmodel
from fundmodel.fund.statements import GAINERS, STATEMENTS
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.statements import OFF_NAME
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS as SHEET
from fundmodel.workbooks.time_columns import LABEL, WHOLE_LIFE
from tests.agreement.delivered import SCENARIOS, LoadedBook, choose, named_cell
from tests.thorough import mostly_thorough

A_DOLLAR = 1e-6
SOME = ("base", "renewed_war_2030", "contributors_lend_and_guarantee", "high_return")
SOME_AND_ALL = [
    pytest.param(SOME, id="some"),
    pytest.param(SCENARIOS, id="all", marks=pytest.mark.thorough),
]


class Stated(NamedTuple):
    """A scenario's run and its statements."""

    run: Run
    table: pd.DataFrame


@pytest.fixture(scope="module")
def stated(runs: list[Run]) -> Callable[[str], Stated]:
    """Each scenario's statements, worked out once."""

    @cache
    def of(name: str) -> Stated:
        run = runs[SCENARIOS.index(name)]
        return Stated(run, fundmodel.statements(run))

    return of


@pytest.mark.parametrize("names", SOME_AND_ALL)
def test_every_check_is_zero_in_every_scenario(
    stated: Callable[[str], Stated], names: tuple[str, ...]
) -> None:
    for name in names:
        table = stated(name).table
        checks = table[table.index.get_level_values("item").str.startswith("Check")]
        assert len(checks) == sum(row.kind == "check" for one in STATEMENTS for row in one.rows)
        assert checks.abs().max().max() <= A_DOLLAR, name


@pytest.mark.parametrize("names", SOME_AND_ALL)
def test_what_is_told_twice_is_the_same(
    stated: Callable[[str], Stated], names: tuple[str, ...]
) -> None:
    for run, table in map(stated, names):
        years, sheet = run.annual, table.loc["Balance sheet"]
        flows, uses = table.loc["Cash-flow statement"], table.loc["Sources and uses of cash"]
        income = table.loc["Income statement"]
        same = {
            "assets": (sheet.loc["Assets"], years["assets", ""]),
            "liabilities": (sheet.loc["Liabilities"], years["liabilities", ""]),
            "operations": (flows.loc["From operations"], years["cash_from_operations", ""]),
            "claimants": (
                flows.loc["To those who share in profit"],
                -years["cash_to_claimants", ""],
            ),
            "profit": (income.loc["Profit after shares"], years["profit_after_shares", ""]),
            "cash": (flows.loc["Change in cash"], uses.loc["Added to cash"]),
        }
        for what, (found, expected) in same.items():
            np.testing.assert_allclose(found, expected, rtol=1e-9, atol=A_DOLLAR, err_msg=what)
        assert (table[table.columns[-1]]["Balance sheet"].abs()["Assets"]) <= A_DOLLAR


def test_who_gains_are_all_stakeholders(runs: list[Run]) -> None:
    assert tuple(runs[0].model.members("stakeholder_gain")) == GAINERS


@pytest.mark.parametrize(
    "scenario", mostly_thorough(SCENARIOS, ["renewed_war_2030"]), scope="session"
)
def test_the_sheet_shows_what_python_gives(
    book: Book, loaded: LoadedBook, stated: Callable[[str], Stated], scenario: str
) -> None:
    """Just after `test_ironcalc.py` worked out the same position, which is not done twice."""
    table, at = stated(scenario).table, _rows(book)
    years = range(WHOLE_LIFE + 1, WHOLE_LIFE + 1 + table.shape[1])
    cells = [(SHEET, at[index], year) for index in table.index for year in years]
    found = loaded.read([choose(scenario)], [*cells, named_cell(book, OFF_NAME)])
    shown = np.reshape(np.array(found[:-1], dtype=float), table.shape)
    np.testing.assert_allclose(shown, table, rtol=1e-9, atol=A_DOLLAR)
    assert found[-1] == 0


def _rows(book: Book) -> dict[tuple[str, str], int]:
    """Statement and item -> row, by the headings on the sheet."""
    titles = {statement.title for statement in STATEMENTS}
    cells = book.sheet(SHEET).cells
    found, title = {}, ""
    for row in range(1, cells.last_row + 1):
        text = str(cells[row, LABEL].value) if (row, LABEL) in cells else ""
        title = text if text in titles else title
        found[title, text] = row
    return found
