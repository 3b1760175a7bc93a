"""Risk and the replay of a path, recalculated: what many worlds say, beside what is live."""

import io
import random
import zipfile
from math import isnan
from pathlib import Path

import numpy as np
import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run
from fundmodel.simulation.simulation import Simulation
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, STORED, InputColumns
from fundmodel.workbooks.sheets.dashboard_plan import DASHBOARD, EXPECTED_ROW, TILE_ROW
from fundmodel.workbooks.sheets.risk_fans import BANDS
from fundmodel.workbooks.sheets.risk_plan import FIRST_SENTENCE, FLAG_ROW, RISK
from fundmodel.workbooks.sheets.stored import KEY, LIVE
from fundmodel.workbooks.time_columns import LABEL, MEMBER
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import LoadedBook, choose
from tests.agreement.printed_pages import clipped, pages, printed_area, smallest_letters
from tests.agreement.test_first_screens import parsed, shown, with_texts
from tests.recalculation.compare import differences, differences_in_ironcalc, with_wrong_values
from tests.recalculation.engines import Value, recalculate_with_libreoffice

PATHS, SEED = 256, 7
PATH = random.Random(20_261_127).randint(1, PATHS)  # noqa: S311
HEAD = FIRST_SENTENCE + 4
EXPECTED, P10, P90 = 5, 8, 10
FRONT = fundmodel.front_pages()
LINES = tuple(FRONT.fans)


@pytest.fixture(scope="module")
def simulated(short: Path) -> Simulation:
    """Base over ten years, every result and the lines of the fans on every path."""
    return worlds_of(fundmodel.load("base", directory=short))


def worlds_of(assumptions: fundmodel.Assumptions) -> Simulation:
    """Worlds of a set, with every result and the lines of the fans."""
    return fundmodel.simulate(
        assumptions, PATHS, SEED, results=["results"], lines=LINES, checks=False
    )


@pytest.fixture(scope="module")
def two(simulated: Simulation) -> tuple[list[Run], list[Simulation]]:
    """Base and one of its paths, with worlds of each."""
    replayed = fundmodel.run(simulated.replay(PATH))
    other = fundmodel.simulate(replayed.assumptions, 128, lines=LINES, checks=False)
    return [fundmodel.run(simulated.assumptions), replayed], [simulated, other]


@pytest.fixture(scope="module")
def planned(two: tuple[list[Run], list[Simulation]]) -> Book:
    """The path is shown."""
    runs, simulations = two
    return fundmodel.plan_workbook(runs, simulations=simulations, case=2)


@pytest.fixture(scope="module")
def content(planned: Book) -> bytes:
    return workbook_bytes(planned)


@pytest.fixture(scope="module")
def opened(planned: Book) -> LoadedBook:
    """The book with a wrong number in every formula cell, so that none passes unless worked out."""
    return LoadedBook(workbook_bytes(with_wrong_values(planned)))


def live_results(planned: Book) -> dict[str, tuple[str, int, int]]:
    """Result, with its member -> the cell in which Stored shows its live number."""
    cells, found = planned.sheet(STORED).cells, {}
    stored = LIVE + 1
    for row, column in [at for at in cells if at[1] == stored and at[0] > HEAD_ROW]:
        if cells[row, column].formula and (row, MEMBER) in cells:
            name, member = cells[row, KEY].value, cells[row, MEMBER].value
            found[f"{name}[{member}]" if member else str(name)] = (STORED, row, LIVE)
    return found


def test_a_random_path_is_worked_out_again_by_ironcalc(
    planned: Book, opened: LoadedBook, simulated: Simulation
) -> None:
    title = f"base with path {PATH} of seed {SEED}"
    where, told = live_results(planned), simulated.results.loc[PATH]
    assert set(where) >= set(told.index)
    values = opened.read([choose(title)], [where[name] for name in told.index])
    apart = {
        name: (value, number)
        for name, value, number in zip(told.index, values, told.tolist(), strict=True)
        if not is_same(value, number)
    }
    assert apart == {}
    assert len(told) > 100


def is_same(value: Value, number: float) -> bool:
    """Equal to 1e-9; not available in both."""
    if isinstance(value, str):
        return value == "n/a" and isnan(number)
    return abs(value - number) <= 1e-9 * max(1.0, abs(number))


def test_risk_prints_on_a_page_with_legible_letters(planned: Book) -> None:
    sheet = planned.sheet(RISK)
    assert pages(sheet) == 1
    assert smallest_letters(sheet)[0] >= 7.0
    assert list(clipped(sheet)) == []
    right = printed_area(sheet).columns[-1]
    assert [chart.bottom_right[1] - 1 <= right for chart in sheet.charts] == [True] * 3


@pytest.mark.parametrize("at", [0, 1])
def test_risk_follows_the_selector(
    opened: LoadedBook, two: tuple[list[Run], list[Simulation]], at: int
) -> None:
    runs, simulations = two
    one, title = simulations[at], runs[at].assumptions.title
    names = [line.name for line in one.model.headlines if not line.each]
    rows = range(HEAD + 1, HEAD + 1 + len(names))
    for column, measure in ((EXPECTED, "mean"), (P10, "p10"), (P90, "p90")):
        values = opened.read([choose(title)], [(RISK, row, column) for row in rows])
        told = [one.summaries[name][measure] for name in names]
        assert values == pytest.approx(told, rel=1e-14)
    rows = range(rows[-1] + 4, rows[-1] + 4 + len(one.chances))
    values = opened.read([choose(title)], [(RISK, row, LABEL + 1) for row in rows])
    assert values == pytest.approx([one["probability"] for one in one.chances.values()])
    (label,) = opened.read([choose(title)], [(RISK, FLAG_ROW, LABEL + 1)])
    assert str(label).startswith(f"{title}: {one.asked.paths} paths, seed {one.asked.seed}, ")


def test_bands_of_a_fan_add_up_to_percentiles_of_years(
    planned: Book, opened: LoadedBook, simulated: Simulation
) -> None:
    """Of a flow the percentiles of its sums over the year, not sums of percentiles."""
    cells = planned.sheet(RISK).cells
    heading = FRONT.fans["money_disbursed"]
    top = max(row for (row, column), cell in cells.items()
              if column == LABEL and cell.value == heading)  # fmt: skip
    quarters = simulated.lines["money_disbursed"][1:]
    year_of = fundmodel.run(simulated.assumptions).arrays["year"][1:, 0, 0]
    for year in (2030, 2033):
        column = LABEL + 2 + int(year - year_of[0])
        values = opened.read(
            [choose("base")], [(RISK, top + at, column) for at in range(len(BANDS) + 1)]
        )
        sums = np.sort(quarters[year_of == year].sum(axis=0))
        whole, part = divmod((PATHS - 1) * 95, 100)
        highest = sums[whole] + part / 100 * (sums[whole + 1] - sums[whole])
        assert sum(map(float, values)) == pytest.approx(highest, rel=2e-5)
        assert highest > 0


def test_it_is_stale_once_an_input_changes_and_no_longer_once_it_is_restored(
    planned: Book, opened: LoadedBook
) -> None:
    flag, said = (RISK, FLAG_ROW, LABEL), (RISK, FIRST_SENTENCE, LABEL)
    base = choose("base")
    assert opened.read([base], [flag])[0] == "CURRENT"
    (before,) = opened.read([base], [said])
    share = next(row for (row, column), cell in planned.sheet(INPUTS).cells.items()
                 if column == InputColumns.name and cell.value == "us_profit_share")  # fmt: skip
    typed = (INPUTS, cell_name(share, InputColumns.override), 0.0)
    state, after = opened.read([base, typed], [flag, said])
    assert state == "STALE"
    assert str(after).startswith("STALE, inputs have changed. On the stated path the US takes US$")
    assert str(after).partition(" expected ")[2] == str(before).partition(" expected ")[2]
    assert str(before) not in str(after)
    assert opened.read([base], [flag, said]) == ["CURRENT", before]


def test_every_cell_and_the_sentence(
    planned: Book, opened: LoadedBook, two: tuple[list[Run], list[Simulation]]
) -> None:
    report = differences_in_ironcalc(planned, opened.recalculated([]))
    assert report.agrees, report
    found = two[1][1].summaries["us_take_present_value"]
    stated, mean, low, high = (
        f"{found[key] / 1000:.1f}" for key in ("stated", "mean", "p10", "p90")
    )
    assert planned.sheet(DASHBOARD).cells[EXPECTED_ROW, 2].value == (
        f"Stated path. Expected {mean} (P10 to P90: {low} to {high})."
    )
    assert planned.sheet(RISK).cells[FIRST_SENTENCE, LABEL].value == (
        f"On the stated path the US takes US${stated} bn (present value); expected {mean} "
        f"(P10 to P90: {low} to {high})."
    )


def test_the_first_screen_is_the_answer(planned: Book, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = ["".join(one.itertext()) for one in parsed(archive, "xl/sharedStrings.xml")]
        at = 1 + [sheet.title for sheet in planned.sheets].index(RISK)
        sheet = with_texts(parsed(archive, f"xl/worksheets/sheet{at}.xml"), texts)
    first = [cell for cell in shown(sheet) if cell.place <= 25 and cell.edge <= 130]
    assert len([cell for cell in first if cell.is_number]) > 50
    names = {line.name for line in fundmodel.line_definitions()}
    assert not {cell.text for cell in shown(sheet)} & names


def test_without_simulations_there_is_no_such_sheet(
    two: tuple[list[Run], list[Simulation]],
) -> None:
    book = fundmodel.plan_workbook(two[0][:1])
    assert RISK not in [sheet.title for sheet in book.sheets]
    assert book.sheet(DASHBOARD).cells[TILE_ROW, 2].style.startswith("large_")


def test_simulations_of_others_and_too_short_ones_are_refused(
    two: tuple[list[Run], list[Simulation]],
) -> None:
    runs, simulations = two
    with pytest.raises(BadInput) as refusal:
        fundmodel.plan_workbook(runs, simulations=simulations[:1])
    assert str(refusal.value) == (
        "The workbook's simulations: these are 1 simulations that do not belong to the 2 runs.\n"
        "  Expected values stand beside what the stated path of the same scenario gives.\n"
        "  To fix: simulate the assumptions of each run, in the order of the runs."
    )
    short = fundmodel.simulate(runs[0].assumptions, 8, checks=False)
    with pytest.raises(BadInput) as refusal:
        fundmodel.plan_workbook(runs[:1], simulations=[short])
    assert str(refusal.value) == (
        "The simulation of base: it does not tell money_disbursed, us_share_paid, cash, which "
        "the workbook shows.\n"
        "  To fix: simulate with lines=['money_disbursed', 'us_share_paid', 'cash']."
    )


def test_a_replayed_path_is_read_back_from_a_workbook(
    two: tuple[list[Run], list[Simulation]], content: bytes, short: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    read = fundmodel.read_workbook(path, directory=short)
    assert fundmodel.run(read).number("ukraine_gain") == two[0][1].number("ukraine_gain")


@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("at", range(3))
def test_a_path_of_thirty_years_is_worked_out_again_by_libreoffice(at: int) -> None:
    simulated, path = worlds_of(fundmodel.load("base")), random.Random(at).randint(1, PATHS)  # noqa: S311
    replayed = fundmodel.run(simulated.replay(path))
    book = fundmodel.plan_workbook([fundmodel.run(simulated.assumptions), replayed], case=2)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(book)))
    report = differences(book, values)
    assert report.agrees, report
    told = simulated.results.loc[path]
    for name, (title, row, column) in live_results(book).items():
        assert is_same(values[title][row, column], float(told[name])), name
