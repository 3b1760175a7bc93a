"""What is printed of numbers that are not there, and of lists that are long."""

import json

import pytest

from fundmodel.command_line.explained_trees import MOST_PARTS
from fundmodel.command_line.explaining import give_explanation
from fundmodel.explanations.explanation import Explanation

RATE = Explanation("claimants_irr", "Rate of return", "", float("nan"), "share a year")


def part(number: int) -> Explanation:
    return Explanation(f"line_{number}", "A line", "2031Q2", float(number), "US$ m")


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
