"""Random permutations: such that spread out neighbours, and such of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS = 6
MIX = np.uint64(0x9E3779B97F4A7C15)


def spread_out(indices: NDArray[np.uint64], words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A random permutation that spreads out whatever stands together.

    Of each 2 ** k neighbours, counted from 0 in steps of as many, one comes into each 2 ** k-th
    part of the whole. It is the first dimension of Sobol's sequence, scrambled as Owen does (half
    by half, each by a coin of its own) in an order that is scrambled likewise.

    Args:
        indices: `[run, path]`, numbers from 0 up to 2 ** bits, which all runs have in any order.
        words: `[run, bit]`, random; half as many of their bits are used as there are indices.
    """
    bits = words.shape[1]
    one = np.uint64(1)
    before, found = np.zeros_like(indices), np.zeros_like(indices)
    for bit in range(bits):
        at = np.uint64(bit)
        coin = ((indices >> (at + one)) << at) | before
        heads = ((words[:, bit, None] >> coin) ^ (indices >> at)) & one
        before |= heads << at
        found |= heads << np.uint64(bits - 1 - bit)
    return found


def permuted(indices: NDArray[np.int64], length: int, key: int) -> NDArray[np.int64]:
    """Where a random permutation puts each index.

    A Feistel network permutes the numbers of an even number of bits; whoever lands beyond the
    length is sent on until within. Nothing is kept, so a million take no memory.

    Args:
        indices: from 0 up to, but not with, the length.
        length: of the permutation.
        key: which of the permutations.
    """
    half = max(1, -(-(length - 1).bit_length() // 2))
    keys = _round_keys(key)
    found = _once(indices.astype(np.uint64), half, keys)
    while (beyond := found >= length).any():
        found[beyond] = _once(found[beyond], half, keys)
    return found.astype(np.int64)


def _round_keys(key: int) -> list[np.uint64]:
    words = np.random.Philox(key=key ^ (1 << 127)).random_raw(ROUNDS)
    return [np.uint64(word) for word in words]


def _once(numbers: NDArray[np.uint64], half: int, keys: list[np.uint64]) -> NDArray[np.uint64]:
    width, mask = np.uint64(half), np.uint64((1 << half) - 1)
    left, right = numbers >> width, numbers & mask
    for key in keys:
        mixed = (right + key) * MIX
        mixed = (mixed ^ (mixed >> np.uint64(29))) * MIX
        left, right = right, left ^ (mixed >> np.uint64(32)) & mask
    return (left << width) | right
