"""Scores that move together: a Gaussian copula, path by path."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.run_paths.numbers import Numbers

NOTHING_LEFT = 1e-12


def correlated(scores: Sequence[Numbers], matrix: Sequence[Sequence[float]]) -> list[Numbers]:
    """Scores with given correlations, from independent ones.

    The first stays as it is, and each further one depends on those before it alone: what is added
    to the end of a group moves nothing. Sums are taken one by one, since a library's product of
    matrices has other last digits in blocks of another length.

    Args:
        scores: independent standard normal scores, `[path]` each.
        matrix: the correlation of each with each, which is one that can be.
    """
    found = []
    for row in factor_of(matrix):
        total = np.zeros_like(scores[0])
        for weight, mine in zip(row, scores, strict=False):
            if weight:
                total += weight * mine
        found.append(total)
    return found


def factor_of(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Cholesky's lower triangle: what each score takes of those before it, and of its own.

    >>> factor_of([[1, 0.6], [0.6, 1]])
    [[1.0], [0.6, 0.8]]
    """
    rows: list[list[float]] = []
    for at, wanted in enumerate(matrix):
        row: list[float] = []
        for before in range(at):
            known = math.fsum(a * b for a, b in zip(row, rows[before], strict=False))
            pivot = rows[before][before]
            row.append((wanted[before] - known) / pivot if pivot > NOTHING_LEFT else 0.0)
        rest = wanted[at] - math.fsum(one * one for one in row)
        rows.append([*row, math.sqrt(max(rest, 0.0))])
    return rows


def sharing(scores: Sequence[Numbers], common: Numbers, correlation: float) -> list[Numbers]:
    """Scores of which any two have the same correlation, through what they have in common."""
    own, shared = math.sqrt(1 - correlation), math.sqrt(correlation)
    return [own * one + shared * common for one in scores]
