"""The documentation names what there is: every folder of tests, commands and public names."""

import re

import fundmodel
from tests.structure.source_files import ROOT

DOCS = ROOT / "docs"


def test_every_folder_of_tests_is_told_of() -> None:
    told = set(
        re.findall(r"^\| `(\w+)` \|", (DOCS / "reliability.md").read_text("utf-8"), re.MULTILINE)
    )
    there = {one.name for one in (ROOT / "tests").iterdir() if any(one.glob("**/test_*.py"))}
    assert there <= told


def test_the_page_of_public_names_has_each_of_them() -> None:
    told = re.findall(r":: fundmodel\.(\w+)$", (DOCS / "api.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted([*fundmodel.__all__, "measures"])


def test_commands_that_the_documentation_shows_are_there() -> None:
    from fundmodel.command_line.group import commands

    texts = "".join(one.read_text("utf-8") for one in DOCS.rglob("*.md"))
    shown = set(re.findall(r"python -m fundmodel ([a-z][a-z-]+)", texts))
    assert len(shown) > 10
    assert shown <= set(commands.commands)
