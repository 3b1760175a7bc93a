"""The date of signature: what a scenario and a cell of the workbook may say, whole messages."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import fundmodel
from fundmodel.dates import serial_of
from fundmodel.errors import BadInput
from tests.api.edited_workbook import EditedWorkbook

NAME = "signing_date"
NOT_A_QUARTERS_END = """\
{where}, signing_date: 2027-02-15 is not the last day of a calendar quarter.
  Quarters end on 31 March, 30 June, 30 September and 31 December.
  To fix: write 2026-12-31 or 2027-03-31."""
OUTSIDE = """\
{where}, signing_date: %s is outside its plausible range opening_date (2026-12-31) to 2031-12-31.
  To fix: correct the value, or {wider}."""


class Case(NamedTuple):
    """A date, and what is said of it."""

    name: str
    day: date
    text: str


CASES = [
    Case("not a quarter's end", date(2027, 2, 15), NOT_A_QUARTERS_END),
    Case("before the opening", date(2026, 9, 30), OUTSIDE % "2026-09-30"),
    Case("after five years", date(2032, 3, 31), OUTSIDE % "2032-03-31"),
]
IN_A_FILE = "give the change its own `plausible: [lowest, highest]` and say why in `because`"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_in_a_scenario(tmp_path: Path, short: Path, case: Case) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(
        "label: Late\nfrom: base\nchanges:\n"
        f"  signing_date: {{value: {case.day}, because: Talks took longer.}}\n"
    )
    with pytest.raises(BadInput) as refusal:
        fundmodel.load(path, directory=short)
    assert str(refusal.value) == case.text.format(where=f"{path}:4:25", wider=IN_A_FILE)


@pytest.mark.parametrize("typed", ["date", "number"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_in_a_cell(
    inputs: EditedWorkbook, short: Path, tmp_path: Path, case: Case, typed: str
) -> None:
    """A date is typed as one, or pasted as the day number that spreadsheets keep."""
    title, cell = inputs.override(NAME)
    path = inputs.save(tmp_path / "book.xlsx", {(title, cell): _typed(case.day, typed)})
    with pytest.raises(BadInput) as refusal:
        fundmodel.read_workbook(path, directory=short)
    base = short / "base" / "economy.yaml"
    line = 1 + base.read_text().splitlines().index("  plausible: [opening_date, 2031-12-31]")
    wider = f"widen `plausible` at {base}:{line}:14 and say why in `note`"
    assert str(refusal.value) == case.text.format(where=f"{path}, {title}!{cell}", wider=wider)


@pytest.mark.parametrize("typed", ["date", "number"])
def test_a_date_that_is_one_is_read_from_its_cell(
    inputs: EditedWorkbook, short: Path, tmp_path: Path, typed: str
) -> None:
    path = inputs.save(
        tmp_path / "book.xlsx", {inputs.override(NAME): _typed(date(2028, 6, 30), typed)}
    )
    read = fundmodel.read_workbook(path, directory=short)
    assert read.number(NAME) == serial_of(date(2028, 6, 30))


def _typed(day: date, how: str) -> object:
    return day if how == "date" else serial_of(day)
