"""How sure a number is, in words that an economist reads."""

from pathlib import Path

import pytest

from fundmodel.build_model.units import FACTOR, QUARTERS, SHARE, USD_M, Unit
from fundmodel.read_assumptions import Uncertainty, load
from fundmodel.read_assumptions.uncertainty import drawn_in_words
from tests.read_assumptions.correlated_set import GROUP, write_groups
from tests.read_assumptions.event_set import write_events
from tests.read_assumptions.small_set import write_set

PERT = {"low": 0.05, "mode": 0.08, "high": 0.13}
AROUND_ONE = {"low": 0.8, "mode": 1.0, "high": 1.25}
LASTING = "another every year, 70 % of which is left the year after"
SHAPE = "uncertainty: {shape: triangular, low: 0.4, mode: 0.5, high: 0.6}"


@pytest.mark.parametrize(
    ("drawn", "unit", "words"),
    [
        (Uncertainty("pert", PERT), SHARE, "PERT 5 % to 13 %, most likely 8 %"),
        (
            Uncertainty("triangular", {"low": 2, "mode": 4, "high": 9}),
            QUARTERS,
            "triangular 2 quarters to 9 quarters, most likely 4 quarters",
        ),
        (
            Uncertainty("uniform", {"low": 1000, "high": 25000.5}),
            USD_M,
            "uniform 1000 US$ m to 25000.5 US$ m",
        ),
        (
            Uncertainty("normal", {"mean": 0, "sigma": 0.0125}, "shift"),
            SHARE,
            "plus a draw: normal, mean 0 points, standard deviation 1.25 points",
        ),
        (
            Uncertainty("normal", {"mean": 0, "sigma": 0.01}, "shift", 0.7),
            SHARE,
            "plus a draw: normal, mean 0 points, standard deviation 1 points; " + LASTING,
        ),
        (
            Uncertainty("pert", AROUND_ONE, "factor", 0.0),
            QUARTERS,
            "times a draw: PERT 0.8 to 1.25, most likely 1; another every year",
        ),
        (
            Uncertainty("lognormal", {"median": 1.14, "sigma": 0.08}),
            FACTOR,
            "lognormal, median 1.14, standard deviation of the logarithm 0.08",
        ),
        (
            Uncertainty("beta", {"mean": 0.3, "sigma": 0.1}),
            SHARE,
            "beta, mean 30 %, standard deviation 10 %",
        ),
        (
            Uncertainty("student_t", {"center": 1, "scale": 0.07, "degrees": 4}, "factor"),
            SHARE,
            "times a draw: Student's t with 4 degrees of freedom around 1, scale 0.07",
        ),
        (
            Uncertainty("discrete", {}, values=(0.1, 0.5), weights=(0.25, 0.75)),
            SHARE,
            "one of 10 % (25 %), 50 % (75 %)",
        ),
    ],
)
def test_a_draw_in_words(drawn: Uncertainty, unit: Unit, words: str) -> None:
    assert drawn_in_words(drawn, unit) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("us_profit_share", "triangular 40 % to 60 %, most likely 50 %"),
        ("first_day", "a date that is chosen"),
        ("reading", "a choice"),
        ("quarters", "shapes the model"),
        ("coupon", "times a draw: uniform 0.9 to 1.1; each by itself"),
        ("coupon[Energy loans]", "times a draw: uniform 0.9 to 1.1; each by itself"),
        ("pledge", ""),
        ("nothing", ""),
    ],
)
def test_how_sure_a_number_is(tmp_path: Path, name: str, words: str) -> None:
    assert load("base", directory=write_set(tmp_path)).how_sure(name) == words


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        ("term", "a term of the deal"),
        ("rule", "a rule, chosen"),
        ("measure", "how results are reckoned"),
        ("event", "an event, told by scenarios"),
        ("known", "known"),
    ],
)
def test_why_a_number_is_fixed(tmp_path: Path, fixed: str, words: str) -> None:
    directory = write_set(tmp_path, terms=(SHAPE, f"fixed: {fixed}"))
    assert load("base", directory=directory).how_sure("us_profit_share") == words
    changed = load("base", {"us_profit_share": 0.3}, directory)
    assert changed.how_sure("us_profit_share") == "as the scenario states it"


def test_who_moves_with_whom(tmp_path: Path) -> None:
    directory = write_groups(tmp_path, GROUP.format("{legal_delay: {inflation: -0.5}}"))
    base = load("base", directory=directory)
    assert base.how_sure("legal_delay") == (
        "PERT 2 quarters to 9 quarters, most likely 4 quarters; moves with others: Credit"
    )
    assert "moves with" not in base.how_sure("us_profit_share")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    each: member\n", "", "times a draw: uniform 0.9 to 1.1; one draw for all"),
        (
            "each: member",
            "each: member\n    between_members: 0.3",
            "times a draw: uniform 0.9 to 1.1; each by itself, correlated 0.3",
        ),
    ],
)
def test_what_members_have_in_common(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert (
        load("base", directory=write_set(tmp_path, windows=(old, new))).how_sure("coupon") == words
    )


def test_how_an_event_begins(tmp_path: Path) -> None:
    directory = write_events(tmp_path)
    words = "begins at the yearly probability `hazard` (war) or `hazard` (strike)"
    assert load("base", directory=directory).how_sure("event_start") == words
    told = load("base", {"event_start[First war]": 5}, directory)
    assert told.how_sure("event_start[First war]") == "as the scenario states it"
    assert told.how_sure("event_start[A strike]") == words
