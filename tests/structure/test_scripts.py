"""Scripts and styles are held to the sizes of Python, and say at their head what they are (R21)."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.structure.source_files import PACKAGE, named, tracked
from tests.structure.test_sizes import LONGEST_FILE, LONGEST_FUNCTION

LONGEST_LINE = 100
SCRIPTS, STYLES, MARKUP = (".js", ".mjs"), (".css",), (".html",)
HEADS = {".js": "// ", ".mjs": "// ", ".css": "/* "}
FUNCTION = re.compile(
    r"^(?P<indent> *)(?:export )?(?:async )?"
    r"(?:function\*? (?P<name>\w+)|(?:static |get |set |async |\*)*(?P<method>#?\w+)\(.*\) \{$"
    r"|const (?P<arrow>\w+) = (?:async )?(?:\([^()]*\)|\w+) =>)"
)
STATEMENTS = frozenset({"for", "if", "while", "switch", "test"})


def written(*endings: str) -> list[Path]:
    return [file for file in tracked() if file.suffix in endings]


def lines_of(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def functions(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Functions of a script and how many lines they have, by how the script is indented."""
    for at, line in enumerate(lines):
        found = FUNCTION.match(line)
        name = found and (found["name"] or found["method"] or found["arrow"])
        if not found or not name or name in STATEMENTS:
            continue
        outside = re.compile(rf" {{0,{len(found['indent'])}}}[^ ]")
        signature = line.endswith("(")
        for end in range(at + 1, len(lines)):
            if not outside.match(lines[end]):
                continue
            if signature and lines[end].endswith("{"):
                signature = False
                continue
            yield name, end - at + 1 if lines[end].lstrip().startswith("}") else 1
            break


def test_no_script_or_style_is_too_long(figure: Callable[[str], None]) -> None:
    sizes = {named(file): len(lines_of(file)) for file in written(*SCRIPTS, *STYLES)}
    figure(f"{len(sizes)} scripts and styles, {sum(sizes.values()):,} lines")
    assert len([name for name in sizes if name.startswith("fundmodel/page/source/")]) > 50
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_line_is_too_long() -> None:
    long = [
        f"{named(file)}:{number}"
        for file in written(*SCRIPTS, *STYLES)
        + [one for one in written(*MARKUP) if PACKAGE in one.parents]
        for number, line in enumerate(lines_of(file), 1)
        if len(line) > LONGEST_LINE
    ]
    assert long == []


def test_no_function_of_a_script_is_too_long() -> None:
    sizes = {
        f"{named(file)}: {name}": size
        for file in written(*SCRIPTS)
        for name, size in functions(lines_of(file))
    }
    assert len(sizes) > 500
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_every_script_and_style_says_what_it_is() -> None:
    heads = {file: lines_of(file)[0] for file in written(*HEADS)}
    assert [
        named(file) for file, head in heads.items() if not head.startswith(HEADS[file.suffix])
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("function one() {\n  two();\n}\n", [("one", 3)]),
        ("export async function one(\n  a,\n) {\n  b();\n}\n", [("one", 5)]),
        ("class A {\n  *each(a) {\n    if (a) {\n      b();\n    }\n  }\n}\n", [("each", 5)]),
        ("const one = (a) => a;\nconst two = (a) => {\n  b();\n};\n", [("one", 1), ("two", 3)]),
    ],
)
def test_functions_are_measured(text: str, expected: list[tuple[str, int]]) -> None:
    assert list(functions(text.splitlines())) == expected
