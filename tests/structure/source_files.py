"""The files of the repository, and what stands in those that are Python."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fundmodel"
FUND = PACKAGE / "fund"
FOLDERS = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}
MACHINERY = sorted(FOLDERS - {FUND.name})
LINE_KINDS = frozenset({"flow", "balance", "ratio", "flag", "result", "check", "alert"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def package_files() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def named(file: Path) -> str:
    """A file as messages name it."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    """What a module says."""
    return ast.parse(file.read_text("utf-8"), named(file))


def imports(file: Path) -> Iterator[str]:
    """Every module that a module imports, and for `from a import b` also a.b."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_line(function: Function) -> bool:
    """Whether a function is a line of a fund: it has a decorator such as @flow(USD_M)."""
    called = [one.func for one in function.decorator_list if isinstance(one, ast.Call)]
    return any(isinstance(one, ast.Name) and one.id in LINE_KINDS for one in called)


def functions(file: Path) -> Iterator[Function]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree_of(file)) if isinstance(node, Function))


def body(function: Function) -> list[ast.stmt]:
    """The statements of a function, its docstring left out."""
    return function.body[1:] if ast.get_docstring(function) is not None else function.body


def length(function: Function) -> int:
    """Lines of a function from its `def`, its docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is under version control, or would be if it were added."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the files are not under version control here")
    found = (ROOT / name.decode() for name in listed.split(b"\0") if name)
    return tuple(sorted(file for file in found if file.is_file()))
