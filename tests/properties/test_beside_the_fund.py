"""What comes beside the fund adds to what the fund does, and nothing where nothing comes."""

import numpy as np
import pytest

from tests.properties.draws import SCENARIOS, run_with
from tests.properties.everything_on import EVERYTHING_ON

RATIO = 0.5


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_co_financing_covers_needs_in_proportion(scenario: str) -> None:
    """In proportion to what the fund delivers, up to what each sector needs."""
    without, with_half = (
        run_with({"cofinancing_ratio": ratio}, SCENARIOS[scenario]) for ratio in (0, RATIO)
    )
    half = with_half.results
    at = int(without.arrays["is_headline_quarter"][:, 0, 0].argmax())
    delivered, needs = (
        without.arrays[name][at, :, 0]
        for name in ("delivered_to_sector_to_date", "needs_of_sector_to_date")
    )
    both = np.minimum((1 + RATIO) * delivered, needs).sum() / without.number("needs_to_date", at)
    without = without.results
    assert without["needs_covered_with_cofinancing"] == without["needs_covered_by_2036"]
    assert half["needs_covered_by_2036"] == without["needs_covered_by_2036"]
    assert half["needs_covered_with_cofinancing"] == pytest.approx(float(both), rel=1e-12)
    assert both <= (1 + RATIO) * without["needs_covered_by_2036"] * (1 + 1e-12)


def test_without_co_financing_both_say_the_same_after_a_war() -> None:
    results = run_with({**EVERYTHING_ON, "cofinancing_ratio": 0}).results
    assert results["needs_covered_with_cofinancing"] == results["needs_covered_by_2036"]
