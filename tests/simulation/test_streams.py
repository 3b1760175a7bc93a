"""Streams: spread evenly, one a name, and the same however they are asked for."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from fundmodel.simulation.permutations import permuted
from fundmodel.simulation.streams import BITS, SAMPLINGS, SPREAD, Streams
from fundmodel.simulation.summaries import standard_error

PATHS = 16 * SPREAD


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_a_path_draws_the_same_in_any_block(sampling: str) -> None:
    streams = Streams(3, sampling, PATHS)
    whole = streams.scores("rain", 0, PATHS)
    for first, last in ((0, 1), (5, 70), (SPREAD, 2 * SPREAD), (PATHS - 1, PATHS), (100, 777)):
        assert np.array_equal(streams.scores("rain", first, last), whole[first:last])


@pytest.mark.parametrize("sampling", ["sobol", "plain"])
def test_a_path_draws_the_same_however_many_there_are(sampling: str) -> None:
    few, many = (Streams(3, sampling, paths).scores("rain", 0, 99) for paths in (99, 10**6))
    assert np.array_equal(few, many)


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_names_and_seeds_have_streams_of_their_own(sampling: str) -> None:
    """Correlations are those of independent draws, a fifth wider as nets (as measured)."""
    names = ("rain", "rain[2031]", *(f"number {at}" for at in range(48)))
    rows = [
        Streams(seed, sampling, PATHS).scores(name, 0, PATHS) for seed in (1, 2) for name in names
    ]
    between = np.corrcoef(rows) * np.sqrt(PATHS)
    assert np.abs(between[np.triu_indices(len(rows), 1)]).max() < 5.5
    of_one_seed = between[: len(names), : len(names)][np.triu_indices(len(names), 1)]
    assert of_one_seed.std() == pytest.approx(1.2 if sampling == "sobol" else 1, abs=0.06)


def test_each_run_of_paths_has_one_in_each_part() -> None:
    chances = Streams(3).chances("rain", 0, PATHS)
    parts = np.floor(chances * SPREAD).astype(int).reshape(-1, SPREAD)
    assert (np.sort(parts, axis=1) == np.arange(SPREAD)).all()
    assert not (parts[0] == parts[1]).all()


def test_each_number_forms_a_net_with_the_first() -> None:
    """However a run's square is cut into 128 equal boxes by halving, each box has one path."""
    streams = Streams(3, first="war")
    rows = [np.floor(streams.chances(name, 0, PATHS) * SPREAD).astype(int).reshape(-1, SPREAD)
            for name in ("war", "rain")]  # fmt: skip
    for bits in range(BITS + 1):
        boxes = (rows[0] >> (BITS - bits)) * (SPREAD >> bits) + (rows[1] >> bits)
        assert (np.sort(boxes, axis=1) == np.arange(SPREAD)).all()


def test_other_numbers_are_no_net_by_chance() -> None:
    """What two other numbers have in common differs from run to run, as it would by chance."""
    streams = Streams(3, first="war")
    rows = [np.floor(streams.chances(name, 0, 64 * SPREAD) * 2).reshape(-1, SPREAD)
            for name in ("rain", "snow")]  # fmt: skip
    alike = (rows[0] == rows[1]).mean(axis=1)
    assert alike.std() == pytest.approx(1 / (2 * np.sqrt(SPREAD)), rel=0.5)
    assert alike.mean() == pytest.approx(0.5, abs=4 / (2 * np.sqrt(64 * SPREAD)))


@pytest.mark.parametrize("measure", [np.mean, np.median], ids=["mean", "median"])
def test_standard_errors_are_how_far_seeds_lie_apart(measure: Callable[[object], float]) -> None:
    """Of something that depends on two numbers together, over 100 seeds."""
    found, errors = [], []
    for seed in range(100):
        streams = Streams(seed, first="war")
        war, rain = (streams.scores(name, 0, 8 * SPREAD) for name in ("war", "rain"))
        numbers = np.where(war > -0.5, np.exp(rain), 0.5 * rain + war)
        found.append(measure(numbers))
        errors.append(standard_error(numbers, measure))
    told = np.sqrt(np.mean(np.square(errors)))
    assert told == pytest.approx(np.std(found), rel=0.25)


@pytest.mark.parametrize("paths", [1, 7, 100, 1_000])
def test_a_latin_hypercube_has_one_path_in_each_part(paths: int) -> None:
    chances = Streams(3, "latin", paths).chances("rain", 0, paths)
    assert (np.sort(np.floor(chances * paths)) == np.arange(paths)).all()


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_chances_are_even_and_never_certain(sampling: str) -> None:
    chances = Streams(9, sampling, PATHS).chances("rain", 0, PATHS)
    assert stats.kstest(chances, "uniform").pvalue > 0.001
    assert np.isfinite(Streams(9, sampling, PATHS).scores("rain", 0, PATHS)).all()
    assert 0 < chances.min() < chances.max() < 1


@pytest.mark.parametrize("length", [1, 2, 3, 64, 1_000, 4_097])
def test_places_are_a_permutation(length: int) -> None:
    found = permuted(np.arange(length), length, 12345)
    assert np.array_equal(np.sort(found), np.arange(length))


def test_places_differ_by_key_and_keep_no_order() -> None:
    one, other = (permuted(np.arange(1_000), 1_000, key) for key in (1, 2))
    assert not np.array_equal(one, other)
    for rows in ((one, np.arange(1_000)), (one, other), (one[1:], one[:-1])):
        assert abs(stats.spearmanr(*rows).statistic) < 4 / np.sqrt(1_000)
