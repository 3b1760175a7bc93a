"""What a user reads when an overlay is wrong: whole texts, everything in one run."""
# ruff: noqa: E501  messages stand here as users see them

from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import Assumptions, load
from tests.read_assumptions.small_set import write_set

HEAD = "label: Mine\nfrom: base\nchanges:\n"
AT_A_QUARTER = ("  value: 2026-12-31\n", "  value: 2026-12-31\n  quarter_end: true\n")
LARGE = ("pledge: 3000", "pledge: 30000")
OWN = "give the change its own `plausible: [lowest, highest]` and say why in `because`."


def loaded(
    folder: Path, text: str, *, accept: bool = False, **spoiled: tuple[str, str]
) -> Assumptions:
    directory = write_set(folder, **spoiled)
    (directory / "scenarios" / "mine.yaml").write_text(text, encoding="utf-8")
    return load("mine", directory=directory, accept=accept)


def refusal(folder: Path, text: str, **spoiled: tuple[str, str]) -> str:
    with pytest.raises(BadInput) as refused:
        loaded(folder, text, **spoiled)
    return str(refused.value)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            "  legal_delay:\n    value: 8\n    because: Option #2 of the note\n",
            """\
assumptions/scenarios/mine.yaml:6:14, changes, legal_delay, because: `Option` ends before a comment.
  In YAML everything behind a blank and # is a comment, and is not read.
  To fix: quote the text, or put the comment on a line of its own.""",
        ),
        (
            "  legal_delay:\n    value: 8\n    because: Courts are\n      slow  # as before\n",
            """\
assumptions/scenarios/mine.yaml:6:14, changes, legal_delay, because: `Courts are slow` ends before a comment.
  In YAML everything behind a blank and # is a comment, and is not read.
  To fix: quote the text, or put the comment on a line of its own.""",
        ),
        (
            "  us_profit_share: {value: 0,25, because: As in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:28, changes, us_profit_share, value: `0,25` is cut at its comma.
  Inside braces a comma begins the next entry. Numbers have a point, and no comma.
  Did you mean `0.25`?
  To fix: write 0.25.""",
        ),
        (
            "  'pledge[Norway]': {value: 4,500,000, because: As in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:29, changes, pledge[Norway], value: `4,500,000` is cut at its comma.
  Inside braces a comma begins the next entry. Numbers have a point, and no comma.
  Did you mean `4500000`?
  To fix: write 4500000.

assumptions/scenarios/mine.yaml:4:29, pledge[Norway]: 4500000 is outside its plausible range 100 to 100000.
  Amounts are in US$ m.
  To fix: correct the value, or """
            + OWN,
        ),
        (
            "  us_profit_share: {value: 0,25}\n",
            """\
assumptions/scenarios/mine.yaml:4:3, us_profit_share: `because` is missing.
  A change without its reason cannot be judged by the next reader.
  To fix: say in a sentence why the number differs here.

assumptions/scenarios/mine.yaml:4:28, changes, us_profit_share, value: `0,25` is cut at its comma.
  Inside braces a comma begins the next entry. Numbers have a point, and no comma.
  Did you mean `0.25`?
  To fix: write 0.25.""",
        ),
        (
            "  inflation: {value: {2027: 0,02, 2028: 0.03}, because: As in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:29, changes, inflation, value, 2027: `0,02` is cut at its comma.
  Inside braces a comma begins the next entry. Numbers have a point, and no comma.
  Did you mean `0.02`?
  To fix: write 0.02.""",
        ),
        (
            "  legal_delay: {value: 8, because: Courts are slow, as in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:36, changes, legal_delay, because: `Courts are slow, as in 2014` is cut at its comma.
  Inside braces a comma begins the next entry.
  To fix: put the text in quotes.""",
        ),
        (
            "  us_profit_share: 0.25\n",
            """\
assumptions/scenarios/mine.yaml:4:20, us_profit_share: The value stands alone.
  A change without its reason cannot be judged by the next reader.
  To fix: write {value: 0.25, because: ...}.""",
        ),
        (
            "  US-Profit Share: {value: 0.25, because: As in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:3, US-Profit Share: There is no assumption `US-Profit Share`.
  Did you mean `us_profit_share`?
  To fix: correct the name; a scenario changes what base has, and adds nothing.""",
        ),
        (
            "  'commitment_share[Energy loans]': {value: 0.5, because: As in 2014}\n",
            """\
assumptions/scenarios/mine.yaml:4:45, commitment_share: In the scenario `mine` the shares add up to 1.25, not to 1.
  They are 0.4 + 0.35 + 0.5. Columns are defined at assumptions/base/members/windows.yaml:10:3.
  To fix: take 0.25 from one of them.""",
        ),
        (
            "  'pledge[Norway]': {value: 300, because: x, plausible: [0,5, 1,5]}\n",
            """\
assumptions/scenarios/mine.yaml:4:57, pledge[Norway]: `plausible` is not a lowest and a highest value.
  A comma begins the next number; decimals have a point.
  To fix: write plausible: [lowest, highest].""",
        ),
        (
            "  'pledge[Norway]': {value: 90, because: x, plausible: [10, 50]}\n",
            """\
assumptions/scenarios/mine.yaml:4:29, pledge[Norway]: 90 is outside its plausible range 10 to 50.
  Amounts are in US$ m.
  To fix: correct the value, or widen `plausible` and say why in `because`.""",
        ),
        (
            "  legal_delay: {value: 6, because: x, plausible: [-2, 40]}\n",
            """\
assumptions/scenarios/mine.yaml:4:51, legal_delay: The range begins at -2, in base at 0.
  Lines look back by whole numbers: how far at least is the same in all scenarios.
  To fix: begin it at 0, or change the range at assumptions/base/terms.yaml:52:14.""",
        ),
        (
            '  legal_delay: {value: 6, because: "a\\e[31mb"}\n',
            """\
assumptions/scenarios/mine.yaml:4:36, changes, legal_delay, because: The text has the control character U+001B.
  A terminal would obey it, and a cell of the workbook cannot hold it.
  To fix: take it out.""",
        ),
        (
            f"  legal_delay: {{value: 6, because: {'x' * 9000}}}\n",
            """\
assumptions/scenarios/mine.yaml:4:36, changes, legal_delay, because: The text has 9,000 characters.
  A text has at most 8,000, so that it fits into a cell of the workbook.
  To fix: shorten it.""",
        ),
        (
            "  legal_delay: {value: 6, because: x, source: {title: a, publisher: b, date: 2025, link: 'javascript:alert(1)'}}\n",
            """\
assumptions/scenarios/mine.yaml:4:90, legal_delay, source, link: `javascript:alert(1)` is no address on the internet.
  To fix: begin it with https://, without blanks; say in `page` or `note` where else to look.""",
        ),
        (
            "  legal_delay: {value: 6" + "0" * 400 + ", because: x}\n",
            """\
assumptions/scenarios/mine.yaml:4:24, legal_delay: The number is not finite.
  To fix: write a number.""",
        ),
        (
            f"  {'a' * 300}: {{value: 6, because: x}}\n",
            f"""\
assumptions/scenarios/mine.yaml:4:3, {"a" * 200}...: There is no assumption `{"a" * 80}...`.
  To fix: correct the name; a scenario changes what base has, and adds nothing.""",
        ),
    ],
    ids=[
        "comment behind one word", "comment behind a text of two lines", "decimal comma", "commas between thousands",
        "decimal comma alone", "decimal comma by year", "comma in a text", "value alone", "capitals",
        "sum", "commas in a range", "outside its own range", "lower range of whole numbers", "control character",
        "long text", "script as a link", "beyond the largest number", "long name",
    ],
)  # fmt: skip
def test_a_mistake_in_an_overlay(tmp_path: Path, changes: str, text: str) -> None:
    assert refusal(tmp_path, HEAD + changes) == text


def test_comments_that_cut_no_text_off(tmp_path: Path) -> None:
    text = """\
label: Mine          # is one word, and so is refused below
description: >-      # behind a sign of YAML
  Option #2, and 50 # of them.
from: base           # behind a name
changes:             # behind a key
  legal_delay: {value: 8, because: Courts are slow.}   # behind braces
  us_profit_share:
    value: 0.3       # behind a number
    because: "Option #2"   # behind quotes
    grade: A         # behind a letter
  reading: {value: accounting, because: 'a#b'}
""".replace("label: Mine  ", "label: 'Mine'")
    mine = loaded(tmp_path, text)
    assert (mine.label, mine.description) == ("Mine", "Option #2, and 50 # of them.")
    assert [change.because for change in mine.changes] == ["Courts are slow.", "Option #2", "a#b"]


def test_everything_wrong_in_an_overlay_is_told_at_once(tmp_path: Path) -> None:
    text = """\
labl: Mine
from: slwer
changes:
  us_profit_share: {value: 50, because: x}
  legal_dely: {value: 5}
  legal_delay: {valu: 5, because: y}
  "commitment_share[Energy loans]": {value: 0.5, because: x}
  "coupon[Energy loans]": {value: 2%, because: x, grade: D}
"""
    told = [problem.split("\n")[0] for problem in refusal(tmp_path, text).split("\n\n")]
    assert [line.removeprefix("assumptions/scenarios/mine.yaml") for line in told] == [
        ": `label` is missing.",
        ":1:1: There is no key `labl` here.",
        ":2:7, from: There is no scenario `slwer`.",
        ":4:28, us_profit_share: 50 is outside its plausible range 0 to highest_share (0.9).",
        ":5:3, legal_dely: There is no assumption `legal_dely`.",
        ":5:3, legal_dely: `because` is missing.",
        ":6:3, legal_delay: `value` is missing.",
        ":6:17, legal_delay: There is no key `valu` here.",
        ":7:45, commitment_share: In the scenario `mine` the shares add up to 1.25, not to 1.",
        ':8:35, coupon[Energy loans]: "2%" is text, not a number.',
        ":8:58, coupon[Energy loans], grade: `D` is not allowed as grade.",
    ]


def test_a_sum_is_not_judged_by_what_could_not_be_read(tmp_path: Path) -> None:
    text = """\
  "commitment_share[Energy loans]": {value: 50%, because: x}
  "commitment_share[Housing loans]": {value: 0.1, because: x}
"""
    assert "add up" not in refusal(tmp_path, HEAD + text)


BILLIONS = "  'pledge[Norway]': {value: 100, because: x}\n"


def test_billions_for_millions_in_a_file(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path, HEAD + BILLIONS, donors=LARGE)
        == f"""\
assumptions/scenarios/mine.yaml:4:29, pledge[Norway]: 100 is less than a hundredth of 30000, in whose place it stands.
  Amounts are in US$ m.
  Did you mean `100000`?
  To fix: correct the number, or {OWN}"""
    )


def test_somewhat_too_much_is_no_slip_of_a_million(tmp_path: Path) -> None:
    """A range from 0 has room for a millionth of anything."""
    directory = write_set(tmp_path, donors=("plausible: [100, 100000]", "plausible: [0, 100000]"))
    with pytest.raises(BadInput) as refused:
        load("base", {"pledge[Norway]": 120_000}, directory)
    first, why, fix = str(refused.value).splitlines()
    assert first == "changes, pledge[Norway]: 120000 is outside its plausible range 0 to 100000."
    assert why == "  Amounts are in US$ m."
    assert fix.startswith("  To fix: correct the value, or widen `plausible` at assumptions/base/")


def test_billions_for_millions_by_hand(tmp_path: Path) -> None:
    directory = write_set(tmp_path, donors=LARGE)
    with pytest.raises(BadInput) as refused:
        load("base", {"pledge[Norway]": 120}, directory)
    assert (
        str(refused.value)
        == """\
changes, pledge[Norway]: 120 is less than a hundredth of 30000, in whose place it stands.
  Amounts are in US$ m.
  To fix: correct the number, or take it as it is with --accept, in Python accept=True."""
    )
    base = load("base", directory=directory)
    with pytest.raises(BadInput, match="120 is less than a hundredth of 30000"):
        base.changed({"pledge[Norway]": 120})


def test_a_small_amount_that_is_meant(tmp_path: Path) -> None:
    own = BILLIONS.replace("}", ", plausible: [0, 100000]}")
    mine = loaded(tmp_path / "own", HEAD + own, donors=LARGE)
    assert (mine.number("pledge[Norway]"), mine.metadata("pledge[Norway]").plausible) == (
        100,
        (0, 1e5),
    )
    taken = loaded(tmp_path / "taken", HEAD + BILLIONS, accept=True, donors=LARGE)
    assert taken.number("pledge[Norway]") == 100
    assert taken.changed({"legal_delay": 5}).number("pledge[Norway]") == 100
    base = load("base", directory=write_set(tmp_path / "by hand", donors=LARGE))
    assert base.changed({"pledge[Norway]": 120}, accept=True).number("pledge[Norway]") == 120
    assert load("base", {"pledge[Norway]": 300}, base.directory).number("pledge[Norway]") == 300


def test_zero_is_no_small_amount(tmp_path: Path) -> None:
    directory = write_set(tmp_path, donors=("[100, 100000]", "[0, 100000]"))
    assert load("base", {"pledge[Norway]": 0}, directory).number("pledge[Norway]") == 0


def test_a_range_of_its_own_leaves_the_lines_as_they_are(tmp_path: Path) -> None:
    wider = "  legal_delay: {value: 60, because: x, plausible: [0, 80]}\n"
    mine = loaded(tmp_path, HEAD + wider)
    assert mine.metadata("legal_delay").plausible == (0, 80)
    assert mine.inputs == load("base", directory=mine.directory).inputs


def test_a_day_that_ends_no_quarter(tmp_path: Path) -> None:
    text = HEAD + "  first_day: {value: 2027-02-15, because: x}\n"
    assert (
        refusal(tmp_path, text, terms=AT_A_QUARTER)
        == """\
assumptions/scenarios/mine.yaml:4:22, first_day: 2027-02-15 is not the last day of a calendar quarter.
  Quarters end on 31 March, 30 June, 30 September and 31 December.
  To fix: write 2026-12-31 or 2027-03-31."""
    )
    assert loaded(tmp_path, text).number("first_day") == 46433  # nothing holds it to a quarter
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)):
        right = text.replace("02-15", f"{month:02}-{day}")
        assert loaded(tmp_path, right, terms=AT_A_QUARTER).scalars["first_day"].value > 46433


def test_only_a_date_ends_a_quarter(tmp_path: Path) -> None:
    spoiled = ("  value: 0.50\n", "  value: 0.50\n  quarter_end: true\n")
    assert (
        refusal(tmp_path, HEAD + "  legal_delay: {value: 6, because: x}\n", terms=spoiled)
        == """\
assumptions/base/terms.yaml:4:3, us_profit_share: A number of the unit `share` is no day of a quarter.
  To fix: remove `quarter_end`, or write unit: date."""
    )
