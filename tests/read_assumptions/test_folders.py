"""Scenarios of one's own on top of the base that came with the program."""

from pathlib import Path

import pytest

import fundmodel
from fundmodel.read_assumptions import (
    find_directory,
    root_of,
    scenario_names,
    shipped_directory,
    shipped_scenarios,
)

MINE = "label: Mine\nfrom: all_grants\nchanges:\n  us_profit_share: {value: 0.4, because: W.}\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """./assumptions with one scenario, and nothing beside it."""
    folder = tmp_path / "assumptions" / "scenarios"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(MINE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder.parent


def refusal(directory: Path | None = None) -> str:
    with pytest.raises(fundmodel.BadInput) as refused:
        scenario_names(directory)
    return str(refused.value)


@pytest.mark.parametrize("named", [True, False])
def test_a_folder_without_base_adds_its_scenarios(own: Path, *, named: bool) -> None:
    directory = own if named else None
    assert find_directory(directory) == own.resolve()
    assert root_of(own) == shipped_directory()
    assert set(scenario_names(directory)) == {"mine", *shipped_scenarios(shipped_directory())}
    mine = fundmodel.load("mine", directory=directory)
    grants = fundmodel.load("all_grants", directory=directory)
    assert mine.number("us_profit_share") == 0.4
    assert mine.parents == ("base", "all_grants")
    assert mine.directory == own.resolve()
    assert {change.name for change in mine.changes} - {"us_profit_share"} == {
        change.name for change in grants.changes
    }
    assert fundmodel.load("mine", directory=mine.directory).fingerprint == mine.fingerprint


def test_the_base_is_that_of_the_program_to_the_last_word(own: Path) -> None:
    ours, shipped = fundmodel.load("base"), fundmodel.load("base", directory=shipped_directory())
    assert ours.fingerprint == shipped.fingerprint
    assert own.resolve() == ours.directory


def test_a_name_of_the_program_is_not_taken_over(own: Path) -> None:
    (own / "scenarios" / "mine.yaml").rename(own / "scenarios" / "slow_start.yaml")
    assert (
        refusal()
        == """\
assumptions: The folder has no folder `base`.
  Its scenarios are added to others then, and some have names of scenarios that came with the \
program: slow_start.
  To fix: put `base` beside `scenarios`, or rename these scenarios."""
    )
    (own / "scenarios" / "slow_start.yaml").rename(own / "scenarios" / "Slow_START.yaml")
    assert "program: Slow_START.\n" in refusal()


@pytest.mark.parametrize("name", ["bases", "Base_", "BASE.bak", "base.yaml"])
def test_a_base_that_is_called_otherwise_is_not_passed_over(own: Path, name: str) -> None:
    (own / name).mkdir()
    assert refusal() == (
        f"assumptions: The folder has `{name}`, and no folder `base`.\n"
        "  To fix: rename it to `base`, or move it away: then scenarios are added to those shipped."
    )


def test_a_folder_that_was_not_made_for_assumptions_is_passed_over(own: Path) -> None:
    (own / "scenarios" / "mine.yaml").unlink()
    (own / "scenarios").rmdir()
    assert find_directory() == shipped_directory()
    assert refusal(own).startswith(f"{own}: The folder has no folder `base`.\n")
    (own / "scenarios").write_text("a file", "utf-8")
    assert refusal().startswith("assumptions: The folder has no folder `base`.\n")


def test_what_is_wrong_in_an_own_scenario_is_told_by_its_file(own: Path) -> None:
    (own / "scenarios" / "mine.yaml").write_text(MINE.replace("all_grants", "mien"), "utf-8")
    with pytest.raises(fundmodel.BadInput) as refused:
        fundmodel.load("mine")
    text = str(refused.value)
    assert text.startswith("assumptions/scenarios/mine.yaml:2:7, from: There is no scenario")
    assert "Did you mean `mine`?" in text


def test_shipped_scenarios_are_those_of_the_list() -> None:
    """A copy has no list: there everything is the user's own."""
    folder = shipped_directory()
    files = {path.stem for path in (folder / "scenarios").glob("*.yaml")}
    assert shipped_scenarios(folder) == files
