"""Amounts of a column that together are no more than another assumption."""
# ruff: noqa: E501  messages stand here as users see them

from pathlib import Path

import pytest

from fundmodel.errors import BadInput
from fundmodel.read_assumptions import load
from tests.read_assumptions.small_set import write_set

MOST = """\
most_pledged:
  label: Most that is pledged
  value: 9000
  unit: US$ m
  plausible: [0, 100000]
  source: {title: Draft, publisher: Axios, date: 2025-11-20}
  grade: B
  as_of: 2025-11
  fixed: term
us_profit_share:
"""
RANGE = """\
    plausible: [0, most_pledged]
    adds_to_at_most: most_pledged
    rest_for: {}
"""
TERMS = ("us_profit_share:\n", MOST)


def _set(folder: Path, whole: str = "most_pledged") -> Path:
    plausible = "    plausible: [100, 100000]\n"
    return write_set(
        folder, terms=TERMS, donors=(plausible, f"{plausible}    adds_to_at_most: {whole}\n")
    )


def _refusal(folder: Path, changes: dict[str, object], whole: str = "most_pledged") -> str:
    with pytest.raises(BadInput) as refused:
        load("base", changes, _set(folder, whole))
    return str(refused.value)


def test_as_much_as_there_is_will_do(tmp_path: Path) -> None:
    assert load("base", {"pledge[Norway]": 4000}, _set(tmp_path)).number("most_pledged") == 9000


def test_more_than_there_is(tmp_path: Path) -> None:
    assert _refusal(tmp_path, {"pledge[Norway]": 4500}) == (
        """\
changes, pledge: In the scenario `base` the amounts add up to 9500 US$ m, more than `most_pledged`, 9000 US$ m.
  Stated are 4500 (Norway) + 5000 (Japan); the column is defined at assumptions/base/members/donors.yaml:5:3.
  To fix: take 500 from one of them, or raise `most_pledged` to 9500 or more."""
    )


def test_a_whole_that_shrinks(tmp_path: Path) -> None:
    text = _refusal(tmp_path, {"most_pledged": 6000})
    assert text.splitlines()[0].endswith(
        "pledge: The amounts add up to 8000 US$ m, more than `most_pledged`, 6000 US$ m."
    )


@pytest.mark.parametrize(("whole", "meant"), [
    ("most_pledge", "\n  Did you mean `most_pledged`?"), ("inflation", ""), ("legal_delay", ""),
])  # fmt: skip
def test_a_whole_that_is_none(tmp_path: Path, whole: str, meant: str) -> None:
    assert _refusal(tmp_path, {}, whole) == (
        f"assumptions/base/members/donors.yaml:5:3, pledge: `adds_to_at_most` names `{whole}`, "
        f"which is no assumption with one number in US$ m.{meant}\n"
        "  To fix: name one, or leave `adds_to_at_most` out."
    )


def _with_a_rest(folder: Path, rest_for: str) -> Path:
    old = "attributes: {}\ncolumns:\n"
    new = "attributes: {side: {label: Side}}\nparts:\n  northern: {side: [north]}\ncolumns:\n"
    directory = write_set(folder, terms=TERMS, donors=(old, new))
    path = directory / "base/members/donors.yaml"
    plausible = "    plausible: [100, 100000]\n"
    text = path.read_text("utf-8")
    for here, there in (
        (plausible, RANGE.format(rest_for)),
        ("Norway: {", "Norway: {side: north, "),
        ("Japan: {", "Japan: {side: east, "),
    ):  # fmt: skip
        assert here in text
        text = text.replace(here, there)
    path.write_text(text, "utf-8")
    return directory


@pytest.mark.parametrize("changes", [
    {"pledge[Norway]": 4000}, {"pledge[Norway]": 0}, {"most_pledged": 8000},
])  # fmt: skip
def test_nothing_is_left_or_somebody_gets_it(tmp_path: Path, changes: dict[str, object]) -> None:
    assert load("base", changes, _with_a_rest(tmp_path, "northern"))


def test_something_is_left_and_nobody_gets_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        load("base", {"pledge[Norway]": 3500}, _with_a_rest(tmp_path, "northern"))
    assert str(refused.value) == (
        """\
changes, pledge: In the scenario `base` the amounts add up to 8500 US$ m, less than `most_pledged`, 9000 US$ m, and nobody is left who would get the rest.
  It goes to those who state 0; the column is defined at assumptions/base/members/donors.yaml:7:3.
  To fix: state 0 for one of them, give 500 more to one, or lower `most_pledged` to 8500."""
    )


def test_a_rest_for_a_part_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        load("base", {}, _with_a_rest(tmp_path, "northerly"))
    assert str(refused.value) == (
        """\
assumptions/base/members/donors.yaml:12:15, pledge: There is no part `northerly`.
  Did you mean `northern`?
  To fix: name a part of this table, or leave `rest_for` out."""
    )


def test_a_whole_outside_its_range_is_said_once(tmp_path: Path) -> None:
    """The range that ends at it is not refused as well."""
    with pytest.raises(BadInput) as refused:
        load("base", {"pledge[Norway]": 0, "pledge[Japan]": 0, "most_pledged": -1},
             _with_a_rest(tmp_path, "northern"))  # fmt: skip
    assert str(refused.value).startswith("changes, most_pledged: -1 is outside its plausible range")
    assert "\n\n" not in str(refused.value)
