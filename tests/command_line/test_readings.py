"""`python -m fundmodel readings`: the US take on every reading, for people and for programs."""

import csv
import json
from pathlib import Path

import pytest

import fundmodel
from fundmodel.fund.front_pages import READINGS
from fundmodel.simulation import drawn_alternatives
from tests.command_line.running import Commands, edit, files_below, is_one_refusal, rows


def table_of(directory: Path, name: str = "base", **changes: object):
    return fundmodel.readings(fundmodel.load(name, changes, directory=directory))


def test_a_row_a_reading_and_the_selected_one_marked(run_short: Commands, short: Path) -> None:
    answer = run_short("readings", "--paths", "0")
    assert (answer.code, answer.err) == (0, "")
    assert files_below(run_short.folder) == {}
    table, printed = table_of(short), [row for row in rows(answer.out.splitlines()) if len(row) > 5]
    heads = [cell.strip() for cell in printed[0]]
    assert heads == ["No.", "Reading", READINGS.heading, READINGS.reruns[0][1], "Difference",
                     "Base of profit", "Whose profit", "Rule by which it is shared"]  # fmt: skip
    assert [row[1].strip() for row in printed[1:]] == list(table.index)
    for number, (row, (_, one)) in enumerate(zip(printed[1:], table.iterrows(), strict=True), 1):
        assert row[0].strip() == (f"{number} *" if one["selected"] else str(number))
        assert [cell.strip() for cell in row[5:]] == [
            one["profit_base"], one["attribution"], one["sharing"],
        ]  # fmt: skip
        take, rerun = one["us_take_by_reading"] / 1e3, one["us_take_total"] / 1e3
        numbers = [float(cell) for cell in row[2:5]]
        assert numbers == pytest.approx([take, rerun, rerun - take], abs=0.00501)
    assert "-0.00" not in answer.out
    assert answer.out.endswith(
        "* reading that is selected in base. US$ bn, nominal.\n"
        + "".join(f"{text}\n" for text in READINGS.explanation)
        + f"Assumptions read from {short}.\n"
    )
    assert "half the share is not half the take" in answer.out


def test_by_year(run_short: Commands, short: Path) -> None:
    answer = run_short("readings", "slow_start", "--by-year", "--paths", "0")
    table = table_of(short, "slow_start")
    years = [column for column in table.columns if not isinstance(column, str)]
    printed = {row[0]: row[1:] for line in answer.out.splitlines() if (row := line.split())}
    for year in years:
        assert [float(cell) for cell in printed[str(year)]] == pytest.approx(
            (table[year] / 1e3).tolist(), abs=0.00501
        )
    whole = table[years].sum(axis=1) / 1e3
    assert [float(cell) for cell in printed["All"]] == pytest.approx(whole.tolist(), abs=0.00501)
    assert len(years) == 10


def test_in_json(run_short: Commands, short: Path) -> None:
    found = json.loads(run_short("readings", "slow_start", "--json", "--paths", "0").out)
    table = table_of(short, "slow_start")
    assert list(found) == [
        *("engine", "scenario", "set_by_hand", "assumptions"),
        *("unit", "basis", "selected", "readings"),
    ]
    assert found["unit"] == "US$ m"
    assert set(found["basis"].values()) == {"nominal"}
    assert found["scenario"] == "slow_start"
    assert found["selected"] == table.index[table["selected"]][0]
    assert list(found["readings"]) == list(table.index)
    for name, one in found["readings"].items():
        by_year = {int(year): value for year, value in one.pop("by_year").items()}
        assert {**one, **by_year} == table.loc[name].to_dict()


def test_in_many_worlds_by_default(run_short: Commands) -> None:
    answer = run_short("readings")
    assert (answer.code, answer.err) == (0, "")
    assert "US take, rerun: 256 worlds, seed 1, the same for all." in answer.out
    few = ("readings", "--paths", "3", "--seed", "2")
    found = json.loads(run_short(*few, "--json").out)
    assert (found["paths"], found["seed"]) == (3, 2)
    assert list(found["in_worlds"]) == list(found["readings"])
    table = list(csv.DictReader(run_short(*few, "--csv").out.splitlines()))
    (mean,) = [
        one["value"]
        for one in table
        if (one["reading"], one["result"], one["measure"], one["clause"])
        == (found["selected"], "us_take_total", "mean", "")
    ]
    assert float(mean) == found["in_worlds"][found["selected"]]["us_take_total"]["mean"]
    assert {one["clause"] for one in table} == {"", *(one["clause"] for one in found["clauses"])}
    assert is_one_refusal(run_short("readings", "--paths", "-1"), "paths = -1: This is no number")


def test_a_setting_selects_another(run_short: Commands, short: Path) -> None:
    reading = "D1 accounting, yearly reset"
    setting = ("--set", f"selected_reading={reading}")
    found = json.loads(run_short("readings", "base", *setting, "--json", "--paths", "0").out)
    assert found["selected"] == reading
    assert found["readings"][reading]["us_take_total"] == pytest.approx(
        table_of(short).loc[reading, "us_take_total"], rel=1e-9
    )


def test_a_reading_or_scenario_that_there_is_not(run_short: Commands) -> None:
    answer = run_short("readings", "--set", "selected_reading=D1 acounting, yearly reset")
    assert is_one_refusal(answer, "--set selected_reading: `D1 acounting, yearly reset` is not")
    assert "Did you mean `D1 accounting, yearly reset`?" in answer.err
    assert is_one_refusal(run_short("readings", "slw"), "slw: There is no scenario")


def test_a_reading_of_ones_own_appears(run: Commands, copied: Path) -> None:
    edit(copied / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    file = copied / "base" / "members" / "readings.yaml"
    text = file.read_text(encoding="utf-8")
    first = text[text.index('  "D2 accounting') : text.index('  "D3 accounting')]
    file.write_text(text + first.replace("D2 accounting, carry-forward", "Mine"), encoding="utf-8")
    found = json.loads(run("readings", "--json", "--paths", "0", directory=copied).out)["readings"]
    assert found["Mine"] == found["D2 accounting, carry-forward"]


def test_a_check_that_fails_in_a_rerun(run: Commands, copied: Path) -> None:
    edit(copied / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    file = copied / "base" / "definitions.yaml"
    edit(file, "value: 1.0e-6\n", "value: 1.0e-14\n")  # finer than rounding
    edit(file, "plausible: [1.0e-9, 1.0]", "plausible: [1.0e-15, 1.0]")
    answer = run("readings", "--json", "--paths", "0", directory=copied)
    assert answer.code == 1
    assert answer.err.startswith("base, base with Russian tranche, realised, carry-forward, base w")
    assert not any(one["passed"] for one in json.loads(answer.out)["readings"].values())


def test_ctrl_c_says_how_far_it_got(run_short: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(drawn_alternatives, "evaluate", stopped)
    answer = run_short("readings", "--paths", "9")
    assert (answer.code, answer.out) == (130, "")
    assert answer.err == "Stopped after 0 of 9 worlds.\n"
