"""How many paths are cut into parts of about the same size."""

from __future__ import annotations

from itertools import pairwise

from fundmodel.simulation.streams import SPREAD
from fundmodel.simulation.summaries import batches_of


def even_parts(paths: int, block: int) -> int:
    """The length of blocks of about the same size, in whole runs: a short one costs as much again.

    >>> even_parts(10_000, 16_384), even_parts(20_000, 16_384), even_parts(300, 70)
    (10000, 10112, 60)
    """
    blocks = -(-paths // block)
    each = -(-paths // blocks)
    return min(each if block < SPREAD or blocks == 1 else -(-each // SPREAD) * SPREAD, block)


def batch_length(paths: int) -> int:
    """The length of each of the batches by which standard errors are told: whole runs."""
    return paths // SPREAD // batches_of(paths) * SPREAD


def parts_of_batches(paths: int, block: int) -> list[tuple[int, int]]:
    """Parts that lie in one batch each, or behind the last batch.

    >>> parts_of_batches(9_000, 200)[:3], parts_of_batches(9_000, 200)[-1]
    ([(0, 128), (128, 256), (256, 384)], (8960, 9000))
    """
    length = batch_length(paths)
    size = even_parts(length, block)
    ends = [length * number for number in range(batches_of(paths) + 1)]
    spans = [*pairwise(ends), (ends[-1], paths)]
    return [(at, min(at + size, end)) for first, end in spans for at in range(first, end, size)]
