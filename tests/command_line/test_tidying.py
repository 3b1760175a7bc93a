"""The option --tidy: refused before anything is run, written whole or not at all."""

from pathlib import Path

import pandas as pd
import pytest

from fundmodel.command_line import tidying
from tests.command_line.running import Commands, files_below

QUICK = ("--no-workbook", "--paths", "0")


def test_both_scenarios_by_year_as_csv(run_short: Commands) -> None:
    answer = run_short("run", "base", "slow_start", *QUICK, "--tidy", "new/numbers.csv", "--annual")
    assert answer.code == 0
    table = pd.read_csv(run_short.folder / "new" / "numbers.csv", low_memory=False)
    assert list(table.columns[:5]) == ["scenario", "line", "member", "year", "value"]
    assert list(table["scenario"].unique()) == ["base", "slow_start"]
    assert answer.err == f"Wrote new/numbers.csv: {len(table):,} numbers\n"


def test_parquet_holds_every_quarter(run_short: Commands) -> None:
    assert run_short("run", "base", *QUICK, "--tidy", "numbers.parquet").code == 0
    table = pd.read_parquet(run_short.folder / "numbers.parquet")
    assert table["quarter"].dropna().nunique() == 41


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (
            ("--tidy", "numbers.xlsx"),
            (
                "numbers.xlsx: The table is written as CSV or Parquet.\n"
                "  To fix: name it numbers.csv or numbers.parquet.\n"
            ),
        ),
        (
            ("--tidy", "."),
            ".: This is a folder.\n  To fix: add the name of a file, such as numbers.csv.\n",
        ),
        (
            ("--annual",),
            (
                "--annual: It says how --tidy goes, which is not given.\n"
                "  To fix: add --tidy FILE.csv, or leave it out.\n"
            ),
        ),
    ],
)
def test_what_cannot_hold_it_is_refused_before_the_work(
    run_short: Commands, options: tuple[str, ...], refusal: str
) -> None:
    answer = run_short("run", "base", "--no-workbook", *options)
    assert (answer.code, answer.out, answer.err) == (2, "", refusal)
    assert files_below(run_short.folder) == {}


def test_a_file_in_the_place_of_a_folder_is_refused(run_short: Commands) -> None:
    (run_short.folder / "file").write_text("x")
    answer = run_short("run", "base", *QUICK, "--tidy", "file/numbers.csv")
    assert answer.code == 2
    assert answer.err.endswith("is a file, not a folder.\n  To fix: name a file in a folder.\n")


def test_without_the_library_parquet_is_refused(
    run_short: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "find_spec", lambda _: None)
    answer = run_short("run", "base", *QUICK, "--tidy", "numbers.parquet")
    assert (answer.code, answer.out, answer.err) == (
        2,
        "",
        (
            "numbers.parquet: Parquet files are written by `pyarrow`, which is not installed.\n"
            '  To fix: pip install "fundmodel[parquet]", or name a file that ends with .csv.\n'
        ),
    )


def test_where_the_disk_refuses_the_old_table_stays(
    run_short: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = run_short.folder / "numbers.csv"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    answer = run_short("run", "base", *QUICK, "--tidy", "numbers.csv")
    assert answer.code == 2
    assert answer.err == (
        "numbers.csv: The table cannot be written (No space left on device).\n"
        "  To fix: choose another place, or make room.\n"
    )
    assert files_below(run_short.folder) == {"numbers.csv": b"old"}
