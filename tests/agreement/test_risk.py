"""Risk and the replay of a path, recalculated: what many worlds say, beside what is live."""

import io
import random
import zipfile
from pathlib import Path

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run
from fundmodel.simulation.simulation import Simulation
from fundmodel.workbooks.a1 import cell_name
from fundmodel.workbooks.book import Book
from fundmodel.workbooks.cell_layout import HEAD_ROW, INPUTS, STORED, InputColumns
from fundmodel.workbooks.sheets.dashboard import DASHBOARD, FIRST_TILE_ROW
from fundmodel.workbooks.sheets.risk_fans import BANDS
from fundmodel.workbooks.sheets.risk_plan import FIRST_SENTENCE, FLAG_ROW, RISK
from fundmodel.workbooks.sheets.stored import KEY, LIVE
from fundmodel.workbooks.time_columns import LABEL, MEMBER
from fundmodel.workbooks.writing.save import workbook_bytes
from tests.agreement.delivered import LoadedBook, choose
from tests.agreement.test_first_screens import parsed, shown, with_texts
from tests.recalculation.compare import differences, differences_in_ironcalc, with_wrong_values
from tests.recalculation.engines import Value, recalculate_with_libreoffice

PATHS, SEED = 640, 7
PATH = random.Random(20_261_127).randint(1, PATHS)
HEAD = FIRST_SENTENCE + 4
EXPECTED, P10, P90 = 5, 8, 10
FRONT = fundmodel.front_pages()


@pytest.fixture(scope="module")
def simulated() -> Simulation:
    """Base, every result and the lines of the fans on every path."""
    base = fundmodel.load("base")
    return fundmodel.simulate(base, PATHS, SEED, results=["results"], lines=FRONT.fans)


@pytest.fixture(scope="module")
def two(simulated: Simulation) -> tuple[list[Run], list[Simulation]]:
    """Base and one of its paths, with worlds of each."""
    replayed = fundmodel.run(simulated.replay(PATH))
    other = fundmodel.simulate(replayed.assumptions, 128, lines=FRONT.fans, checks=False)
    return [fundmodel.run(simulated.assumptions), replayed], [simulated, other]


@pytest.fixture(scope="module")
def planned(two: tuple[list[Run], list[Simulation]]) -> Book:
    runs, simulations = two
    return fundmodel.plan_workbook(runs, simulations=simulations)


@pytest.fixture(scope="module")
def opened(planned: Book) -> LoadedBook:
    """The book with a wrong number in every formula cell, so that none passes unless worked out."""
    return LoadedBook(workbook_bytes(with_wrong_values(planned)))


def live_results(planned: Book) -> dict[str, tuple[str, int, int]]:
    """Result, with its member -> the cell in which Stored shows its live number."""
    cells, found = planned.sheet(STORED).cells, {}
    for (row, column), cell in cells.items():
        if column == LIVE and row > HEAD_ROW and (row, KEY) in cells and cell.formula:
            name, member = cells[row, KEY].value, cells[row, MEMBER].value
            if (row, LIVE + 1) in cells and cells[row, LIVE + 1].formula:
                found[f"{name}[{member}]" if member else str(name)] = (STORED, row, column)
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
        for name, value, number in zip(told.index, values, told, strict=True)
        if not is_same(value, number)
    }
    assert apart == {}
    assert len(told) > 100


def is_same(value: Value, number: float) -> bool:
    """Equal to 1e-9; not available in both."""
    if isinstance(value, str):
        return value == "n/a" and number != number
    return abs(value - number) <= 1e-9 * max(1.0, abs(number))


@pytest.mark.parametrize("at", [0, 1])
def test_risk_follows_the_selector(
    planned: Book, opened: LoadedBook, two: tuple[list[Run], list[Simulation]], at: int
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
    values = opened.read([choose(title)], [(RISK, row, LABEL + 2) for row in rows])
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
    years = quarters[1:].reshape(-1, 4, PATHS)[:5] if len(quarters) % 4 else None
    run = fundmodel.run(simulated.assumptions)
    of = run.arrays["year"][1:, 0, 0]
    assert years is None or len(years) == 5
    for offset, year in enumerate((2030, 2031, 2036)):
        column = LABEL + 2 + int(year - of[0])
        values = opened.read([], [(RISK, top + at, column) for at in range(len(BANDS) + 1)])
        sums = sorted(quarters[of == year].sum(axis=0))
        at = (PATHS - 1) * 0.95
        whole = sums[int(at)] + (at - int(at)) * (sums[int(at) + 1] - sums[int(at)])
        assert sum(map(float, values)) == pytest.approx(whole, rel=2e-5), offset


def test_it_is_stale_once_an_input_changes_and_no_longer_once_it_is_restored(
    planned: Book, opened: LoadedBook
) -> None:
    flag, said = (RISK, FLAG_ROW, LABEL), (DASHBOARD, FIRST_TILE_ROW - 1, 2)
    assert opened.read([], [flag])[0] == "CURRENT"
    (before,) = opened.read([], [said])
    share = next(row for (row, column), cell in planned.sheet(INPUTS).cells.items()
                 if column == InputColumns.name and cell.value == "us_profit_share")  # fmt: skip
    typed = (INPUTS, cell_name(share, InputColumns.override), 0.0)
    state, after = opened.read([typed], [flag, said])
    assert state == "STALE"
    assert str(after).startswith("STALE, inputs have changed. On the stated path the US takes US$")
    assert str(after).partition(" expected ")[2] == str(before).partition(" expected ")[2]
    assert str(before) not in str(after)
    assert opened.read([], [flag, said]) == ["CURRENT", before]


def test_every_cell_and_the_sentence(
    planned: Book, opened: LoadedBook, simulated: Simulation
) -> None:
    report = differences_in_ironcalc(planned, opened.recalculated([]))
    assert report.agrees, report
    found = simulated.summaries["us_take_present_value"]
    stated, mean, low, high = (
        f"{found[key] / 1000:.1f}" for key in ("stated", "mean", "p10", "p90")
    )
    assert planned.sheet(DASHBOARD).cells[FIRST_TILE_ROW - 1, 2].value == (
        f"On the stated path the US takes US${stated} bn (present value); expected {mean} "
        f"(P10 to P90: {low} to {high})."
    )


def test_the_first_screen_is_the_answer(planned: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(planned))) as archive:
        texts = ["".join(one.itertext()) for one in parsed(archive, "xl/sharedStrings.xml")]
        at = 1 + [sheet.title for sheet in planned.sheets].index(RISK)
        sheet = with_texts(parsed(archive, f"xl/worksheets/sheet{at}.xml"), texts)
    first = [cell for cell in shown(sheet) if cell.place <= 25 and cell.edge <= 130]
    assert len([cell for cell in first if cell.is_number]) > 70
    names = {line.name for line in fundmodel.line_definitions()}
    assert not {cell.text for cell in shown(sheet)} & names


def test_without_simulations_there_is_no_such_sheet(
    two: tuple[list[Run], list[Simulation]],
) -> None:
    book = fundmodel.plan_workbook(two[0][:1])
    assert RISK not in [sheet.title for sheet in book.sheets]
    assert book.sheet(DASHBOARD).cells[FIRST_TILE_ROW, 2].style.startswith("kpi_")


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
        "The simulation of base: it does not tell money_disbursed, us_share_paid and cash, which "
        "the workbook shows.\n"
        "  To fix: simulate with lines=['money_disbursed', 'us_share_paid', 'cash']."
    )


@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("at", range(3))
def test_a_path_is_worked_out_again_by_libreoffice(simulated: Simulation, at: int) -> None:
    path = random.Random(at).randint(1, PATHS)
    base = fundmodel.run(simulated.assumptions)
    replayed = fundmodel.run(simulated.replay(path))
    book = fundmodel.plan_workbook([base, replayed], case=2)
    (values,) = recalculate_with_libreoffice(workbook_bytes(with_wrong_values(book)))
    report = differences(book, values)
    assert report.agrees, report
    told = simulated.results.loc[path]
    for name, (title, row, column) in live_results(book).items():
        assert is_same(values[title][row, column], told[name]), name


def test_python_writes_what_the_command_writes(
    two: tuple[list[Run], list[Simulation]], tmp_path: Path
) -> None:
    """A workbook with Risk is read back as it is, and is the same set as the one written."""
    runs, simulations = two
    path = tmp_path / "book.xlsx"
    fundmodel.write_workbook(runs, path, case=2, simulations=simulations)
    read = fundmodel.read_workbook(path)
    assert fundmodel.run(read).number("ukraine_gain") == runs[1].number("ukraine_gain")
