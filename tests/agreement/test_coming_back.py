"""Random edits in LibreOffice, saved in both formats: the overlay gives what the workbook shows."""

import random
import subprocess
from pathlib import Path

import pytest

import fundmodel
from fundmodel.workbooks.cell_layout import INPUTS
from fundmodel.workbooks.opening.open_document import open_book
from fundmodel.workbooks.reading_back.overlays import new_overlay
from tests.api.edited_workbook import EditedWorkbook
from tests.api.test_round_trip import shown_as_run
from tests.recalculation.engines import libreoffice_or_skip, recalculate_with_libreoffice

SEED, EDITS = 20_261_127, 10


def random_edits(base: fundmodel.Assumptions, book: EditedWorkbook) -> list[tuple[str, str, float]]:
    """Ten edits of every kind: numbers, a choice, members and years, typed over or in a scenario.

    Each number moves a little within its range; those of members that have to add up to one, or
    in order, are left alone.
    """
    chance = random.Random(SEED)  # noqa: S311  (the same edits in every run)
    shares = [
        name
        for name, one in base.scalars.items()
        if one.metadata.unit.name == "share" and 0 < one.value < 1
    ]
    years = [name for name, one in base.series.items() if one.metadata.unit.name == "share a year"]
    columns = [one for one in base.columns.values()
               if not one.adds_to_one and one.metadata.unit.name in ("share", "US$ bn", "US$ m")
               and min(one.values) > 0]  # fmt: skip
    choices = [name for name, one in base.scalars.items() if len(getattr(one, "options", ())) > 1]
    assert columns
    assert choices
    values = {name: _moved(chance, base, name) for name in chance.sample(shares, EDITS - 5)}
    for column in chance.sample(columns, 2):
        name = f"{column.name}[{chance.choice(column.members)}]"
        values[name] = _moved(chance, base, name)
    choice = chance.choice(choices)
    options = len(base.scalars[choice].options)
    values[choice] = float(1 + int(base.number(choice)) % options)
    edits = []
    for name, value in values.items():
        typed = chance.choice(["Override", "base"])
        cell = book.override(name) if typed == "Override" else book.in_scenario(name, typed)
        edits.append((*cell, value))
    for name in chance.sample(years, 2):
        value = round(base.number(f"{name}[2030]") * 1.01, 6)
        edits.append((*book.by_year(name, chance.choice(["Override", "base"]), 2030), value))
    return edits


def _moved(chance: random.Random, base: fundmodel.Assumptions, name: str) -> float:
    """A number a fiftieth above or below what it is, within its range."""
    low, high = base.metadata(name).plausible
    value = float(f"{base.number(name) * (1 + chance.uniform(-0.02, 0.02)):.5g}")
    return min(max(value, low), high)


@pytest.mark.thorough
@pytest.mark.libreoffice
def test_ten_edits_come_back_from_both_formats(short: Path, tmp_path: Path) -> None:
    program, _ = libreoffice_or_skip()
    runs = [fundmodel.run(fundmodel.load(name, directory=short)) for name in ("base", "slow_start")]
    source = tmp_path / "book.xlsx"
    fundmodel.write_workbook(runs, source)
    edits = random_edits(runs[0].assumptions, EditedWorkbook(source, inputs_alone=True))
    (values,) = recalculate_with_libreoffice(source, [edits], save_in=tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "ods", "--outdir", tmp_path,
         tmp_path / "1.xlsx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    overlays = set()
    for name in ("1.xlsx", "1.ods"):
        found = fundmodel.import_workbook(tmp_path / name, directory=short)
        assert len(found.edits) == EDITS
        path = tmp_path / "mine.yaml"
        path.write_text(new_overlay(found.to_write[0], "book").text, encoding="utf-8")
        overlays.add(path.read_text(encoding="utf-8"))
        run = fundmodel.run(fundmodel.load(path, directory=short))
        shown_as_run(values["Results"], run)
        verified = fundmodel.verify_workbook(tmp_path / name, directory=short)
        assert verified.differences == []
        assert verified.passed
    assert len(overlays) == 1


@pytest.mark.thorough
@pytest.mark.libreoffice
def test_a_workbook_in_the_other_format_holds_the_same(short: Path, tmp_path: Path) -> None:
    program, _ = libreoffice_or_skip()
    source = tmp_path / "book.xlsx"
    fundmodel.write_workbook([fundmodel.run(fundmodel.load("base", directory=short))], source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "ods", "--outdir", tmp_path, source],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = fundmodel.import_workbook(tmp_path / "book.ods", directory=short)
    assert found.edits == ()
    assert list(open_book(tmp_path / "book.ods").sheets) == list(open_book(source).sheets)
    assert INPUTS in open_book(tmp_path / "book.ods").sheets
