"""What the notes of the assumptions say of their ranges is what the shapes come to."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

import fundmodel

BASE = fundmodel.load("base")
PATHS, YEARS, TEN_YEARS = 20_000, 30, slice(10, 20)
NINE_IN_TEN = NormalDist().inv_cdf(0.95)


def at(name: str) -> dict[str, float]:
    return dict(BASE.draws[name].uncertainty.parameters)


def credit_cycle() -> NDArray[np.float64]:
    """The multiplier on default rates, `[path, year]`, by the definition of lasting factors."""
    drawn = BASE.draws["default_rate_multiplier"].uncertainty
    assert drawn.persistence is not None
    chance = np.random.default_rng(20_261_126)
    sigma, median = drawn.parameters["sigma"], drawn.parameters["median"]
    shocks = math.log(median) + sigma * chance.standard_normal((PATHS, YEARS))
    found = np.zeros_like(shocks)
    left = np.zeros(PATHS)
    for year in range(YEARS):
        left = drawn.persistence * left + shocks[:, year]
        found[:, year] = left
    return np.exp(found)


def test_the_worst_of_thirty_years_is_that_of_the_record() -> None:
    multiplier = credit_cycle()
    times_the_average = multiplier.max(axis=1) / multiplier.mean(axis=1)
    # 8.6 % of private borrowers in 1998, against 3.54 % in 1994 to 2024
    assert np.median(times_the_average) == pytest.approx(8.6 / 3.54, rel=0.04)
    assert multiplier.mean() == pytest.approx(1.0, abs=0.01)


def test_level_and_cycle_come_to_the_spread_of_ten_years() -> None:
    of_the_cycle = np.log(credit_cycle()[:, TEN_YEARS].mean(axis=1)).std()
    assert math.hypot(at("default_rate")["sigma"], of_the_cycle) == pytest.approx(0.45, abs=0.01)


@pytest.mark.parametrize(
    ("name", "stated", "low", "high"),
    [
        ("war_hazard", 0.05, 0.024, 0.105),
        ("suspension_hazard", 0.03, 0.01, 0.08),
        ("default_rate", 0.02, 0.011, 0.036),
    ],
)
def test_nine_draws_in_ten_lie_where_the_note_says(
    name: str, stated: float, low: float, high: float
) -> None:
    times = math.exp(NINE_IN_TEN * at(name)["sigma"])
    digits = 2 if low == 0.01 else 3
    assert round(stated / times, digits) == low
    assert round(stated * times, digits) == high


def test_the_exchange_rate_has_a_standard_deviation_of_nine_per_cent() -> None:
    shape = at("eur_usd_opening")
    assert shape["scale"] * stats.t(shape["degrees"]).std() == pytest.approx(0.09, abs=0.005)


def test_the_swings_of_equity_are_those_of_unlisted_infrastructure() -> None:
    shape = at("equity_growth_shift")
    width = shape["high"] - shape["low"]
    deviation = width * stats.beta(3, 3).std()  # a PERT with its mode in the middle
    assert shape["low"] + shape["high"] == shape["mode"] == 0
    assert 0.098 < deviation < 0.127


@pytest.mark.parametrize(
    ("name", "member", "low", "high"),
    [
        ("recovery_rate", "Housing concessional loans", 0.53, 0.95),
        ("recovery_rate", "Energy commercial loans", 0.48, 0.87),
        ("leakage_share", "Housing grants", 0.02 * 1.3, 0.15 * 1.3),
        ("absorption_cap", None, 0.05, 0.13),
        ("paid_on_time_share", None, 0.70, 1.0),
        ("coupon", "Housing concessional loans", 0.005, 0.035),
        ("event_quarters", "First war", 3, 60),
        ("primary_balance", None, -0.02, 0.02),
    ],
)
def test_ends_of_shifts_and_factors_are_those_of_the_note(
    name: str, member: str | None, low: float, high: float
) -> None:
    if member is None:
        stated = next(iter(BASE.year_values(name).values()))
    else:
        column = BASE.columns[name]
        stated = column.values[column.members.index(member)]
    drawn = next(one for one in BASE.draws.values() if one.assumption == name).uncertainty
    ends = drawn.parameters["low"], drawn.parameters["high"]
    moved = [stated * end if drawn.about == "factor" else stated + end for end in ends]
    assert moved == pytest.approx([low, high], abs=0.006 if high < 2 else 0)


def test_service_of_the_loans_of_the_g7_at_the_rates_of_its_range() -> None:
    level = [50_000 * rate / (1 - (1 + rate) ** -30) for rate in (0.034, 0.038, 0.05)]
    shape = at("g7_loan_service")
    found = [2_820 * shape[end] for end in ("low", "mode", "high")]
    assert found == pytest.approx(level, rel=0.01)
