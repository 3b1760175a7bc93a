"""What each player of a game is worth: its Shapley value, exact or sampled over random orders.

A player's value is what its coming adds, on average over all orders in which the players can come.
Values add up to what all players make together, equal players have equal ones, and one who adds
nothing has none: nothing else shares a difference so (Shapley 1953).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Worth = Callable[[NDArray[np.bool_]], NDArray[np.float64]]

MOST_EXACT = 12
"""Of so many players all 4,096 subsets are worked out."""
RUNS = 2_048
"""Of more players there are about so many subsets, of as many orders as these make up."""
FEWEST_PAIRS = 8
SEED = 1


@dataclass(frozen=True)
class Values:
    """What the players of a game are worth.

    Attributes:
        shares: player -> what it adds, on average over orders.
        standard_errors: player -> that of its share; 0 where all orders count.
        orders: how many orders were sampled; 0 for all that there are.
    """

    shares: Mapping[str, NDArray[np.float64]]
    standard_errors: Mapping[str, NDArray[np.float64]]
    orders: int


def shapley(
    players: Sequence[str], worth: Worth, *, most_exact: int = MOST_EXACT, runs: int = RUNS
) -> Values:
    """The Shapley value of every player in several games at once.

    Up to `most_exact` players every subset is worked out. Of more, random orders are drawn in
    pairs, each with its reverse, whose errors cancel in part; the spread between pairs gives the
    standard errors. Neither depends on the order in which the players are named.

    Args:
        players: their names, each once.
        worth: what subsets make: `[subset, player]`, whether a player is in it -> `[game, subset]`.
            It is asked once, and of no subset twice.
        most_exact: of more players than these, orders are sampled.
        runs: about so many subsets are worked out then.

    Returns:
        Shares and their standard errors, `[game]` of each player.
    """
    ordered = sorted(players)
    columns = [ordered.index(player) for player in players]

    def worth_of(subsets: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.asarray(worth(subsets[:, columns]), dtype=float)

    if len(ordered) <= most_exact:
        shares = _exact(len(ordered), worth_of)
        errors, orders = np.zeros_like(shares), 0
    else:
        shares, errors, orders = _sampled(len(ordered), worth_of, runs)
    return Values(
        dict(zip(ordered, shares, strict=True)), dict(zip(ordered, errors, strict=True)), orders
    )


def every_subset(count: int) -> NDArray[np.bool_]:
    """All subsets of some players, `[subset, player]`; player p is in subset s where bit p is."""
    return (np.arange(1 << count)[:, None] >> np.arange(count) & 1).astype(bool)


def _exact(count: int, worth: Worth) -> NDArray[np.float64]:
    """The mean over orders, by how many orders each subset comes first in: `[player, game]`."""
    subsets = every_subset(count)
    made = worth(subsets)
    size = subsets.sum(axis=1)
    weights = np.array([1 / (count * comb(count - 1, before)) for before in range(count)])
    shares = np.empty((count, len(made)))
    for player in range(count):
        without = np.flatnonzero(~subsets[:, player])
        adds = made[:, without | 1 << player] - made[:, without]
        shares[player] = adds @ weights[size[without]]
    return shares


def _sampled(
    count: int, worth: Worth, runs: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """Means over pairs of opposite orders, their standard errors, and how many orders."""
    pairs = max(FEWEST_PAIRS, round(runs / (2 * (count - 1))))
    random = np.random.default_rng(SEED)
    forward = np.array([random.permutation(count) for _ in range(pairs)])
    orders = np.concatenate([forward, forward[:, ::-1]])
    when = np.argsort(orders, axis=1)
    comes = when[:, None, :] < np.arange(count + 1)[None, :, None]
    subsets, which = np.unique(comes.reshape(-1, count), axis=0, return_inverse=True)
    made = worth(subsets)[:, which.ravel()].reshape(-1, len(orders), count + 1)
    adds = np.take_along_axis(np.diff(made, axis=2), when[None], axis=2)
    by_pair = (adds[:, :pairs] + adds[:, pairs:]) / 2
    errors = by_pair.std(axis=1, ddof=1) / sqrt(pairs)
    return by_pair.mean(axis=1).T, errors.T, len(orders)
