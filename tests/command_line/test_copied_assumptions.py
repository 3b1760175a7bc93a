"""`copy-assumptions` and `schema`: files written whole, never over others, and read from there."""

import json
import shutil
from pathlib import Path

import pytest

import fundmodel
from fundmodel.read_assumptions import shipped_scenarios
from tests.command_line.running import ASSUMPTIONS, Commands, edit, files_below, is_one_refusal

LIST = "shipped_scenarios.txt"


def test_the_copy_is_what_came_with_the_program_and_is_read(run: Commands) -> None:
    answer = run("copy-assumptions", directory=".")
    assert (answer.code, answer.err) == (0, "")
    copied, shipped = files_below(run.folder / "assumptions"), files_below(ASSUMPTIONS)
    assert copied == {name: one for name, one in shipped.items() if name != LIST}
    assert answer.out == (
        f"Copied: {len(copied)} files to assumptions. Every command that is run here reads it.\n"
        "base/ has the numbers with their sources, scenarios/ what differs from them; README.md "
        "says how to change them, and `python -m fundmodel check` what is wrong.\n"
        "Assumptions read from assumptions.\n"
    )
    edit(run.folder / "assumptions" / "base" / "waterfall.yaml", "value: 0.50", "value: 0.40")
    assert fundmodel.load("base").number("us_profit_share") == 0.4
    assert shipped_scenarios(run.folder / "assumptions") == frozenset()


@pytest.mark.parametrize("in_the_way", ["file", "folder", "link"])
def test_nothing_is_written_over(run: Commands, in_the_way: str) -> None:
    folder = run.folder / "mine"
    if in_the_way == "file":
        folder.write_text("mine", "utf-8")
    elif in_the_way == "folder":
        folder.mkdir()
    else:
        folder.symlink_to("nowhere")
    before = files_below(run.folder)
    answer = run("copy-assumptions", "mine", directory=".")
    assert answer.err == (
        "mine: There is something of this name.\n"
        "  What is there is never written over.\n"
        "  To fix: name another folder, `python -m fundmodel copy-assumptions DIR`, and read it "
        "with --assumptions DIR; files of your own can be moved into it.\n"
    )
    assert answer.code == 2
    assert files_below(run.folder) == before


def test_a_copy_that_fails_half_way_leaves_nothing(
    run: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = iter(range(20))
    copy = shutil.copyfile

    def full(source: Path, target: Path) -> None:
        if next(count) == 19:
            raise OSError(28, "No space left on device", str(target))
        copy(source, target)

    monkeypatch.setattr("fundmodel.editing.copying.shutil.copyfile", full)
    answer = run("copy-assumptions", "deep/mine", directory=".")
    assert answer.code == 2
    assert "This cannot be read or written (No space left on device)." in answer.err
    assert files_below(run.folder) == {}
    assert list((run.folder / "deep").iterdir()) == []


def test_schemas_are_written_beside_the_folder_that_is_read(run: Commands, copied: Path) -> None:
    answer = run("schema", directory=".")
    assert (answer.code, answer.err) == (0, "")
    assert "base/members/*.yaml     assumptions/schema/members.json\n" in answer.out
    for name in ("assumptions", "correlations", "deal", "members", "scenario"):
        shipped = (ASSUMPTIONS / "schema" / f"{name}.json").read_bytes()
        assert (copied / "schema" / f"{name}.json").read_bytes() == shipped
    printed = json.loads(run("schema", "--print", directory=".").out)
    assert printed["scenario"] == json.loads(shipped)


def test_schemas_know_the_names_of_the_folder_that_is_read(run: Commands, copied: Path) -> None:
    edit(copied / "base" / "waterfall.yaml", "us_profit_share:", "our_profit_share:")
    edit(copied / "base" / "deal.yaml", "- us_profit_share", "- our_profit_share")
    assert run("schema", "--output", "here/schemas", directory=".").code == 0
    written = json.loads((run.folder / "here" / "schemas" / "scenario.json").read_bytes())
    names = written["properties"]["changes"]["properties"]
    assert "our_profit_share" in names
    assert "us_profit_share" not in names


def test_without_a_folder_of_ones_own_schemas_go_where_one_would_be(run: Commands) -> None:
    before = files_below(ASSUMPTIONS)
    assert run("schema", directory=".").code == 0
    assert {name.rpartition("/")[0] for name in files_below(run.folder)} == {"assumptions/schema"}
    assert files_below(ASSUMPTIONS) == before
    assert fundmodel.load("base").directory == ASSUMPTIONS


def test_schemas_that_cannot_be_written_are_refused(run: Commands) -> None:
    Path("taken").write_text("mine", "utf-8")
    answer = run("schema", "--output", "taken", directory=".")
    assert is_one_refusal(answer, str(run.folder / "taken"))
    assert files_below(run.folder) == {"taken": b"mine"}
