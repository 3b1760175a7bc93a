"""Morris' screening: which of many factors move a result at all, at a few runs a factor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.factors import (
    BLOCK,
    Counted,
    Factors,
    library,
    refuse_unavailable,
    refuse_unmoved,
)
from fundmodel.simulation.streams import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.run_paths.numbers import Numbers

LEVELS = 4
ENDS = (0.05, 0.95)
"""The lowest and the highest level: the ends of a distribution without its last twentieths.

With the other two at 0.35 and 0.65 no step is half of the range, over which a wave of the range's
length, or half of it, would seem not to move."""


@dataclass(frozen=True, eq=False)
class Screening:
    """What single steps of each factor do to one result, in its unit.

    A step takes the factor two thirds of the way from P5 to P95 while all others stand anywhere;
    effects are scaled to the whole way.

    Attributes:
        mu: the mean effect, `[factor]`: above 0 where more of the factor brings more.
        mu_star: the mean of the effects without their signs, `[factor]`.
        sigma: their standard deviation: large where the effect depends on the others, or on where
            the factor stands, `[factor]`.
    """

    mu: Numbers
    mu_star: Numbers
    sigma: Numbers

    def survivors(self, share: float, most: int) -> list[int]:
        """The factors with the largest effects, the largest first.

        Args:
            share: of the largest `mu_star`, below which a factor is left out.
            most: so many stay at most.
        """
        ranked = [int(one) for one in np.argsort(-self.mu_star, kind="stable")]
        least = share * self.mu_star.max()
        return [one for one in ranked[:most] if self.mu_star[one] >= least and self.mu_star[one]]


def screened(
    factors: Factors, runs: Counted, trajectories: int, seed: int, instead: str = ""
) -> dict[str, Screening]:
    """Screen all factors.

    Args:
        factors: what is varied; of each its first column alone, the further ones stay at 0.5.
        runs: what works out a table.
        trajectories: so many steps each factor takes; each needs one run more than factors.
        seed: which trajectories.
        instead: what a refusal names as always available.

    Returns:
        Result -> what each factor does to it.

    Raises:
        BadInput: SALib is not installed; a result is not available in some runs, or nothing moves
            it.
    """
    sample, analyze = library("sample.morris"), library("analyze.morris")
    problem = {"num_vars": len(factors.names), "names": list(factors.names),
               "bounds": [ENDS] * len(factors.names)}  # fmt: skip
    design = sample.sample(dict(problem), trajectories, LEVELS, seed=key_of(seed, "trajectories"))
    results = runs.results(_tables(design, len(factors.further)))
    refuse_unavailable(results, instead)
    refuse_unmoved(results)
    found = {}
    for name, numbers in results.items():
        one = analyze.analyze(dict(problem), design, numbers, num_levels=LEVELS, seed=0)
        found[name] = Screening(*(np.asarray(one[key]) for key in ("mu", "mu_star", "sigma")))
    return found


def _tables(design: Numbers, further: int) -> Iterator[Numbers]:
    parts = np.array_split(design, max(1, -(-len(design) // BLOCK)))
    return (np.hstack([part, np.full((len(part), further), 0.5)]) for part in parts)
