"""The commands, run as a user runs them or within the test, and what is on the disk afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from fundmodel.command_line import main
from fundmodel.read_assumptions import scenario_names

ROOT = Path(__file__).parents[2]
ASSUMPTIONS = ROOT / "assumptions"
SCENARIOS = ["base", *scenario_names(ASSUMPTIONS)]
SECONDS = 120


class Answer(NamedTuple):
    """What a command gave back: its exit code and its two streams."""

    code: int
    out: str
    err: str


def as_a_user(folder: Path, *arguments: str, **environment: str) -> Answer:
    """Run `python -m fundmodel` in a folder, with its streams in pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "fundmodel", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


class Commands:
    """Commands run within the test, in a folder of its own."""

    def __init__(
        self, folder: Path, capture: pytest.CaptureFixture[str], assumptions: Path
    ) -> None:
        self.folder, self._capture, self._assumptions = folder, capture, assumptions

    def __call__(self, *arguments: str, directory: Path | str = "") -> Answer:
        """Run one command on these assumptions, on others, or (".") on none that are named."""
        named = [] if directory == "." else ["--assumptions", str(directory or self._assumptions)]
        self._capture.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([*arguments, *named])
        code = leaving.value.code
        return Answer(int(code or 0), *self._capture.readouterr())


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, however its name begins, with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_one_refusal(answer: Answer, begins: str) -> bool:
    """Whether the command refused in one message with place and remedy, and did nothing else."""
    return (
        answer.code == 2
        and answer.out == ""
        and answer.err.startswith(begins)
        and "\n  To fix: " in answer.err
        and "Traceback" not in answer.err
        and "\n\n" not in answer.err.strip()
    )


def edit(path: Path, old: str, new: str, *, count: int = 1) -> None:
    """Put one text in the place of another in a file that has it."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def over_ten_years(folder: Path) -> Path:
    """A copy of the real assumptions that ends after ten years."""
    shutil.copytree(ASSUMPTIONS, folder)
    edit(folder / "base" / "economy.yaml", "  value: 120\n", "  value: 40\n")
    return folder


def rows(table: Sequence[str]) -> list[list[str]]:
    """The cells of a printed table, which are two blanks or more apart."""
    return [[cell for cell in line.strip().split("  ") if cell.strip()] for line in table]


COMMANDS = sorted(
    (
        *("check", "compare", "copy-assumptions", "diff", "explain", "import", "list", "manual"),
        *("new-scenario", "page", "readings", "report", "run", "schema", "sensitivity", "set"),
        *("simulate", "solve", "verify"),
    )
)
"""Every command there is."""
