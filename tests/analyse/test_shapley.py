"""Shapley values of games whose values are known, exact and sampled."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest

from fundmodel.analyse.shapley import MOST_EXACT, Values, every_subset, shapley

Game = Callable[[np.ndarray], np.ndarray]


def names(count: int) -> list[str]:
    return [f"p{number:02}" for number in range(count)]


def shares(values: Values, players: list[str]) -> list[float]:
    return [float(values.shares[player][0]) for player in players]


def glove(subsets: np.ndarray) -> np.ndarray:
    """The first two have a left glove each, the third a right one; a pair is worth 1."""
    return (subsets[:, :2].any(axis=1) & subsets[:, 2]).astype(float)[None]


def airport(subsets: np.ndarray) -> np.ndarray:
    """A runway costs what its largest aeroplane needs: 8, 11, 13, 18."""
    return np.where(subsets, np.array([8.0, 11.0, 13.0, 18.0]), 0).max(axis=1)[None]


def unanimity(subsets: np.ndarray) -> np.ndarray:
    """Worth 12 if the first three are in it, whoever else is."""
    return 12.0 * subsets[:, :3].all(axis=1)[None]


@pytest.mark.parametrize(
    ("game", "count", "expected"),
    [
        (glove, 3, [1 / 6, 1 / 6, 4 / 6]),
        (airport, 4, [8 / 4, 8 / 4 + 3 / 3, 8 / 4 + 3 / 3 + 2 / 2, 8 / 4 + 3 / 3 + 2 / 2 + 5]),
        (unanimity, 5, [4, 4, 4, 0, 0]),
    ],
)
def test_games_of_the_textbooks(game: Game, count: int, expected: list[float]) -> None:
    found = shapley(names(count), game)
    assert shares(found, names(count)) == pytest.approx(expected, abs=1e-12)
    assert found.orders == 0
    assert all(error == 0 for error in found.standard_errors.values())


def random_game(count: int, seed: int = 5) -> tuple[np.ndarray, Game]:
    """A number for each subset, by its bits."""
    made = np.random.default_rng(seed).normal(size=1 << count)
    return made, lambda subsets: made[subsets @ (1 << np.arange(count))][None]


def test_by_definition_the_mean_over_all_orders() -> None:
    made, game = random_game(5)
    adds = np.zeros(5)
    orders = list(permutations(range(5)))
    for order in orders:
        before = 0
        for player in order:
            adds[player] += made[before | 1 << player] - made[before]
            before |= 1 << player
    found = shapley(names(5), game)
    assert shares(found, names(5)) == pytest.approx(list(adds / len(orders)), abs=1e-12)


def test_efficient_at_the_most_players() -> None:
    made, game = random_game(MOST_EXACT)
    found = shapley(names(MOST_EXACT), game)
    whole = made[-1] - made[0]
    assert sum(shares(found, names(MOST_EXACT))) == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("most_exact", [12, 3], ids=["exact", "sampled"])
def test_the_order_of_names_is_of_no_matter(most_exact: int) -> None:
    """To the last digit, since the players are put in an order of their own."""
    players = names(6)
    made, _ = random_game(6)

    def by_name(order: list[str]) -> Values:
        bits = np.array([1 << players.index(player) for player in order])
        return shapley(order, lambda subsets: made[subsets @ bits][None], most_exact=most_exact)

    first, second = by_name(players), by_name([players[at] for at in (3, 0, 5, 1, 4, 2)])
    assert {name: one.tolist() for name, one in first.shares.items()} == {
        name: one.tolist() for name, one in second.shares.items()
    }


def test_sampled_values_are_within_their_errors_and_add_up() -> None:
    made, game = random_game(10)
    players = names(10)
    exact, sampled = shapley(players, game), shapley(players, game, most_exact=3)
    assert sampled.orders > 100
    errors = np.array([sampled.standard_errors[player][0] for player in players])
    off = np.array(shares(sampled, players)) - np.array(shares(exact, players))
    assert (errors > 0).all()
    assert (np.abs(off) < 4 * errors).all()
    assert 0.3 < np.sqrt(np.mean((off / errors) ** 2)) < 2
    assert sum(shares(sampled, players)) == pytest.approx(made[-1] - made[0], abs=1e-9)


def test_where_nothing_interacts_a_sample_is_exact() -> None:
    adds = np.arange(1.0, 21.0)
    found = shapley(names(20), lambda subsets: (subsets @ adds)[None])
    assert shares(found, names(20)) == pytest.approx(list(adds), abs=1e-9)
    assert max(error[0] for error in found.standard_errors.values()) < 1e-9
    assert found.orders > 0


def test_an_order_and_its_reverse_share_what_two_make_together_evenly() -> None:
    """What any two make together is halved by each pair of orders: the sample has no error."""

    def pairs(subsets: np.ndarray) -> np.ndarray:
        size = subsets.sum(axis=1)
        return (size * (size - 1) / 2.0)[None]

    found = shapley(names(14), pairs)
    assert shares(found, names(14)) == pytest.approx([13 / 2] * 14, abs=1e-9)


def test_several_games_at_once_and_each_subset_once() -> None:
    asked = []

    def worth(subsets: np.ndarray) -> np.ndarray:
        asked.append(subsets)
        return np.concatenate([glove(subsets), 3 * glove(subsets)])

    found = shapley(names(3), worth)
    assert found.shares["p02"].tolist() == pytest.approx([4 / 6, 2])
    (subsets,) = asked
    assert len(np.unique(subsets, axis=0)) == len(subsets) == 8


def test_of_more_players_no_subset_is_asked_for_twice() -> None:
    asked = []

    def worth(subsets: np.ndarray) -> np.ndarray:
        asked.append(subsets)
        return subsets.sum(axis=1).astype(float)[None]

    shapley(names(13), worth)
    (subsets,) = asked
    assert len(np.unique(subsets, axis=0)) == len(subsets)
    assert len(subsets) < 2_200


def test_no_player_and_one() -> None:
    assert shapley([], lambda subsets: np.zeros((1, len(subsets)))).shares == {}
    found = shapley(["only"], lambda subsets: 7.0 * subsets[:, 0][None])
    assert found.shares["only"].tolist() == [7]


def test_every_subset_by_bits() -> None:
    assert every_subset(2).tolist() == [[False, False], [True, False], [False, True], [True, True]]
