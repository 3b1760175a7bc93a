"""What drives a result over all that is uncertain: Morris' screening, then Sobol's indices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.factors import Counted, Factors, Runs
from fundmodel.analyse.screening import Screening, screened
from fundmodel.analyse.variance_shares import WHOLE, Shares, shared_out
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHARE, MOST = 0.05, 10
"""Of the largest effect so much is worth a share of its own; of each result at most so many are."""
FEWEST_TRAJECTORIES, MOST_TRAJECTORIES = 4, 20
FOR_SCREENING = 0.2
"""The part of all runs that may go into screening."""
MOST_RUNS = 2_000_000


@dataclass(frozen=True)
class Effort:
    """How many runs there may be, and which.

    Attributes:
        runs: in all, at most.
        seed: which.
        share: of the largest `mu_star` of a result, below which a factor is not told apart.
        most: so many factors of each result are.
        instead: a result that every run has, which a refusal names.
    """

    runs: int
    seed: int = 1
    share: float = SHARE
    most: int = MOST
    instead: str = ""

    def trajectories(self, factors: int, results: int) -> int:
        """How many steps of each factor are screened, so that enough is left for the shares."""
        left = self.runs - self._least_shared_out(factors, results)
        affordable = min(int(self.runs * FOR_SCREENING), left) // (factors + 1)
        return max(FEWEST_TRAJECTORIES, min(MOST_TRAJECTORIES, affordable))

    def samples(self, screening: int, groups: int) -> int:
        """How many samples can be shared out among groups, in whole steps."""
        return (self.runs - screening) // (groups + 2) // WHOLE * WHOLE

    def least(self, factors: int, results: int) -> int:
        """So many runs are needed, however many factors survive."""
        return FEWEST_TRAJECTORIES * (factors + 1) + self._least_shared_out(factors, results)

    def _least_shared_out(self, factors: int, results: int) -> int:
        return WHOLE * (min(factors, self.most * results + 1) + 2)


@dataclass(frozen=True, eq=False)
class Found:
    """What screening and sharing out have found.

    Attributes:
        factors: what was varied.
        screening: result -> what each factor does to it.
        kept: result -> the factors that survived its screening, the largest effect first.
        survivors: of any result: they have shares of their own in all results.
        shares: result -> a share for each survivor, and one for all others, if there are others.
        screening_runs: how many runs the screening took.
        samples: from how many samples the shares are told.
    """

    factors: Factors
    screening: Mapping[str, Screening]
    kept: Mapping[str, tuple[int, ...]]
    survivors: tuple[int, ...]
    shares: Mapping[str, Shares]
    screening_runs: int
    samples: int

    @property
    def groups(self) -> int:
        """How many shares there are."""
        return min(len(self.survivors) + 1, len(self.factors.names))

    @property
    def runs(self) -> int:
        """How many runs were made in all."""
        return self.screening_runs + self.samples * (self.groups + 2)


def found_by(
    factors: Factors,
    runs: Runs,
    results: int,
    effort: Effort,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Screen all factors, then share out the variance of each result among those that survive.

    Args:
        factors: what is varied.
        runs: a function of tables of numbers between 0 and 1, see `Runs`; it stays as it is
            whatever the order and length of the tables.
        results: how many results it gives.
        effort: how many runs, and which.
        progress: is told how many runs are done, of how many at most.

    Raises:
        BadInput: too few runs or too many; SALib is not installed; a result is not available in
            some runs, or nothing moves it.
    """
    refuse_effort(effort, len(factors.names), results)
    trajectories = effort.trajectories(len(factors.names), results)
    counted = Counted(runs, effort.runs, progress)
    screening = screened(factors, counted, trajectories, effort.seed, effort.instead)
    kept = {name: tuple(one.survivors(effort.share, effort.most))
            for name, one in screening.items()}  # fmt: skip
    survivors = tuple(dict.fromkeys(one for names in kept.values() for one in names))
    groups = min(len(survivors) + 1, len(factors.names))
    samples = effort.samples(counted.done, groups)
    made = counted.done
    shares = shared_out(factors, counted, survivors, samples, effort.seed, effort.instead)
    return Found(factors, screening, kept, survivors, shares, made, samples)


def refuse_effort(effort: Effort, factors: int, results: int) -> None:
    """Refuse a number of runs that is none, says nothing, or does not end.

    Raises:
        BadInput: it says how many are needed.
    """
    for what, number in (("runs", effort.runs), ("seed", effort.seed)):
        if isinstance(number, bool) or not isinstance(number, int | np.integer):
            raise BadInput(
                message(f"{what} = {number!r:.40}", "This is no whole number.",
                        fix=f"give {what} such as {1 if what == 'seed' else 20_000}.")
            )  # fmt: skip
    least = effort.least(factors, results)
    if least <= effort.runs <= MOST_RUNS:
        return
    too_few = effort.runs < least
    raise BadInput(
        message(
            f"runs = {effort.runs:,}",
            f"These are too {'few' if too_few else 'many'} runs.",
            why=f"{factors:,} numbers and events are screened by {FEWEST_TRAJECTORIES} steps each, "
            f"and those that matter for any result need {WHOLE} samples."
            if too_few
            else "Their design no longer fits into memory.",
            fix=f"give {least:,} runs or more; 20,000 tell large shares from small ones."
            if too_few
            else f"give up to {MOST_RUNS:,}.",
        )
    )
