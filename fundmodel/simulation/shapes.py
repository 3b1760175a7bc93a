"""Inverse distribution functions: the number that a shape has at a normal score.

A score of 0 is the median, 1.645 the 95th percentile. Everything is drawn as a score, since scores
are what can be correlated and added up; the shape comes last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from fundmodel.read_assumptions import Uncertainty
    from fundmodel.run_paths.numbers import Numbers

FARTHEST, A_UNIT = 8.5, 32
"""How far the table of a beta shape goes, in scores, and how many points it has a unit."""


def number_at(drawn: Uncertainty, scores: Numbers) -> Numbers:
    """The number of a shape at each score.

    Args:
        drawn: the shape and its parameters.
        scores: standard normal, of any shape.
    """
    from scipy.special import ndtr

    at = drawn.parameters
    match drawn.shape:
        case "normal":
            return np.asarray(at["mean"] + at["sigma"] * scores)
        case "lognormal":
            return np.asarray(at["median"] * np.exp(at["sigma"] * scores))
        case "uniform":
            return np.asarray(at["low"] + (at["high"] - at["low"]) * ndtr(scores))
        case "triangular":
            return _triangular(at["low"], at["mode"], at["high"], scores)
        case "pert":
            width = at["high"] - at["low"]
            a = 1 + 4 * (at["mode"] - at["low"]) / width
            return np.asarray(at["low"] + width * beta_at(a, 6 - a, scores))
        case "beta":
            size = at["mean"] * (1 - at["mean"]) / at["sigma"] ** 2 - 1
            return beta_at(at["mean"] * size, (1 - at["mean"]) * size, scores)
        case "student_t":
            return _student_t(at["center"], at["scale"], at["degrees"], scores)
        case "discrete":
            steps = np.cumsum(drawn.weights)[:-1]
            which = np.searchsorted(steps, ndtr(scores), side="right")
            return np.asarray(np.array(drawn.values)[which])
        case shape:
            raise NotImplementedError(shape)


def _triangular(low: float, mode: float, high: float, scores: Numbers) -> Numbers:
    from scipy.special import ndtr

    width = high - low
    up = low + np.sqrt(ndtr(scores) * width * (mode - low))
    down = high - np.sqrt(ndtr(-scores) * width * (high - mode))
    return np.asarray(np.where(ndtr(scores) * width < mode - low, up, down))


def _student_t(center: float, scale: float, degrees: float, scores: Numbers) -> Numbers:
    from scipy.special import ndtr, stdtrit

    lower = stdtrit(degrees, ndtr(-np.abs(scores)))  # the lower half keeps its digits
    return np.asarray(center + scale * np.copysign(lower, scores))


def beta_at(a: float, b: float, scores: Numbers) -> Numbers:
    """The number between 0 and 1 that a beta shape has at each score.

    The exact inverse takes three microseconds a number. Its logarithm of odds is a smooth function
    of the score, nearly a straight line: cubics through a table of values and slopes give it to
    1e-8 of the odds, which a test holds them to.
    """
    from scipy.special import expit

    values, slopes = _table(a, b)
    at = (scores + FARTHEST) * A_UNIT
    cell = np.clip(at.astype(np.int64), 0, len(values) - 2)
    t = at - cell
    rest = 1 - t
    before = values[cell] * (1 + 2 * t) + slopes[cell] * t
    after = values[cell + 1] * (3 - 2 * t) - slopes[cell + 1] * rest
    return np.asarray(expit(before * rest * rest + after * t * t))


@lru_cache(maxsize=1024)
def _table(a: float, b: float) -> tuple[Numbers, Numbers]:
    """The logarithm of odds at evenly spaced scores, and its slope a cell."""
    from scipy.special import betaincinv, betaln, ndtr

    scores = np.arange(-FARTHEST * A_UNIT, FARTHEST * A_UNIT + 1) / A_UNIT
    lower = scores <= 0
    from_below = betaincinv(a, b, ndtr(scores[lower]))
    from_above = betaincinv(b, a, ndtr(-scores[~lower]))  # so that no digits are lost near 1
    log_x = np.concatenate([np.log(from_below), np.log1p(-from_above)])
    log_rest = np.concatenate([np.log1p(-from_below), np.log(from_above)])
    log_density = -0.5 * scores**2 - 0.5 * np.log(2 * np.pi)
    slopes = np.exp(log_density + betaln(a, b) - a * log_x - b * log_rest)
    return log_x - log_rest, slopes / A_UNIT
