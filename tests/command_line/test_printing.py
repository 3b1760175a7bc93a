"""What is printed of numbers that are not there, and of lists that are long."""

import json

import pytest

from fundmodel.command_line.explained_trees import MOST_PARTS
from fundmodel.command_line.explaining import give_explanation
from fundmodel.explanations.explanation import Explanation

RATE = Explanation("claimants_irr", "Rate of return", "", float("nan"), "share a year")


def part(number: int) -> Explanation:
    return Explanation(f"line_{number}", "A line", "2031Q2", float(number + 1), "US$ m")


def test_what_is_not_available_is_null_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    give_explanation(RATE, "json")
    text = capsys.readouterr().out
    assert json.loads(text, parse_constant=pytest.fail)["value"] is None


def test_what_is_not_available_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    give_explanation(RATE, "tables")
    assert capsys.readouterr().out == "claimants_irr = n/a share a year   [Rate of return]\n"


@pytest.mark.parametrize("more", [0, 1, 17])
def test_parts_that_are_left_out_are_counted(capsys: pytest.CaptureFixture[str], more: int) -> None:
    parts = tuple(part(number) for number in range(MOST_PARTS + more))
    give_explanation(Explanation("all", "All", "", 1.0, "US$ m", parts=parts), "tables")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + MOST_PARTS + bool(more)
    assert (lines[-1] == f"  and {more} more; --json has all of them.") == bool(more)


def test_parts_of_a_quarter_that_are_zero_are_named_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the number itself is zero they are told: they say why."""
    none = [Explanation(name, "Nothing", "2031Q2", 0.0, "US$ m") for name in ("no", "nil")]
    rate = Explanation("rate", "A rate", "", 0.0, "share", source="A book")
    give_explanation(Explanation("all", "All", "2031Q2", 1.0, "US$ m",
                                 parts=(part(0), *none, rate)), "tables")  # fmt: skip
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  line_0, 2031Q2 = 1 US$ m   [A line]",
        "  rate = 0 share   [A rate]",
        "    source: A book",
        "  2 parts are zero: no, nil.",
    ]
    give_explanation(Explanation("all", "All", "2031Q2", 0.0, "US$ m", parts=(none[0],)), "tables")
    assert capsys.readouterr().out.splitlines()[1:] == ["  no, 2031Q2 = 0 US$ m   [Nothing]"]


def test_a_date_is_a_date_and_a_choice_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    day = Explanation("signed", "When it is signed", "", 46387.0, "date", source="A paper")
    give_explanation(day, "tables")
    assert capsys.readouterr().out.startswith("signed = 2026-12-31 date   [When it is signed]\n")
