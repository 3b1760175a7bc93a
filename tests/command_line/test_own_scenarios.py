"""`new-scenario` and `set`: files of one's own, as a user makes and changes them."""

import json
import re
from pathlib import Path

import pytest

import fundmodel
from fundmodel.read_assumptions import Draft
from tests.command_line.running import Commands, files_below, is_one_refusal

FILE = "assumptions/scenarios/mine.yaml"
WHERE = "Assumptions: those that came with the program, and the scenarios of assumptions/scenarios."


@pytest.fixture
def mine(run: Commands) -> Path:
    """A scenario of one's own, just begun."""
    assert run("new-scenario", "mine", directory=".").code == 0
    return run.folder / FILE


def test_a_new_scenario_says_where_it_is_and_what_to_do_next(run: Commands) -> None:
    answer = run("new-scenario", "my_case", "--from", "all_gr", directory=".")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "Written: assumptions/scenarios/my_case.yaml, from all_grants; it changes nothing yet.\n"
        "Written: assumptions/schema/scenario.json, by which an editor completes it.\n"
        'To change a number: python -m fundmodel set my_case INPUT=VALUE --because "..."\n'
        f"To run it: python -m fundmodel run my_case\n{WHERE}\n"
    )
    assert set(files_below(run.folder)) == {
        "assumptions/scenarios/my_case.yaml",
        "assumptions/schema/scenario.json",
    }
    loaded, parent = fundmodel.load("my_case"), fundmodel.load("all_grants")
    assert (loaded.label, loaded.parents) == ("My case", ("base", "all_grants"))
    assert {one.name: one.new for one in loaded.changes} == {
        one.name: one.new for one in parent.changes
    }
    second = run("new-scenario", "other", "--label", "Half: of it # so", directory=".")
    assert "schema" not in second.out
    assert fundmodel.load("other").label == "Half: of it # so"


def test_its_first_line_leads_to_the_schema_and_its_example_can_be_used(mine: Path) -> None:
    text = mine.read_text("utf-8")
    first = text.splitlines()[0]
    assert (mine.parent / first.partition("$schema=")[2]).exists()
    examples = re.findall(r"^#   (.*value: .*)$", text, re.MULTILINE)
    assert len(examples) == 3
    used = "changes:\n" + "".join(f"  {example}\n" for example in examples)
    mine.write_text(text.replace("changes: {}\n", used), "utf-8")
    loaded, base = fundmodel.load("mine"), fundmodel.load("base")
    assert len(loaded.changes) == 3
    assert all(loaded.named(one.name) for one in base)
    assert [one.new for one in loaded.changes] == [one.old for one in loaded.changes]


@pytest.mark.parametrize(
    "name",
    ["../a", "a.yaml", ".hidden", "", "-x", "a*", "2030", "Live", "x" * 101, "a\x1b[31m", "Київ",
     "a\\b", "a.", "CON", "lpt1.low"],
)  # fmt: skip
def test_what_cannot_be_a_name_is_refused(run: Commands, name: str) -> None:
    answer = run("new-scenario", "--", name, directory=".")
    assert answer.code == 2
    assert "This cannot be the name of a scenario." in answer.err
    assert "\x1b" not in answer.err
    assert files_below(run.folder) == {}


@pytest.mark.parametrize(
    ("name", "taken"),
    [("base", "base"), ("BASE", "base"), ("all_grants", "all_grants"), ("ALL_Grants", "all_grants"),
     ("mine", "mine"), ("Mine", "mine")],
)  # fmt: skip
def test_a_name_that_is_taken_is_refused(run: Commands, mine: Path, name: str, taken: str) -> None:
    before = files_below(run.folder)
    answer = run("new-scenario", name, directory=".")
    assert is_one_refusal(answer, f"{name}: The name is taken, by ")
    assert taken in answer.err
    change = f"`python -m fundmodel set {taken} INPUT=VALUE` changes that one."
    assert (change in answer.err) is (taken == "mine")
    begin = f"--from {taken}` begins one of your own with the changes of {taken}."
    assert (begin in answer.err) is (taken == "all_grants")
    assert mine.exists()
    assert files_below(run.folder) == before


@pytest.mark.parametrize(
    ("extra", "begins"),
    [
        (("--from", "all_grant_"), "--from all_grant_: There is no scenario `all_grant_`.\n  Did"),
        (("--from", "../base"), "--from ../base: There is no scenario `../base`."),
        (("--label", "a\nchanges: {}"), "--label: `a\\nchanges: {}` is no label.\n"),
        (("--label", " "), "--label: ` ` is no label.\n"),
    ],
)
def test_a_parent_or_a_label_that_cannot_be(
    run: Commands, extra: tuple[str, ...], begins: str
) -> None:
    answer = run("new-scenario", "mine", *extra, directory=".")
    assert is_one_refusal(answer, begins)
    assert files_below(run.folder) == {}


def test_where_nothing_can_be_written_nothing_is(run: Commands) -> None:
    Path("assumptions").write_text("in the way", "utf-8")
    answer = run("new-scenario", "mine", directory=".")
    assert answer.code == 2
    assert "This cannot be read or written" in answer.err
    assert files_below(run.folder) == {"assumptions": b"in the way"}


@pytest.mark.usefixtures("mine")
def test_numbers_are_set_told_and_run(run: Commands) -> None:
    """By the beginnings of their names, as behind --set; and the scenario has them."""
    answer = run(
        "set", "mine", "us_profit_sh=0.25", "us_infl[2030]=0.05", "contributor_gdp[Ger]=4.5e6",
        "pipeline_form=two", "signing_date=2027-06-30", "--because", "As told: by hand.",
        directory=".",
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    table = [re.split("  +", line.strip()) for line in answer.out.splitlines()[1:6]]
    assert table == [
        ["us_profit_share", "0.5", "0.25", "share"],
        ["us_inflation[2030]", "0.02", "0.05", "share a year"],
        ["contributor_gdp[Germany]", "4456100", "4500000", "US$ m a year"],
        ["pipeline_form", *table[3][1:2], "two_stages", "choice"],
        ["signing_date", "2026-12-31", "2027-06-30", "date"],
    ]
    assert answer.out.endswith(f"Written: {FILE}.\n{WHERE}\n")
    typed = {
        "us_profit_share": 0.25, "us_inflation[2030]": 0.05, "contributor_gdp[Germany]": 4.5e6,
        "pipeline_form": "two_stages", "signing_date": "2027-06-30",
    }  # fmt: skip
    loaded, by_hand = fundmodel.load("mine"), fundmodel.load("base", typed)
    assert loaded.inputs == by_hand.inputs
    for name in typed:
        assert loaded.number(name) == by_hand.number(name)
    assert {one.because for one in loaded.changes} == {"As told: by hand."}


def test_a_reason_is_needed_where_a_change_is_new_and_kept_where_it_is_not(
    run: Commands, mine: Path
) -> None:
    before = mine.read_bytes()
    refused = run("set", "mine", "us_profit_share=0.3", directory=".")
    assert refused.err == (
        "set mine: Nothing says why: us_profit_share.\n"
        "  A change without its reason cannot be judged by the next reader.\n"
        '  To fix: add --because "...", a sentence.\n'
    )
    blank = run("set", "mine", "us_profit_share=0.3", "--because", " ", directory=".")
    assert is_one_refusal(blank, "--because: The reason is empty.")
    assert mine.read_bytes() == before
    run("set", "mine", "us_profit_share=0.3", "--because", "First.", directory=".")
    kept = run("set", "mine", "us_profit_share=0.2", directory=".")
    assert "The reason of us_profit_share was given for another number: First.\n" in kept.out
    new = run("set", "mine", "us_profit_share=0.1", "--because", "Then.", directory=".")
    assert "The reason of us_profit_share was before: First.\n" in new.out
    told = json.loads(
        run("set", "mine", "us_profit_share=0.15", "--because", "x", "--json", directory=".").out
    )
    assert told["changes"] == [
        {"input": "us_profit_share", "was": "0.1", "is": "0.15", "unit": "share"}
    ]
    assert (told["file"], told["reasons_before"]) == (FILE, {"us_profit_share": "Then."})


@pytest.mark.parametrize(
    ("settings", "begins"),
    [
        (("us_profit_share=40%",), 'set mine, us_profit_share: "40%" is text, not a number.'),
        (("us_profit_share=2",), "set mine, us_profit_share: 2 is outside its plausible range"),
        (("us_profit_shar",), "set mine us_profit_shar: This is no setting."),
        (("no_such=1",), "set mine, no_such: There is no assumption `no_such`."),
        (("us_pro=1", "us_profit_share=1"), "set mine us_profit_share: This is set twice."),
        (("number_of_quarters=40",), "set mine, number_of_quarters: This cannot be changed here."),
        (("european_pledge=1",), "set mine, european_pledge: "),
        (("us_inflation={2030: 1}",), "set mine, us_inflation[2027]: "),
        (("contributor_gdp[Nowhere]=1",), "set mine, contributor_gdp[Nowhere]: There is no "),
        (("commitment_share[Housing grants]=0.5",), "set mine, commitment_share: In the scenario "),
    ],
)  # fmt: skip
def test_a_scenario_is_checked_as_a_whole_before_it_is_written(
    run: Commands, mine: Path, settings: tuple[str, ...], begins: str
) -> None:
    before = files_below(run.folder)
    answer = run("set", "mine", *settings, "--because", "Why.", directory=".")
    assert answer.code == 2
    assert answer.err.startswith(begins), answer.err
    assert answer.out == ""
    assert files_below(run.folder) == before
    assert mine.exists()


def test_what_is_not_ones_own_is_not_changed(run: Commands, mine: Path) -> None:
    said = ("us_profit_share=0.4", "--because", "W.")
    base = run("set", "base", *said, directory=".")
    assert is_one_refusal(base, "base: base is no scenario.\n")
    shipped = run("set", "slow_start", *said, directory=".")
    assert shipped.err == (
        "slow_start: This scenario came with the program.\n"
        "  To fix: `python -m fundmodel new-scenario NAME --from slow_start` begins one of your "
        "own with its changes; `copy-assumptions` copies all to edit them.\n"
    )
    unknown = run("set", "mien", *said, directory=".")
    assert unknown.err == (
        "mien: There is no scenario of this name.\n  Did you mean `mine`?\n"
        "  To fix: name one of your own: mine; "
        "`python -m fundmodel new-scenario NAME` begins one.\n"
    )
    near_a_shipped_one = run("set", "all_grant", *said, directory=".")
    assert "Did you mean" not in near_a_shipped_one.err
    mine.unlink()
    none_yet = run("set", "mine", *said, directory=".")
    assert none_yet.err == (
        "mine: There is no scenario of this name.\n"
        "  To fix: `python -m fundmodel new-scenario NAME` begins one of your own.\n"
    )


def test_a_file_that_is_there_and_not_read_is_told_of(run: Commands, mine: Path) -> None:
    mine.rename(mine.with_suffix(".yml"))
    answer = run("set", "mine", "us_profit_share=0.4", "--because", "W.", directory=".")
    assert answer.code == 2
    assert "mine.yml" in answer.err


def test_a_file_by_its_path_and_one_of_a_copy_are_ones_own(run: Commands, copied: Path) -> None:
    (copied / "shipped_scenarios.txt").unlink()
    said = ("us_profit_share=0.4", "--because", "W.")
    Path("other.yaml").write_text("label: O\nfrom: base\nchanges: {}\n", "utf-8")
    assert run("set", "other.yaml", *said, directory=".").code == 0
    assert fundmodel.load("other.yaml").number("us_profit_share") == 0.4
    assert run("set", "slow_start", *said, directory=copied).code == 0
    assert fundmodel.load("slow_start", directory=copied).number("us_profit_share") == 0.4


def test_line_ends_and_the_mark_in_front_are_kept(run: Commands, mine: Path) -> None:
    windows = b"\xef\xbb\xbf" + mine.read_bytes().replace(b"\n", b"\r\n")
    mine.write_bytes(windows)
    assert run("set", "mine", "us_profit_share=0.4", "--because", "W.", directory=".").code == 0
    after = mine.read_bytes()
    assert after.startswith(windows.removesuffix(b" {}\r\n"))
    assert after.endswith(b"\r\n  us_profit_share:\r\n    value: 0.4\r\n    because: W.\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_change_that_another_overrules_is_refused(run: Commands, mine: Path) -> None:
    text = mine.read_text("utf-8").replace(
        "changes: {}",
        'changes:\n  "us_inflation[2030]": {value: 0.03, because: A.}\n'
        "  us_inflation: {value: {2030: 0.04}, because: B.}",
    )
    mine.write_text(text, "utf-8")
    answer = run("set", "mine", "us_inflation[2030]=0.05", directory=".")
    assert answer.err == (
        "set mine us_inflation[2030]: It stays at 0.04.\n"
        "  Another change of it stands further down in the file, and counts.\n"
        "  To fix: take one of the two out of the file.\n"
    )
    assert mine.read_text("utf-8") == text


def test_list_shows_ones_own_apart(run: Commands, mine: Path) -> None:
    assert mine.exists()
    answer = run("list", directory=".")
    shipped, own = answer.out.split("\nYour own:\n")
    assert "mine" not in re.findall(r"^(\S+)", shipped, re.MULTILINE)
    assert own.splitlines()[1].split("  ")[0] == "mine"
    assert own.endswith(f"{WHERE}\n")


@pytest.mark.thorough
def test_a_workbook_of_ones_own_scenario_comes_back(run: Commands, mine: Path) -> None:
    run("set", "mine", "us_profit_share=0.25", "--because", "W.", directory=".")
    answer = run("run", "mine", "--output", "mine.xlsx", directory=".")
    assert (answer.code, answer.out.splitlines()[-1]) == (0, WHERE)
    back = fundmodel.import_workbook("mine.xlsx")
    assert (back.selected, list(back.edits)) == ("mine", [])
    assert fundmodel.read_workbook("mine.xlsx").number("us_profit_share") == 0.25
    assert mine.exists()


def test_a_file_that_somebody_changes_meanwhile_is_left_as_it_is(
    run: Commands, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, theirs = fundmodel.load, mine.read_bytes() + b"# theirs\n"

    def meanwhile(scenario: object, *arguments: object, **more: object) -> object:
        if isinstance(scenario, Draft):
            mine.write_bytes(theirs)
        return load(scenario, *arguments, **more)

    monkeypatch.setattr(fundmodel, "load", meanwhile)
    answer = run("set", "mine", "us_profit_share=0.4", "--because", "W.", directory=".")
    assert is_one_refusal(answer, f"{FILE}: The file was changed by somebody else at the same time")
    assert mine.read_bytes() == theirs
    assert list(mine.parent.iterdir()) == [mine]
