"""The sentence that answers what made a result another, with made-up bridges."""

from dataclasses import replace

import pytest

from fundmodel.analyse.bridge import Bridge, Step
from fundmodel.build_model import SHARE, USD_M
from fundmodel.build_model.units import FACTOR, Unit
from fundmodel.command_line.bridge_tables import bridge_table, explained, moving, sentence
from fundmodel.command_line.signed_numbers import format_difference, unit_of_difference

TOLERANCE = 1e-6
NAN = float("nan")


def step(name: str, size: float, **more: float) -> Step:
    ways = {"in_turn": size, "share": size, "standard_error": 0, "alone": size, "last": size}
    return Step(name, name, "1", "2", "", **{**ways, **more})  # type: ignore[arg-type]


def bridge(start: float, *steps: Step, unit: Unit = USD_M, basis: str = "nominal") -> Bridge:
    """From a start to where the shares lead."""
    end = start + sum(one.share for one in steps)
    return Bridge("take", "Take", unit, basis, ("base", "slow"), start, end, steps)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            bridge(30_000, step("coupon", 1_400), step("growth", 26_000), step("tax", -200)),
            (
                "take rises by 27.20 from 30.00 (base) to 57.20 (slow), US$ bn, nominal; "
                "26.00 of it by growth, 1.40 by coupon."
            ),
        ),
        (
            bridge(30_000, step("growth", -5_000), step("coupon", -10)),
            (
                "take falls by 5.01 from 30.00 (base) to 24.99 (slow), US$ bn, nominal; "
                "5.00 of it by growth."
            ),
        ),
        (
            bridge(30_000, step("growth", -5_000)),
            (
                "take falls by 5.00 from 30.00 (base) to 25.00 (slow), US$ bn, nominal; all "
                "of it by growth."
            ),
        ),
        (
            bridge(30_000, step("growth", -5_000), step("tax", 4_000)),
            (
                "take falls by 1.00 from 30.00 (base) to 29.00 (slow), US$ bn, nominal; "
                "largest: growth -5.00, tax +4.00."
            ),
        ),
        (
            bridge(30_000, step("growth", -5_000), step("tax", 5_000)),
            (
                "take is 30.00 in base and in slow, US$ bn, nominal; inputs that differ "
                "cancel out in it."
            ),
        ),
        (
            bridge(30_000, step("growth", 0)),
            "take is 30.00 in base and in slow, US$ bn, nominal; no input that differs moves it.",
        ),
        (
            bridge(0.10, step("growth", 0.02), step("tax", 0.01), unit=SHARE),
            (
                "take rises by 3.00 points from 10.00 (base) to 13.00 (slow), %, nominal; "
                "2.00 of it by growth, 1.00 by tax."
            ),
        ),
        (
            bridge(2, step("growth", 0.001), unit=FACTOR, basis=""),
            "take rises by less than 0.01 from 2.00 (base) to 2.00 (slow); all of it by growth.",
        ),
    ],
)
def test_the_answer_in_a_sentence(found: Bridge, said: str) -> None:
    assert sentence(found, TOLERANCE) == said


def test_of_an_expected_value_it_says_so() -> None:
    found = replace(bridge(30_000, step("growth", 1_000)), of="expected, 256 worlds, seed 1")
    assert sentence(found, TOLERANCE).startswith("Expected, 256 worlds, seed 1: take rises by 1.00")


def test_without_shares_it_is_told_in_turn() -> None:
    steps = [step("growth", 2_000, share=NAN), step("tax", -1_000, share=NAN)]
    found = Bridge("take", "Take", USD_M, "nominal", ("base", "slow"), 0, 1_000, steps)
    assert sentence(found, TOLERANCE).endswith("largest: growth +2.00, tax -1.00, in turn.")
    table = bridge_table(found, TOLERANCE, ["growth", "tax"])
    assert [column.head for column in table.columns] == ["take", "In turn", "Alone", "Last"]
    assert table.rows[-1] == ["All inputs", "+1.00", "+1.00", ""]
    (text,) = explained([found])
    assert text.endswith("Shares of so many inputs are not told of expected values.")


def test_what_does_not_move_it_is_named_below() -> None:
    found = bridge(30_000, step("growth", 1_000), step("rate", 0))
    table = bridge_table(found, TOLERANCE, ["rate", "growth", "delay"])
    assert [row[0] for row in table.rows] == ["growth"]
    assert table.caption == (
        "Take: slow less base; stated path. US$ bn, nominal. Not moved by rate, delay."
    )


def test_what_cancels_out_moves_it_all_the_same() -> None:
    found = bridge(30_000, step("growth", 0, alone=5, last=-5))
    assert [one.name for one in moving(found, TOLERANCE)] == ["growth"]


def test_sampled_shares_have_their_errors() -> None:
    found = replace(bridge(0, step("growth", 1_000, standard_error=40)), orders=128)
    table = bridge_table(found, TOLERANCE, ["growth"])
    assert table.rows == [["growth", "+1.00", "0.04", "+1.00", "+1.00", "0.00"]]
    assert explained([found])[1] == "+/-: one standard error of shares over 128 random orders."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_234_560, "+1,234.56"),
        (-10, "-0.01"),
        (4, "0.00"),
        (-4, "0.00"),
        (NAN, "n/a"),
        (0, "0.00"),
    ],
)
def test_a_difference_has_its_sign(value: float, text: str) -> None:
    assert format_difference(USD_M, value) == text
    assert unit_of_difference(SHARE) == "points"
