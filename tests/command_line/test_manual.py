"""`manual`: one page, at the place that was named, or a refusal and nothing."""

import json
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import Commands, files_below, is_one_refusal


def test_the_page_is_written_and_said(run: Commands) -> None:
    answer = run("manual", "base", "high_return")
    lines, numbers = len(fundmodel.line_definitions()), len(list(fundmodel.load("base")))
    of = f"{lines} lines and {numbers} assumptions, as in base, and what 1 scenario changes"
    assert answer == (0, f"Manual: outputs/manual.html ({of}).\n", "")
    page = run.folder / "outputs" / "manual.html"
    assert list(files_below(run.folder)) == ["outputs/manual.html"]
    assert 'id="line-cash"' in page.read_text("utf-8")
    before = page.read_bytes()
    assert run("manual", "base", "high_return").code == 0  # over an older one
    assert page.read_bytes() == before


def test_numbers_are_those_of_the_set_that_is_named(run: Commands) -> None:
    answer = run("manual", "base", "--set", "us_profit_share=0.125", "--json", "--output", "a.htm")
    told = json.loads(answer.out)
    assert told["manual"] == "a.htm"
    assert told["sets"] == 1
    text = (run.folder / "a.htm").read_text("utf-8")
    assert "12.5 %" in text
    assert "base with us_profit_share=0.125" in text


def test_an_unknown_scenario_is_refused_and_nothing_is_written(run: Commands) -> None:
    assert is_one_refusal(run("manual", "high_returns"), "high_returns")
    assert files_below(run.folder) == {}


def test_no_set_is_no_manual(tmp_path: Path) -> None:
    with pytest.raises(fundmodel.BadInput, match="There is no set of assumptions to tell of"):
        fundmodel.write_manual([], tmp_path / "manual.html")
    assert files_below(tmp_path) == {}
