"""What the repository holds: no trace of a machine, no idle test file, no rule that is missing."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.structure.source_files import PACKAGE, ROOT, named, package_files, tracked, tree_of

RULES = PACKAGE / "RULES.md"
README = ROOT / "README.md"
CITED = re.compile(r"\(?\bR([0-9]{1,2})\b(?: to R([0-9]{1,2}))?")
NOT_TEXT = frozenset({".png", ".xlsx", ".ico", ".pdf"})

# Written in parts, so that this file does not hold what it looks for.
TRACES = re.compile(
    "|".join(
        [
            "/ho" + r"me/[a-z]",
            "/ro" + "ot/",
            "/wo" + "rk/",
            "/Use" + "rs/[A-Za-z]",
            r"[A-Z]:\\\\?Use" + "rs",
            "/tm" + r"p/[a-z]",
            "local" + "host",
            "127.0" + ".0.1",
            r"\b(?:10|192\.168|172\.1[6-9])(?:\.[0-9]{1,3}){2,3}\b",
            "index" + "-url",
            "files.python" + "hosted",
            "pypi" + ".org/",
            "arti" + "factory",
        ]
    )
)


def texts() -> list[Path]:
    """Every file of the repository that people read."""
    return [file for file in tracked() if file.suffix not in NOT_TEXT]


def test_no_file_has_a_trace_of_a_machine() -> None:
    found = [
        f"{named(file)}:{number}: {line.strip()[:90]}"
        for file in texts()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if TRACES.search(line)
    ]
    assert len(texts()) > 100
    assert found == []


def test_every_text_ends_with_a_line_end() -> None:
    assert [named(one) for one in texts() if one.read_bytes()[-1:] not in (b"\n", b"")] == []


def test_a_file_of_tests_has_tests() -> None:
    files = [file for file in tracked() if file.match("tests/**/test_*.py")]
    idle = [
        named(file)
        for file in files
        if not any(
            isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            for node in ast.walk(tree_of(file))
        )
    ]
    assert files
    assert idle == []


def test_tests_stand_in_files_that_are_collected() -> None:
    lost = [
        f"{named(file)}: {node.name}"
        for file in tracked()
        if file.suffix == ".py" and "tests" in file.parts and not file.name.startswith("test_")
        for node in tree_of(file).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert lost == []


def test_rules_are_numbered_from_one() -> None:
    assert sorted(rules()) == list(range(1, len(rules()) + 1))


def test_every_rule_that_code_cites_exists(figure: Callable[[str], None]) -> None:
    cited: dict[int, str] = {}
    for file in package_files():
        for first, last in CITED.findall(file.read_text("utf-8")):
            for number in range(int(first), int(last or first) + 1):
                cited.setdefault(number, named(file))
    unknown = {f"R{number}": where for number, where in cited.items() if number not in rules()}
    figure(f"cited by code: {len(cited)} of {len(rules())} rules")
    assert cited
    assert unknown == {}


def rules() -> set[int]:
    """The numbers of the rules."""
    return {int(number) for number in re.findall(r"\*\*R([0-9]+)\*\*", RULES.read_text("utf-8"))}


def commands() -> list[str]:
    """Every command that README shows."""
    if not README.exists():
        return []
    found = re.findall(r"python -m fundmodel +([a-z][a-z-]+)", README.read_text("utf-8"))
    return sorted(set(found))


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_exists(command: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "fundmodel", command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert command in answer.stdout


def test_files_that_the_readme_links_to_exist() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
