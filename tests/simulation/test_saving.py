"""Worlds on the disk, read by another program; and what cannot be written."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.simulation import saving
from fundmodel.simulation.simulation import Simulation

RESULTS = ["us_take_total", "needs_covered_by_milestone"]


@pytest.fixture(scope="module")
def simulated() -> Simulation:
    return fundmodel.simulate(fundmodel.load("base"), 40, 7, results=RESULTS, checks=False)


def test_what_is_saved_is_what_was_found(
    simulated: Simulation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(saving, "ROWS", 16)
    path = tmp_path / "worlds.parquet"
    simulated.save(path)
    simulated.save(path)  # one that is there is replaced
    table = parquet.read_table(path)
    assert table["path"].to_pylist() == list(range(1, 41))
    for name, numbers in {**simulated.by_path, **simulated.drawn}.items():
        if name in simulated.told or name in simulated.drawn:
            assert np.array_equal(table[name].to_numpy(), numbers, equal_nan=True)
    assert table["war begins"].to_pylist() == simulated.begun["war"].tolist()
    told = {name.decode(): text.decode() for name, text in table.schema.metadata.items()}
    assert told == {name: str(text) for name, text in saving.described(simulated).items()}
    assert [one.name for one in tmp_path.iterdir()] == ["worlds.parquet"]


def test_duckdb_reads_it_as_it_is(simulated: Simulation, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    path = tmp_path / "worlds.parquet"
    simulated.save(path)
    (row,) = duckdb.sql(f"select avg(us_take_total), count(*) from '{path}'").fetchall()  # noqa: S608
    assert row == (pytest.approx(simulated.summaries["us_take_total"]["mean"]), 40)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("worlds.csv", "What is saved is a Parquet file.\n  To fix: name it worlds.parquet."),
        (
            "none/worlds.parquet",
            "There is no such folder to write into.\n  To fix: make the folder, or name another.",
        ),
        (
            "folder.parquet",
            "This is a folder.\n  To fix: add the name of a file, such as worlds.parquet.",
        ),
    ],
)
def test_places_that_are_none(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "folder.parquet").mkdir()
    with pytest.raises(BadInput) as refused:
        saving.refuse_destination(tmp_path / name)
    assert str(refused.value) == f"{tmp_path / name}: {text}"


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "find_spec", lambda _: None)
    with pytest.raises(BadInput) as refused:
        saving.refuse_destination(tmp_path / "worlds.parquet")
    assert str(refused.value) == (
        f"{tmp_path / 'worlds.parquet'}: Parquet files are written by `pyarrow`, which is not "
        "installed.\n  To fix: python -m pip install pyarrow, or `fundmodel[parquet]`."
    )


def test_a_full_disk_leaves_what_was_there(
    simulated: Simulation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    path = tmp_path / "worlds.parquet"
    path.write_bytes(b"as it was")
    monkeypatch.setattr(saving, "find_spec", lambda _: True)
    monkeypatch.setattr(saving, "_write", full)
    with pytest.raises(BadInput) as refused:
        simulated.save(path)
    assert str(refused.value) == (
        f"{path}: This cannot be written (No space left on device).\n"
        "  To fix: choose another place, or make room."
    )
    assert path.read_bytes() == b"as it was"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_disk_that_fills_up_while_it_is_written(simulated: Simulation, tmp_path: Path) -> None:
    """No mock: the system takes no more bytes in the middle of the file."""
    pytest.importorskip("pyarrow")
    resource: Any = pytest.importorskip("resource")
    path, before = tmp_path / "worlds.parquet", resource.getrlimit(resource.RLIMIT_FSIZE)
    path.write_bytes(b"as it was")
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))
    try:
        with pytest.raises(BadInput) as refused:
            simulated.save(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(refused.value).startswith(f"{path}: This cannot be written (")
    assert path.read_bytes() == b"as it was"
    assert len(list(tmp_path.iterdir())) == 1
