"""`sensitivity --global` as people and programs read it."""

import csv
import io
import json
import re

import pytest

import fundmodel
from fundmodel.analyse.drawn_shares import GlobalSensitivity
from fundmodel.command_line import global_sensitivity as command
from fundmodel.command_line import global_sensitivity_tables as told_of
from fundmodel.command_line.answers import Answer, give
from tests.command_line.running import Commands, is_one_refusal, rows
from tests.simulation.as_stated import with_draws_of

FEW = (
    "aid_displacement_share", "war_hazard", "us_inflation", "us_real_rate", "monitoring_cost_share",
    "event_start[First war]", "event_start[Second war]",
)  # fmt: skip
FLAGS = {"results": (), "runs": 1_800, "seed": None, "top": 2}
RUNS = ("sensitivity", "base", "--global", "--runs")


@pytest.fixture(scope="module")
def found() -> GlobalSensitivity:
    return fundmodel.global_sensitivity(with_draws_of(fundmodel.load("base"), *FEW), runs=1_800)


@pytest.fixture
def answer(found: GlobalSensitivity, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the command says of a set in which seven things are drawn."""
    monkeypatch.setattr(fundmodel, "global_sensitivity", lambda *_, **__: found)
    return command.global_answer(found.assumptions, FLAGS, lambda _: None)


def test_the_first_lines_say_what_drives_it(
    answer: Answer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    give(answer, "tables")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("US take, present value, US")
    head = next(at for at, line in enumerate(lines) if line.startswith("---"))
    assert head <= 3
    first = rows(lines)[head + 1]
    assert first[0] == "event_start[First war]"
    assert re.fullmatch(r"\d\d\.\d", first[1].strip())
    assert first[5].strip().startswith("+")  # the later the war, the more the US takes


def test_what_is_not_in_the_table_is_said(answer: Answer, found: GlobalSensitivity) -> None:
    table = answer.tables[0]
    told, drawn = len(found.found.survivors), len(FEW)
    assert len(table.rows) == 2 + found.has_others
    assert f"{told - 2} of those told apart are not listed: `--top {told}`." in table.caption
    assert "US$ bn, present value, US curve. Mean " in table.caption
    together, apart = found.simulated["us_take_present_value"]
    assert (
        "each input drawn by itself (with their correlations, as `simulate` draws them, "
        f"{together / 1_000:.2f} and {apart / 1_000:.2f})."
    ) in table.caption
    if found.has_others:
        assert table.rows[-1][0] == f"All {drawn - told} others together"
        assert re.search(rf"The {told} inputs told apart explain \d+\.\d \+/- ", table.caption)


def test_numbers_are_those_of_python(answer: Answer, found: GlobalSensitivity) -> None:
    indices = found.indices["us_take_present_value"]
    for cells, (name, row) in zip(answer.tables[0].rows, indices.head(2).iterrows(), strict=False):
        assert cells[0] == name
        percents = [row.total, row.total_ci, row.first_order, row.first_order_ci]
        assert cells[1:5] == [f"{100 * share:.1f}".replace("-0.0", "0.0") for share in percents]
        assert abs(float(cells[5].removeprefix("+/-"))) == round(row.mu_star / 1_000, 2)
        assert cells[6] == row.label
    shares = found.found.shares["us_take_present_value"]
    assert f"Mean {shares.mean / 1_000:.2f}, standard deviation" in answer.tables[0].caption


def test_programs_get_everything(
    answer: Answer, found: GlobalSensitivity, capsys: pytest.CaptureFixture[str]
) -> None:
    give(answer, "json")
    told = json.loads(capsys.readouterr().out)
    assert (told["scenario"], told["seed"], told["runs"]) == (
        found.assumptions.title, 1, found.runs,
    )  # fmt: skip
    assert told["correlations"] == "left out"
    gain = told["results"]["ukraine_gain"]
    assert gain["unit"] == "US$ m"
    assert gain["basis"] == "present value, Ukraine's rate"
    assert (
        gain["inputs"]["aid_displacement_share"]["total"]
        == (found.indices["ukraine_gain"].loc["aid_displacement_share", "total"])
    )
    assert set(gain["screening"]) == set(FEW)
    give(answer, "csv")
    records = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    others = [row for row in records if row["input"] == "all others"]
    assert len(records) == 2 * (len(FEW) + found.has_others)
    assert len(others) == 2 * found.has_others
    assert {row["unit"] for row in records} == {"US$ m"}
    left_out = [row for row in records if not row["total"]]
    assert {row["input"] for row in left_out} == set(FEW) - {
        found.found.factors.names[at] for at in found.found.survivors
    }
    assert all(float(row["mu_star"]) >= 0 for row in records)


@pytest.mark.parametrize(
    ("mu", "mu_star", "told"),
    [
        (1_500, 1_500, "+1.50"),
        (-1_400, 1_500, "-1.50"),
        (900, 1_500, "+/-1.50"),
        (0.3, 0.3, "0.00"),
        (-0.3, 0.3, "0.00"),
        (0, 0, "0.00"),
        (1.2e6, 1.2e6, "+1,200.00"),
    ],
)
def test_an_effect_has_a_sign_where_it_goes_one_way(
    found: GlobalSensitivity, mu: float, mu_star: float, told: str
) -> None:
    assert told_of.effect_of(found.model.lines["ukraine_gain"], mu, mu_star) == told


@pytest.mark.parametrize(("total", "error", "told"), [(0.5, 0.4, 0), (0.5, 0.6, 2), (0.04, 0.6, 0)])
def test_too_few_runs_are_told_as_such(
    found: GlobalSensitivity, monkeypatch: pytest.MonkeyPatch, total: float, error: float, told: int
) -> None:
    """Where the interval of a share that counts is wider than the share."""
    indices = {
        "ukraine_gain": found.indices["ukraine_gain"].head(2).assign(
            total=total, total_ci=error, first_order=1.0, first_order_ci=0.1
        )
    }  # fmt: skip
    monkeypatch.setitem(found.__dict__, "indices", indices)
    expected = (
        "Too few runs: the interval of 2 inputs is wider than its index. Four times as many runs "
        "halve an interval; try `--runs 32768`."
    )
    assert list(told_of.advice_on(found)) == [expected][:told]


@pytest.mark.parametrize("runs", ["0", "-5", "100", "3000000000"])
def test_a_number_of_runs_that_cannot_be_is_refused(run: Commands, runs: str) -> None:
    answer = run(*RUNS, runs)
    assert is_one_refusal(answer, f"runs = {int(runs):,}: These are too ")


def test_a_result_that_is_not_there_is_refused(run: Commands) -> None:
    answer = run(*RUNS, "4000", "--result", "ukraine_gian")
    assert is_one_refusal(answer, "ukraine_gian: There is no such result.")
    assert "Did you mean `ukraine_gain`?" in answer.err


@pytest.mark.thorough
def test_all_that_base_draws_is_told(run: Commands) -> None:
    answer = run(*RUNS, "2200", "--seed", "2")
    assert answer.code == 0, answer.err
    assert "their correlations, as `simulate` draws them" in answer.out
    assert "screened all 166 numbers and events that are drawn" in answer.out
    ratio = run(*RUNS, "2200", "--result", "interest_in_us_share")
    assert is_one_refusal(ratio, "interest_in_us_share: It is not available (n/a) in ")
    assert "such as `us_take_present_value`." in ratio.err
