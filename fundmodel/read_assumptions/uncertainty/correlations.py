"""Matrices of correlations: whether one can be, and the nearest one that can."""

import math

Matrix = tuple[tuple[float, ...], ...]
ROOM = 1e-9
ROUNDS, STILL = 2_000, 1e-10
HUNDREDTHS = 100


def can_be(matrix: Matrix) -> bool:
    """Whether numbers can have these correlations: no sum of them has a variance below 0.

    >>> can_be(((1, 0.9), (0.9, 1))), can_be(((1, 0.9, 0.9), (0.9, 1, -0.9), (0.9, -0.9, 1)))
    (True, False)
    """
    factor: list[list[float]] = []  # of Cholesky
    for at, row in enumerate(matrix):
        mine: list[float] = []
        for other in range(at):
            known = math.fsum(a * b for a, b in zip(mine, factor[other], strict=False))
            mine.append((row[other] - known) / factor[other][other])
        rest = row[at] + ROOM - math.fsum(one * one for one in mine)
        if rest <= 0:
            return False
        factor.append([*mine, math.sqrt(rest)])
    return True


def nearest(matrix: Matrix) -> Matrix:
    """Of the matrices that can be, in hundredths, one next to the nearest (Higham 2002).

    Alternating projections onto the matrices without negative variances and those with 1 on the
    diagonal, with Dykstra's correction. Where rounding undoes it, all shrink a little.
    """
    import numpy as np  # slow to import, and needed only for what is refused

    found = np.array(matrix, dtype=float)
    correction = np.zeros_like(found)
    for _ in range(ROUNDS):
        shifted = found - correction
        values, vectors = np.linalg.eigh(shifted)
        projected = (vectors * values.clip(min=0)) @ vectors.T
        correction, before = projected - shifted, found
        found = projected.copy()
        np.fill_diagonal(found, 1.0)
        if np.abs(found - before).max() < STILL:
            break
    for shrunk in range(HUNDREDTHS):
        proposed = np.round(found * (1 - shrunk / HUNDREDTHS), 2).clip(-0.99, 0.99)
        np.fill_diagonal(proposed, 1.0)
        rounded = tuple(tuple(float(one) + 0.0 for one in row) for row in proposed)
        if can_be(rounded):
            return rounded
    return tuple(tuple(float(a == b) for b in range(len(matrix))) for a in range(len(matrix)))
