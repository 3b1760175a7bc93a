"""Expected values and ranges beside the stated path, and the answer in sentences."""

import csv
import io
import json
from typing import Any

import pytest

import fundmodel
from fundmodel.command_line import ranges
from fundmodel.read_assumptions import Assumptions
from fundmodel.simulation.simulation import Simulation
from tests.command_line.running import Commands, files_below, is_one_refusal

QUICK = ("--no-workbook", "--paths", "8")
MANY = ["base", "all_grants", "european_money_as_needed", "high_return", "slow_start"]


@pytest.fixture(autouse=True)
def usual(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """As users run it, who are shown worlds without asking for them."""
    monkeypatch.undo()
    monkeypatch.chdir(run.folder)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="module")
def base(short: str) -> Simulation:
    return fundmodel.simulate(fundmodel.load("base", directory=short), 256, 1, checks=False)


def words(text: str) -> str:
    return " ".join(text.split())


def test_one_scenario_is_stated_and_expected(run_short: Commands, base: Simulation) -> None:
    answer = run_short("run", "base", "--no-workbook")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["Headline", "Unit", "base", "Expected", "P10", "P90"]
    told = base.summaries["needs_covered_by_2036"]
    (row,) = [line.split() for line in lines if line.startswith("Assessed needs covered by 2036")]
    expected = [f"{100 * told[one]:.2f}" for one in ("stated", "mean", "p10", "p90")]
    assert row[-4:] == expected
    assert len(set(expected)) == 4
    assert "base: the stated path. Expected, P10 and P90: over 256 worlds, seed 1; of a" in lines
    assert max(map(len, lines)) <= 80
    assert words("\n".join(base.in_words())) in words(answer.out)


def test_many_scenarios_in_two_tables(run_short: Commands) -> None:
    answer = run_short("run", *MANY, *QUICK, "--seed", "2")
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 80
    stated, expected = (lines.index(next(one for one in lines if one.startswith(head)))
                        for head in ("Stated path", "Expected [P10, P90]"))  # fmt: skip
    for begins in (stated, expected):
        rows = [one.split()[0] for one in lines[begins:] if one.split()[:1]]
        assert [one for one in rows if one in MANY][: len(MANY)] == MANY
    assert "Needs covered" in lines[expected]
    told = words(answer.out)
    assert (
        "Over 8 worlds, seed 2; of a ratio, those that have it, the same for every scenario" in told
    )
    assert "base, expected over 8 worlds (P10 to P90), with war again in" in told
    assert "Called when it is needed, Europe's money costs" in told
    assert "Given as grants alone, the money builds" in told


def test_several_scenarios_side_by_side(run_short: Commands) -> None:
    lines = run_short("run", "slow_start", "base", *QUICK).out.splitlines()
    assert lines[0].split() == ["Headline", "Unit", "slow_start", "base"]
    heads = [one.split()[3:] for one in lines if one.startswith("Expected [P10, P90]")]
    assert heads == [["Unit", "slow_start"], ["base"]]  # which goes on below
    assert max(map(len, lines)) <= 80
    told = words("\n".join(lines))
    assert "slow_start, expected over" in told
    assert "Called when it is needed" not in told


def test_programs_get_the_same(run_short: Commands, base: Simulation) -> None:
    answer = json.loads(run_short("run", "base", "--no-workbook", "--json").out)
    assert (answer["paths"], answer["seed"]) == (256, 1)
    measures = ("stated", "mean", "p10", "p50", "p90", "available")
    for name, told in base.summaries.items():
        found = answer["distributions"]["base"][name]
        assert found == pytest.approx({one: told[one] for one in measures}, nan_ok=True, rel=1e-12)
        assert answer["results"]["base"][name] == found["stated"]
    assert answer["answer"] == base.in_words()
    rows = csv.DictReader(io.StringIO(run_short("run", "base", "--no-workbook", "--csv").out))
    by_name = {row["result"]: row for row in rows if not row["member"]}
    row = by_name["ukraine_gain"]
    assert [row[one] for one in ("value", *measures[1:])] == [
        repr(answer["distributions"]["base"]["ukraine_gain"][one]) for one in measures
    ]
    assert (row["paths"], row["seed"], by_name["us_take_total"]["mean"]) == ("256", "1", "")


def test_the_stated_path_alone(run_short: Commands) -> None:
    text = run_short("run", "base", "--no-workbook", "--paths", "0").out
    assert text.splitlines()[0].split() == ["Headline", "Unit", "base"]
    assert "xpected" not in text
    before = run_short("--paths", "0", "--json", "run", "base", "--no-workbook")
    answer = json.loads(before.out)
    assert (answer["paths"], answer["seed"], answer["distributions"], answer["answer"]) == (
        *(0, None, {}, []),
    )


@pytest.mark.parametrize(
    ("paths", "says"),
    [
        ("-1", "--paths -1: This is no number of paths.\n  To fix: give 0 for the stated path"),
        ("200000000", "--paths 200000000: These are more than 100,000 worlds"),
    ],
)
def test_no_number_of_worlds(run_short: Commands, paths: str, says: str) -> None:
    assert is_one_refusal(run_short("run", "base", "--paths", paths), says)
    assert files_below(run_short.folder) == {}


def test_worlds_are_whole(run_short: Commands) -> None:
    answer = run_short("run", "base", "--paths", "1.5")
    assert (answer.code, answer.out) == (2, "")
    assert "'1.5' is not a valid integer" in answer.err


def test_stopped_between_scenarios(run_short: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    simulate = fundmodel.simulate

    def pressed(assumptions: Assumptions, *of: Any, **how: Any) -> Simulation:
        if assumptions.name != "base":
            raise KeyboardInterrupt
        return simulate(assumptions, *of, **how)

    monkeypatch.setattr(fundmodel, "simulate", pressed)
    answer = run_short("run", "base", "slow_start", "high_return", "--paths", "1")
    assert answer == (130, "", "Stopped. Of 3 scenarios 3 had been run, 1 drawn.\n")
    assert files_below(run_short.folder) == {}


def test_a_few_hundred_worlds_tell_what_many_tell(base: Simulation) -> None:
    """What stands beside `PATHS`: another seed moves a mean by little of what P10 to P90 span."""
    assert base.asked.paths == ranges.PATHS
    many = fundmodel.simulate(base.assumptions, 2_048, 5, checks=False).summaries
    for name in ("us_take_present_value", "ukraine_gain", "needs_covered_by_2036"):
        few = base.summaries[name]
        assert abs(few["mean"] - many[name]["mean"]) < 0.03 * (few["p90"] - few["p10"])
