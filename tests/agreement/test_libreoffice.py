"""Excel equals Python, the second opinion: the same workbook, worked out by LibreOffice.

What a user would type is written into the file, every stored value is wrong, and LibreOffice works
all of it out; and a scenario is chosen in the open workbook, as a user would.
"""

from collections.abc import Callable

import pytest

import fundmodel
from fundmodel.analyse.bridge import Bridge
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import (
    SCENARIOS,
    choose,
    named_cell,
    value_at,
)
from tests.agreement.random_edits import typed_at_random
from tests.agreement.test_ironcalc import years_of
from tests.recalculation.compare import differences, with_wrong_values
from tests.recalculation.engines import recalculate_with_libreoffice

SHOWN = (
    "base", "renewed_war_2030", "ppp_and_euro_loans", "contributors_lend_and_guarantee",
    "us_annexes_december",
)  # fmt: skip
SEEDS = range(3)

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]


@pytest.mark.parametrize("scenario", SHOWN)
def test_every_cell_of_a_shown_scenario(
    runs: list[Run], bridge: Bridge, scenario: str, figure: Callable[[str], None]
) -> None:
    planned = fundmodel.plan_workbook(runs, case=SCENARIOS.index(scenario) + 1, bridge=bridge)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(planned)))
    report = differences(planned, values)
    assert report.agrees, report
    figure(f"{report.identical:,} of {report.compared:,} cells are identical")
    assert value_at(values, named_cell(planned, MASTER_CHECK)) == "OK"


def test_a_scenario_chosen_in_the_open_workbook(
    runs: list[Run], bridge: Bridge, content: bytes
) -> None:
    """Half a million cells depend on the selector; version 7.4 died of it once."""
    chosen = "renewed_war_2030"
    (values,) = recalculate_with_libreoffice(content, [[choose(chosen)]])
    planned = fundmodel.plan_workbook(runs, case=SCENARIOS.index(chosen) + 1, bridge=bridge)
    report = differences(planned, values)
    assert report.agrees, report


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_with_random_numbers_typed_in(
    runs: list[Run], bridge: Bridge, seed: int, figure: Callable[[str], None]
) -> None:
    planned = _typed(runs, bridge, seed)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(planned)))
    report = differences(planned, values)
    assert report.agrees, report
    figure(f"{report.identical:,} of {report.compared:,} cells are identical")


def _typed(runs: list[Run], bridge: Bridge, seed: int) -> Book:
    case = seed % len(runs) + 1
    shown = runs[case - 1].assumptions
    typed = typed_at_random(seed, shown, years_of(runs[0]))
    live = fundmodel.run(shown.changed(typed.changes, accept=True))
    return fundmodel.plan_workbook(
        runs, case=case, live=live, overrides=typed.overrides, bridge=bridge
    )
