"""How the program ends when the shell ends it: closed streams, nobody reading, signals."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fundmodel.on_disk import BEGINS
from tests.command_line.running import ASSUMPTIONS, ROOT, SECONDS, files_below
from tests.thorough import mostly_thorough

PROGRAM = [sys.executable, "-m", "fundmodel"]
RUN = [*PROGRAM, "run", "base", "--no-workbook", "--paths", "0"]
RUN += ["--assumptions", str(ASSUMPTIONS)]
EVERYTHING = [*PROGRAM, "--assumptions", str(ASSUMPTIONS)]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def shell(folder: Path, line: str, *command: str) -> tuple[int, str]:
    """The exit code of a command that a shell runs with its streams redirected, and its errors."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", *command],
        cwd=folder,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
        text=True,
    )
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real assumptions and one scenario, since a process reads all that there are."""
    folder = tmp_path_factory.mktemp("few") / "assumptions"
    shutil.copytree(ASSUMPTIONS, folder)
    for scenario in (folder / "scenarios").glob("*.yaml"):
        if scenario.stem != "all_grants":
            scenario.unlink()
    return folder


CLOSED = [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"]


@pytest.mark.parametrize("closed", mostly_thorough(CLOSED, [">&-", "<&- >&- 2>&-"]))
def test_closed_streams(tmp_path: Path, closed: str) -> None:
    assert shell(tmp_path, f'"$@" {closed}', *RUN) == (0, "")


@pytest.mark.parametrize(
    "what", [["list"], ["list", "--json"], ["list", "lines"], ["--help"], ["run", "--help"]]
)
def test_nobody_reads_on(tmp_path: Path, few: Path, what: list[str]) -> None:
    line = '"$@" | true; exit ${PIPESTATUS[0]}'
    here = [] if "--help" in what else ["--assumptions", str(few)]
    assert shell(tmp_path, line, *PROGRAM, *what, *here) == (141, "")


def test_nobody_reads_the_refusal(tmp_path: Path, few: Path) -> None:
    line = '"$@" 2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}'
    command = [*PROGRAM, "run", "no such scenario", "--assumptions", str(few)]
    assert shell(tmp_path, line, *command) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("what", [["list"], ["list", "--json"], ["--help"]])
def test_a_disk_that_is_full(tmp_path: Path, few: Path, what: list[str]) -> None:
    here = [] if "--help" in what else ["--assumptions", str(few)]
    code, said = shell(tmp_path, '"$@" >/dev/full', *PROGRAM, *what, *here)
    assert code == 2
    assert said == (
        "python -m fundmodel: This cannot be read or written (No space left on device).\n"
        "  To fix: choose another place, or see to its rights.\n"
    )


def ended_by(number: int, folder: Path) -> tuple[int, str]:
    """The exit code and the errors of a run that a signal meets after a second and a half."""
    with subprocess.Popen(
        EVERYTHING,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        time.sleep(1.5)
        running.send_signal(number)
        _, said = running.communicate(timeout=SECONDS)
    return running.returncode, said


@pytest.mark.usefixtures("hears_ctrl_c")
def test_stopped_by_the_keyboard(tmp_path: Path) -> None:
    code, said = ended_by(signal.SIGINT, tmp_path)
    assert code in (130, -signal.SIGINT)  # both are 130 to a shell
    assert re.fullmatch(
        r"Stopped\.( Of 35 scenarios \d+ had been run, \d+ drawn\.)?\n", said.lstrip()
    )
    assert files_below(tmp_path) == {}


def test_stopped_before_anything_is_imported(tmp_path: Path) -> None:
    early = (
        "import builtins\n"
        "from fundmodel import __main__ as program\n"
        "load = builtins.__import__\n"
        "def pressed(name, *more):\n"
        "    if name == 'click': raise KeyboardInterrupt\n"
        "    return load(name, *more)\n"
        "builtins.__import__ = pressed\n"
        "program.main()"
    )
    assert shell(tmp_path, '"$@"', sys.executable, "-c", early) == (130, "Stopped.\n")


@pytest.mark.parametrize(
    "number", mostly_thorough([signal.SIGTERM, signal.SIGHUP], [signal.SIGTERM])
)
def test_ended_by_the_system(tmp_path: Path, number: int) -> None:
    assert ended_by(number, tmp_path) == (128 + number, "")
    assert files_below(tmp_path) == {}


def test_what_is_told_to_go_on_goes_on(tmp_path: Path) -> None:
    """Under nohup, the end of the terminal ends nothing."""
    told = (
        "import signal, sys\n"
        "from fundmodel import __main__ as program\n"
        "sys.argv[1:] = ['--version']\n"
        "try: program.main()\n"
        "except SystemExit: sys.exit(signal.getsignal(signal.SIGHUP) != signal.SIG_IGN)"
    )
    assert shell(tmp_path, 'nohup "$@"', sys.executable, "-c", told)[0] == 0


@pytest.mark.parametrize(
    "number", mostly_thorough([signal.SIGTERM, signal.SIGINT], [signal.SIGINT])
)
@pytest.mark.usefixtures("hears_ctrl_c")
def test_ended_while_it_writes(tmp_path: Path, short: Path, number: int) -> None:
    """The process waits at the moment at which the new file lies beside the old one."""
    slow = (
        "import os, sys, time; from pathlib import Path\n"
        "from fundmodel import __main__ as program\n"
        "os.fsync = lambda handle: (Path('now').touch(), time.sleep(60))\n"
        "sys.argv[1:] = ['run', 'base', '--paths', '0', '--assumptions', sys.argv[1]]\n"
        "program.main()"
    )
    command = [sys.executable, "-c", slow, str(short)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.PIPE
    ) as running:
        for _ in range(SECONDS * 10):
            if (tmp_path / "now").exists():
                break
            time.sleep(0.1)
        beside = [name for name in files_below(tmp_path) if BEGINS in name]
        running.send_signal(number)
        running.communicate(timeout=SECONDS)
    assert len(beside) == 1
    assert running.returncode in (130, 128 + number, -number)
    assert list(files_below(tmp_path)) == ["now"]
