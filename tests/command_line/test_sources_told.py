"""`check --sources`: what is due, what is judged and what has no link, against the files."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import fundmodel
from fundmodel.analyse.judgements import Judgements
from fundmodel.analyse.sources import by_influence
from tests.command_line.running import ASSUMPTIONS, Commands, edit, files_below, is_one_refusal

FORECASTS = "2027-02-01"


def due_in_the_files(day: str) -> set[str]:
    """The numbers to be reviewed before a day, as a plain reading of the files has them.

    A cell with a source of its own is to be reviewed when its column is, unless it says otherwise.
    """
    found: set[str] = set()
    for path in (ASSUMPTIONS / "base").rglob("*.yaml"):
        content = _content(path)
        is_table = path.parent.name == "members"
        columns = content["columns"] if is_table else content
        entries = {name: one.get("review_by") for name, one in columns.items()}
        for member, cells in content["members"].items() if is_table else ():
            for name, cell in cells.items():
                if isinstance(cell, dict) and {"source", "review_by"} & set(cell):
                    entries[f"{name}[{member}]"] = cell.get("review_by", entries[name])
        found |= {name for name, by in entries.items() if by and str(by) < day[: len(str(by))]}
    return found


@cache
def _content(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return content


@pytest.fixture(scope="module")
def found() -> Judgements:
    return fundmodel.judgements(fundmodel.load("base", directory=ASSUMPTIONS))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, found: Judgements) -> None:
    """The judgements of base, worked out once."""
    monkeypatch.setattr(fundmodel, "judgements", lambda *_: found, raising=False)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("day", ["2026-11-26", "2027-01-01", FORECASTS, "2040-06-30"])
def test_what_is_past_its_date_is_what_the_files_say(run: Commands, day: str) -> None:
    answer = run("check", "--sources", "--on", day, "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    past = told["findings"]["past review"]
    assert {one["input"] for one in past} == due_in_the_files(day)
    assert [one["review_by"] for one in past] == sorted(one["review_by"] for one in past)
    assert told["on"] == day
    assert files_below(run.folder) == {}


def test_dates_of_review_are_months_that_must_be_over(run: Commands) -> None:
    assert due_in_the_files("2026-12-31") == set()
    assert len(due_in_the_files("2027-01-01")) > 5
    assert run.folder.exists()


def test_the_part_of_a_judgement_is_the_largest_of_its_ranking(found: Judgements) -> None:
    """Against the table that `sensitivity --judgements` prints."""
    table = found.table.reset_index()
    ranked = by_influence(found)
    for group, influences in ranked.items():
        largest = table[table.group == group].groupby("input").share.max()
        shares = {one.movable.name: one.share for one in influences}
        assert shares == pytest.approx(largest.to_dict())
        assert list(shares.values()) == sorted(shares.values(), reverse=True)
        for one in influences:
            row = table[(table.input == one.movable.name) & (table.result == one.outcome.name)]
            assert row.share.max() == pytest.approx(one.share)
            assert one.movable.metadata.grade == "C"
    assert all(len(influences) > 10 for influences in ranked.values())


@pytest.mark.usefixtures("quick")
def test_people_are_told_in_tables_and_the_exit_code_is_0(run: Commands) -> None:
    answer = run("check", "--sources", "--on", FORECASTS)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Past their date of review on {FORECASTS}.\nInput")
    assert "\nJudgements (grade C). Uncertain numbers, P10 to P90.\n" in answer.out
    assert "Published (grades A and B), and without a link. None.\n" in answer.out
    none = run("check", "--sources", "--on", "2026-11-26")
    assert "Past their date of review on 2026-11-26. None.\n" in none.out
    assert run("check", "base", "--sources").out == none.out  # that day is today in these tests


@pytest.mark.usefixtures("quick")
def test_a_published_number_without_a_link_is_told_with_its_source(
    run: Commands, copied: Path
) -> None:
    link = "    link: https://europesays.com/2584930\n"
    edit(copied / "base" / "waterfall.yaml", link, "")
    answer = run("check", "--sources", "--csv", directory=copied)
    assert answer.code == 0
    rows = [one for one in csv.DictReader(io.StringIO(answer.out)) if one["finding"] == "no link"]
    assert [(one["input"], one["grade"], one["link"]) for one in rows] == [
        ("us_profit_share", "B", "")
    ]
    printed = run("check", "--sources", directory=copied).out
    table = printed.partition("Published (grades A and B), and without a link.\n")[2].splitlines()
    title = "28-point draft, point 14 (Axios text of 20 November 2025)"
    assert any(line.startswith(title) and line.endswith(" us_profit_share") for line in table)


@pytest.mark.parametrize(
    ("extra", "begins"),
    [
        (("--sources", "--on", "tomorrow"), "--on: `tomorrow` is not a day.\n"),
        (("--sources", "--on", "2027-02-30"), "--on: `2027-02-30` is not a day.\n"),
        (("--on", "2027-02-01"), "--on: It says on which day sources are looked at.\n"),
        (("base", "all_grants", "--sources"), "check --sources: Sources are told of one scenario"),
        (("bose", "--sources"), "bose: There is no scenario of this name.\n  Did you mean `base`"),
    ],
)
def test_what_cannot_be_asked(run: Commands, extra: tuple[str, ...], begins: str) -> None:
    assert is_one_refusal(run("check", *extra), begins)
