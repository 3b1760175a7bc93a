"""Tables fit the terminal, and in a pipe their words: no name is broken, what goes is said."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fundmodel
from fundmodel.command_line.tables import Column, Table, print_table
from tests.command_line.running import ASSUMPTIONS, ROOT, Commands

NARROW = 80
COMMANDS = [
    ("--no-workbook",),
    ("run", "base", "--no-workbook"),
    ("run", "base", "slow_start", "--set", "us_profit_share=0.25", "--no-workbook"),
    ("run", "base", "--all", "--no-workbook"),
    ("run", "base", "--members", "--no-workbook"),
    ("readings", "--by-year"),
    ("compare", "base", "slow_start", "high_return", "--bridge", "us_take_total"),
    ("check",),
    ("check", "base", "slow_start"),
    ("list",),
    ("list", "assumptions"),
    ("list", "lines"),
    ("list", "results"),
    ("explain", "us_take_total"),
    ("explain", "contributor_net_cost"),
]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(NARROW))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("narrow")
def test_nothing_is_wider_than_the_terminal(run_short: Commands, command: tuple[str, ...]) -> None:
    lines = run_short(*command).out.splitlines()
    assert lines
    assert [line for line in lines if len(line) > NARROW and "outputs/" not in line] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("what", ["scenarios", "assumptions", "lines", "results"])
@pytest.mark.usefixtures("narrow")
def test_no_name_is_broken(run_short: Commands, short: Path, what: str) -> None:
    base = fundmodel.load("base", directory=short)
    model = fundmodel.model_of(base)
    names = {
        "scenarios": ["base", "contributors_lend_and_guarantee"],
        "assumptions": list(base.inputs),
        "lines": list(model.lines),
        "results": [line.name for line in model.lines.values() if line.kind == "result"],
    }
    words = set(run_short("list", what).out.split())
    assert set(names[what]) <= words


def test_in_a_pipe_a_row_is_a_line_without_padding(
    run_short: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = run_short("list", "lines").out.splitlines()
    names = fundmodel.model_of(fundmodel.load("base", directory=ASSUMPTIONS)).lines
    assert [line.split()[0] for line in lines[1:-1]] == list(names)
    assert not re.search(r"[─━│┃]|--|\s$", "\n".join(lines))


TABLE = Table(
    [Column("Name"), Column("First", numbers=True), Column("Second number", numbers=True)],
    [["one_long_name", "1.00", "2.00"], ["other", "10.00", "-2.00"]],
    caption="In US$ bn.",
)


WIDE = """\
Name           First  Second number
one_long_name   1.00           2.00
other          10.00          -2.00
In US$ bn.
"""
WRAPPED = """\
Name           First    Second
                        number
-------------  -----  --------
one_long_name   1.00      2.00
other          10.00     -2.00
In US$ bn.
"""
DROPPED = """\
Name           First
-------------  -----
one_long_name   1.00
other          10.00
In US$ bn.
2 of 3 columns; --csv or
a wider terminal shows
all.
"""


@pytest.mark.parametrize(("columns", "printed"), [("", WIDE), ("30", WRAPPED), ("25", DROPPED)])
def test_what_does_not_fit_is_dropped_and_said(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
    printed: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    print_table(TABLE)
    assert capsys.readouterr().out == printed


def test_columns_that_are_alike_go_on_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    heads = [Column("Year"), *(Column(f"No.{number}", numbers=True) for number in range(1, 6))]
    print_table(Table(heads, [["2030", *"12345"]], goes_on=True))
    assert capsys.readouterr().out.splitlines() == [
        *("Year  No.1  No.2", "----  ----  ----", "2030     1     2", ""),
        *("Year  No.3  No.4", "----  ----  ----", "2030     3     4", ""),
        *("Year  No.5", "----  ----", "2030     5"),
    ]


def test_what_would_move_the_cursor_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(Table([Column("Name")], [["red \x1b[31m\a\r"]]))
    assert not set(capsys.readouterr().out) & set("\x1b\a\r")


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """Everything that a command writes to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fundmodel", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        text = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            text += read
        running.wait()
    os.close(ours)
    return text.decode()


def test_progress_is_said_on_a_terminal_and_cleared(tmp_path: Path, short: Path) -> None:
    text = on_a_terminal(tmp_path, "run", "base", "--assumptions", str(short))
    before, _, after = text.rpartition("\r\x1b[K")
    assert before.startswith("\r\x1b[KRunning base (1 of 1)")
    assert before.endswith("Writing outputs/base.xlsx")
    assert after.startswith("Headline")
    assert "\x1b" not in after


def test_progress_is_not_said_in_a_pipe(run_short: Commands) -> None:
    assert run_short("check", "base").err == ""
