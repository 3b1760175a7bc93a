"""Percentiles of Student's t and of beta shapes, without a library that would make loading slow."""

import math
from collections.abc import Callable

STEPS = 200
SMALL = 1e-300
ENOUGH = 1e-14


def beta_quantile(share: float, a: float, b: float) -> float:
    """The number that this share of the draws of a beta shape does not exceed.

    >>> round(beta_quantile(0.5, 2, 2), 9), round(beta_quantile(0.25, 1, 1), 9)
    (0.5, 0.25)
    """
    return _solved(lambda at: incomplete_beta(at, a, b) < share, 0.0, 1.0)


def student_t_quantile(share: float, degrees: float) -> float:
    """The number that a share, above a half, of the draws of Student's t does not exceed.

    >>> round(student_t_quantile(0.975, 4), 4)
    2.7764
    """
    beyond = 2 * (1 - share)
    # of draws beyond t on either side there are I(n / (n + t^2); n/2, 1/2)
    at = _solved(lambda one: incomplete_beta(one, degrees / 2, 0.5) < beyond, 0.0, 1.0)
    return math.sqrt(degrees * (1 - at) / at)


def incomplete_beta(at: float, a: float, b: float) -> float:
    """The share of the draws of a beta shape up to a number between 0 and 1."""
    if at <= 0 or at >= 1:
        return float(at >= 1)
    if at > (a + 1) / (a + b + 2):  # there the fraction converges slowly
        return 1 - incomplete_beta(1 - at, b, a)
    size = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(size + a * math.log(at) + b * math.log1p(-at)) * _fraction(at, a, b) / a


def _fraction(at: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    upper, lower = 1.0, 1 / _not_zero(1 - (a + b) * at / (a + 1))
    product = lower
    for m in range(1, STEPS):
        for term in (
            m * (b - m) * at / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * at / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            lower = 1 / _not_zero(1 + term * lower)
            upper = _not_zero(1 + term / upper)
            product *= upper * lower
        if abs(upper * lower - 1) < ENOUGH:
            break
    return product


def _not_zero(number: float) -> float:
    return number if abs(number) > SMALL else SMALL


def _solved(is_below: Callable[[float], bool], low: float, high: float) -> float:
    """Where a condition ceases to hold, by halving."""
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return high
