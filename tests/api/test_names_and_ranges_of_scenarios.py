"""What scenarios bring into one workbook: names that it can tell apart, and ranges of their own."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.run_paths.run import Run
from fundmodel.workbooks.book import Sheet
from fundmodel.workbooks.cell_layout import INPUTS, InputColumns

OVERLAY = """\
label: A small pledge
from: base
changes:
  european_pledge: {value: 500, because: A trial, plausible: [0, 600000]}
  us_share_after_war: {value: wait, because: A trial}
"""


def inputs_of(runs: list[Run], **shown: int) -> Sheet:
    book = fundmodel.plan_workbook(runs, **shown)
    return next(sheet for sheet in book.sheets if sheet.title == INPUTS)


def named(run: Run, name: str) -> Run:
    return replace(run, assumptions=replace(run.assumptions, name=name))


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("base", "a*"), "a*"),
        (("base", "a?b"), "a?b"),
        (("base", "a~"), "a~"),
        (("base", "Base"), "Base"),
        (("slow", "SLOW"), "SLOW"),
        (("base", " slow"), " slow"),
        (("base", "override"), "override"),
        (("base", "2030"), "2030"),
        (("base", "a\tb"), "a\\tb"),
    ],
    ids=str,
)
def test_names_that_the_selector_cannot_tell_apart(
    base: Run, names: tuple[str, str], wrong: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        fundmodel.plan_workbook([named(base, name) for name in names])
    assert str(refusal.value) == (
        f"The workbook's scenarios: `{wrong}` cannot be a column.\n"
        "  Each scenario has a column of its own name, which the selector picks.\n"
        "  To fix: give runs of names that differ in more than capitals and are letters, digits, "
        "_ and -, none of them Live or Override."
    )


def test_a_scenario_with_a_range_of_its_own_is_plausible_in_the_workbook(
    base: Run, short: Path, tmp_path: Path
) -> None:
    directory = Path(copytree(short, tmp_path / "assumptions"))
    (directory / "scenarios" / "mine.yaml").write_text(OVERLAY)
    mine = fundmodel.run(fundmodel.load("mine", directory=directory))
    assert mine.model is base.model
    sheet = inputs_of([base, mine], case=2)
    columns = InputColumns(2)
    rows = {cell.value: row for (row, at), cell in sheet.cells.items() if at == columns.name}
    row = rows["european_pledge"]
    ends = [sheet.cells[row, columns.lowest + step].value for step in (0, 1)]
    assert ends == [0, 600_000]
    assert sheet.cells[row, columns.live].value == 500
    assert sheet.cells[row, columns.outside].value == 0
    other = inputs_of([base])
    assert other.cells[row, InputColumns(1).lowest + 1].value == 300_000
