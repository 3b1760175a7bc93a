"""The rooms of the house: few files, few arrows between them, and one word for one thing."""

import ast
import graphlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fundmodel
from tests.structure.source_files import FUND, MACHINERY, PACKAGE, ROOT, imports, named, tree_of

READ = PACKAGE / "read_assumptions"
FOLDERS = {"text", "uncertainty", "schema", "base_set", "scenarios"}
MOST_FILES, MOST_ARROWS = 33, 113

BESIDE_THE_LINES = [FUND / "model.py", *sorted(PACKAGE.glob("*.py"))]
OLD_NAMES = frozenset(
    {"contents", "facts", "item", "items", "place", "places", "refusals", "requests"}
    | {"said", "shown", "spot", "spots"}
)
OLD_WHOLE_NAMES = frozenset(
    {"LineItem", "convolved", "gather", "gathered", "line_items", "opposite"}
)
OLD_IN_THE_FUND = ("make_up", "mark_to_beat", "other_half", "residue", "returned_to_freeze")
OF_OTHERS = frozenset({"item", "items"})
"""Methods of mappings and of NumPy's scalars, when they are called."""
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def test_assumptions_are_read_in_five_folders() -> None:
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


@pytest.mark.parametrize(
    "files",
    [*(sorted((PACKAGE / package).rglob("*.py")) for package in MACHINERY), BESIDE_THE_LINES],
    ids=[*MACHINERY, "beside"],
)
def test_no_old_name_is_left(files: list[Path]) -> None:
    left = {
        f"{named(file)}: {name}"
        for file in files
        for name in (file.stem, *_names(tree_of(file)))
        if _is_old(name)
    }
    assert files
    assert sorted(left) == []


def test_no_old_name_is_left_in_the_fund_but_those_of_assumptions() -> None:
    """What a YAML file calls a number is what the lines call it."""
    keys = set(fundmodel.load("base").inputs)
    left = {
        f"{named(file)}: {name}"
        for file in FUND.rglob("*.py")
        for name in (file.stem, *_names(tree_of(file)))
        if name not in keys and any(f"_{old}_" in f"_{name}_" for old in OLD_IN_THE_FUND)
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
        ("match one:\n    case [1, *items]: ...", True),
        ("match one:\n    case {1: 2, **facts}: ...", True),
        ("match one:\n    case int() as place: ...", True),
        ("match one:\n    case Line(item=1): ...", True),
        ("try: ...\nexcept OSError as spot: ...", True),
        ("async def said(): ...", True),
        ("def _gathered(): ...", True),
        ("opposite(one)", True),
        ("opposite_sign(one)", False),
    ],
)
def test_an_old_name_is_found_as_a_part_of_another(text: str, *, found: bool) -> None:
    assert any(map(_is_old, _names(ast.parse(text)))) is found


def _is_old(name: str) -> bool:
    parts = {part.lower() for part in PART.findall(name)}
    return bool(OLD_NAMES & parts) or name.strip("_") in OLD_WHOLE_NAMES


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
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
            case ast.MatchClass(kwd_attrs=names):
                yield from names
            case ast.Attribute(attr=name) if not (name in OF_OTHERS and id(node) in called):
                yield name
            case ast.alias(name=name, asname=other):
                yield from (name, other or "")
