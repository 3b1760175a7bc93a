"""What a shell completes: commands, scenarios, lines, members; nothing is run or written."""

import subprocess
import sys
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import (
    ASSUMPTIONS,
    COMMANDS,
    SCENARIOS,
    Commands,
    as_a_user,
    files_below,
)

MODEL = fundmodel.model_of(fundmodel.load("base", directory=ASSUMPTIONS))


def completed(folder: Path, *words: str) -> list[str]:
    """What is offered for the last of the words behind the program's name."""
    answer = as_a_user(
        folder,
        _FUNDMODEL_COMPLETE="bash_complete",
        COMP_WORDS="\n".join(["fundmodel", *words]).replace("\n", " "),
        COMP_CWORD=str(len(words)),
    )
    assert (answer.code, answer.err) == (0, "")
    return [line.partition(",")[2] for line in answer.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (
            ("",),
            COMMANDS,
        ),
        (
            ("run", "s"),
            ["segregated_pools", "signed_2028", "slow_start", "stated_pledges", "suspended_2032"],
        ),
        (("check", "base", "renewed"), ["renewed_war_2030"]),
        (("readings", "ba"), ["base"]),
        (("solve", "x=1", "--by", "us_profit_sh"), ["us_profit_share"]),
        (("list", "a"), ["assumptions"]),
        (("run", "--no-w"), ["--no-workbook"]),
        (("explain", "us_profit_share"), ["us_profit_share_total", "us_profit_share"]),
        (("explain", "coupon", "--member", "T"), ["Transport concessional loans"]),
        (("explain", "contribution_key", "--member", "Ger"), ["Germany"]),
        (("explain", "cash", "--member", ""), [""]),
        (("explain", "cash", "--scenario", "slow"), ["slow_start"]),
        (("explain", "slow"), ["slow_start"]),
        (("explain", "base", "slow_start", "oda_grant_equivalent", "--member", "Ger"), ["Germany"]),
        (("run", "base", "--set", "us_profit_sh"), ["us_profit_share="]),
        (("run", "base", "--set", "pipeline_form=t"), ["pipeline_form=two_stages"]),
        (("new-scenario", "mine", "--from", "all"), ["all_grants"]),
        (("set", "slow"), ["slow_start"]),
        (("set", "mine", "us_profit_sh"), ["us_profit_share="]),
        (("set", "mine", "coupon=1", "pipeline_form=t"), ["pipeline_form=two_stages"]),
        (("check", "--sour"), ["--sources"]),
        (("run", "--assumptions", "nowhere", "s"), [""]),
    ],
    ids=" ".join,
)
def test_what_is_offered(tmp_path: Path, words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(tmp_path, *words) == offered
    assert files_below(tmp_path) == {}


def test_all_scenarios_and_lines_are_offered(tmp_path: Path) -> None:
    assert completed(tmp_path, "run", "") == SCENARIOS
    assert completed(tmp_path, "explain", "") == [*SCENARIOS, *MODEL.lines, *MODEL.inputs]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(run: Commands, shell: str) -> None:
    answer = run("--show-completion", shell, directory=".")
    assert (answer.code, answer.err) == (0, "")
    assert f"_FUNDMODEL_COMPLETE={shell}_complete" in answer.out
    assert "fundmodel_completion" in answer.out
    assert "python -m" not in answer.out
    assert files_below(run.folder) == {}


@pytest.mark.parametrize("asked", ["bash_source", "zsh_source", "fish_source", "nonsense"])
def test_a_shell_that_asks_runs_nothing(tmp_path: Path, asked: str) -> None:
    answer = as_a_user(tmp_path, _FUNDMODEL_COMPLETE=asked)
    assert "Checks hold" not in answer.out
    assert ("_FUNDMODEL_COMPLETE" in answer.out) == (asked != "nonsense")
    assert files_below(tmp_path) == {}


def test_names_are_completed_without_the_model() -> None:
    program = (
        "import sys, fundmodel; names = [one.name for one in fundmodel.line_definitions()];"
        "print(len(names), *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    number, *modules = done.stdout.split()
    assert int(number) == len(MODEL.lines)
    assert {"pandas", "openpyxl"} & set(modules) == set()
