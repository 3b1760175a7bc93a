"""`manual`: one page, at the place that was named, or a refusal and nothing."""

import json
import os
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import Commands, files_below, is_one_refusal

NOT_OURS = "The file there was not written by `manual`."
ELSE = "choose another place with --output, or overwrite it with --force."
NAME_IT, NAME_FILE = (
    "add the name of a file, such as manual.html.",
    "name a file, such as manual.html.",
)


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


REFUSED = {
    "taken.html": f"{NOT_OURS}\n  To fix: {ELSE}",
    "folder.html": f"This is a folder.\n  To fix: {NAME_IT}",
    "manual.pdf": "A manual is a page of HTML.\n  To fix: name it manual.html.",
    "taken.html/a.html": "taken.html is a file, not a folder.\n  To fix: name a file in a folder.",
    "pipe.html": f"This is a device or a pipe, not a file.\n  To fix: {NAME_FILE}",
}


@pytest.mark.parametrize("output", REFUSED)
def test_a_place_where_something_is_lost_is_refused(run: Commands, output: str) -> None:
    (run.folder / "taken.html").write_text("a page of somebody")
    (run.folder / "folder.html").mkdir()
    os.mkfifo(run.folder / "pipe.html")
    answer = run("manual", "base", "--output", output)
    assert answer == (2, "", f"{output}: {REFUSED[output]}\n")
    assert (run.folder / "taken.html").read_text() == "a page of somebody"
    assert list(files_below(run.folder)) == ["taken.html"]


def test_a_page_of_somebody_is_overwritten_by_force(run: Commands) -> None:
    taken = run.folder / "taken.html"
    taken.write_text("a page of somebody")
    assert run("manual", "base", "--output", "taken.html", "--force").code == 0
    assert "a page of somebody" not in taken.read_text("utf-8")


def test_an_unknown_scenario_is_refused_and_nothing_is_written(run: Commands) -> None:
    assert is_one_refusal(run("manual", "high_returns"), "high_returns")
    assert files_below(run.folder) == {}


def test_no_set_is_no_manual(tmp_path: Path) -> None:
    with pytest.raises(fundmodel.BadInput, match="There is no set of assumptions to tell of"):
        fundmodel.write_manual([], tmp_path / "manual.html")
    assert files_below(tmp_path) == {}
