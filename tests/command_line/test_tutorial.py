"""The tutorial does what it says: its commands are run, and print what stands below them."""

from pathlib import Path

import pytest

from fundmodel.read_assumptions.base_set import reading
from tests.command_line.documents import PROGRAM, Command, File, follow, put, steps_of
from tests.command_line.running import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"


def blocks() -> list[list[Command]]:
    return [one for one in steps_of(TUTORIAL.read_text("utf-8")) if not isinstance(one, File)]


@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_command_prints_what_the_tutorial_shows(
    number: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    for one in steps_of(TUTORIAL.read_text("utf-8")):
        if isinstance(one, File):
            put(tmp_path, one)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(reading, "today_is", lambda: "2026-11-26")  # nothing is due for review
    follow(TUTORIAL, blocks()[number], capsys, update=update_golden)


def test_every_analysis_has_its_command_in_the_tutorial() -> None:
    lines = [command.line for block in blocks() for command in block]
    typed = {line.removeprefix(PROGRAM).split()[0] for line in lines}
    assert {"compare", "sensitivity", "solve", "explain"} <= typed
