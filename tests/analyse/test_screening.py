"""Screening finds what moves a result and what does not; effort, refusals and progress."""

import importlib.util

import numpy as np
import pytest

from fundmodel import BadInput
from fundmodel.analyse.factors import Counted, Factors
from fundmodel.analyse.global_sensitivity import Effort, found_by
from fundmodel.analyse.screening import Screening, screened
from tests.analyse.known_functions import Function, found, g_function, ishigami, of

COUNT = 12


def _screened(function: Function, factors: int = COUNT, seed: int = 1) -> Screening:
    names = tuple(f"x{number}" for number in range(factors))
    (one,) = screened(Factors(names), Counted(of(y=function), 0), 6, seed).values()
    return one


@pytest.mark.parametrize("seed", range(5))
def test_the_inert_are_found_and_no_other(seed: int) -> None:
    one = found(g_function, 8, Effort(2_000, seed))
    assert set(one.survivors) == {0, 1, 2, 3}  # of 99 the effect is a hundredth
    weights = np.array([0.0, 5.0, 0.0, -1.0] * 3)
    effects = _screened(lambda table: table @ weights, seed=seed)
    assert set(effects.survivors(0.05, COUNT)) == {1, 3, 5, 7, 9, 11}
    assert effects.mu == pytest.approx(0.9 * weights)  # nine tenths of the way from 0 to 1
    assert effects.mu_star == pytest.approx(0.9 * abs(weights))
    assert effects.sigma == pytest.approx(np.zeros(COUNT), abs=1e-12)


@pytest.mark.parametrize("waves", [1, 2, 3])
def test_a_wave_is_not_mistaken_for_nothing(waves: int) -> None:
    """Steps of half the range would see none of these."""
    effects = _screened(lambda table: np.sin(2 * np.pi * waves * (table[:, 0] - 0.15)))
    assert effects.survivors(0.05, COUNT) == [0]
    assert effects.mu_star[0] > 0.3


def test_survivors_are_ranked_and_no_more_than_asked_for() -> None:
    mu_star = np.array([1.0, 20.0, 0.99, 3.0, 3.0, 0.0])
    one = Screening(mu_star, mu_star, mu_star)
    assert one.survivors(0.05, 5) == [1, 3, 4, 0]
    assert one.survivors(0.05, 2) == [1, 3]
    assert one.survivors(0, 5) == [1, 3, 4, 0, 2]


def test_a_factor_without_any_effect_does_not_survive_a_share_of_nothing() -> None:
    effects = _screened(lambda table: table[:, 3])
    assert effects.mu_star[3] == pytest.approx(0.9)
    assert effects.survivors(0.0, COUNT) == [3]


@pytest.mark.parametrize("runs", [420, 3_333, 20_000])
def test_no_more_runs_than_asked_for_and_most_of_them(runs: int) -> None:
    told: list[tuple[int, int]] = []
    names = tuple(f"x{number}" for number in range(8))
    one = found_by(Factors(names), of(y=g_function), 1, Effort(runs, most=3),
                   lambda done, of_all: told.append((done, of_all)))  # fmt: skip
    assert one.runs == told[-1][0] <= runs
    assert one.runs > 0.6 * runs
    assert told == sorted(told)
    assert {of_all for _, of_all in told} == {runs}
    assert one.screening_runs == told[0][0]
    assert one.samples % 64 == 0


def test_as_few_runs_as_are_allowed_are_enough() -> None:
    """Screened four times each; then three that matter, all others, and two runs besides."""
    least = Effort(1, most=3).least(8, 1)
    assert least == 4 * 9 + 64 * 6
    for runs in range(least, least + 100, 9):
        assert found(g_function, 8, Effort(runs, most=3)).samples == 64
    assert f"give {least} runs or more" in _refusal(least - 1, g_function, 8, most=3)


def _refusal(runs: object, function: Function = ishigami, factors: int = 3, **more: object) -> str:
    with pytest.raises(BadInput) as refused:
        found(function, factors, Effort(runs, **more))  # type: ignore[arg-type]
    return str(refused.value)


def test_too_few_runs_are_refused() -> None:
    assert _refusal(100) == (
        "runs = 100: These are too few runs.\n"
        "  3 numbers and events are screened by 4 steps each, and those that matter for any "
        "result need 64 samples.\n"
        "  To fix: give 336 runs or more; 20,000 tell large shares from small ones."
    )


def test_too_many_runs_are_refused() -> None:
    assert _refusal(10**9) == (
        "runs = 1,000,000,000: These are too many runs.\n"
        "  Their design no longer fits into memory.\n"
        "  To fix: give up to 2,000,000."
    )


@pytest.mark.parametrize("runs", [1e4, "many", None, True])
def test_what_is_no_number_of_runs_is_refused(runs: object) -> None:
    assert _refusal(runs) == (
        f"runs = {runs!r}: This is no whole number.\n  To fix: give runs such as 20000."
    )


def test_a_result_that_nothing_moves_is_refused() -> None:
    assert _refusal(400, lambda table: np.full(len(table), 2.5)) == (
        "y: Nothing that is drawn moves it: it is the same in all 80 runs.\n"
        "  Where nothing varies there is no variance to be shared out.\n"
        "  To fix: ask for another result, or for the effect of terms and choices, "
        "which are not drawn: `sensitivity` without --global."
    )


def test_a_result_that_some_runs_lack_is_refused() -> None:
    def ratio(table: np.ndarray) -> np.ndarray:
        return np.where(table[:, 0] > 0.9, np.nan, table[:, 0])

    text = _refusal(400, ratio, instead="amount")
    assert text.startswith("y: It is not available (n/a) in ")
    assert text.endswith(
        " of 80 runs.\n"
        "  Shares of variance compare run with run, so that every run must have it; the runs that "
        "have it tell of another world.\n"
        "  To fix: ask for the amount behind it, or for another result that is always there, such "
        "as `amount`."
    )


def test_a_result_that_is_lacking_beyond_the_screened_range_is_refused_too() -> None:
    def ratio(table: np.ndarray) -> np.ndarray:
        return np.where(table[:, 0] > 0.96, np.nan, table[:, 0])

    assert "n/a) in " in _refusal(2_000, ratio)


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundmodel.analyse.factors.find_spec", lambda _: None)
    assert importlib.util.find_spec("SALib")
    assert _refusal(2_000) == (
        "global sensitivity: Its designs and indices are worked out by `SALib`, which is not "
        "installed.\n"
        '  To fix: python -m pip install "fundmodel[sensitivity]"'
    )
