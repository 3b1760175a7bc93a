"""What comes beside the fund adds to what the fund does, and nothing where nothing comes."""

import pytest

from tests.properties.draws import SCENARIOS, run_with
from tests.properties.everything_on import EVERYTHING_ON

RATIO = 0.5


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_co_financing_covers_needs_in_proportion(scenario: str) -> None:
    without, half = (
        run_with({"cofinancing_ratio": ratio}, SCENARIOS[scenario]).results for ratio in (0, RATIO)
    )
    assert without["needs_covered_with_cofinancing"] == without["needs_covered"]
    assert half["needs_covered"] == without["needs_covered"]
    assert half["needs_covered_with_cofinancing"] == pytest.approx(
        (1 + RATIO) * float(without["needs_covered"]), rel=1e-12
    )


def test_without_co_financing_both_say_the_same_after_a_war() -> None:
    results = run_with({**EVERYTHING_ON, "cofinancing_ratio": 0}).results
    assert results["needs_covered_with_cofinancing"] == results["needs_covered"]
