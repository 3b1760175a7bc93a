"""The row above a line's members: it says the line once, and their total where there is one."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from collections.abc import Callable
from dataclasses import replace

import pytest

from fundmodel.build_model import (
    COUNT,
    FACTOR,
    FLAG,
    USD_M,
    balance,
    check,
    final,
    flag,
    flow,
    highest,
    life_total,
    lowest,
    ratio,
    result,
    value_when,
)
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.member_totals import has_member_total
from fundmodel.build_model.units import ADDITIVE, UNITS, adds
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.cell_layout import ANNUAL
from fundmodel.workbooks.cells import Cell
from fundmodel.workbooks.sheet_settings import Group
from fundmodel.workbooks.time_columns import LABEL, MEMBER, UNIT, WHOLE_LIFE
from fundmodel.workbooks.workbook_spec import workbook_spec
from tests.machinery.test_toy_alternatives import LEADERS, leaders_book
from tests.machinery.toy_book import toy_book
from tests.toy_fund.extra_lines import model_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import PRESENTATION, toy_model, toy_run

LAYOUT = workbook_spec([toy_run(), toy_run("gales")], PRESENTATION).layout
IN_FULL = workbook_spec([toy_run()], PRESENTATION, edition="full").layout
QUARTERS = range(LAYOUT.columns.first, LAYOUT.columns.last + 1)
YEARS = range(LAYOUT.annual.columns.first, LAYOUT.annual.columns.last + 1)


def full_book() -> Book:
    """The workbook that has the members of every line by year."""
    return toy_book(edition="full")


def heading(name: str, book: Book | None = None) -> dict[int, Cell]:
    """The cells of the row above a line's members."""
    sheet, row = (book or toy_book()).sheet(LAYOUT.sheet(name)), LAYOUT.row(name) - 1
    return {column: cell for (at, column), cell in sheet.cells.items() if at == row}


def of_members(sheet: Sheet, row: int, members: int, column: int) -> list[float]:
    """The numbers of the members in a column."""
    return [float(sheet.cells[row + offset, column].value or 0) for offset in range(members)]


@pytest.mark.parametrize("name", ["tolls_received", "ships_passing", "bulbs_bought"])
def test_the_row_says_the_line_once(name: str) -> None:
    line, cells = toy_model().lines[name], heading(name)
    noun, members = str(line.each).replace("_", " "), toy_model().members(name)
    assert (cells[LABEL].value, cells[UNIT].value) == (line.definition.label, line.unit.name)
    assert cells[MEMBER].value == f"by {noun} ({len(members)})"
    assert LAYOUT.columns.key not in cells


def test_a_flow_has_a_total_a_quarter_and_one_of_its_whole_life() -> None:
    name, members = "tolls_received", 4
    sheet, row, cells = toy_book().sheet("Upkeep"), LAYOUT.row(name), heading(name)
    for column in (WHOLE_LIFE, LAYOUT.columns.opening, *QUARTERS):
        first, last = cell_name(row, column), cell_name(row + members - 1, column)
        assert cells[column].formula == f"=SUM({first}:{last})"
        added = 0.0
        for number in of_members(sheet, row, members, column):
            added += number
        assert cells[column].value == added
    assert cells[WHOLE_LIFE].value == pytest.approx(
        sum(float(cells[column].value or 0) for column in QUARTERS)
    )
    assert cells[WHOLE_LIFE].value


def test_a_balance_has_a_total_a_quarter_and_none_of_its_whole_life() -> None:
    cells = heading("tolls_remembered")
    assert set(cells) == {LABEL, MEMBER, UNIT, LAYOUT.columns.opening, *QUARTERS}


@pytest.mark.parametrize("name", ["ships_passing", "share_of_coast"])
def test_a_factor_or_share_has_no_total(name: str) -> None:
    assert set(heading(name)) == {LABEL, MEMBER, UNIT}


def test_annual_has_the_members_of_a_year_below_their_total() -> None:
    sheet, row = full_book().sheet(ANNUAL), IN_FULL.annual.rows["tolls_received"]
    for column in (WHOLE_LIFE, *YEARS):
        cell = sheet.cells[row - 1, column]
        assert cell.formula == f"=SUM({cell_name(row, column)}:{cell_name(row + 3, column)})"
        assert cell.value == pytest.approx(sum(of_members(sheet, row, 4, column)))
    whole = sheet.cells[row - 1, WHOLE_LIFE].value
    assert whole == pytest.approx(heading("tolls_received")[WHOLE_LIFE].value)


@pytest.mark.parametrize("name", ["tolls_received", "tolls_remembered"])
def test_a_total_by_year_is_the_sum_of_its_members(name: str) -> None:
    lighter, row = toy_book().sheet(ANNUAL), LAYOUT.annual.rows[name]
    full, below = full_book().sheet(ANNUAL), IN_FULL.annual.rows[name]
    members = len(toy_model().members(name))
    for column in YEARS:
        expected = sum(of_members(full, below, members, column))
        assert lighter.cells[row, column].value == pytest.approx(expected, rel=1e-12)
    assert str(lighter.cells[row, MEMBER].value).endswith(f"({members})")


def test_a_total_by_year_is_rolled_up_from_the_total_above_the_members() -> None:
    sheet, row = toy_book().sheet(ANNUAL), LAYOUT.annual.rows["tolls_received"]
    total = LAYOUT.row("tolls_received") - 1
    formula = str(sheet.cells[row, YEARS[0]].formula)
    assert formula.startswith("=SUMIF(Upkeep!$G$5:")
    assert f",Upkeep!$G{total}:" in formula


def test_a_check_by_year_reads_the_members_and_not_their_total() -> None:
    sheet, row = toy_book().sheet(ANNUAL), LAYOUT.annual.rows["tolls_received"]
    first = LAYOUT.row("tolls_received")
    check = sheet.cells[row, LAYOUT.annual.columns.check]
    assert check.formula == f"=E{row}-SUM(Upkeep!E{first}:E{first + 3})"
    assert check.value == pytest.approx(0, abs=1e-9)


def test_members_without_a_total_have_a_row_by_year_without_numbers() -> None:
    sheet, row = toy_book().sheet(ANNUAL), LAYOUT.annual.rows["ships_passing"]
    filled = {column for at, column in sheet.cells if at == row}
    assert filled == {LABEL, MEMBER, UNIT, LAYOUT.annual.columns.key}


def test_every_line_with_several_members_is_a_closed_group_and_no_other() -> None:
    for stage in toy_model().stages:
        lines = toy_model().in_stage(stage.name)
        several = [line.name for line in lines if len(toy_model().members(line.name)) > 1]
        groups = [
            Group(LAYOUT.row(name), LAYOUT.row(name) + len(toy_model().members(name)) - 1)
            for name in several
        ]
        assert toy_book().sheet(stage.title).row_groups == groups
    assert toy_book().sheet(ANNUAL).row_groups == []
    groups = full_book().sheet(ANNUAL).row_groups
    assert {group.closed for group in groups} == {True}


def test_members_that_are_alternatives_have_no_total() -> None:
    line = income(lambda tolls_of_life: tolls_of_life, result, each="tower", basis="nominal")
    model = model_with(line, whole_fund=True)
    assert has_member_total(model, model.lines["income"])
    assert not has_member_total(model, model.lines["income"], {"tower"})
    spec = workbook_spec([toy_run()], replace(PRESENTATION, alternatives=LEADERS))
    assert spec.layout.alternatives == {"tower", *toy_model().sets["tower"].attributes}
    assert set(heading("tolls_received", leaders_book())) == {LABEL, MEMBER, UNIT}


def over_life(body: Callable) -> LineDefinition:
    """A result of each tower, in money as it is paid."""
    return income(body, result, each="tower", basis="nominal")


TOTALS: dict[str, tuple[LineDefinition, bool]] = {
    "flow": (income(lambda tolls_received: tolls_received, flow, each="tower"), True),
    "balance": (income(lambda tolls_received: tolls_received, balance, each="tower"), True),
    "factor": (income(lambda ships_passing: ships_passing, balance, FACTOR, each="tower"), False),
    "ratio": (income(lambda tolls_received: tolls_received, ratio, each="tower"), False),
    "check": (income(lambda tolls_received: tolls_received, check, each="tower"), False),
    "life": (over_life(lambda tolls_received: life_total(tolls_received)), True),
    "end": (over_life(lambda tolls_received: final(tolls_received)), True),
    "top": (over_life(lambda tolls_received: highest(tolls_received)), False),
    "low": (over_life(lambda tolls_received: lowest(tolls_received)), False),
    "no members": (income(lambda all_tolls: all_tolls, flow), False),
}  # fmt: skip


@pytest.mark.parametrize("kind", TOTALS)
def test_which_lines_have_a_total(kind: str) -> None:
    item, has_total = TOTALS[kind]
    model = model_with(item, whole_fund=True)
    assert has_member_total(model, model.lines["income"]) is has_total


def test_a_result_of_a_highest_value_has_no_total() -> None:
    top = named(
        "top", lambda tolls_received: highest(tolls_received), result, USD_M,
        each="tower", basis="nominal",
    )  # fmt: skip
    model = model_with(
        top, income(lambda top: top + top, result, each="tower", basis="nominal"), whole_fund=True
    )
    assert not has_member_total(model, model.lines["income"])


@pytest.mark.parametrize(("each", "has_total"), [(None, True), ("tower", False)])
def test_a_result_at_a_quarter_of_ones_own_has_no_total(each: str | None, has_total: bool) -> None:
    """What towers had taken each when it opened is of different times."""
    of_all = named("opens", lambda quarter: quarter == 1, flag)
    of_one = named(
        "opens", lambda quarter, toll_delay: quarter == toll_delay + 1, flag, each="tower"
    )
    when = over_life(lambda opens, tolls_received: value_when(opens, tolls_received))
    model = model_with(of_one if each else of_all, when, whole_fund=True)
    assert has_member_total(model, model.lines["income"]) is has_total


def test_the_units_that_add_up() -> None:
    assert {unit.name for unit in ADDITIVE} == {
        "US$ m",
        "US$ m a year",
        "EUR m",
        "fund units",
        "count",
    }
    assert [adds(unit) for unit in (USD_M, COUNT, FLAG)] == [True, True, False]
    assert set(UNITS.values()) > ADDITIVE
