"""`python -m fundmodel compare`: what differs, what that does, and bridges."""

import csv
import json
import shutil
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import Commands, edit, is_one_refusal

NO_WORLDS = ("--paths", "0")
BRIDGED = ("--bridge", "us_take_total")


def results(directory: Path, name: str, **changes: object):
    return fundmodel.run(fundmodel.load(name, changes, directory=directory)).results


def test_the_first_lines_answer(run_short: Commands, short: Path) -> None:
    answer = run_short("compare", "base", "high_return", *BRIDGED, *NO_WORLDS)
    assert (answer.code, answer.err) == (0, "")
    first, second, *_ = answer.out.splitlines()
    start, end = (results(short, name)["us_take_total"] / 1e3 for name in ("base", "high_return"))
    verb = "rises" if end > start else "falls"
    assert first.startswith(
        f"us_take_total {verb} by {abs(end - start):.2f} from {start:.2f} (base) to {end:.2f} "
        "(high_return), US$ bn, nominal; "
    )
    assert second.startswith("high_return differs from base in 4 inputs; ")


def test_the_table_of_a_bridge_adds_up(run_short: Commands, short: Path) -> None:
    answer = run_short("compare", "base", "slow_start", *BRIDGED, *NO_WORLDS)
    lines = answer.out.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("us_take_total  "))
    assert lines[head].split() == ["us_take_total", "Share", "In", "turn", "Alone", "Interaction"]
    end = next(at for at, line in enumerate(lines) if line.startswith("All inputs"))
    rows = [line.split() for line in lines[head + 1 : end]]
    share = [float(row[1]) for row in rows]
    assert [abs(one) for one in share] == sorted(map(abs, share), reverse=True)
    total = [float(number) for number in lines[end].split()[2:]]
    difference = (results(short, "slow_start") - results(short, "base"))["us_take_total"] / 1e3
    assert total[:2] == pytest.approx([difference] * 2, abs=0.00501)
    assert sum(share) == pytest.approx(total[0], abs=0.005 * (len(rows) + 1))
    for row in rows:
        assert float(row[4]) == pytest.approx(float(row[1]) - float(row[3]), abs=0.0101)
    assert "Share: what an input adds on average over all orders" in answer.out


def test_what_differs_and_why(run_short: Commands) -> None:
    answer = run_short("compare", "base", "high_return", *NO_WORLDS)
    assert "default_rate_multiplier  1 " in answer.out
    assert "    Multiplier on default rates. The world-wide record for private" in answer.out
    assert "\nChecks hold in 2 of 2 scenarios.\n" in answer.out
    backwards = run_short("compare", "high_return", "base", *NO_WORLDS)
    assert "    Multiplier on default rates. The world-wide record for private" in backwards.out


def test_differences_have_their_signs(run_short: Commands, short: Path) -> None:
    answer = run_short("compare", "base", "slow_start", *NO_WORLDS)
    row = next(line for line in answer.out.splitlines() if line.startswith("US take, present"))
    *_, before, after, difference = row.split()
    assert difference[0] in "+-"
    assert float(after) - float(before) == pytest.approx(float(difference), abs=0.0101)
    assert "Differences are those from base; those of % are in points." in answer.out
    moved = (results(short, "slow_start") - results(short, "base"))["us_take_present_value"]
    assert float(difference) == pytest.approx(moved / 1e3, abs=0.00501)


def test_in_json(run_short: Commands, short: Path) -> None:
    answer = run_short("compare", "base", "high_return", *BRIDGED, *NO_WORLDS, "--json")
    found = json.loads(answer.out)
    assert list(found) == [
        *("engine", "scenarios", "against", "paths", "seed", "units", "bases", "inputs"),
        *("results", "differences", "expected", "expected_differences", "bridges"),
    ]
    assert found["against"] == "base"
    assert (found["paths"], found["seed"]) == (0, None)
    for name in ("base", "high_return"):
        stated = results(short, name)
        assert found["results"][name] == {key: stated[key] for key in found["units"]}
    assert found["expected"]["base"]["us_take_total"] is None
    (bridge,) = found["bridges"]
    assert (bridge["unit"], bridge["basis"], bridge["orders"]) == ("US$ m", "nominal", "all")
    for way in ("share", "in_turn"):
        total = sum(step[way] for step in bridge["steps"].values())
        assert total == pytest.approx(bridge["difference"], abs=1e-9 * bridge["end"])
    coupon = found["inputs"]["coupon"]
    assert coupon["numbers"]["high_return"] == dict.fromkeys(coupon["numbers"]["base"], 0.105)
    assert coupon["moves"] == "stated path and expected value"
    assert coupon["because"]["high_return"].startswith("The upper end of the authors'")


def test_in_csv_a_record_a_number(run_short: Commands) -> None:
    asked = ("compare", "base", "high_return", *BRIDGED, *NO_WORLDS)
    rows = list(csv.DictReader(run_short(*asked, "--csv").out.splitlines()))
    found = json.loads(run_short(*asked, "--json").out)
    assert {row["kind"] for row in rows} == {"input", "result", "bridge"}
    assert all(row["scenario"] and row["unit"] and row["against"] == "base" for row in rows)
    told = {
        (row["scenario"], row["result"]): row
        for row in rows
        if (row["kind"], row["measure"]) == ("result", "value")
    }
    assert len(told) == 2 * len(found["units"])
    for (title, name), row in told.items():
        assert float(row["value"]) == found["results"][title][name]
        assert row["basis"] == found["bases"][name]
    steps = {row["input"]: float(row["value"]) for row in rows if row["measure"] == "share"}
    assert steps == {key: one["share"] for key, one in found["bridges"][0]["steps"].items()}


def test_settings_change_all_but_the_first(run_short: Commands, short: Path) -> None:
    setting = ("--set", "us_profit_share=0.4")
    answer = run_short("compare", "base", "base", "slow_start", *setting, *NO_WORLDS, "--json")
    found = json.loads(answer.out)
    titles = ["base", "base with us_profit_share=0.4", "slow_start with us_profit_share=0.4"]
    assert list(found["results"]) == titles
    stated = results(short, "base", us_profit_share=0.4)["us_take_present_value"]
    assert found["results"][titles[1]]["us_take_present_value"] == stated
    assert found["inputs"]["us_profit_share"]["texts"][titles[0]] == "50 %"


def test_three_differ_from_the_first(run_short: Commands, short: Path) -> None:
    names = ("base", "high_return", "slow_start")
    found = json.loads(run_short("compare", *names, *BRIDGED, *NO_WORLDS, "--json").out)
    stated = [results(short, name)["us_take_total"] for name in names]
    differences = [one["us_take_total"] for one in found["differences"].values()]
    assert differences == [0, stated[1] - stated[0], stated[2] - stated[0]]
    assert [one["scenario"] for one in found["bridges"]] == ["high_return", "slow_start"]
    answer = run_short("compare", *names, *NO_WORLDS)
    assert "high_return, difference  slow_start, difference" in answer.out


def test_all_results_and_those_of_members(run_short: Commands, short: Path) -> None:
    asked = ("compare", "base", "high_return", *NO_WORLDS, "--json")
    every = json.loads(run_short(*asked, "--members").out)["differences"]["high_return"]
    assert set(every) == set(results(short, "base").index)
    whole = json.loads(run_short(*asked, "--all").out)["differences"]["high_return"]
    assert set(whole) == {name for name in every if "[" not in name}


def test_what_is_to_be_expected(run_short: Commands, short: Path) -> None:
    asked = ("compare", "base", "e3_counter_text", *BRIDGED, "--paths", "8", "--seed", "3")
    found = json.loads(run_short(*asked, "--expected", "--json").out)
    means = [
        fundmodel.simulate(
            fundmodel.load(name, directory=short), 8, 3, results=["us_take_total"], checks=False
        ).by_path["us_take_total"].mean()
        for name in ("base", "e3_counter_text")
    ]  # fmt: skip
    assert [one["us_take_total"] for one in found["expected"].values()] == pytest.approx(means)
    stated, expected = found["bridges"]
    assert (stated["of"], expected["of"]) == ("stated path", "expected, 8 worlds, seed 3")
    assert expected["difference"] == pytest.approx(means[1] - means[0])
    total = sum(step["share"] for step in expected["steps"].values())
    assert total == pytest.approx(expected["difference"], abs=1e-6)


def test_the_same_twice_does_not_differ(run_short: Commands, short: Path) -> None:
    answer = run_short("compare", "base", "base", *BRIDGED, *NO_WORLDS)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "base (2) and base do not differ in any input.\nChecks hold in 2 of 2 scenarios.\n"
        f"Assumptions read from {short}.\n"
    )


def test_a_workbook_that_came_back(run_short: Commands, written: bytes) -> None:
    Path("back.xlsx").write_bytes(written)
    answer = run_short("compare", "base", "back.xlsx", *NO_WORLDS)
    assert answer.out.startswith("back.xlsx and base do not differ in any input.\n")
    refused = run_short("compare", "base", "back.xlsx:high_return", *NO_WORLDS)
    assert is_one_refusal(refused, "back.xlsx, Inputs!")
    assert "the scenario asked for is `high_return`, which has no column." in refused.err


@pytest.mark.thorough
def test_another_scenario_of_a_workbook(run_short: Commands, short: Path) -> None:
    sets = [fundmodel.load(name, {"us_profit_share": 0.3}, directory=short)
            for name in ("base", "slow_start")]  # fmt: skip
    fundmodel.write_workbook([fundmodel.run(one) for one in sets], "back.xlsx")
    found = json.loads(run_short("compare", "base", "back.xlsx", *NO_WORLDS, "--json").out)
    assert list(found["inputs"]) == ["us_profit_share"]
    other = json.loads(
        run_short("compare", "slow_start", "back.xlsx:slow_start", *NO_WORLDS, "--json").out
    )
    assert list(other["inputs"]) == ["us_profit_share"]
    stated = results(short, "slow_start", us_profit_share=0.3)["ukraine_gain"]
    assert list(other["results"].values())[1]["ukraine_gain"] == stated


def test_two_versions_of_a_folder(run_short: Commands, short: Path) -> None:
    shutil.copytree(short, "new")
    edit(Path("new/base/waterfall.yaml"), "value: 0.50", "value: 0.45")
    edit(Path("new/base/economy.yaml"), "  value: 40\n", "  value: 48\n")
    asked = ("compare", "slow_start", "new:slow_start", *BRIDGED, *NO_WORLDS, "--json")
    found = json.loads(run_short(*asked).out)
    assert list(found["scenarios"]) == ["slow_start", "new:slow_start"]
    assert list(found["inputs"]) == ["number_of_quarters", "us_profit_share"]
    stated = [results(one, "slow_start")["us_take_total"] for one in (short, Path("new"))]
    (bridge,) = found["bridges"]
    assert [bridge["start"], bridge["end"]] == stated
    whole = json.loads(run_short("compare", "base", "new", *NO_WORLDS, "--json").out)
    assert list(whole["scenarios"]) == ["base", "new"]


def test_a_number_that_is_only_drawn_in_another_way(run_short: Commands, short: Path) -> None:
    shutil.copytree(short, "new")
    edit(Path("new/base/economy.yaml"), "shape: normal, sigma: 0.012", "shape: normal, sigma: 0.02")
    answer = run_short("compare", "base", "new", *NO_WORLDS)
    assert answer.out.startswith(
        "new differs from base in 0 inputs; 0 of 16 results move on the stated path. gdp_growth is "
        "only drawn in another way.\n"
    )
    refused = run_short("compare", "base", "new", *BRIDGED, *NO_WORLDS)
    assert is_one_refusal(refused, "--bridge us_take_total: No input that differs moves it.")


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("base",), "compare base: There is one scenario to compare."),
        ((), "compare: There are no scenarios to compare."),
        (("base", "slw"), "slw: There is no scenario of this name."),
        (("base", "missing.xlsx"), "missing.xlsx: the workbook cannot be read"),
        (("base", "notes.xlsx"), "notes.xlsx: "),
        (("base", "empty"), "empty: The folder has no folder `base`."),
        (("base", "high_return", "--bridge", "us_take_totl"), "us_take_totl: There is no such res"),
        (
            ("base", "base", "--set", "us_profit_share=0.4", "--bridge", "security_fee_total"),
            "--bridge security_fee_total: No input that differs moves it.",
        ),
        (("base", "slow_start", "--expected"), "--expected: No bridge is asked for."),
        (("base", "slow_start", "--expected", *BRIDGED), "--expected: With `--paths 0` nothing"),
        (("base", "slow_start", "--set", "us_shares=1"), "--set us_shares: There is no assumption"),
    ],
)
def test_what_cannot_be_compared(
    run_short: Commands, arguments: tuple[str, ...], begins: str
) -> None:
    Path("empty").mkdir()
    Path("notes.xlsx").write_text("no workbook", "utf-8")
    assert is_one_refusal(run_short("compare", *arguments), begins)


def test_other_members_are_no_comparison(run_short: Commands, short: Path) -> None:
    shutil.copytree(short, "new")
    file = Path("new/base/members/readings.yaml")
    text = file.read_text("utf-8")
    first = text[text.index('  "D2 accounting') : text.index('  "D3 accounting')]
    file.write_text(text + first.replace("D2 accounting, carry-forward", "Mine"), "utf-8")
    answer = run_short("compare", "base", "new", *NO_WORLDS)
    assert is_one_refusal(answer, "base and new: They differ in the members of `reading` (Mine).")


def test_ctrl_c(run_short: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(fundmodel, "compare", stopped)
    answer = run_short("compare", "base", "slow_start", *NO_WORLDS)
    assert (answer.code, answer.out, answer.err) == (
        130,
        "",
        "Stopped before all was worked out.\n",
    )
