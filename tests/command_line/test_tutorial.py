"""The tutorial does what it says: its commands are run, and print what stands below them.

What begins with `...` was left out: what stands before it is the beginning of what is printed.
"""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.command_line import main
from tests.command_line.running import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
FILE = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)
PROGRAM = "$ python -m fundmodel "
LEFT_OUT = "..."
HOW = "pytest tests/command_line/test_tutorial.py --update-golden writes what is printed anew."


class Command(NamedTuple):
    """What is typed, and what stands below it."""

    line: str
    below: list[str]

    @property
    def words(self) -> list[str]:
        """The arguments."""
        return shlex.split(self.line.removeprefix(PROGRAM))

    def told(self, printed: list[str]) -> list[str]:
        """As much of what was printed as stands below."""
        if LEFT_OUT not in self.below:
            return printed
        return [*printed[: self.below.index(LEFT_OUT)], LEFT_OUT]


def blocks() -> list[str]:
    return BLOCK.findall(TUTORIAL.read_text("utf-8"))


def commands_of(block: str) -> list[Command]:
    found: list[Command] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Command(line, []))
        else:
            found[-1].below.append(line)
    return found


@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_command_prints_what_the_tutorial_shows(
    number: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    text = TUTORIAL.read_text("utf-8")
    for name, content in FILE.findall(text):
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for command in commands_of(blocks()[number]):
        assert command.line.startswith(PROGRAM)
        printed = command.told(_printed(command.words, capsys))
        if update_golden:
            before = "\n".join([command.line, *command.below])
            text = text.replace(before, "\n".join([command.line, *printed]))
            TUTORIAL.write_text(text, "utf-8")
        else:
            assert printed == command.below, HOW


def _printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(words)
    streams = capsys.readouterr()
    return [line.rstrip() for line in (streams.out + streams.err).splitlines()]


def test_every_analysis_has_its_command_in_the_tutorial() -> None:
    typed = {command.words[0] for block in blocks() for command in commands_of(block)}
    assert {"compare", "sensitivity", "solve", "explain"} <= typed
