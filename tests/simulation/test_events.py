"""First passage against its closed form: survival, waiting, what a scenario tells."""

import numpy as np
import pytest
from scipy import stats

from fundmodel.simulation.events import Event, beginnings, built_up, first_passage
from fundmodel.simulation.streams import Streams

QUARTERS, PATHS = 80, 1 << 15
FALLING = [0.08 if quarter < 8 else 0.05 for quarter in range(QUARTERS)]


def _scores(name: str, sampling: str = "plain") -> np.ndarray:
    return Streams(11, sampling, PATHS).scores(name, 0, PATHS)


def _survival(yearly: list[float]) -> np.ndarray:
    return np.cumprod([(1 - one) ** 0.25 for one in yearly])


@pytest.mark.parametrize("yearly", [[0.03] * QUARTERS, FALLING], ids=["constant", "falling"])
def test_survival_is_that_of_the_hazard(yearly: list[float]) -> None:
    """Kolmogorov and Smirnov, of the quarters; `never` counts as the one after the last."""
    begins = first_passage(built_up(yearly, PATHS), np.ones(PATHS), _scores("war"))
    quarters = np.where(begins == 0, QUARTERS + 1, begins)
    found = np.array([(quarters > quarter).mean() for quarter in range(1, QUARTERS + 1)])
    furthest = np.abs(found - _survival(yearly)).max()
    assert furthest < stats.kstwobign.isf(0.001) / np.sqrt(PATHS)


def test_the_value_of_one_paid_at_the_event() -> None:
    """At 3 % a year, discounted at 5 %, over 20 years: 0.303712; it happens with 0.456206."""
    begins = first_passage(built_up([0.03] * QUARTERS, PATHS), np.ones(PATHS),
                           _scores("war", "sobol"))  # fmt: skip
    paid = np.where(begins > 0, 1.05 ** (-begins / 4), 0)
    assert (begins > 0).mean() == pytest.approx(0.456206, abs=5e-4)
    assert paid.mean() == pytest.approx(0.303712, abs=5e-4)


def test_a_hazard_of_its_own_on_each_path() -> None:
    hazard = np.where(np.arange(PATHS) % 2, 0.02, 0.2)
    begins = first_passage(built_up([hazard] * QUARTERS, PATHS), np.ones(PATHS), _scores("war"))
    for yearly, chosen in ((0.2, begins[::2]), (0.02, begins[1::2])):
        expected = 1 - (1 - yearly) ** (QUARTERS / 4)
        sigma = np.sqrt(expected * (1 - expected) / len(chosen))
        assert abs((chosen > 0).mean() - expected) < 4 * sigma


@pytest.mark.parametrize(("yearly", "begins"), [(0.0, 0.0), (1.0, 1.0)])
def test_what_never_and_what_always_happens(yearly: float, begins: float) -> None:
    found = first_passage(built_up([yearly] * QUARTERS, PATHS), np.ones(PATHS), _scores("war"))
    assert (found == begins).all()


def test_the_second_waits_for_the_end_of_the_first() -> None:
    lasts = np.where(np.arange(PATHS) % 3, 12.0, 30.0)
    first, second = beginnings(
        [Event(lasts, scores=_scores("first")), Event(12.0, scores=_scores("second"))],
        built_up(FALLING, PATHS),
    )
    both = second > 0
    assert both.any()
    assert (first[both] > 0).all()
    assert (second[both] >= (first + lasts)[both]).all()
    # after the first has ended the hazard counts anew: 5 % a year for what is left
    left = np.where(first > 0, QUARTERS - (first + lasts) + 1, 0).clip(0)
    expected = 1 - (1 - 0.05) ** (left[first + lasts > 8] / 4)
    found = both[first + lasts > 8]
    assert abs(found.mean() - expected.mean()) < 4 * np.sqrt(0.25 / len(found))


def test_what_is_told_is_certain_and_nothing_comes_before_it() -> None:
    first, second = beginnings(
        [Event(12.0, begins=20.0), Event(12.0, scores=_scores("second"))], built_up(FALLING, PATHS)
    )
    assert (first == 20).all()
    assert second[second > 0].min() == 32
    expected = 1 - 0.95 ** ((QUARTERS - 31) / 4)
    assert (second > 0).mean() == pytest.approx(expected, abs=4 * np.sqrt(0.25 / PATHS))


def test_a_told_second_keeps_the_first_from_coming_before_it() -> None:
    first, second = beginnings(
        [Event(12.0, scores=_scores("first")), Event(4.0, begins=40.0)], built_up(FALLING, PATHS)
    )
    assert (second == 40).all()
    assert first[first > 0].min() == 44


def test_what_is_told_never_to_happen_has_nothing_after_it() -> None:
    """As after one that is drawn and never comes."""
    drawn = Event(12.0, scores=_scores("second"))
    first, second = beginnings([Event(12.0, begins=0.0), drawn], built_up(FALLING, PATHS))
    assert (first == 0).all()
    assert (second == 0).all()
    first, never = beginnings([drawn, Event(12.0, begins=0.0)], built_up(FALLING, PATHS))
    assert (first > 0).any()
    assert (never == 0).all()


def test_nothing_begins_after_the_end() -> None:
    (begins, later) = beginnings(
        [Event(12.0, begins=float(QUARTERS)), Event(12.0, scores=_scores("later"))],
        built_up([1.0] * QUARTERS, PATHS),
    )
    assert (begins == QUARTERS).all()
    assert (later == 0).all()
