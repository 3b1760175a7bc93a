"""Excel equals Python, the second opinion: the same workbook, worked out by LibreOffice."""

from collections.abc import Callable

import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from tests.agreement.delivered import SCENARIOS, choose, named_cell, value_at
from tests.agreement.random_edits import Typed, typed_at_random
from tests.agreement.test_ironcalc import SEEDS, years_of
from tests.recalculation.compare import differences
from tests.recalculation.engines import recalculate_with_libreoffice

AT_A_TIME = 7


@pytest.mark.libreoffice
def test_every_cell_at_each_position_of_the_selector(
    runs: list[Run], book: Book, content: bytes, figure: Callable[[str], None]
) -> None:
    jobs = [[choose(name)] for name in SCENARIOS]
    for case, values in enumerate(recalculate_with_libreoffice(content, jobs), 1):
        report = differences(fundmodel.plan_workbook(runs, case=case), values)
        assert report.agrees, report
        figure(f"{report.identical:,} of {report.compared:,} cells are identical")
        assert value_at(values, named_cell(book, MASTER_CHECK)) == "OK"


@pytest.mark.libreoffice
@pytest.mark.parametrize("first", range(SEEDS.start, SEEDS.stop, AT_A_TIME))
def test_every_cell_after_random_edits(
    runs: list[Run], book: Book, content: bytes, first: int, figure: Callable[[str], None]
) -> None:
    seeds = [seed for seed in SEEDS if first <= seed < first + AT_A_TIME]
    cases = [seed % len(runs) + 1 for seed in seeds]
    typed = [
        typed_at_random(seed, runs[case - 1].assumptions, years_of(runs[0]))
        for seed, case in zip(seeds, cases, strict=True)
    ]
    jobs = [
        [choose(SCENARIOS[case - 1]), *one.edits(book)]
        for one, case in zip(typed, cases, strict=True)
    ]
    recalculated = recalculate_with_libreoffice(content, jobs)
    for one, case, values in zip(typed, cases, recalculated, strict=True):
        report = differences(_planned(runs, case, one), values)
        assert report.agrees, f"{one.overrides}\n{report}"
        figure(f"{report.identical:,} of {report.compared:,} cells are identical")


def _planned(runs: list[Run], case: int, typed: Typed) -> Book:
    live = fundmodel.run(runs[case - 1].assumptions.changed(typed.changes))
    return fundmodel.plan_workbook(runs, case=case, live=live, overrides=typed.overrides)
