"""Data moves down the page and never back up: who may import whom (R20)."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import fundmodel
from fundmodel.fund.stages import STAGES as ALL_STAGES
from tests.structure.source_files import (
    FOLDERS,
    FUND,
    MACHINERY,
    PACKAGE,
    ROOT,
    Function,
    imports,
    named,
    package_files,
    tree_of,
)

STAGES = FUND / "stages.py"
MODEL, WORKBOOK = FUND / "model.py", FUND / "workbook.py"
DIFFERENCES, CAUSES = FUND / "differences.py", FUND / "causes.py"
RETURNED, FRONT_PAGES = FUND / "returned.py", FUND / "front_pages.py"
WEB_PAGE = FUND / "web_page.py"
PAGE_SECTIONS, PAGE_MEMBERS = FUND / "page_sections.py", FUND / "page_members.py"
FRONT = (MODEL, WORKBOOK, RETURNED, DIFFERENCES, CAUSES, FRONT_PAGES, WEB_PAGE,
         PAGE_SECTIONS, PAGE_MEMBERS)  # fmt: skip
PAGE_CONTROLS = FUND / "page_controls.py"
LANGUAGE, PAGE = "fundmodel.build_model", "fundmodel.page"


def test_a_stage_imports_the_language_and_nothing_else() -> None:
    wrong = {
        named(file): outside
        for file in FUND.rglob("*.py")
        if file not in (STAGES, *FRONT, PAGE_CONTROLS)
        and (outside := {name for name in imports(file) if not _is_of(name, LANGUAGE)})
    }
    assert wrong == {}
    words = {name for name in imports(PAGE_CONTROLS) if not _is_of(name, LANGUAGE)}
    assert all(_is_of(name, PAGE) for name in words)


def test_a_stage_takes_the_language_from_its_front_door() -> None:
    """From `fundmodel.build_model`, not from a module inside it."""
    inside = {
        named(file): deep
        for file in FUND.rglob("*.py")
        if file not in FRONT
        and (deep := {name for name in imports(file) if _is_inside_language(name)})
    }
    assert inside == {}


def test_stages_meet_in_one_place() -> None:
    others = {name for name in imports(STAGES) if not _is_of(name, LANGUAGE)}
    assert all(_is_of(name, "fundmodel.fund") for name in others)
    who = [
        named(file)
        for file in FUND.rglob("*.py")
        if any(_is_of(name, "fundmodel.fund") for name in imports(file))
    ]
    assert sorted(who) == sorted(map(named, (STAGES, *FRONT)))


def test_economics_and_machinery_meet_in_one_place() -> None:
    """In `fund/model.py`, which takes the list of stages and no stage; the package takes names."""
    stages = {folder.name for folder in FUND.iterdir() if (folder / "__init__.py").exists()}
    assert not [name for name in imports(MODEL) if stages & set(name.split("."))]
    assert {name for name in imports(MODEL) if _is_of(name, "fundmodel.command_line")} == set()
    who = [
        named(file)
        for file in package_files()
        if file not in FUND.rglob("*.py")
        if any(_is_of(name, "fundmodel.fund") for name in imports(file))
    ]
    assert who == ["fundmodel/__init__.py"]


def test_a_folder_of_the_fund_is_a_stage_and_a_file_in_it_a_block() -> None:
    blocks = {stage.name: sorted(stage.headings) for stage in ALL_STAGES}
    assert blocks == {
        folder.name: sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")
        for folder in FUND.iterdir()
        if (folder / "__init__.py").exists()
    }


def test_the_package_itself_is_names_only() -> None:
    """Nothing is defined there but what finds a name, and nothing imported before one is asked."""
    whole = tree_of(PACKAGE / "__init__.py")
    front = whole.body
    defined = {one.name for one in ast.walk(whole) if isinstance(one, Function | ast.ClassDef)}
    assert defined == {"__getattr__", "__dir__"}
    assert not [one for one in front if isinstance(one, ast.Import | ast.ImportFrom)]
    assert all(getattr(fundmodel, name) for name in fundmodel.__all__)


@pytest.mark.parametrize(
    ("module", "former", "now"),
    [
        ("fundmodel", "line_items", "line_definitions"),
        (LANGUAGE, "gather", "by_member"),
        ("fundmodel.read_assumptions", "Facts", "Metadata"),
    ],
)
def test_a_former_name_is_answered_with_the_new_one(module: str, former: str, now: str) -> None:
    text = rf"^`{former}` is now called `{now}`\.$"
    with pytest.raises(ImportError, match=text):
        exec(f"from {module} import {former}")  # noqa: S102  (as a user's file would)
    with pytest.raises(ImportError, match=text):
        getattr(import_module(module), former)
    assert hasattr(import_module(module), now)


@pytest.mark.parametrize("module", ["fundmodel", LANGUAGE, "fundmodel.read_assumptions"])
def test_a_name_that_never_was_is_missed_as_usual(module: str) -> None:
    with pytest.raises(AttributeError, match=f"^module '{module}' has no attribute 'lod'$"):
        import_module(module).lod  # noqa: B018
    with pytest.raises(ImportError, match=f"^cannot import name 'lod' from '{module}'"):
        exec(f"from {module} import lod")  # noqa: S102


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("__init__.py")), ids=named)
def test_a_type_checker_knows_the_names_of_a_package(file: Path) -> None:
    """A `__getattr__` that it sees would make every name one that is there."""
    assert "__getattr__" not in {getattr(one, "name", "") for one in tree_of(file).body}


def test_schemas_for_editors_are_there_and_wait_for_pydantic() -> None:
    code = (
        "import sys, fundmodel.read_assumptions as front; assert 'pydantic' not in sys.modules; "
        "assert 'correlations' in front.json_schemas()"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_machinery_knows_nothing_of_the_fund() -> None:
    wrong = [
        named(file)
        for folder in MACHINERY
        for file in (PACKAGE / folder).rglob("*.py")
        if any(_is_of(name, "fundmodel.fund") for name in imports(file))
    ]
    assert MACHINERY
    assert wrong == []


def test_the_language_imports_no_other_machinery() -> None:
    allowed = (LANGUAGE, "fundmodel.errors")
    wrong = {
        named(file): other
        for file in (PACKAGE / "build_model").rglob("*.py")
        if (
            other := {
                name
                for name in imports(file)
                if name.startswith("fundmodel") and not any(_is_of(name, one) for one in allowed)
            }
        )
    }
    assert wrong == {}


def test_machinery_imports_one_way(figure: Callable[[str], None]) -> None:
    arrows: dict[str, set[str]] = {}
    for folder in MACHINERY:
        for file in (PACKAGE / folder).rglob("*.py"):
            parts = (name.split(".") for name in imports(file) if name.startswith("fundmodel."))
            arrows.setdefault(folder, set()).update(part[1] for part in parts)
    graph = {folder: (others & FOLDERS) - {folder} for folder, others in arrows.items()}
    order = list(graphlib.TopologicalSorter(graph).static_order())
    figure(" -> ".join(order))
    assert set(order) == set(MACHINERY)


@pytest.mark.parametrize("file", ["errors.py", "dates.py", "exit_codes.py"])
def test_what_is_below_everything_imports_nothing_of_the_package(file: str) -> None:
    assert {name.split(".")[0] for name in imports(PACKAGE / file)} <= sys.stdlib_module_names


def test_the_day_zero_of_spreadsheets_is_written_once() -> None:
    code = {"date(1899", '"1899'}
    who = [named(file) for file in package_files() if any(one in file.read_text() for one in code)]
    assert who == ["fundmodel/dates.py"]


def test_tests_are_not_part_of_the_package() -> None:
    who = [
        named(file)
        for file in package_files()
        if any(_is_of(name, part) for name in imports(file) for part in ("tests", "pytest"))
    ]
    assert who == []


def _is_of(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def _is_inside_language(name: str) -> bool:
    parts = name.split(".")
    return (
        parts[:2] == LANGUAGE.split(".")
        and any(
            (PACKAGE / "build_model" / f"{part}.py").exists() and len(parts) > place
            for place, part in enumerate(parts[2:], 3)
        )
        and name != LANGUAGE
    )
