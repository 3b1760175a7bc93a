"""What somebody edited, as overlays: exactly that, and `run` of them gives what was typed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.reading_back.overlays import new_overlay, renewed_overlay
from tests.api.edited_workbook import EditedWorkbook, Edits
from tests.api.test_round_trip import CELL, shown_as_run
from tests.recalculation.engines import recalculate_with_ironcalc

EDITED = "g7_shortfall_bearer"


def several(book: EditedWorkbook) -> Edits:
    """A share, a choice, a day, a member, a scenario's year and an override of a year."""
    return {
        book.override("us_profit_share"): 0.25,
        book.override(EDITED): 2,
        book.override("signing_date"): 46477,
        book.override(CELL): 0.03,
        book.by_year("us_inflation", "base", 2030): 0.05,
        book.by_year("us_real_rate", "Override", 2029): 0.01,
    }


def numbers_of(assumptions: Assumptions) -> dict[str, object]:
    """Every number of a set; of a series what holds in each year."""
    years = range(2027, 2037)
    return {
        **{name: one.value for name, one in assumptions.scalars.items()},
        **{name: one.values for name, one in assumptions.columns.items()},
        **{
            name: [one.value_in(year) for year in years] for name, one in assumptions.series.items()
        },
    }


@pytest.fixture(scope="module")
def edited(inputs: EditedWorkbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which both scenarios were edited; base is shown."""
    path = tmp_path_factory.mktemp("edited") / "ministry.xlsx"
    other = {inputs.in_scenario("us_profit_share", "slow_start"): 0.2}
    return inputs.save(path, {**several(inputs), **other})


def test_nothing_edited(short: Path, written: Path) -> None:
    found = fundmodel.import_workbook(written, directory=short)
    assert found.edits == ()
    assert found.to_write == ()
    assert found.table.empty


def test_the_table_of_edits(short: Path, edited: Path) -> None:
    found = fundmodel.import_workbook(edited, directory=short)
    table = found.table.set_index(["scenario", "input"])[["delivered", "edited", "typed"]]
    nothing = None
    assert {at: tuple(row) for at, row in table.astype(object).iterrows()} == {
        ("base", "us_profit_share"): (0.5, 0.25, "override"),
        ("base", EDITED): ("lenders", "ukraine", "override"),
        ("base", "signing_date"): ("2026-12-31", "2027-03-31", "override"),
        ("base", CELL): (0.02, 0.03, "override"),
        ("base", "us_inflation[2030]"): (nothing, 0.05, "scenario"),
        ("base", "us_real_rate[2029]"): (nothing, 0.01, "override"),
        ("slow_start", "us_profit_share"): (0.5, 0.2, "scenario"),
    }
    assert repr(found).startswith("ReturnedWorkbook: ministry.xlsx, which shows base\n7 edited")


def test_an_overlay_has_the_numbers_of_the_workbook(
    short: Path, edited: Path, tmp_path: Path
) -> None:
    found = fundmodel.import_workbook(edited, directory=short)
    assert [one.head for one in found.to_write] == ["base", "slow_start"]
    for one in found.to_write:
        path = tmp_path / f"{one.head}_edited.yaml"
        path.write_text(new_overlay(one, "ministry.xlsx").text, encoding="utf-8")
        loaded = fundmodel.load(path, directory=short)
        assert numbers_of(loaded) == numbers_of(one.found)
        assert all("ministry.xlsx" in change.because for change in loaded.changes[-1:])


@pytest.mark.thorough
def test_the_run_of_the_overlay_is_what_a_spreadsheet_shows(
    short: Path, written: Path, inputs: EditedWorkbook, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    found = fundmodel.import_workbook(edited, directory=short)
    path.write_text(new_overlay(found.to_write[0], "ministry.xlsx").text, encoding="utf-8")
    typed = [(title, cell, value) for (title, cell), value in several(inputs).items()]
    values = recalculate_with_ironcalc(written, typed)["Results"]  # type: ignore[arg-type]
    shown_as_run(values, fundmodel.run(fundmodel.load(path, directory=short)))


HAND_MADE = """\
# A scenario of our own.
# as the minister calls it
label: Ours
from: base

changes:
  # the share that the minister named
  us_profit_share:
    value: 0.4   # of one
    because: The minister said so.
  european_call_delay: {value: 6, because: A long debate.}
  us_inflation:
    value: {2030: 0.05}
    because: As edited.
"""


def test_an_overlay_that_is_there_keeps_comments_order_and_reasons(
    short: Path, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(HAND_MADE, encoding="utf-8")
    (one, _) = fundmodel.import_workbook(edited, directory=short).to_write
    overlay = renewed_overlay(one, path, "ministry.xlsx", short)
    kept = HAND_MADE.replace("value: 0.4 ", "value: 0.25").replace(
        "  european_call_delay: {value: 6, because: A long debate.}\n", ""
    )
    assert overlay.text.startswith(kept)
    assert overlay.kept_reasons == ("us_profit_share",)
    assert overlay.gone == ("european_call_delay",)
    path.write_text(overlay.text, encoding="utf-8")
    assert numbers_of(fundmodel.load(path, directory=short)) == numbers_of(one.found)


def test_files_that_moved_since_are_told_from_edits(
    short: Path, inputs: EditedWorkbook, tmp_path: Path
) -> None:
    """The file of base has another number than when the workbook was written; nobody typed it."""
    moved = Path(shutil.copytree(short, tmp_path / "assumptions"))
    file = moved / "base" / "waterfall.yaml"
    text = file.read_text(encoding="utf-8")
    entry = text.index("us_profit_share:")
    at = text.index("value: 0.5", entry)
    file.write_text(text[:at] + "value: 0.45" + text[at + 10 :], encoding="utf-8")
    path = inputs.save(tmp_path / "book.xlsx", {inputs.override(CELL): 0.03})
    (one,) = fundmodel.import_workbook(path, directory=moved).scenarios[:1]
    assert {edit.name for edit in one.edits if edit.override} == {CELL}
    assert set(one.changes) == {CELL, "us_profit_share"}
    assert numbers_of(one.found)["us_profit_share"] == 0.5


def test_an_edited_scenario_without_a_file(
    short: Path, inputs: EditedWorkbook, tmp_path: Path
) -> None:
    gone = Path(shutil.copytree(short, tmp_path / "assumptions"))
    (gone / "scenarios" / "slow_start.yaml").unlink()
    edits = {inputs.in_scenario("us_profit_share", "slow_start"): 0.2}
    path = inputs.save(tmp_path / "book.xlsx", edits)
    with pytest.raises(BadInput, match="slow_start") as refusal:
        fundmodel.import_workbook(path, directory=gone)
    assert "which has no file." in str(refusal.value)


Spoil = Callable[[EditedWorkbook], Edits]
BAD: dict[str, Spoil] = {
    "text that looks like a number": lambda book: {book.override("us_profit_share"): "0,3"},
    "a formula": lambda book: {book.override("us_profit_share"): "=0.1+0.2"},
    "out of range": lambda book: {book.override("us_profit_share"): 7},
    "option one and a half": lambda book: {book.override(EDITED): 1.5},
    "option nine": lambda book: {book.override(EDITED): 9},
    "another scenario's text": lambda book: {
        book.in_scenario("us_profit_share", "slow_start"): "half"
    },
    "no such scenario": lambda _: {(INPUTS, "E3"): "slow"},
}


@pytest.mark.parametrize("case", BAD)
def test_bad_edits_are_refused_by_their_cell(
    short: Path, inputs: EditedWorkbook, tmp_path: Path, case: str
) -> None:
    edits = BAD[case](inputs)
    path = inputs.save(tmp_path / "book.xlsx", edits)
    with pytest.raises(BadInput) as refusal:
        fundmodel.import_workbook(path, directory=short)
    ((title, cell),) = edits
    assert f"{path}, {title}!{cell}" in str(refusal.value)
