"""`explain` as a new user reads it: the first lines answer, in 80 columns, and programs get all."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import ASSUMPTIONS, Answer, Commands

COLUMNS = 80
DIFFERENCE = ("explain", "base", "high_return", "us_take_total")
Told = Callable[..., str]


@pytest.fixture
def commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    return Commands(tmp_path, capsys, ASSUMPTIONS)


def told(answer: Answer) -> list[str]:
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= COLUMNS
    return lines


def test_a_result_names_its_years_and_lines_first(commands: Commands) -> None:
    lines = told(commands("explain", "us_take_total"))
    assert lines[0] == "US take: 29.57 US$ bn, nominal (us_take_total, in base)."
    assert lines[1] == "us_take_total = life_total(united_states_cash), 2027Q1 to 2056Q4."
    assert lines[2].startswith("Largest years: 2031 1.47, 2032 1.42,")
    assert lines[4] == "Made of gross_profit 34.14, costs_paid -3.77, realised_losses -0.80."
    text = "\n".join(lines)
    assert "times us_profit_share, 0.5 share: US share of profit" in text
    assert "(grade B)" in text
    assert "8 parts are zero." in text
    assert len(lines) <= 35


def test_why_the_us_take_rose_is_answered_in_five_lines(commands: Commands) -> None:
    lines = told(commands(*DIFFERENCE))
    first = " ".join(lines[:5])
    assert first.startswith(
        "US take (us_take_total, nominal): 29.57 in base, 57.28 in high_return, 27.71 US$ bn more."
    )
    assert "equity_growth_shift alone brings +26.20 of +27.71" in first
    assert "2027: 0 % -> 9 %" in first
    assert "By line: gross_profit +28.00 (of it realised_gains +23.24" in " ".join(lines[:6])
    assert any("The range of the return on equity is -2 to 18 %" in line for line in lines)


def test_programs_get_the_whole_difference(commands: Commands) -> None:
    records = list(csv.DictReader(io.StringIO(commands(*DIFFERENCE, "--csv").out)))
    by_name = json.loads(commands(*DIFFERENCE, "--json").out)
    assert by_name["difference"] == pytest.approx(float(records[0]["difference"]))
    assert {record["scenario"] for record in records} == {"base"}
    assert {record["other_scenario"] for record in records} == {"high_return"}
    amounts = [record for record in records if record["kind"] != "factor"]
    assert {(record["unit"], record["basis"]) for record in amounts} == {("US$ m", "nominal")}
    stated = [record for record in records if record["kind"] == "assumption"]
    assert {record["because"] for record in stated}
    assert sum(one["alone"] for one in by_name["inputs"]) + by_name["together"] == pytest.approx(
        by_name["difference"]
    )


def test_what_a_line_brings_is_told_apart_from_what_it_is(commands: Commands) -> None:
    """A ratio rises since it is divided by less, while what stands above the line falls."""
    said = commands("explain", "base", "contributors_invest", "works_per_dollar").out
    base, other = (fundmodel.run(fundmodel.load(name, directory=ASSUMPTIONS))
                   for name in ("base", "contributors_invest"))  # fmt: skip
    delivered = [f"{one.arrays['delivered'][1:].sum() / 1e3:,.2f} US$ bn" for one in (base, other)]
    flat = " ".join(said.split())
    assert "Besides, what each brings is divided by present_value(sources_cash" in flat
    assert f"(itself {delivered[0]} -> {delivered[1]})" in flat


def test_programs_get_the_whole_tree(commands: Commands) -> None:
    records = list(csv.DictReader(io.StringIO(commands("explain", "us_take_total", "--csv").out)))
    assert {record["scenario"] for record in records} == {"base"}
    assert {record["role"] for record in records} == {"number", "passes", "factor", "part"}
    brought = [float(one["contribution"]) for one in records if (one["step"], one["role"]) == (
        "1", "part")]  # fmt: skip
    assert sum(brought) == pytest.approx(float(records[0]["value"]))
    assert {one["basis"] for one in records if one["contribution"]} == {"nominal"}
    by_name = json.loads(commands("explain", "us_take_total", "--json").out)
    assert by_name["scenario"] == "base"
    assert by_name["parts"][0]["name"] == "gross_profit"


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_the_depth_holds_for_results(commands: Commands, depth: int) -> None:
    answer = commands("explain", "us_take_total", "--depth", str(depth), "--csv")
    steps = [int(one["step"]) for one in csv.DictReader(io.StringIO(answer.out))
             if one["role"] in ("number", "part")]  # fmt: skip
    assert max(steps) == depth - 1


def test_a_quarter_is_told_in_words_and_in_one_form_of_numbers(commands: Commands) -> None:
    lines = told(commands("explain", "us_share_paid", "--quarter", "2035Q4", "--depth", "1"))
    assert lines[0].startswith("us_share_paid, 2035Q4 = 1 298.89 US$ m")
    assert "  = MIN(previous(us_share_payable) + us_share_due, cash_for_us_share)" in lines
    assert "  = MIN(0 + 1 298.89, 134 756)" in lines
    assert not any(re.search(r"\d,\d", line) for line in lines)


def test_what_depends_on_an_assumption(commands: Commands) -> None:
    lines = told(commands("explain", "us_profit_share", "--dependents"))
    assert lines[0].startswith("US share of profit (us_profit_share): read by 8 lines directly")
    assert "It reaches" in " ".join(lines[:3])
    assert any(line.startswith("us_take_present_value") for line in lines)


def test_what_looks_back_against_the_stream(commands: Commands) -> None:
    lines = told(commands("explain", "--counterflows"))
    assert re.match(r"\d+ looks back into a later stage, between \d+ pairs of stages", lines[0])
    assert any(re.fullmatch(r"treasury_income +previous\(cash\)", line) for line in lines)
    of_cash = json.loads(commands("explain", "cash", "--counterflows", "--json").out)
    looks = [one for pair in of_cash["pairs"] for one in pair["looks_back"]]
    assert {one["read"] for one in looks} == {"cash"}
    assert of_cash["scenario"] == "base"


REFUSED = {
    (): (
        "explain: There is nothing to explain.",
        "name a line or an assumption, or two scenarios and a result.",
    ),
    ("base", "cash"): (
        "base cash: There are 2 names.",
        "name one line, or two scenarios and a result: explain A B RESULT.",
    ),
    ("base", "base", "us_take_total"): (
        "base base: This is one scenario, and a difference has two.",
        "name two scenarios; --set changes both of them alike.",
    ),
    ("us_take_total", "--quarter", "2031Q2"): (
        "us_take_total: A result has one number for the whole life, and none of a quarter.",
        "leave the quarter out, or name a line that goes by quarter, such as `united_states_cash`.",
    ),
    ("base", "slow_start", "us_take_total", "--quarter", "2031Q2"): (
        "--quarter: It has no meaning here.",
        "leave it out.",
    ),
    ("cash", "--dependents", "--counterflows"): (
        "--dependents --counterflows: They ask for different things.",
        "leave one of them out.",
    ),
    ("cash", "reflows", "--dependents"): (
        "--dependents: It takes one line, and there are 2 names.",
        "name one line or assumption.",
    ),
    ("coupon[Energy commercial loans]", "--dependents"): (
        (
            "coupon[Energy commercial loans]: One formula holds for all members, so that they "
            "depend on the same."
        ),
        "leave the member out: coupon.",
    ),
    ("cahs", "--counterflows"): (
        "cahs: There is no such line or assumption.\n  Did you mean `cash`?",
        "`python -m fundmodel list lines` names the lines.",
    ),
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_cannot_be_explained_is_refused(
    commands: Commands, arguments: tuple[str, ...]
) -> None:
    answer, (what, fix) = commands("explain", *arguments), REFUSED[arguments]
    assert (answer.code, answer.out, answer.err) == (2, "", f"{what}\n  To fix: {fix}\n")


def test_a_scenario_that_is_not_there_has_a_near_one(commands: Commands) -> None:
    answer = commands("explain", "base", "high_retrn", "us_take_total")
    assert answer.code == 2
    assert answer.err.startswith(
        "high_retrn: There is no scenario of this name.\n  Did you mean `high_return`?\n"
    )
