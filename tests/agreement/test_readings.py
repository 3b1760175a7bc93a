"""The sheet of readings, recalculated, says what Python says, whichever reading is selected."""

import pandas as pd
import pytest

import fundmodel
from fundmodel.fund.front_pages import READINGS
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Book, Sheet
from fundmodel.workbooks.sheets.alternatives import RERUN_NAME
from fundmodel.workbooks.sheets.parts import MASTER_CHECK
from fundmodel.workbooks.time_columns import LABEL
from tests.agreement.delivered import SCENARIOS, LoadedBook, choose, named_cell
from tests.agreement.random_edits import override_cells
from tests.recalculation.engines import Edit, Value
from tests.thorough import mostly_thorough

CHOICE = READINGS.choice
RERUNS = [name for name, _ in READINGS.reruns]
SELECTED = [(1, 2), (1, 11), (2, 15), (2, 6), (3, 13), (3, 16)]
"""Position of the scenario, and the reading that is typed over its own."""


def option(run: Run, code: int) -> str:
    return run.model.inputs[CHOICE].options[code - 1]


def selecting(book: Book, code: int) -> Edit:
    """What somebody does who types the number of a reading into Override."""
    return (*override_cells(book)[CHOICE], float(code))


def heads(sheet: Sheet) -> dict[object, int]:
    """Heading -> its first column."""
    (row,) = (row for (row, column), cell in sheet.cells.items()
              if column == LABEL and cell.value == READINGS.noun)  # fmt: skip
    found: dict[object, int] = {}
    for column in sorted(column for at, column in sheet.cells if at == row):
        found.setdefault(sheet.cells[row, column].value, column)
    return found


def rows(sheet: Sheet, names: list[str]) -> list[int]:
    """The rows of the readings."""
    at = {cell.value: row for (row, column), cell in sheet.cells.items() if column == LABEL}
    return [at[name] for name in names]


def recalculated(book: Book, loaded: LoadedBook, edits: list[Edit], run: Run) -> pd.DataFrame:
    """The sheet after the edits, as the table that Python gives."""
    sheet, names = book.sheet(READINGS.title), list(run.model.inputs[CHOICE].options)
    columns = heads(sheet)
    named = {READINGS.result: READINGS.heading, **dict(READINGS.reruns)}
    wanted = {
        name: columns[f"{heading}, {run.model.lines[name].definition.basis}"]
        for name, heading in named.items()
    }
    wanted |= {"selected": columns["No."] + 1}
    wanted |= {year: columns[year] for year in run.annual.index}
    cells = [(sheet.title, row, at) for row in rows(sheet, names) for at in wanted.values()]
    values = loaded.read(edits, cells)
    width = len(wanted)
    cells: list[list[Value]] = [values[at : at + width] for at in range(0, len(values), width)]
    return pd.DataFrame(cells, index=names, columns=list(wanted))


@pytest.mark.parametrize("case", mostly_thorough([1, 2, 3], [1], ids=SCENARIOS[:3]))
def test_a_rerun_is_the_run_with_that_reading(runs: list[Run], case: int) -> None:
    run = runs[case - 1]
    table = fundmodel.readings(run)
    for reading in run.model.inputs[CHOICE].options:
        alone = fundmodel.run(run.assumptions.changed({CHOICE: reading}))
        for name in RERUNS:
            assert table.loc[reading, name] == pytest.approx(alone.number(name), rel=1e-9, abs=1e-6)
        assert table.loc[reading, "passed"] == alone.passed


@pytest.mark.parametrize(
    ("case", "code"),
    mostly_thorough([(1, 0), (2, 0), (3, 0), *SELECTED], [(3, 16)]),
)
def test_the_sheet_says_what_python_says(
    runs: list[Run], book: Book, loaded: LoadedBook, case: int, code: int
) -> None:
    """The live part follows what is selected; the stored reruns are those of the scenario."""
    run, edits = runs[case - 1], [choose(SCENARIOS[case - 1])]
    if code:
        edits.append(selecting(book, code))
        run = fundmodel.run(run.assumptions.changed({CHOICE: option(run, code)}))
    found = recalculated(book, loaded, edits, run)
    expected = fundmodel.readings(run)
    assert (found["selected"] == "selected").tolist() == expected["selected"].tolist()
    for column in [READINGS.result, *RERUNS, *run.annual.index]:
        assert found[column].tolist() == pytest.approx(
            expected[column].tolist(), rel=1e-9, abs=1e-6
        ), column
    cells = [named_cell(book, RERUN_NAME), named_cell(book, MASTER_CHECK)]
    difference, verdict = loaded.read(edits, cells)
    assert difference == pytest.approx(0, abs=1e-6)
    assert verdict == "OK"


def test_the_readings_differ(runs: list[Run]) -> None:
    """On one history the US takes nothing or tens of billions, by the reading alone."""
    take = fundmodel.readings(runs[0])[READINGS.result]
    assert take.min() == 0
    assert take.max() > 2 * take.iloc[0] > 0
