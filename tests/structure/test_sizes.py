"""Files and functions stay small enough to be read at once (R21)."""

import ast
from collections.abc import Callable

import pytest

from tests.structure.source_files import (
    FUND,
    PACKAGE,
    ROOT,
    body,
    functions,
    is_line,
    length,
    named,
    package_files,
    tracked,
)

LONGEST_FILE, AIM = 300, 200
LONGEST_FUNCTION, MOST_STATEMENTS = 40, 8
SAYS_NOTHING = frozenset(
    {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
)


def test_no_file_is_too_long(figure: Callable[[str], None]) -> None:
    sizes = {named(file): len(file.read_text("utf-8").splitlines()) for file in package_files()}
    above_aim = {name: size for name, size in sizes.items() if size >= AIM}
    figure(f"{len(sizes)} files, {sum(sizes.values()):,} lines; {AIM} or more: {above_aim}")
    assert {name: size for name, size in above_aim.items() if size > LONGEST_FILE} == {}


def test_few_files_pass_the_aim() -> None:
    sizes = [len(file.read_text("utf-8").splitlines()) for file in package_files()]
    assert sum(size >= AIM for size in sizes) <= len(sizes) / 7  # DECISIONS.md 28


def test_a_line_is_one_formula() -> None:
    lines = [(file, one) for file in FUND.rglob("*.py") for one in functions(file) if is_line(one)]
    wrong = [
        f"{named(file)}: {line.name}"
        for file, line in lines
        if len(body(line)) > MOST_STATEMENTS
        or sum(isinstance(node, ast.Return) for node in ast.walk(line)) != 1
        or any(isinstance(node, ast.If | ast.For | ast.While | ast.Try) for node in ast.walk(line))
    ]
    assert len(lines) > 100
    assert wrong == []


def test_no_function_is_too_long() -> None:
    sizes = {
        f"{named(file)}: {one.name}": length(one)
        for file in package_files()
        for one in functions(file)
    }
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"], ids=["fundmodel", "tests"])
def test_a_module_is_named_for_what_it_holds(folder) -> None:
    names = [file for file in tracked() if file.suffix == ".py" and file.is_relative_to(folder)]
    names += [file.parent for file in names]
    assert sorted({named(file) for file in names if file.stem in SAYS_NOTHING}) == []
