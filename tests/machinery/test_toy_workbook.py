"""The lighthouses' workbook, recalculated: what Excel makes of it is what Python gave."""

# ruff: noqa: PLW0108  (the arguments of a line are names of other lines)

from collections.abc import Callable

import pytest

from fundmodel.build_model import (
    FACTOR,
    FLAG,
    SHARE_A_YEAR,
    USD_M,
    balance,
    divide,
    flag,
    irr,
    ratio,
    result,
    to_date,
    where,
)
from fundmodel.build_model.lines import LineDefinition
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.editions import Edition
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.machinery.toy_book import toy_book
from tests.recalculation.compare import (
    Report,
    differences,
    differences_in_ironcalc,
    with_wrong_values,
)
from tests.recalculation.engines import recalculate_with_ironcalc, recalculate_with_libreoffice
from tests.thorough import mostly_thorough
from tests.toy_fund.extra_lines import book_with
from tests.toy_fund.refusals import income, named
from tests.toy_fund.stages import PRESENTATION, toy_run


def report_of(book: Book) -> Report:
    """What IronCalc makes of the workbook beside what Python made."""
    return differences_in_ironcalc(
        book, recalculate_with_ironcalc(workbook_bytes(with_wrong_values(book)))
    )


@pytest.mark.parametrize(("case", "edition"), [(1, "live"), (2, "live"), (2, "full")])
def test_every_cell_but_of_returns_is_the_same_to_the_bit_in_ironcalc(
    case: int, edition: Edition
) -> None:
    book = toy_book(case, edition)
    report = report_of(book)
    assert report.agrees, report
    assert report.compared == sum(1 for _ in book.formula_cells())
    assert report.compared == report.identical


@pytest.mark.libreoffice
@pytest.mark.parametrize("case", mostly_thorough([1, 2], [2]))
def test_every_cell_is_the_same_in_libreoffice(case: int) -> None:
    book = toy_book(case)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(book)))
    report = differences(book, values, tolerance=1e-12)
    assert report.agrees, report


def test_something_came_back() -> None:
    values = recalculate_with_ironcalc(workbook_bytes(with_wrong_values(toy_book())))
    numbers = [value for cells in values.values() for value in cells.values()
               if isinstance(value, float) and value]  # fmt: skip
    assert len(set(numbers)) > 500


def agrees(book: Book) -> None:
    """IronCalc gives what Python gave."""
    report = report_of(book)
    assert report.agrees, report


TRUTHS: dict[str, Callable] = {
    "added": lambda quarter, storm_quarter: (quarter > 1) + (quarter > storm_quarter),
    "subtracted": lambda quarter, storm_quarter: (quarter > 1) - (quarter > storm_quarter),
    "compared": lambda is_storm, quarter, storm_quarter: is_storm == (quarter >= storm_quarter),
    "of two": lambda is_storm, quarter: where(is_storm, quarter > 1, quarter <= 1),
    "multiplied": lambda is_storm, quarter: (quarter > 1) * (1 - is_storm),
}


@pytest.mark.parametrize("way", TRUTHS)
def test_true_and_false_are_1_and_0_wherever_a_number_stands(way: str) -> None:
    """A spreadsheet says that TRUE is not 1, and leaves TRUE out of a sum."""
    line = income(TRUTHS[way], balance, FLAG)
    agrees(book_with(line, named("so_far", lambda income: to_date(income), balance, FLAG)))


def test_a_comparison_is_a_number_in_a_sum() -> None:
    line = named("late", lambda quarter: quarter > 1, flag)
    agrees(book_with(line, income(lambda late: to_date(late), balance, FLAG)))


def test_a_ratio_of_a_ratio_by_year() -> None:
    one = income(lambda last, all_upkeep: divide(last, all_upkeep, if_zero=0), ratio, FACTOR)
    last = lambda all_tolls, pilots: divide(all_tolls, pilots, if_zero=0)  # noqa: E731
    agrees(book_with(one, named("last", last, ratio, USD_M)))


def test_a_ratio_with_an_assumption_for_zero_by_year() -> None:
    agrees(book_with(
        income(lambda grant_received, outlay, flat_level: divide(grant_received, outlay,
                                                                if_zero=flat_level), ratio, FACTOR)
    ))  # fmt: skip


RATES = {
    "over a part": income(
        lambda tower_cash: irr(tower_cash), result, SHARE_A_YEAR, each="electric_tower"
    ),
    "of one flow for each member": income(
        lambda all_tolls: irr(all_tolls), result, SHARE_A_YEAR, each="tower"
    ),
}


@pytest.mark.parametrize("line", RATES.values(), ids=RATES)
def test_a_rate_of_return_finds_the_flow_of_its_member(line: LineDefinition) -> None:
    agrees(book_with(line))


def test_a_workbook_of_one_scenario() -> None:
    report = report_of(plan_workbook([toy_run()], PRESENTATION, "0"))
    assert report.agrees, report
