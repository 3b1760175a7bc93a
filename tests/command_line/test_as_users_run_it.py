"""Commands as users run them: `python -m fundmodel` in a folder, with its streams in pipes."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import fundmodel
from tests.command_line.running import (
    ASSUMPTIONS,
    ROOT,
    SCENARIOS,
    as_a_user,
    files_below,
    is_one_refusal,
)

HERE = ("--assumptions", str(ASSUMPTIONS))
SLOW_IMPORTS = {"pandas", "openpyxl", "scipy", "pydantic", "numpy", "rich", "yaml"}


@pytest.mark.thorough
def test_without_a_command_everything_is_run(tmp_path: Path) -> None:
    answer = as_a_user(tmp_path, *HERE)
    said = " ".join(answer.err.split())  # on a day after a date of review one sentence says so
    assert answer.code == 0
    assert said == "" or (said.startswith("Past their date of review: ") and len(said) < 200)
    lines = answer.out.splitlines()
    named = [line.split()[0] for line in lines if line.strip()]
    told = [name for name in named if name in SCENARIOS]
    assert told == [*SCENARIOS, *SCENARIOS]  # as stated, and then what to expect
    assert max(len(line) for line in lines if not line.endswith(".")) <= 250  # not of sentences
    held = f"Checks hold in {len(SCENARIOS)} of {len(SCENARIOS)} scenarios."
    assert lines[-2] == f"{held} Workbook: outputs/fundmodel.xlsx"
    assert lines[-1].startswith("Next: python -m fundmodel ")
    assert "\x1b" not in answer.out
    assert list(files_below(tmp_path)) == ["outputs/fundmodel.xlsx"]


def test_the_assumptions_of_the_folder_come_first(tmp_path: Path, copied: Path) -> None:
    (copied / "scenarios" / "mine.yaml").write_text("label: Mine\nfrom: base\nchanges: {}\n")
    found = [one["name"] for one in json.loads(as_a_user(copied.parent, "list", "--json").out)]
    assert found == ["base", *sorted([*SCENARIOS[1:], "mine"])]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shipped = json.loads(as_a_user(elsewhere, "list", "--json").out)
    assert [one["name"] for one in shipped] == SCENARIOS


def test_no_colours_in_a_pipe(tmp_path: Path) -> None:
    for command in (["list"], ["check", "base"], ["explain", "cash"]):
        answer = as_a_user(tmp_path, *command, *HERE, TERM="xterm-256color")
        assert answer.code == 0
        assert "\x1b" not in answer.out + answer.err


def test_results_and_refusals_have_streams_of_their_own(tmp_path: Path) -> None:
    assert is_one_refusal(as_a_user(tmp_path, "run", "baze", *HERE), "baze: There is no scenario")
    assert files_below(tmp_path) == {}


def test_a_terminal_without_our_letters(tmp_path: Path, copied: Path) -> None:
    overlay = 'label: "Ціна → 1"\nfrom: base\nchanges: {}\n'
    (copied / "scenarios" / "mine.yaml").write_text(overlay, encoding="utf-8")
    answer = as_a_user(tmp_path, "list", PYTHONIOENCODING="ascii")
    assert answer.code == 0, answer.err
    answer = as_a_user(tmp_path, "list", "--json", PYTHONIOENCODING="ascii")
    assert answer.code == 0, answer.err


def test_debug_shows_where_it_was_refused(tmp_path: Path) -> None:
    answer = as_a_user(tmp_path, "run", "baze", *HERE, "--debug")
    assert answer.code == 2
    assert answer.err.startswith("Traceback (most recent call last):")
    assert "fundmodel.errors.BadInput: baze: There is no scenario of this name." in answer.err


def test_the_version(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == fundmodel.__version__
    answer = as_a_user(tmp_path, "--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip().endswith(f"version {fundmodel.__version__}")


@pytest.mark.parametrize("run", ["import fundmodel", "--help", "run --help", "--version"])
def test_what_is_slow_to_import_waits(run: str) -> None:
    call = f"import sys; from fundmodel.command_line import main; sys.argv[1:] = {run.split()!r}"
    program = run if run.startswith("import") else f"{call}\ntry: main()\nexcept SystemExit: pass"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print('|', *sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.rpartition("|")[2].split())
    assert "fundmodel" in loaded
    assert loaded & SLOW_IMPORTS == set()
