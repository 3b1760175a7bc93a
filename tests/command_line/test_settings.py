"""--set: one number, a series, a year of it, a cell of a table; for this run alone."""

import json

import pytest

import fundmodel
from tests.command_line.running import ASSUMPTIONS, Commands, files_below, is_one_refusal

CHANGED = [
    ("us_profit_share=0.25", {"us_profit_share": 0.25}),
    (" us_profit_share = 0.25 ", {"us_profit_share": 0.25}),
    ("us_real_rate=0.03", {"us_real_rate": 0.03}),
    ("us_real_rate[2030]=0.05", {"us_real_rate": {2030: 0.05}}),
    ("coupon[Housing concessional loans]=0.05", {"coupon[Housing concessional loans]": 0.05}),
    ("default_rate[Energy commercial loans]=0", {"default_rate[Energy commercial loans]": 0}),
]


@pytest.mark.parametrize(("setting", "changes"), CHANGED)
def test_a_setting_is_a_change(run: Commands, setting: str, changes: dict[str, object]) -> None:
    answer = run("explain", "us_take_total", "--json", "--depth", "1", "--set", setting)
    assert (answer.code, answer.err) == (0, "")
    expected = fundmodel.run(fundmodel.load("base", changes, directory=ASSUMPTIONS))
    assert json.loads(answer.out)["value"] == expected.results["us_take_total"]
    unchanged = fundmodel.run(fundmodel.load("base", directory=ASSUMPTIONS))
    assert json.loads(answer.out)["value"] != unchanged.results["us_take_total"]


@pytest.mark.thorough
def test_settings_count_for_every_scenario_and_are_in_the_workbook(run: Commands) -> None:
    settings = ("--set", "us_profit_share=0.25", "--set", "us_real_rate[2030]=0.01")
    answer = run("run", "base", "slow_start", "--json", *settings)
    found = json.loads(answer.out)["results"]
    settings_said = " with us_profit_share=0.25, us_real_rate[2030]=0.01"
    changes = {"us_profit_share": 0.25, "us_real_rate": {2030: 0.01}}
    for name in ("base", "slow_start"):
        expected = fundmodel.run(fundmodel.load(name, changes, directory=ASSUMPTIONS))
        assert found[name + settings_said]["us_take_total"] == expected.results["us_take_total"]
    file = "base+slow_start_with_us_profit_share_0.25_us_real_rate_2030_0.01.xlsx"
    read = fundmodel.read_workbook(f"outputs/{file}", directory=ASSUMPTIONS)
    assert {change.name for change in read.changes} == {"us_profit_share", "us_real_rate"}
    assert read.number("us_real_rate[2030]") == 0.01


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            "us_profit_share=0.1",
            "us_profit_share=0.2",
            (
                "--set us_profit_share: This is set twice.\n"
                "  Before, `us_profit_share` was set to 0.1.\n"
            ),
        ),
        (
            "us_profit_share=0.1",
            " us_profit_shar = 0.1",
            (
                "--set us_profit_share: This is set twice.\n"
                "  Before, `us_profit_share` was set to 0.1.\n"
            ),
        ),
        (
            "us_inflation[2030]=0.1",
            "us_inflation[ 2030 ]=0.1",
            (
                "--set us_inflation[2030]: This is set twice.\n"
                "  Before, `us_inflation[2030]` was set to 0.1.\n"
            ),
        ),
        (
            "us_inflation=0.02",
            "us_inflation[2030]=0.01",
            (
                "--set us_inflation[2030]: This is set twice, as part of `us_inflation`.\n"
                "  Before, `us_inflation` was set to 0.02.\n"
            ),
        ),
        (
            "us_inflation[2030]=0.01",
            "us_inflation=0.02",
            (
                "--set us_inflation: This is set twice.\n"
                "  Before, `us_inflation[2030]` was set to 0.01.\n"
            ),
        ),
        (
            "coupon[Energy com]=0.05",
            "coupon[Energy commercial loans]=0.04",
            (
                "--set coupon[Energy commercial loans]: This is set twice.\n"
                "  Before, `coupon[Energy commercial loans]` was set to 0.05.\n"
            ),
        ),
    ],
)
def test_nothing_is_set_twice(run: Commands, first: str, second: str, message: str) -> None:
    answer = run("run", "base", "--set", first, "--set", second)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"{message}  To fix: say it once.\n"
    assert files_below(run.folder) == {}


@pytest.mark.parametrize(
    ("setting", "begins", "remedy"),
    [
        ("us_profit_share", "--set us_profit_share: This is no setting.", "write the name of"),
        ("us_profit_share=", "--set us_profit_share=: This is no setting.", "write the name of"),
        ("=0.4", "--set =0.4: This is no setting.", "write the name of"),
        (
            "us_profit_shrae=0.4",
            "--set us_profit_shrae: There is no assumption `us_profit_shrae`.\n  Did you mean `us_",
            "correct the name",
        ),
        (
            "us_profit_share=half",
            '--set us_profit_share: "half" is text, not a number.',
            "write a number.",
        ),
        ("us_profit_share=40%", '--set us_profit_share: "40%" is text', "write 0.4."),
        ("us_profit_share=2bn", '--set us_profit_share: "2bn" is text', "write a number."),
        ("total_assessed_needs=2bn", "--set total_assessed_needs: ", "write 2000 (US$ m)."),
        ("us_profit_share=.nan", "--set us_profit_share: ", ""),
        ("us_profit_share=1e999", "--set us_profit_share: ", ""),
        ("us_profit_share=1.5", "--set us_profit_share: 1.5 is outside its plausible range", ""),
        (
            "us_profit_share[2030]=0.4",
            "--set us_profit_share[2030]: `us_profit_share` is one number, without members",
            "write `us_profit_share` and one number.",
        ),
        (
            "us_inflation[20x0]=0.03",
            "--set us_inflation[20x0]: `20x0` is not a year.",
            "write a year such as us_inflation[2027].",
        ),
        ("coupon=0.03", "--set coupon: `coupon` has a number for each loan_window", "write the"),
        (
            "coupon[Housing loans]=0.03",
            "--set coupon[Housing loans]: There is no loan_window `Housing loans`.\n  Did you",
            "write the member in brackets",
        ),
        ("number_of_quarters=40", "--set number_of_quarters: This cannot be changed here.", ""),
        (
            "commitment_share[Housing grants]=0.13",
            "--set commitment_share: In the scenario `base` the shares add up to 1.01, not to 1.",
            "take 0.01 from one of them.",
        ),
        ("sector[Housing grants]=1", "--set sector[Housing grants]: `sector` is a text", ""),
    ],
)
def test_a_bad_setting_is_refused(run: Commands, setting: str, begins: str, remedy: str) -> None:
    answer = run("run", "base", "--set", setting)
    assert is_one_refusal(answer, begins), answer
    assert f"To fix: {remedy}" in answer.err
    assert files_below(run.folder) == {}


def test_several_bad_settings_are_refused_together(run: Commands) -> None:
    answer = run("run", "base", "slow_start", "--set", "three=1", "--set", "us_profit_share=2")
    assert answer.code == 2
    assert [part.split(": ")[0] for part in answer.err.split("\n\n")] == [
        "--set three",
        "--set us_profit_share",
    ]
