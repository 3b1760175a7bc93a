"""Workbooks: the same bytes for the same inputs, and never half a file or a lost one."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

import fundmodel
from fundmodel.errors import BadInput, FundModelError
from fundmodel.run_paths.run import Run
from tests.command_line.running import ASSUMPTIONS, ROOT, edit, files_below
from tests.recalculation.engines import ErrorValue, recalculate_with_ironcalc
from tests.thorough import mostly_thorough

PROGRAM = """
import hashlib, sys, fundmodel
loaded = [fundmodel.load(name, directory=sys.argv[1]) for name in ("base", "slow_start")]
runs = [fundmodel.run(one) for one in loaded]
fundmodel.write_workbook(runs, "book.xlsx")
print(hashlib.sha256(open("book.xlsx", "rb").read()).hexdigest())
print(hashlib.sha256(runs[0].lines.to_csv().encode()).hexdigest(), runs[0].assumptions.fingerprint)
"""


def _hashes(folder: Path, short: Path, seed: str) -> str:
    folder.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(short)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.thorough
def test_same_in_same_out_in_any_process(short: Path, tmp_path: Path, written: Path) -> None:
    one, other = _hashes(tmp_path / "1", short, "1"), _hashes(tmp_path / "2", short, "4242")
    assert one == other
    assert one.split()[0] == hashlib.sha256(written.read_bytes()).hexdigest()


def test_a_second_run_gives_the_same_numbers(short: Path, base: Run) -> None:
    again = fundmodel.run(fundmodel.load("base", directory=short))
    assert again.results.equals(base.results)
    assert again.lines.equals(base.lines)
    assert again.annual.equals(base.annual)


@pytest.mark.parametrize("call", mostly_thorough(["replace", "chmod"], ["replace"]))
@pytest.mark.parametrize(
    "trouble",
    [
        OSError(28, "No space left on device"),
        pytest.param(KeyboardInterrupt(), marks=pytest.mark.thorough),
    ],
)
def test_a_crash_while_writing_leaves_the_old_file(
    slow: Run,
    written: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    trouble: BaseException,
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written.read_bytes())

    def crash(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(Path, call, crash)
    with pytest.raises((BadInput, KeyboardInterrupt)) as refusal:
        fundmodel.write_workbook([slow], path)
    if isinstance(trouble, OSError):
        assert str(refusal.value) == (
            f"{path}: the workbook cannot be written (No space left on device).\n"
            "  To fix: close it in other programs, or choose another place with --output."
        )
    assert files_below(tmp_path) == {"book.xlsx": written.read_bytes()}


@pytest.mark.thorough
def test_a_disk_that_is_full_half_way(
    slow: Run, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written.read_bytes())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="cannot be written"):
        fundmodel.write_workbook([slow], path)
    assert files_below(tmp_path) == {"book.xlsx": written.read_bytes()}


def test_a_model_that_fails_leaves_the_old_file(base: Run, written: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written.read_bytes())
    infinite = np.full_like(base.arrays["cash"], np.inf)
    broken = Run(base.model, base.assumptions, {**base.arrays, "cash": infinite})
    with pytest.raises(FundModelError, match="which no cell can hold"):
        fundmodel.write_workbook([broken], path)
    assert files_below(tmp_path) == {"book.xlsx": written.read_bytes()}


@pytest.mark.thorough
def test_a_workbook_merely_saved_again_is_not_edited(
    short: Path, slow: Run, written: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    load_workbook(written).save(path)
    fundmodel.write_workbook([slow], path)
    assert fundmodel.read_workbook(path, directory=short).name == "slow_start"


def test_an_edited_workbook_is_kept_unless_forced(inputs, slow: Run, tmp_path: Path) -> None:
    path = inputs.save(tmp_path / "book.xlsx", {inputs.override("us_profit_share"): 0.3})
    before = path.read_bytes()
    with pytest.raises(BadInput, match="somebody has edited this workbook"):
        fundmodel.write_workbook([slow], path)
    assert path.read_bytes() == before
    fundmodel.write_workbook([slow], path, force=True)
    assert path.read_bytes() != before


@pytest.mark.thorough
def test_text_paths_and_new_folders(slow: Run, tmp_path: Path) -> None:
    fundmodel.write_workbook([slow], str(tmp_path / "new" / "book.xlsx"))
    assert list(files_below(tmp_path)) == ["new/book.xlsx"]


def test_loading_names_the_file_that_is_wrong(tmp_path: Path) -> None:
    copied_here = Path(shutil.copytree(ASSUMPTIONS, tmp_path / "assumptions"))
    edit(copied_here / "base" / "waterfall.yaml", "value: 0.50", "value: 50")
    with pytest.raises(BadInput, match=r"assumptions/base/waterfall\.yaml:6:10, us_profit_share"):
        fundmodel.load("base", directory=copied_here)


@pytest.mark.thorough
def test_a_workbook_of_one_scenario_recalculates(slow: Run, tmp_path: Path) -> None:
    fundmodel.write_workbook([slow], tmp_path / "book.xlsx")
    values = recalculate_with_ironcalc(tmp_path / "book.xlsx")
    wrong = [
        place for cells in values.values() for place, x in cells.items() if type(x) is ErrorValue
    ]
    assert not wrong
