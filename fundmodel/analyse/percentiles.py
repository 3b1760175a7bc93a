"""Percentiles of the shapes by which numbers are drawn; nothing slow to import is needed."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

from fundmodel.read_assumptions.uncertainty.quantiles import incomplete_beta, student_t_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions import Uncertainty

HALF, STEPS, ENOUGH = 0.5, 100, 1e-14


def percentile_of(drawn: Uncertainty, share: float) -> float:
    """The number that a share of the draws does not exceed.

    Args:
        drawn: the shape and its parameters.
        share: between 0 and 1, neither of them.

    Returns:
        The number, in the unit of the shape; it is what `simulation.shapes.number_at` gives for the
        normal score of the share.
    """
    at = drawn.parameters
    match drawn.shape:
        case "normal":
            return at["mean"] + at["sigma"] * NormalDist().inv_cdf(share)
        case "lognormal":
            return at["median"] * math.exp(at["sigma"] * NormalDist().inv_cdf(share))
        case "uniform":
            return at["low"] + (at["high"] - at["low"]) * share
        case "triangular":
            return _of_triangular(at["low"], at["mode"], at["high"], share)
        case "pert":
            width = at["high"] - at["low"]
            a = 1 + 4 * (at["mode"] - at["low"]) / width
            return at["low"] + width * _of_beta(share, a, 6 - a)
        case "beta":
            size = at["mean"] * (1 - at["mean"]) / at["sigma"] ** 2 - 1
            return _of_beta(share, at["mean"] * size, (1 - at["mean"]) * size)
        case "student_t":
            return at["center"] + at["scale"] * _of_student_t(at["degrees"], share)
        case "discrete":
            return _of_discrete(drawn.values, drawn.weights, share)
        case shape:
            raise NotImplementedError(shape)


def level_of(drawn: Uncertainty, share: float, years: int) -> float:
    """What yearly shocks come to on average where their sum is at a percentile of its own.

    Args:
        drawn: the shape of a shock, how much of it lasts, and what it does.
        share: of the draws of the sum that do not exceed it.
        years: how many shocks there are; each has the same part of the sum.

    Returns:
        The mean over the years of what is added to what is stated, or of what multiplies it. The
        mean of a factor is above the factor of the mean, by half the variance of what is drawn in
        each year beside the level.
    """
    each = NormalDist().cdf(NormalDist().inv_cdf(share) / math.sqrt(years))
    is_factor, lasting = drawn.about == "factor", drawn.persistence or 0.0
    shock, sigma, x, variance, total = percentile_of(drawn, each), 0.0, 0.0, 0.0, 0.0
    if is_factor:
        shock, sigma = math.log(shock), _spread_in_logarithms(drawn)
    for _ in range(years):
        x = lasting * x + shock
        variance = lasting**2 * variance + sigma**2 * (1 - 1 / years)
        total += math.exp(x + variance / 2) if is_factor else x
    return total / years


def _spread_in_logarithms(drawn: Uncertainty) -> float:
    """The standard deviation of the logarithm of a shock, by the percentiles one of it around."""
    low, high = (percentile_of(drawn, NormalDist().cdf(score)) for score in (-1.0, 1.0))
    return (math.log(high) - math.log(low)) / 2


def _of_triangular(low: float, mode: float, high: float, share: float) -> float:
    width = high - low
    if share * width < mode - low:
        return low + math.sqrt(share * width * (mode - low))
    return high - math.sqrt((1 - share) * width * (high - mode))


def _of_beta(share: float, a: float, b: float) -> float:
    """By Newton's method, which halves where it would leave what is known to hold the number."""
    size = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    low, high, at = 0.0, 1.0, a / (a + b)
    for _ in range(STEPS):
        beyond = incomplete_beta(at, a, b) - share
        low, high = (low, at) if beyond > 0 else (at, high)
        density = math.exp(size + (a - 1) * math.log(at) + (b - 1) * math.log1p(-at))
        after = at - beyond / density if density else low
        if not low < after < high:
            after = (low + high) / 2
        if abs(after - at) <= ENOUGH * at:
            return after
        at = after
    return at


def _of_student_t(degrees: float, share: float) -> float:
    if share == HALF:
        return 0.0
    size = student_t_quantile(max(share, 1 - share), degrees)
    return size if share > HALF else -size


def _of_discrete(values: Sequence[float], weights: Sequence[float], share: float) -> float:
    below = 0.0
    for value, weight in zip(values[:-1], weights, strict=False):
        below += weight
        if share < below:
            return value
    return values[-1]
