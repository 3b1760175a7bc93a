"""A number a year holds on after its last year; what begins too late is refused."""

from pathlib import Path
from shutil import copytree

import pytest

import fundmodel
from fundmodel.errors import BadInput
from fundmodel.read_assumptions import find_directory, format_path
from tests.command_line.running import edit

REAL, GROWTH = "{2027: 0.013, 2028: 0.014}", "{2027: 0.0025, 2029: 0.0}"


def _refusal(directory: Path, changes: dict[str, object] | None = None) -> str:
    with pytest.raises(BadInput) as refused:
        fundmodel.load("base", changes, directory=directory)
    return str(refused.value)


def _line(path: Path, text: str) -> int:
    return 1 + path.read_text().splitlines().index(text)


def test_curves_that_begin_after_the_first_quarter(tmp_path: Path) -> None:
    directory = Path(copytree(find_directory(), tmp_path / "assumptions"))
    path = directory / "base" / "economy.yaml"
    edit(path, REAL, "{2028: 0.014, 2040: 0.01}")
    edit(path, GROWTH, "{2031: 0.0}")
    us = _line(path, "  value: {2028: 0.014, 2040: 0.01}")
    euro = _line(path, "  value: {2031: 0.0}")
    texts = [
        f"assumptions/base/economy.yaml:{line}:{column}, {name}: The first number is that "
        f"of {year}, and the first quarter lies in 2027.\n"
        "  A number holds from its year on; of the years before it says nothing.\n"
        "  To fix: state the number of 2027 too, or of a year before it."
        for line, column, name, year in (
            (us, 17, "us_real_rate", 2028),
            (euro, 17, "euro_real_rate", 2031),
        )
    ]
    assert _refusal(directory) == "\n\n".join(texts)


def test_a_year_that_is_stated_by_hand_fills_the_gap(tmp_path: Path) -> None:
    directory = Path(copytree(find_directory(), tmp_path / "assumptions"))
    edit(directory / "base" / "economy.yaml", REAL, "{2028: 0.014}")
    assert "us_real_rate" in _refusal(directory)
    given = fundmodel.load("base", {"us_real_rate": {2027: 0.013}}, directory=directory)
    assert given.year_values("us_real_rate") == {2027: 0.013, 2028: 0.014}


def test_a_curve_that_begins_before_the_opening_and_ends_before_the_wind_up_holds_on() -> None:
    path = fundmodel.load("base").series["debt_path_without_fund"]
    assert (min(path.values), max(path.values)) == (2026, 2035)
    assert path.value_in(2056) == path.values[2035]


def test_the_debt_path_is_not_taken_further_than_it_goes() -> None:
    """Its last number would hold on as if debt stood still."""
    directory = find_directory()
    path = directory / "base" / "stakeholders.yaml"
    name = _line(path, "debt_path_last_year:")
    assert _refusal(directory, {"debt_path_last_year": 2040}) == (
        "changes, debt_path_last_year: 2040 is outside its plausible range 2026 to 2035.\n"
        "  To fix: correct the value, or widen `plausible` at "
        f"{format_path(path)}:{name + 4}:14 and say why in `note`."
    )
