"""Excel equals Python: every formula cell of the delivered workbook, worked out by IronCalc.

Every run takes a few scenarios, readings and edits; the thorough runs take all.
"""

from collections.abc import Callable

import pytest

import fundmodel
from fundmodel.analyse.bridge import Bridge
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.sheets.choices import CHOICE_HERE
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.workbook_spec import OnDashboard
from tests.agreement.delivered import (
    SCENARIOS,
    LoadedBook,
    choose,
    live_terms,
    named_cell,
    value_at,
)
from tests.agreement.random_edits import typed_at_random
from tests.recalculation.compare import differences_in_ironcalc
from tests.thorough import mostly_thorough

BASE = fundmodel.load("base")
READINGS = BASE.scalars["selected_reading"].options
SEEDS = range(10)
LAST_BITS = 1e-11


@pytest.mark.parametrize(
    "scenario", mostly_thorough(SCENARIOS, ["renewed_war_2030"]), scope="session"
)  # the scope brings tests of one position together
def test_every_cell_at_each_position_of_the_selector(
    runs: list[Run],
    book: Book,
    bridge: Bridge,
    loaded: LoadedBook,
    scenario: str,
    figure: Callable[[str], None],
) -> None:
    planned = fundmodel.plan_workbook(runs, case=SCENARIOS.index(scenario) + 1, bridge=bridge)
    values = loaded.recalculated([choose(scenario)])
    report = differences_in_ironcalc(planned, values)
    assert report.agrees, report
    cells = sum(1 for _ in book.formula_cells())
    assert report.compared + report.by_chance == cells
    assert report.by_chance < cells / 100
    figure(f"{report.identical:,} of {report.compared:,} cells are identical")
    assert report.worst <= LAST_BITS, report  # the two libraries' powers may differ in a last bit
    assert value_at(values, named_cell(book, MASTER_CHECK)) == "OK"
    assert value_at(values, ("Cover", *_cell_beside(book, "All checks"))) == "OK"
    run = runs[SCENARIOS.index(scenario)]
    terms = {name: cell for name, cell in live_terms(book).items() if name in BASE.scalars}
    assert len(terms) > 20
    assert {name: value_at(values, cell) for name, cell in terms.items()} == {
        name: run.number(name) for name in terms
    }


@pytest.mark.parametrize("reading", mostly_thorough(READINGS, []))
def test_every_cell_with_each_reading_selected(
    runs: list[Run], book: Book, bridge: Bridge, loaded: LoadedBook, reading: str
) -> None:
    """Chosen by its name on Dashboard, where it counts before Inputs."""
    live = fundmodel.run(runs[0].assumptions.changed({"selected_reading": reading}))
    chosen = OnDashboard(choice=READINGS.index(reading) + 1.0)
    planned = fundmodel.plan_workbook(runs, live=live, bridge=bridge, on_dashboard=chosen)
    title, row, column = named_cell(book, CHOICE_HERE)
    report = differences_in_ironcalc(
        planned, loaded.recalculated([(title, cell_name(row, column), reading)])
    )
    assert report.agrees, report
    assert report.worst <= LAST_BITS, report


@pytest.mark.parametrize("seed", mostly_thorough(SEEDS, [8]))
def test_every_cell_after_random_edits(
    runs: list[Run],
    book: Book,
    bridge: Bridge,
    loaded: LoadedBook,
    seed: int,
    figure: Callable[[str], None],
) -> None:
    case = seed % len(runs) + 1
    shown = runs[case - 1].assumptions
    typed = typed_at_random(seed, shown, years_of(runs[0]))
    live = fundmodel.run(shown.changed(typed.changes, accept=True))
    planned = fundmodel.plan_workbook(
        runs, case=case, live=live, overrides=typed.overrides, bridge=bridge
    )
    edits = [choose(SCENARIOS[case - 1]), *typed.edits(book)]
    report = differences_in_ironcalc(planned, loaded.recalculated(edits))
    assert report.agrees, f"{typed.overrides}\n{report}"
    figure(f"{report.identical:,} of {report.compared:,} cells are identical")


@pytest.mark.thorough
def test_the_loaded_workbook_is_as_before(book: Book, loaded: LoadedBook) -> None:
    assert differences_in_ironcalc(book, loaded.recalculated()).agrees


def years_of(run: Run) -> tuple[int, int]:
    years = run.arrays[run.model.calendar.year][1:, 0, 0]
    return int(years[0]), int(years[-1])


def _cell_beside(book: Book, label: str) -> tuple[int, int]:
    cover = book.sheet("Cover").cells
    (found,) = (at for at, cell in cover.items() if cell.value == label)
    return found[0], found[1] + 1
