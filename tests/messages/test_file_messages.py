"""What a user reads when a file or a folder cannot be used: whole texts, and never a wait."""
# ruff: noqa: E501  messages stand here as users see them

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load, scenario_names
from tests.read_assumptions.small_set import SLOW, write_set

RULE = (
    "  It is typed in a terminal, names files, and heads a column that formulas look for: no "
    '* ? ~ < > : " | / \\ [ ], no blank at its ends, no point at its end; no number, not Live or Override.\n'
    "  To fix: rename it."
)

COMPLETE = """\
`base` is the name of the complete set, which every scenario changes.
  To fix: rename it."""
ALIKE = """\
The name is that of `base` but for its spelling.
  Neither a workbook nor every file system tells the two apart.
  To fix: rename it."""


def refusal(directory: Path | None, scenario: str | Path = "slow") -> str:
    with pytest.raises(BadInput) as refused:
        load(scenario, directory=directory)
    return str(refused.value)


@pytest.mark.parametrize(
    "name",
    ["._slow.yaml", ".#slow.yaml", "slow.yaml~", "#slow.yaml#", ".slow.yaml.swp", "Thumbs.db",
     ".DS_Store", "README.md", "slow.yaml.bak", "~$slow.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["base", "base/members", "scenarios"])
def test_what_programs_put_beside_a_file_is_passed_over(
    tmp_path: Path, folder: str, name: str
) -> None:
    directory = write_set(tmp_path)
    (directory / folder / name).write_bytes(b"\0\5\x16\7Mac OS X\xa3")
    assert scenario_names(directory) == ["slow", "slower"]
    assert load("slow", directory=directory).number("legal_delay") == 8


def test_the_lock_of_an_editor_is_passed_over(tmp_path: Path) -> None:
    directory = write_set(tmp_path)
    for folder in ("base", "scenarios"):
        (directory / folder / ".#slow.yaml").symlink_to("somebody@somewhere:1")
    assert load("slow", directory=directory).number("legal_delay") == 8


@pytest.mark.parametrize("folder", ["base", "scenarios"])
@pytest.mark.parametrize(
    "name",
    ["mine.yml", "mine.YAML", "mine.Yml", "mine.yaml.txt", "mine.json", "mine.ymal", "mine.yaml "],
)
def test_a_file_that_only_looks_like_yaml(tmp_path: Path, folder: str, name: str) -> None:
    directory = write_set(tmp_path)
    (directory / folder / name).write_text(SLOW)
    assert refusal(directory) == (
        f"assumptions/{folder}/{name}: The file is not read.\n"
        "  Files of assumptions end in .yaml.\n"
        "  To fix: rename it to mine.yaml."
    )
    if folder == "scenarios":
        with pytest.raises(BadInput, match="The file is not read"):
            scenario_names(directory)


@pytest.mark.parametrize(
    ("name", "text"),
    [(f"{name}.yaml", f"This cannot be the name of a scenario.\n{RULE}")
     for name in ("a*", "a?", "a~b", " a", "a ", "2030", "true", "2027-01-01", "live", "Override",
                  "a\u00a0b", "mine.yaml", "a[1]")]
    + [("a\x1b[31m.yaml", f"This cannot be the name of a scenario.\n{RULE}"),
       ("base.yaml", COMPLETE), ("Base.yaml", ALIKE)],
)  # fmt: skip
def test_a_name_that_no_scenario_can_have(tmp_path: Path, name: str, text: str) -> None:
    directory = write_set(tmp_path)
    (directory / "scenarios" / name).write_text(SLOW)
    shown = name.replace("\x1b", "\\x1b")
    assert refusal(directory) == f"assumptions/scenarios/{shown}: {text}"
    (directory / "scenarios" / name).rename(tmp_path / name)
    if not name.lower().startswith("base"):
        assert refusal(directory, tmp_path / name) == f"{shown}: {text}"


@pytest.mark.parametrize("other", ["SLOW", "Slow", "\uff53low"])
def test_names_that_differ_in_spelling_alone(tmp_path: Path, other: str) -> None:
    directory = write_set(tmp_path)
    (directory / "scenarios" / f"{other}.yaml").write_text(SLOW)
    later, earlier = max("slow", other), min("slow", other)
    assert refusal(directory) == (
        f"assumptions/scenarios/{later}.yaml: The name is that of `{earlier}` but for its spelling.\n"
        "  Neither a workbook nor every file system tells the two apart.\n"
        "  To fix: rename it."
    )


MAKE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "This is no ordinary file."),
    "folder": (Path.mkdir, "This is a folder, not a file."),
    "loop": (lambda path: path.symlink_to(path.name), "This is a link that leads nowhere."),
    "broken link": (lambda path: path.symlink_to("nothing"), "This is a link that leads nowhere."),
    "device": (lambda path: path.symlink_to("/dev/zero"), "This is no ordinary file."),
}


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("folder", ["base", "scenarios", ""])
def test_what_is_no_file(tmp_path: Path, folder: str, kind: str) -> None:
    directory = write_set(tmp_path)
    make, text = MAKE[kind]
    path = (directory / folder if folder else tmp_path) / "mine.yaml"
    make(path)
    shown, fix = path.relative_to(tmp_path), "move it elsewhere" if folder else "name a .yaml file"
    told = refusal(directory, "slow" if folder else path)
    assert told == f"{shown}: {text}\n  To fix: {fix}."


def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    directory = write_set(tmp_path)
    (directory / "base" / "members").rename(tmp_path / "elsewhere")
    (directory / "base" / "members").symlink_to(tmp_path / "elsewhere")
    (directory / "base" / "round").symlink_to(directory / "base")
    (directory / "scenarios" / "slower.yaml").rename(tmp_path / "kept.yaml")
    (directory / "scenarios" / "slower.yaml").symlink_to(tmp_path / "kept.yaml")
    assert load("slower", directory=directory).number("pledge[Norway]") == 1000


def test_a_scenario_in_a_folder_below(tmp_path: Path) -> None:
    directory = write_set(tmp_path)
    (directory / "scenarios" / "old").mkdir()
    (directory / "scenarios" / "old" / "mine.yaml").write_text(SLOW)
    assert (
        refusal(directory)
        == """\
assumptions/scenarios/old/mine.yaml: The file is not read: scenarios stand in the folder `scenarios` itself.
  To fix: move it there, or out of `scenarios`."""
    )


@pytest.mark.parametrize("name", ["mine", "mine.txt"])
def test_a_scenario_whose_file_has_another_ending(tmp_path: Path, name: str) -> None:
    directory = write_set(tmp_path)
    (directory / "scenarios" / name).write_text(SLOW)
    assert load("slow", directory=directory).number("legal_delay") == 8
    assert refusal(directory, "mine") == (
        "mine: There is no scenario of this name.\n"
        f"  The folder has `{name}`, which is not read.\n"
        "  To fix: name one of base, slow, slower, or the path of a .yaml file."
    )


def test_an_unknown_scenario_hides_nothing_else_that_is_wrong(tmp_path: Path) -> None:
    directory = write_set(tmp_path, terms=("value: 0.50", "value: 0.95"))
    with pytest.raises(BadInput) as refused:
        load("slwo", {"legal_dely": 5}, directory)
    told = [problem.split("\n")[0] for problem in str(refused.value).split("\n\n")]
    assert told == [
        "assumptions/base/terms.yaml:3:10, us_profit_share: 0.95 is outside its plausible range 0 to highest_share (0.9).",
        "changes, legal_dely: There is no assumption `legal_dely`.",
        "slwo: There is no scenario of this name.",
    ]


def test_a_folder_of_scenarios_without_base_is_not_passed_over(tmp_path: Path) -> None:
    directory = write_set(tmp_path)
    (directory / "base").rename(directory / "Base of mine")
    assert (
        refusal(None)
        == """\
assumptions: The folder has `Base of mine`, and no folder `base`.
  To fix: rename it to `base`, or move it away: then scenarios are added to those shipped."""
    )
    shutil.rmtree(directory / "Base of mine")
    assert {"slow", "slower", "all_grants"} <= set(scenario_names())
    shutil.rmtree(directory)
    assert load("base").number("us_profit_share") == 0.5  # the set that comes with the program
    directory.symlink_to(tmp_path / "gone")
    assert refusal(None).startswith("assumptions: There is no such folder.")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
def test_other_encodings_are_told_by_name(tmp_path: Path, encoding: str) -> None:
    directory = write_set(tmp_path)
    (directory / "scenarios" / "slow.yaml").write_bytes(SLOW.encode(encoding))
    assert refusal(directory) == (
        f"assumptions/scenarios/slow.yaml: The file is saved as {encoding[:6].upper()}.\n"
        "  To fix: save it in the encoding UTF-8."
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_character_that_cannot_be_printed_has_a_place(tmp_path: Path, line_break: str) -> None:
    directory = write_set(tmp_path)
    text = "label: Slöw\nfrom: b\x00se\n".replace("\n", line_break)
    (directory / "scenarios" / "slow.yaml").write_bytes(text.encode())
    assert (
        refusal(directory)
        == """\
assumptions/scenarios/slow.yaml:2:8: Here is a character that cannot be printed, U+0000.
  To fix: remove it; an editor that shows control characters finds it."""
    )


def test_paths_open_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = write_set(tmp_path / "some" / "where", slow=("value: 8", "value: 80"))
    for here, path in ((tmp_path, "some/where/assumptions"), (directory.parent, "assumptions"),
                       (directory, "."), (directory / "base", str(directory))):  # fmt: skip
        monkeypatch.chdir(here)
        shown = refusal(directory).partition(":")[0]
        assert shown == (Path(path) / "scenarios" / "slow.yaml").as_posix()
        assert Path(shown).is_file()
