"""The rooms of the house: few files, few arrows between them, and one word for one thing."""

import ast
import graphlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.structure.source_files import PACKAGE, ROOT, imports, named, tree_of

READ = PACKAGE / "read_assumptions"
FOLDERS = {"text", "schema", "base_set", "scenarios"}
MOST_FILES, MOST_ARROWS = 16, 49

MACHINERY = (
    "build_model", "command_line", "measures", "read_assumptions", "run_paths", "workbooks",
)  # fmt: skip
OLD_NAMES = frozenset(
    {"contents", "facts", "item", "items", "place", "places", "refusals", "requests"}
    | {"said", "shown", "spot", "spots"}
)
OF_OTHERS = frozenset({"item", "items"})
"""Methods of mappings and of NumPy's scalars, when they are called."""
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def test_assumptions_are_read_in_four_folders() -> None:
    files = [file.relative_to(READ) for file in READ.rglob("*.py") if file.stem != "__init__"]
    assert {file.parent.as_posix() for file in files} == FOLDERS
    assert len(files) <= MOST_FILES


def test_few_arrows_run_between_the_rooms_and_none_in_a_circle(
    figure: Callable[[str], None],
) -> None:
    modules = {_module(file): file for file in READ.rglob("*.py")}
    arrows = {
        name: {other for other in imports(file) if other in modules} - {name}
        for name, file in modules.items()
    }
    count = sum(map(len, arrows.values()))
    figure(f"{len(modules)} files with {count} arrows among them")
    assert len(list(graphlib.TopologicalSorter(arrows).static_order())) == len(modules)
    assert count <= MOST_ARROWS


@pytest.mark.parametrize("package", MACHINERY)
def test_no_old_name_is_left(package: str) -> None:
    left = {
        f"{named(file)}: {name}"
        for file in (PACKAGE / package).rglob("*.py")
        for name in (file.stem, *_names(tree_of(file)))
        if OLD_NAMES & {part.lower() for part in PART.findall(name)}
    }
    assert sorted(left) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("place = 1", True),
        ("def first_place(): ...", True),
        ("class LineItem: ...", True),
        ("call(shown=1)", True),
        ("one.facts", True),
        ("from x import spots as y", True),
        ("one.items", True),
        ("one.items()", False),
        ("replace(placement)", False),
        ("text = 'place'", False),
    ],
)
def test_an_old_name_is_found_as_a_part_of_another(text: str, *, found: bool) -> None:
    parts = {part.lower() for name in _names(ast.parse(text)) for part in PART.findall(name)}
    assert bool(OLD_NAMES & parts) is found


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _names(tree: ast.Module) -> Iterator[str]:
    """Every name that a module gives or uses, but for methods of others that it calls."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Attribute(attr=name) if not (name in OF_OTHERS and id(node) in called):
                yield name
            case ast.alias(name=name, asname=other):
                yield from (name, other or "")
