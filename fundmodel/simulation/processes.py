"""Shocks by year, of which a part lasts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.simulation.shapes import number_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.read_assumptions import Uncertainty
    from fundmodel.run_paths.numbers import Numbers


def around_a_level(level: Numbers, by_year: Mapping[int, Numbers]) -> dict[int, Numbers]:
    """Scores by year, independent of each other, whose sum is that of one score of its own.

    The level is what all years have in common, and what a number that is drawn once can be
    correlated with. Drawn as one score it is spread evenly over the paths, and it moves results
    more than any year.

    Args:
        level: the standard normal score of the sum of all years.
        by_year: year -> an independent standard normal score.
    """
    years = len(by_year)
    total = np.zeros_like(level)
    for scores in by_year.values():
        total += scores
    each = level / math.sqrt(years) - total / years
    return {year: scores + each for year, scores in by_year.items()}


def process(drawn: Uncertainty, by_year: Mapping[int, Numbers]) -> dict[int, Numbers]:
    """What is added to, or multiplies, what is stated of each year.

    x(year) = persistence * x(year before) + shock, x before the first year being 0; of a factor
    both in logarithms.

    Args:
        drawn: the shape of a shock, how much lasts, and what it does.
        by_year: year -> scores, ascending.
    """
    is_factor = drawn.about == "factor"
    lasting, found = drawn.persistence or 0.0, {}
    x: Numbers | float = 0.0
    for year, scores in by_year.items():
        shock = number_at(drawn, scores)
        x = lasting * x + (np.log(shock) if is_factor else shock)
        found[year] = np.exp(x) if is_factor else x
    return found
