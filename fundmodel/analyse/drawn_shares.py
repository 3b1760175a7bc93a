"""The global sensitivity of a model's results to all that is drawn, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.drawn_factors import label_of
from fundmodel.analyse.variance_shares import OTHERS
from fundmodel.read_assumptions import split_address
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.global_sensitivity import Effort, Found
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions


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
            them; none where nothing is correlated.
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

    def plot(self, path: str | Path | None = None, result: str = "") -> Figure:
        """Bars of one result's shares: of each input the total, and what it brings alone.

        Args:
            path: a file to which it is written too, .png or .svg.
            result: one of `results`; by default the first.

        Raises:
            UnknownName: it is none of them.
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_tables import indices_of_table
        from fundmodel.charts.figures import drawn

        name = result or self.results[0]
        if name not in self.results:
            raise unknown(name, "result", self.results, self.model.renamed)
        label = self.model.lines[split_address(name)[0]].definition.label
        table = self.indices[name]
        title = f"{label}: {table['label'].iloc[0]} brings most of its variance"
        source = f"Source: fundmodel; {self.assumptions.title:.60}, {self.runs:,} runs, "
        source += f"seed {self.effort.seed}; numbers drawn independently of each other."
        return drawn(lambda: indices_of_table(table.set_index("label"), title, source), path)

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
        return "\n".join(
            [
                *lines,
                ".table, .indices[result], .screening, .explained(result), .plot(path)",
            ]
        )

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
