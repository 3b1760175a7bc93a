"""`python -m fundmodel page`: what it writes, says, and refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.command_line.running import files_below, is_one_refusal

if TYPE_CHECKING:
    from tests.command_line.running import Commands

BASE = "outputs/base.html"


def test_one_scenario_is_written_under_its_name(run_short: Commands) -> None:
    answer = run_short("page", "base", "--set", "us_profit_share=0.25")
    name = "outputs/base_with_us_profit_share_0.25.html"
    assert answer.code == 0
    assert answer.out.startswith(f"Page: {name} (base with us_profit_share=0.25, 0.")
    assert "Checks hold in 1 of 1 scenarios." in " ".join(answer.out.split())
    assert [*files_below(run_short.folder)] == [name]
    again = files_below(run_short.folder)[name]
    assert run_short("page", "base", "--set", "us_profit_share=0.25").code == 0
    assert files_below(run_short.folder)[name] == again
    assert b"base with us_profit_share=0.25" in again


def test_programs_get_the_path_and_the_size(run_short: Commands) -> None:
    answer = run_short("page", "base", "slow_start", "--output", "mine.html", "--json")
    assert json.loads(answer.out) == {
        "page": "mine.html",
        "scenarios": 2,
        "bytes": len(files_below(run_short.folder)["mine.html"]),
    }


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["no_such_scenario"], "no_such_scenario: There is no scenario"),
        (["base", "--output", "/proc/page.html"], "/proc/page.html: the page cannot be written"),
        (["base", "--set", "us_profit_share=7"], "--set us_profit_share"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    arguments: list[str], begins: str, run_short: Commands
) -> None:
    answer = run_short("page", *arguments)
    assert is_one_refusal(answer, begins)
    assert files_below(run_short.folder) == {}


def test_a_page_that_keeps_edits_stays(run_short: Commands) -> None:
    path = run_short.folder / "mine.html"
    assert run_short("page", "base", "--output", "mine.html").code == 0
    written = path.read_bytes()
    kept = written.replace(b'"kept-state" content=""', b'"kept-state" content="#s=base"')
    path.write_bytes(kept)
    answer = run_short("page", "base", "--output", "mine.html")
    assert is_one_refusal(answer, "mine.html: this is no page of this program as it was written.")
    assert path.read_bytes() == kept != written
    assert run_short("page", "base", "--output", "mine.html", "--force").code == 0
    assert path.read_bytes() == written
