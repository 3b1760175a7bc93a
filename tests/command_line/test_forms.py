"""The same answer as JSON and as CSV, and names by their beginnings."""

import csv
import io
import json
import math
from pathlib import Path

import pytest

import fundmodel
from fundmodel.command_line.answers import Answer, give
from fundmodel.run_paths.run import Run
from tests.command_line.running import Commands, files_below, is_one_refusal


@pytest.fixture(scope="module")
def base(short: Path) -> Run:
    return fundmodel.run(fundmodel.load("base", directory=short))


def records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_results_in_csv_have_every_member_unit_and_version(run_short: Commands, base: Run) -> None:
    answer = run_short("run", "base", "--csv", "--no-workbook")
    assert (answer.code, answer.err) == (0, "")
    found = records(answer.out)
    assert answer.out.splitlines()[0] == (
        "scenario,result,member,tier,theme,unit,basis,value,label,engine,assumptions,"
        "mean,p10,p50,p90,available,paths,seed"
    )
    assert len(found) == len(base.results)
    for row, (name, value) in zip(found, base.results.items(), strict=True):
        assert name == (f"{row['result']}[{row['member']}]" if row["member"] else row["result"])
        assert math.isnan(value) if row["value"] == "" else float(row["value"]) == value
        assert row["unit"] == base.model.lines[row["result"]].unit.name
        assert row["engine"] == f"fundmodel {fundmodel.__version__}"
        assert row["assumptions"] == base.assumptions.fingerprint


def test_json_and_csv_say_the_same(run_short: Commands) -> None:
    both = ("run", "base", "slow_start", "--no-workbook")
    answer = json.loads(run_short(*both, "--json").out)
    assert answer["workbook"] is None
    for row in records(run_short(*both, "--csv").out):
        name = f"{row['result']}[{row['member']}]" if row["member"] else row["result"]
        value = answer["results"][row["scenario"]][name]
        assert row["value"] == ("" if value is None else repr(value))


@pytest.mark.parametrize(
    ("command", "heads"),
    [
        (("check", "base"), "scenario,check,class,unit,worst,passed_or_down,label"),
        (
            ("readings", "--paths", "0"),
            "scenario,reading,selected,result,year,unit,basis,value,measure,clause,against",
        ),
        (("list",), "name,label,changes,description,own"),
        (("list", "lines"), "name,label,unit,members,kind,stage"),
        (("list", "results"), "name,tier,label,unit,members,theme,basis"),
        (
            ("list", "assumptions"),
            "name,member,year,value,option,unit,low,high,grade,how_sure,label",
        ),
        (
            ("explain", "cash"),
            (
                "scenario,step,role,name,label,when,value,unit,basis,contribution,words,numbers,"
                "source,grade,as_of,how_sure,note,zeros,rest,contribution_unit"
            ),
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part),
)
def test_every_table_has_a_csv(run_short: Commands, command: tuple[str, ...], heads: str) -> None:
    answer = run_short(*command, "--csv")
    assert answer.code == 0
    assert answer.out.splitlines()[0] == heads
    assert len(records(answer.out)) > 1


def test_csv_as_programs_read_it(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    give(
        Answer(
            [
                {"name": 'a "b", c\nd', "value": float("nan"), "up": True},
                {"name": "=1+1", "value": -1.5, "up": None},
            ],
            None,
        ),
        "csv",
    )
    text = capsysbinary.readouterr().out
    assert text == b'name,value,up\r\n"a ""b"", c\nd",,1\r\n\'=1+1,-1.5,\r\n'


def test_the_values_of_assumptions(run_short: Commands, short: Path) -> None:
    loaded = fundmodel.load("base", directory=short)
    for one in json.loads(run_short("list", "assumptions", "--json").out):
        cell = one["member"] or one["year"]
        assert one["value"] == loaded.number(f"{one['name']}[{cell}]" if cell else one["name"])
    printed = run_short("list", "assumptions").out.splitlines()
    (share,) = [line.split() for line in printed if line.startswith("us_profit_share ")]
    assert share[:6] == ["us_profit_share", "0.5", "share", "0", "to", "1"]
    (day,) = [line.split() for line in printed if line.startswith("opening_date ")]
    assert day[1] == "2026-12-31"


def test_the_folder_that_was_read_is_said(run: Commands, short: Path) -> None:
    shipped = run("run", "base", "--no-workbook").out.splitlines()[-1]
    assert shipped == "Checks hold in 1 of 1 scenarios. No workbook was written."
    other = run("run", "base", "--no-workbook", directory=short).out.splitlines()[-2:]
    assert other == [shipped, f"Assumptions read from {short}."]
    assert run("list", directory=short).out.endswith(f"Assumptions read from {short}.\n")


def test_without_a_workbook_nothing_is_written(run_short: Commands) -> None:
    assert run_short("run", "base", "--no-workbook").code == 0
    assert run_short("run", "base", "--no-workbook", "--output", "mine.xlsx").code == 0
    assert files_below(run_short.folder) == {}
    assert not (run_short.folder / "outputs").exists()


def test_two_forms_at_once(run_short: Commands) -> None:
    answer = run_short("run", "base", "--json", "--csv")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("Error: --json and --csv exclude each other.\n")


@pytest.mark.thorough
def test_what_is_set_goes_to_a_file_beside(run_short: Commands) -> None:
    for share in ("0.25", "0.3"):
        answer = run_short("run", "base", "--set", f"us_profit_share={share}")
        assert answer.out.startswith("Headline")
        assert f"base with us_profit_share={share}" in answer.out.splitlines()[0]
    assert run_short("run", "base").code == 0
    assert list(files_below(run_short.folder)) == [
        "outputs/base.xlsx",
        "outputs/base_with_us_profit_share_0.25.xlsx",
        "outputs/base_with_us_profit_share_0.3.xlsx",
    ]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (("explain", "us_profit_share_t"), ("explain", "us_profit_share_total")),
        (
            ("explain", "cash", "--scenario", "slow"),
            ("explain", "cash", "--scenario", "slow_start"),
        ),
        (
            ("explain", "coupon", "--member", "energy com"),
            ("explain", "coupon", "--member", "Energy commercial loans"),
        ),
        (("explain", "coupon[Energy com]"), ("explain", "coupon", "--member", "Energy com")),
        (
            ("readings", "--paths", "0", "--set", "selected_reading=D1"),
            (
                *("readings", "base", "--paths", "0"),
                *("--set", "selected_reading=D1 accounting, yearly reset"),
            ),
        ),
        (("readings", "slow", "--paths", "0"), ("readings", "slow_start", "--paths", "0")),
        (
            ("explain", "us_take_total", "--set", "us_profit_sh=0.2"),
            ("explain", "us_take_total", "--set", "us_profit_share=0.2"),
        ),
        (
            ("explain", "coupon[Energy com", "--set", "coupon[Energy com]=0.05"),
            ("explain", "coupon[Energy com", "--set", "coupon[Energy commercial loans]=0.05"),
        ),
    ],
    ids=" ".join,
)
def test_a_name_by_its_beginning(
    run_short: Commands, typed: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    assert run_short(*typed, "--json")[:2] == run_short(*whole, "--json")[:2]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            ("run", "s"),
            (
                "s: 5 names begin with `s`.\n"
                "  `segregated_pools`, `signed_2028`, `slow_start`, `stated_pledges`, "
                "`suspended_2032`.\n"
                "  To fix: write as much of the name as tells it apart.\n"
            ),
        ),
        (
            ("readings", "--set", "selected_reading=D"),
            "--set selected_reading: 11 names begin with `D`.\n",
        ),
        (
            ("explain", "cash", "--set", "us_profit=1"),
            "us_profit: 2 names begin",
        ),
        (("explain", "us_profit_sha"), "us_profit_sha: 2 names begin with `us_profit_sha`.\n"),
        (
            ("explain", "coupon", "--member", "Energy"),
            (
                "coupon[Energy]: 2 names begin with `Energy`.\n"
                "  `Energy concessional loans`, `Energy commercial loans`.\n"
            ),
        ),
    ],
    ids=lambda part: part.split(":")[0] if isinstance(part, str) else " ".join(part),
)
def test_a_beginning_of_several_names(
    run_short: Commands, command: tuple[str, ...], message: str
) -> None:
    answer = run_short(*command)
    if command[-1] == "us_profit=1":  # only assumptions count behind --set
        assert answer.code == 0
    else:
        assert is_one_refusal(answer, message), answer
    assert files_below(run_short.folder) == {}
