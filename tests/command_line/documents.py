"""Documents that do what they say: their files are written, their commands run and compared.

A fenced block of `console` is typed and printed, the other fences are files:

- a first line `# NAME` begins the whole of a file;
- `# NAME, above ENTRY` or `below ENTRY` puts the lines there into a file that the folder has;
- `# NAME, at the end` adds to one.

A line `...` is what was left out: what stands above it is the beginning of what is printed, what
stands below it the end.
"""

import re
import runpy
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.command_line import main

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
NAMED = re.compile(
    r"# (?P<name>[\w./-]+\.\w+)(?:, (?P<where>above|below|at the end)(?: (?P<entry>.+))?)?"
)
PROMPT, PROGRAM, SCRIPT = "$ ", "$ python -m fundmodel ", "$ python "
LEFT_OUT = "..."
HOW = "pytest tests/command_line --update-golden writes what is printed anew."


class Command(NamedTuple):
    """What is typed, on several lines where they end in a backslash, and what stands below it."""

    line: str
    below: list[str]

    def told(self, printed: list[str]) -> list[str]:
        """As much of what was printed as stands below: its beginning, and its end."""
        if LEFT_OUT not in self.below:
            return printed
        first = self.below.index(LEFT_OUT)
        last = len(printed) - (len(self.below) - first - 1)
        return [*printed[:first], LEFT_OUT, *printed[max(first, last) :]]

    def as_written(self, below: list[str]) -> str:
        """The lines of the document."""
        return "\n".join([self.line, *below])


class File(NamedTuple):
    """A file of a document, or lines for one; `where` is "" for a whole file."""

    name: str
    where: str
    entry: str
    text: str


def steps_of(text: str) -> Iterator[list[Command] | File]:
    """The fenced blocks that do something, in their order."""
    for fence, block in FENCE.findall(text):
        head, _, rest = block.partition("\n")
        named = NAMED.fullmatch(head)
        if fence == "console":
            yield commands_of(block)
        elif named:
            yield File(named["name"], named["where"] or "", named["entry"] or "",
                       block if not named["where"] else rest)  # fmt: skip


def commands_of(block: str) -> list[Command]:
    """The commands of a block of `console`."""
    found: list[Command] = []
    for line in block.splitlines():
        if found and not found[-1].below and found[-1].line.endswith("\\"):
            found[-1] = Command(f"{found[-1].line}\n{line}", [])
        elif line.startswith(PROMPT):
            found.append(Command(line, []))
        else:
            found[-1].below.append(line)
    return found


def put(folder: Path, file: File) -> None:
    """Write a file, or put lines into one."""
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not file.where:
        path.write_text(file.text, "utf-8")
        return
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = len(lines)
    if file.entry:
        heads = [one.strip().replace('"', "") for one in lines]
        at = next(at for at, head in enumerate(heads) if head.startswith(f"{file.entry}:"))
        at += file.where == "below"
    path.write_text("".join([*lines[:at], file.text, *lines[at:]]), "utf-8")


def printed_by(command: Command, capture: pytest.CaptureFixture[str]) -> list[str]:
    """Run a command as a user would who stands in this folder, and take what it prints."""
    assert command.line.startswith(SCRIPT), command.line
    line = command.line.replace("\\\n", " ")
    capture.readouterr()
    if line.startswith(PROGRAM):
        with pytest.raises(SystemExit):
            main(shlex.split(line.removeprefix(PROGRAM)))
    else:
        runpy.run_path(shlex.split(line.removeprefix(SCRIPT))[0], run_name="__main__")
    streams = capture.readouterr()
    return [one.rstrip() for one in (streams.out + streams.err).splitlines()]


def follow(
    document: Path, commands: list[Command], capture: pytest.CaptureFixture[str], *, update: bool
) -> None:
    """Type commands and compare what they print with what stands below them; or write it anew."""
    for command in commands:
        printed = command.told(printed_by(command, capture))
        if update:
            text = document.read_text("utf-8")
            before, after = command.as_written(command.below), command.as_written(printed)
            text = text.replace(f"\n{before}\n", f"\n{after}\n", 1)
            document.write_text(text, "utf-8")
        else:
            assert printed == command.below, HOW
    sys.stdout.flush()
