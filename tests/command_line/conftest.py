"""A folder to work in, a copy of the assumptions to spoil, and a workbook that is in the way."""

import shutil
from pathlib import Path

import pytest

import fundmodel
from fundmodel.command_line import ranges
from fundmodel.read_assumptions.base_set import reading
from tests.command_line.running import ASSUMPTIONS, Commands, edit


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    """Commands within the test; ./outputs is below a folder of the test.

    On a day on which no number is due for review, and on the stated paths alone: what these say is
    a test of its own.
    """
    monkeypatch.setattr(reading, "today_is", lambda: "2026-11-26")
    monkeypatch.setattr(ranges, "PATHS", 0)
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    return Commands(folder, capsys, ASSUMPTIONS)


@pytest.fixture
def run_short(run: Commands, short: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """The same on ten years, so that workbooks are quickly written."""
    return Commands(run.folder, capsys, short)


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real assumptions over ten years."""
    folder = tmp_path_factory.mktemp("short") / "assumptions"
    shutil.copytree(ASSUMPTIONS, folder)
    edit(folder / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    return folder


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the real assumptions, which a test may spoil, in the folder of the commands."""
    return Path(shutil.copytree(ASSUMPTIONS, tmp_path / "work" / "assumptions"))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, short: Path) -> bytes:
    """The workbook of the base set over ten years, as it is written."""
    path = tmp_path_factory.mktemp("written") / "base.xlsx"
    fundmodel.write_workbook([fundmodel.run(fundmodel.load("base", directory=short))], path)
    return path.read_bytes()


@pytest.fixture
def in_the_way(run: Commands, written: bytes) -> Path:
    """The workbook of an earlier run, at the place where the next one would be written."""
    path = run.folder / "outputs" / "base.xlsx"
    path.parent.mkdir()
    path.write_bytes(written)
    return path
