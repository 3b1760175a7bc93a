"""Sources says how sure each number is, and what moves together when it is drawn."""

import shutil
from pathlib import Path

from fundmodel import read_assumptions
from fundmodel.run_paths.run import run
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import HEAD_ROW
from fundmodel.workbooks.plan import plan_workbook
from fundmodel.workbooks.sheets.sources import SOURCES
from tests.toy_fund.stages import FOLDER, PRESENTATION, toy_model

DRAWN = {
    "inflation": "{shape: normal, sigma: 0.01, as: shift, persistence: 0.5}",
    "wreck_rate": "{shape: pert, low: 0.005, mode: 0.017, high: 0.05}",
}
GROUP = """\
weather:
  label: Weather
  correlations: {wreck_rate: {inflation: 0.25}}
  source: {title: Lighthouse almanac, publisher: Nobody, date: 2029-01-01}
  grade: C
  as_of: 2029-01
  note: Wrecks are dear.
"""


def sources(tmp_path: Path) -> Sheet:
    """The sheet of the lighthouses' book, two of their numbers drawn together."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))
    (folder / "base" / "correlations.yaml").write_text(GROUP)
    file = folder / "base" / "sea.yaml"
    before, *entries = file.read_text().split("\n\n")
    for at, entry in enumerate(entries):
        drawn = DRAWN.get(entry.split(":")[0])
        if drawn:
            entries[at] = entry.replace("fixed: known", f"uncertainty: {drawn}")
    file.write_text("\n\n".join([before, *entries]))
    base = read_assumptions.load("base", directory=folder)
    book = plan_workbook([run(toy_model(), base)], PRESENTATION, "0")
    return next(sheet for sheet in book.sheets if sheet.title == SOURCES)


def texts(sheet: Sheet, row: int) -> dict[str, object]:
    """Head -> what stands below it in a row of the numbers."""
    cells = {column: cell.value for (at, column), cell in sheet.cells.items() if at == row}
    heads = {column: cell.value for (at, column), cell in sheet.cells.items() if at == HEAD_ROW}
    return {str(heads[column]): value for column, value in cells.items() if column in heads}


def rows_of(sheet: Sheet, column: int, value: str) -> list[int]:
    return [at for (at, one), cell in sheet.cells.items() if one == column and cell.value == value]


def test_each_number_says_how_sure_it_is(tmp_path: Path) -> None:
    sheet = sources(tmp_path)
    found = {
        one["Name"]: one["How sure"]
        for one in (texts(sheet, row) for row in range(HEAD_ROW + 1, HEAD_ROW + 40))
        if "How sure" in one
    }
    assert found["wreck_rate"] == "PERT 0.5 % to 5 %, most likely 1.7 %; moves with others: Weather"
    assert found["inflation"] == (
        "plus a draw: normal, mean 0 points, standard deviation 1 points; another every year, "
        "50 % of which is left the year after; moves with others: Weather"
    )
    assert found["toll_policy"] == "a choice"
    assert found["number_of_quarters"] == "shapes the model"
    assert found["deposit_rate"] == "known"


def test_a_pair_stands_with_its_reason(tmp_path: Path) -> None:
    sheet = sources(tmp_path)
    (row,) = rows_of(sheet, 2, "Weather")
    values = [sheet.cells[row, column].value for column in (2, 3, 4, 7, 13)]
    assert values == ["Weather", "wreck_rate", 0.25, "inflation", "Wrecks are dear."]
