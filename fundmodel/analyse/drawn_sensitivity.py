"""The global sensitivity of a model's results to all that is drawn, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.drawn_factors import DrawnFactors, label_of
from fundmodel.analyse.factors import library
from fundmodel.analyse.global_sensitivity import Effort, Found, found_by, refuse_effort
from fundmodel.analyse.many_runs import result_addresses
from fundmodel.analyse.variance_shares import OTHERS
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.one_block import worlds_of
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.uncorrelated import is_correlated, uncorrelated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import EventLines
    from fundmodel.read_assumptions import Assumptions

WORLDS = 2_048
"""So many worlds tell what the correlations, which are left out, do to mean and spread."""


@dataclass(frozen=True, eq=False)
class GlobalSensitivity:
    """Which share of the variance of a result each number that is drawn brings.

    All numbers and events are drawn by their own distributions, and independently of each other:
    shares of a variance add up only so. What correlations do is told beside it.

    Attributes:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        effort: how many runs were asked for, and which.
        found: what was found, by the numbers of factors.
        simulated: result -> mean and standard deviation with the correlations, as `simulate` has
            them in `WORLDS` worlds; none where nothing is correlated.
    """

    model: Model
    assumptions: Assumptions
    effort: Effort
    found: Found
    simulated: Mapping[str, tuple[float, float]]

    @property
    def results(self) -> tuple[str, ...]:
        """The results that were asked for, with their members."""
        return tuple(self.found.shares)

    @property
    def runs(self) -> int:
        """How many runs were made: screening, and shares; without those of `simulated`."""
        return self.found.runs

    @cached_property
    def indices(self) -> dict[str, pd.DataFrame]:
        """Result -> a row an input that survived the screening, the largest total first.

        Columns: `label`; `first_order` and `total`, shares of the variance, with half the width of
        their 95 per cent intervals in `first_order_ci` and `total_ci`; `mu` and `mu_star`, Morris'
        mean effect on the way from P5 to P95, with signs and without, in the result's unit. The
        last row, `all others`, is whatever else is drawn, taken together; its `mu_star` is the
        largest of one of them, its `mu` is not available.
        """
        return {name: self._indices(name) for name in self.results}

    @cached_property
    def screening(self) -> pd.DataFrame:
        """A row a result and number that is drawn: label, `mu`, `mu_star`, `sigma`, `kept`."""
        import pandas as pd

        names = self.found.factors.names
        frames = {
            result: pd.DataFrame(
                {
                    "label": [label_of(self.assumptions, name) for name in names],
                    "mu": one.mu,
                    "mu_star": one.mu_star,
                    "sigma": one.sigma,
                    "kept": [at in self.found.kept[result] for at in range(len(names))],
                },
                index=pd.Index(names, name="input"),
            ).sort_values("mu_star", ascending=False, kind="stable")
            for result, one in self.found.screening.items()
        }
        return pd.concat(frames, names=["result"])

    @cached_property
    def table(self) -> pd.DataFrame:
        """The indices of all results, indexed by `result` and `input`."""
        import pandas as pd

        return pd.concat(self.indices, names=["result"])

    def explained(self, result: str) -> tuple[float, float]:
        """The share of the variance that the survivors bring among themselves, and its interval.

        The rest is what all others bring, alone and with the survivors: so much would be left of
        the variance, on average, if every survivor were known.
        """
        if not self.has_others:
            return 1.0, 0.0
        shares = self.found.shares[result]
        return 1 - float(shares.total[-1]), float(shares.total_error[-1])

    def interactions(self, result: str) -> float:
        """The share of the variance that no input brings alone, all others being one of them."""
        return 1 - float(self.found.shares[result].first.sum())

    @property
    def has_others(self) -> bool:
        """Whether anything that is drawn did not survive the screening."""
        return self.found.groups > len(self.found.survivors)

    def __repr__(self) -> str:
        drawn, apart = len(self.found.factors.names), len(self.found.survivors)
        head = (
            f"Global sensitivity of {self.assumptions.title:.90}: {self.runs:,} runs, seed "
            f"{self.effort.seed}, {drawn} numbers and events drawn, {apart} told apart"
        )
        lines = [head]
        for name, table in self.indices.items():
            first = table.drop(index=OTHERS, errors="ignore").head(3)
            parts = [f"{one} {row.total:.2f}" for one, row in first.iterrows()]
            lines.append(f"{name}: total {', '.join(parts)}")
        return "\n".join([*lines, ".table, .indices[result], .screening, .explained(result)"])

    def _indices(self, result: str) -> pd.DataFrame:
        import pandas as pd

        screening, shares = self.found.screening[result], self.found.shares[result]
        survivors = list(self.found.survivors)
        names = [self.found.factors.names[at] for at in survivors]
        labels = [label_of(self.assumptions, name) for name in names]
        mu, mu_star = screening.mu[survivors], screening.mu_star[survivors]
        if self.has_others:
            names, labels = [*names, OTHERS], [*labels, "All others, taken together"]
            mu = np.append(mu, np.nan)
            mu_star = np.append(mu_star, np.delete(screening.mu_star, survivors).max())
        table = pd.DataFrame(
            {
                "label": labels,
                "first_order": shares.first,
                "first_order_ci": shares.first_error,
                "total": shares.total,
                "total_ci": shares.total_error,
                "mu": mu,
                "mu_star": mu_star,
            },
            index=pd.Index(names, name="input"),
        )
        table["is_rest"] = [one == OTHERS for one in names]
        ranked = table.sort_values(["is_rest", "total"], ascending=[True, False], kind="stable")
        return ranked.drop(columns="is_rest")


def global_sensitivity(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    effort: Effort,
    event_lines: EventLines,
    progress: Callable[[int, int], None] | None = None,
) -> GlobalSensitivity:
    """Screen all that is drawn, and share out the variance of each result.

    Args:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        results: names, or `name[member]`; a name with members stands for all of them.
        effort: how many runs, and which.
        event_lines: by which lines events are drawn.
        progress: is told how many runs are done, of how many at most.

    Raises:
        BadInput: too few runs or too many; SALib is not installed; nothing is drawn, or nothing
            moves a result; a result is not available in some runs.
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined.
    """
    addresses = result_addresses(model, results)
    asked = Asked(WORLDS, effort.seed, "sobol", tuple(addresses), checks=False,
                  event_lines=event_lines)  # fmt: skip
    worlds = worlds_of(model, uncorrelated(assumptions), asked)
    drawn = DrawnFactors(worlds, addresses)
    refuse_effort(effort, len(drawn.factors.names), len(addresses))
    library("analyze")
    found = found_by(drawn.factors, drawn.runs, len(addresses), effort, progress)
    simulated = {}
    if is_correlated(assumptions):
        by_path = simulate(model, assumptions, asked).by_path
        simulated = {one: (float(by_path[one].mean()), float(by_path[one].std()))
                     for one in addresses}  # fmt: skip
    return GlobalSensitivity(model, assumptions, effort, found, simulated)
