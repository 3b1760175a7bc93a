"""`simulate` as it is typed: tables, JSON, CSV, refusals, Ctrl-C."""

import csv
import io
import json
from typing import Any

import pytest

import fundmodel
from fundmodel.simulation import one_block as machinery
from tests.command_line.running import Commands

FEW = ("--paths", "600", "--no-checks", "--result", "ukraine_gain", "--result", "us_take_total")


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("narrow")
def test_tables_fit_a_terminal(run_short: Commands) -> None:
    answer = run_short("simulate", "base", *FEW)
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["base", "Unit", "Mean", "SE", "P5", "P50", "P95"]
    heads = next(line for line in lines if line.startswith("Means"))
    assert heads.split()[-4:] == ["Stated", "Mean", "no", "with"]  # war, in the next line
    assert any(line.startswith("An event begins: war") for line in lines)
    assert "First war +" in answer.out
    assert "base: 600 paths, seed 1," in answer.out
    assert "columns; --csv" not in answer.out


def test_json_is_what_python_says(run_short: Commands, short: str) -> None:
    answer = run_short(
        "simulate", "base", "slow_start", *FEW, "--seed", "3", "--fan", "cash", "--json"
    )
    told = json.loads(answer.out)["scenarios"]
    assert list(told) == ["base", "slow_start"]
    base = fundmodel.load("base", directory=short)
    expected = fundmodel.simulate(
        base, 600, 3, results=["ukraine_gain", "us_take_total"], lines=["cash"], checks=False
    )
    assert told["base"]["results"] == expected.summaries
    assert told["base"]["probabilities"] == expected.chances
    assert told["base"]["fans"]["cash"]["p50"] == expected.fan("cash")["p50"].tolist()
    assert told["base"]["assumptions"] == base.fingerprint
    assert (told["base"]["seed"], told["base"]["paths"], told["base"]["passed"]) == (3, 600, None)


def test_csv_has_a_row_a_number(run_short: Commands) -> None:
    answer = run_short("simulate", "base", *FEW, "--fan", "cash", "--csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    tables = {row["table"] for row in rows}
    assert tables == {
        *("distribution", "conditional mean", "rank correlation", "probability", "fan")
    }
    mean = [row for row in rows if (row["name"], row["measure"]) == ("ukraine_gain", "mean")]
    assert len(mean) == 1
    assert float(mean[0]["value"]) > 0
    assert mean[0]["unit"] == "US$ m"


def test_a_fan_of_one_member_by_year(run_short: Commands) -> None:
    few = ("--paths", "64", "--no-checks", "--result", "us_take_total")
    answer = run_short("simulate", "base", *few, "--fan", "called[Germany]")
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    first = lines.index(next(line for line in lines if line.split()[:2] == ["Year", "Mean"]))
    assert lines[first].split() == ["Year", "Mean", "P5", "P50", "P95"]
    years = [line.split() for line in lines[first + 1 :] if line[:2] == "20"]
    assert [row[0] for row in years] == [str(2027 + number) for number in range(len(years))]
    assert all(float(low) <= float(half) <= float(high) for *_, low, half, high in years)
    assert any(float(mean) > 0 for _, mean, *_ in years)
    assert ": Germany, US$ bn, in the last quarter of each year." in answer.out


def test_a_setting_holds_on_all_paths(run_short: Commands) -> None:
    answer = run_short("simulate", *FEW, "--set", "us_profit_share=0", "--json")
    (told,) = json.loads(answer.out)["scenarios"].values()
    assert told["results"]["us_take_total"]["mean"] < 20_000
    assert told["set_by_hand"] == {"us_profit_share": 0.0}


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        (("--paths", "0"), "paths = 0: This is no number of paths."),
        (("--result", "us_take_totl"), "us_take_totl: There is no such result."),
        (("--sampling", "lattice"), "sampling = lattice: There is no such way to spread paths."),
        (("--save", "worlds.csv"), "worlds.csv: What is saved is a Parquet file."),
        (("slow_start", "--save", "a.parquet"), "--save a.parquet: There are 2 scenarios for one"),
        (("--cluster", "post:/x"), "cluster = post:/x: No scheduler of Dask answers there."),
        (("--paths", "1000001", "--save", "a.parquet"), "--save a.parquet: Of 1,000,001 paths no"),
        (("--fan", "called[Germny]"), "Germny: There is no such member."),
        (("--replay", "1025"), "path 1025: There are paths 1 to 1,024."),
        (("slow_start", "--replay", "2"), "--replay 2: There are 2 scenarios, and one path is"),
        (("--output", "a.xlsx"), "--output: No workbook is written of many paths."),
        (("--no-workbook",), "--no-workbook: No workbook is written of many paths."),
        (("--force",), "--force: No workbook is written of many paths."),
        (("--fan", "us_take_total"), "us_take_total: This has no number a quarter"),
    ],
)
def test_refusals(run_short: Commands, typed: tuple[str, ...], begins: str) -> None:
    answer = run_short("simulate", "base", *typed)
    assert answer.code == 2
    assert answer.err.startswith(begins)
    assert answer.out == ""


def test_ctrl_c_says_how_far_it_got(run_short: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = machinery.evaluate

    def stopped(*given: object, progress: object = None, **more: object) -> object:
        whole(*given, progress=progress, **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(machinery, "evaluate", stopped)
    answer = run_short("simulate", "base", "slow_start", "--paths", "64", "--no-checks")
    assert answer.code == 130
    assert answer.err == "Stopped after 64 of 128 paths.\n"
    assert answer.out == ""


def test_a_check_that_fails_on_a_path(run_short: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = machinery.evaluate

    def failing(*given: Any, **more: Any) -> Any:
        paths = whole(*given, **more)
        for name in paths.worst:
            if paths.model.lines[name].kind == "check":
                paths.worst[name][2] = 1e9
        return paths

    monkeypatch.setattr(machinery, "evaluate", failing)
    answer = run_short("simulate", "base", "--paths", "8", "--result", "us_take_total")
    assert answer.code == 1
    assert answer.err == (
        "base, seed 1: a check has failed on 1 of 8 paths, first on path 3.\n"
        "  To fix: look into it with `--replay 3`, or in Python `.replay(3)`.\n"
    )
    assert "CHECKS FAIL on some." in answer.out


def test_replay_writes_a_workbook_that_shows_the_path(run_short: Commands, short: str) -> None:
    answer = run_short("simulate", "base", "--replay", "3", "--seed", "2", "--json")
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)
    title, file = "base with path 3 of seed 2", "outputs/base_path_3_of_seed_2.xlsx"
    assert (list(told["scenarios"]), told["workbook"]) == (["base", title], file)
    base = fundmodel.load("base", directory=short)
    found = fundmodel.simulate(base, 3, 2, results=["us_take_total"], checks=False)
    assert told["results"][title]["us_take_total"] == found.results.loc[3, "us_take_total"]
    assert (run_short.folder / file).stat().st_size > 1_000_000
