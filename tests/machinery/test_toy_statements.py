"""Statements of the lighthouses: by hand, as a table, and as a sheet that recalculates."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from fundmodel.build_model import Presentation, Statement, amount, is_zero, total_of
from fundmodel.build_model.statements import Part
from fundmodel.run_paths.run import Run
from fundmodel.run_paths.statements import statement_table
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.statements import OFF_NAME
from fundmodel.workbooks.sheets.statements_plan import STATEMENTS, summed
from fundmodel.workbooks.time_columns import LABEL, WHOLE_LIFE
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import LoadedBook, choose, named_cell
from tests.machinery.toy_book import toy_book
from tests.machinery.toy_files import cell_of
from tests.recalculation.compare import differences_in_ironcalc, with_wrong_values
from tests.toy_fund.stages import PRESENTATION, toy_run

RUNS = [toy_run(), toy_run("gales")]
TOWER = RUNS[0].model.members("tower_cash")[1]
RESERVE = Statement(
    "Reserve",
    "US$ m a year, nominal",
    (
        amount("Interest", "interest"),
        amount("Tolls", "all_tolls"),
        total_of("Earned"),
        amount("Grant", "grant_received"),
        amount("Outlay", "outlay"),
        total_of("Change", "Earned"),
        amount("At the start", "reserve@start"),
        total_of("At the end", "Change"),
        is_zero("Check: the reserve", "At the end", lines=("-reserve",)),
    ),
)
TOWERS = Statement(
    "Towers",
    "US$ m a year, nominal",
    (
        amount("All", "tower_cash"),
        amount("One of them", f"-tower_cash[{TOWER}]"),
        amount("Added to the reserve", "reserve", "-reserve@start"),
        total_of("Together"),
    ),
)
WRONG = Statement("Wrong", "US$ m", (amount("Tolls", "all_tolls"), is_zero("Check: no tolls")))


def front(*statements: Statement) -> Presentation:
    return replace(PRESENTATION, statements=statements)


@cache
def planned(case: int = 1) -> Book:
    return plan_workbook(RUNS, front(RESERVE, TOWERS), "0", case=case)


@pytest.fixture(scope="module")
def opened() -> LoadedBook:
    return LoadedBook(workbook_bytes(with_wrong_values(planned())))


def rows(book: Book) -> dict[str, int]:
    """Label -> row on the sheet."""
    cells = book.sheet(STATEMENTS).cells
    return {str(cell.value): row for row, column, cell in cells.single() if column == LABEL}


def test_a_total_adds_up_what_it_names_and_the_amounts_since_the_last_total() -> None:
    earned, change, end, check = (RESERVE.rows[at] for at in (2, 5, 7, 8))
    assert RESERVE.added_up(earned) == ["Interest", "Tolls"]
    assert (RESERVE.added_up(change), change.above) == (["Grant", "Outlay"], [Part(1, "Earned")])
    assert RESERVE.added_up(end) == ["At the start"]
    assert (RESERVE.added_up(check), check.above) == ([], [Part(1, "At the end")])
    assert WRONG.added_up(WRONG.rows[1]) == ["Tolls"]


def test_a_part_says_sign_line_member_and_when() -> None:
    (part,) = amount("", "-payee_unpaid[running costs]").parts
    assert part == Part(-1, "payee_unpaid", "running costs", at_start=False)
    (part,) = amount("", "cash@start").parts
    assert part == Part(1, "cash", "", at_start=True)


def test_terms_have_their_signs() -> None:
    assert summed([(1, "A1"), (-1, "B2")]) == "A1-B2"
    assert summed([(-1, "A1"), (1, "SUM(B2:B3)")]) == "-1*A1+SUM(B2:B3)"


@pytest.mark.parametrize("run", RUNS, ids=["base", "gales"])
def test_the_table_is_what_the_years_of_the_lines_say(run: Run) -> None:
    table, years = statement_table(run, (RESERVE, TOWERS)), run.annual
    tolls, reserve = years["all_tolls", ""], years["reserve", ""]
    cash = years["tower_cash"]
    expected = {
        ("Reserve", "Earned"): years["interest", ""] + tolls,
        ("Reserve", "At the end"): reserve,
        ("Reserve", "Check: the reserve"): 0 * reserve,
        ("Towers", "All"): cash.sum(axis=1),
        ("Towers", "One of them"): -cash[TOWER],
        ("Towers", "Added to the reserve"): reserve.diff(),
    }
    for index, numbers in expected.items():
        found = table.loc[index]
        assert list(found.index) == list(numbers.index)
        known = numbers.notna()  # of the first year the opening is not among the years
        np.testing.assert_allclose(found[known], numbers[known], rtol=1e-12, atol=1e-9)
    start = run.arrays["reserve"][0, 0, 0]
    first = table.columns[0]
    assert table.loc[("Reserve", "At the start"), first] == start
    assert table.loc[("Towers", "Added to the reserve"), first] == reserve.iloc[0] - start


@pytest.mark.parametrize("case", [1, 2])
def test_every_cell_is_what_ironcalc_makes_of_it(opened: LoadedBook, case: int) -> None:
    chosen = [choose(RUNS[case - 1].assumptions.title)]
    report = differences_in_ironcalc(planned(case), opened.recalculated(chosen))
    assert report.agrees, report


def test_the_sheet_shows_the_table(opened: LoadedBook) -> None:
    columns, at = planned().sheet(STATEMENTS).cells, rows(planned())
    table = statement_table(RUNS[1], (RESERVE, TOWERS))
    years = range(WHOLE_LIFE + 1, WHOLE_LIFE + 1 + table.shape[1])
    cells = [(STATEMENTS, at[label], year) for _, label in table.index for year in years]
    found = np.reshape(opened.read([choose("gales")], cells), table.shape)
    np.testing.assert_allclose(found.astype(float), table, rtol=1e-12, atol=1e-9)
    assert (at["Earned"], WHOLE_LIFE) in columns
    for balance in ("At the start", "At the end", "Check: the reserve"):
        assert (at[balance], WHOLE_LIFE) not in columns  # balances of many years have no sum
    assert (at["Added to the reserve"], WHOLE_LIFE) in columns


def test_a_statement_that_does_not_add_up_is_told() -> None:
    book = plan_workbook(RUNS[:1], front(WRONG), "0")
    tolls = RUNS[0].annual["all_tolls", ""]
    opened = LoadedBook(workbook_bytes(with_wrong_values(book)))
    off, verdict = (named_cell(book, name) for name in (OFF_NAME, "master_check"))
    found, said = opened.read([], [off, verdict])
    assert found == pytest.approx(tolls.abs().max(), abs=1e-6)
    assert said == "CHECK"
    right = plan_workbook(RUNS[:1], front(RESERVE), "0")
    opened = LoadedBook(workbook_bytes(with_wrong_values(right)))
    cells = [named_cell(right, name) for name in (OFF_NAME, "master_check")]
    assert opened.read([], cells) == [0, "OK"]


def test_it_is_live(opened: LoadedBook) -> None:
    title, cell = cell_of("deposit_rate", InputColumns.override)
    at = rows(planned())["Interest"]
    before, after = (
        opened.read(edits, [(STATEMENTS, at, WHOLE_LIFE)])[0]
        for edits in ([choose("base")], [choose("base"), (title, cell, 0.0)])
    )
    assert title == INPUTS
    assert before == pytest.approx(RUNS[0].annual["interest", ""].sum())
    assert (before, after) != (0, before)
    assert after == 0
    opened.read([choose("base"), (title, cell, None)], [])


def test_without_statements_there_is_no_such_sheet() -> None:
    assert STATEMENTS not in [sheet.title for sheet in toy_book().sheets]
    assert OFF_NAME not in toy_book().names
