"""The end of a first run: six lines that fit a terminal and bear out the tables above them."""

import json
import re
from pathlib import Path

import fundmodel
from fundmodel.command_line.group import commands
from fundmodel.read_assumptions import scenario_names
from tests.command_line.running import Commands

FEW = ("base", "slow_start", "all_grants")


def keep_few(folder: Path) -> Path:
    """The assumptions with few of their scenarios, so that all are quickly run."""
    for file in (folder / "scenarios").glob("*.yaml"):
        if file.stem not in FEW:
            file.unlink()
    return folder


def test_six_lines_say_answer_range_world_files_and_what_is_next(
    run: Commands, copied: Path
) -> None:
    keep_few(copied)
    answer = run("--no-workbook", "--paths", "128", directory=".")
    assert answer.code == 0
    *_, blank, us, ukraine, needs, world, files, following, folder = answer.out.split("\n")[:-1]
    assert blank == ""
    assert max(map(len, (us, ukraine, needs, world, following))) <= 80
    told = fundmodel.simulate(fundmodel.load("base"), 128, 1, checks=False).summaries
    measures = ("stated", "mean", "p10", "p90")
    for line, result, times in (
        (us, "us_take_present_value", 0.001),
        (ukraine, "ukraine_gain", 0.001),
        (needs, "needs_covered_by_2036", 100),
    ):
        numbers = re.findall(r"(?<![P\w])-?\d[\d,]*\.\d", line)
        assert numbers == [f"{times * told[result][one] + 0.0:,.1f}" for one in measures]
    assert "present value" in us
    assert "present value" in ukraine
    assert world == "Base is a world, not a forecast: signed in 2026, kept, thirty years of peace."
    assert files == "Checks hold in 3 of 3 scenarios. No workbook was written."
    assert folder == "Assumptions read from assumptions."  # said of one's own files alone


def test_without_worlds_the_answer_stands_in_the_table(run: Commands, copied: Path) -> None:
    keep_few(copied)
    lines = run("--no-workbook", "--paths", "0", directory=".").out.splitlines()
    assert len(lines) - lines.index("") == 5
    assert lines[-4].startswith("Base is a world")


def test_what_is_next_can_be_typed() -> None:
    following = fundmodel.front_pages().in_short.next_commands
    known = {line.name for line in fundmodel.line_definitions()} | {"base", *scenario_names(None)}
    for typed in following:
        command, *arguments = typed.split()
        assert command in commands.commands
        assert set(arguments) <= known


def test_programs_get_the_whole_answer(run: Commands, copied: Path) -> None:
    keep_few(copied)
    answer = json.loads(run("--no-workbook", "--paths", "8", "--json", directory=".").out)
    assert any(text.startswith("base, expected over 8 worlds") for text in answer["answer"])
    assert any(text.startswith("Given as grants alone") for text in answer["answer"])
