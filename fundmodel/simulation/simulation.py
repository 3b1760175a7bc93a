"""What a simulation found: results by path, their distribution, and any path to look into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.run_paths.evaluate import keep_of
from fundmodel.run_paths.unknown_names import unknown
from fundmodel.simulation.in_words import in_words
from fundmodel.simulation.rank_correlations import rank_correlations
from fundmodel.simulation.replaying import drawn_changes, replayed
from fundmodel.simulation.saving import save
from fundmodel.simulation.summaries import fan_of, hits, mean_where, standard_error, summary_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Chance
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.asked import Asked
    from fundmodel.simulation.plots import SimulationPlots
    from fundmodel.simulation.worlds import Worlds

WITHOUT, WITH = "without", "with"


@dataclass(frozen=True, eq=False)
class Simulation:
    """Many worlds of one set of assumptions, and what they give.

    Paths are counted from 1. A path depends on the seed, its number and what the assumptions say of
    each number; not on how many paths there are, but for a Latin hypercube.

    Attributes:
        worlds: what was drawn, and how.
        asked: paths, seed, sampling, and of what.
        by_path: result -> `[path]`; of each member `name[member]`.
        alerts: alert of a chance -> 1 where it is up, `[path]`.
        stated: result -> what the stated path gives, on which nothing is drawn.
        begun: kind of event -> whether one begins, `[path]`.
        drawn: each random number, by the name of its stream, of the first paths.
        lines: line by quarter -> `[period, path]`, of the first paths.
        passed: whether every check holds, `[path]`; None if checks were not asked for.
    """

    worlds: Worlds
    asked: Asked
    by_path: Mapping[str, Numbers]
    alerts: Mapping[str, Numbers]
    stated: Mapping[str, float]
    begun: Mapping[str, NDArray[np.bool_]]
    drawn: Mapping[str, Numbers]
    lines: Mapping[str, Numbers]
    passed: NDArray[np.bool_] | None

    @property
    def keeps_every_path(self) -> bool:
        """Whether `by_path` has all paths, and not the first alone."""
        return all(len(numbers) == self.asked.paths for numbers in self.by_path.values())

    def __repr__(self) -> str:
        failed = 0 if self.passed is None else int((~self.passed).sum())
        checks = "checks not worked out" if self.passed is None else "all checks hold"
        return (
            f"Simulation of {self.assumptions.title:.90}: {self.asked.paths:,} paths, "
            f"seed {self.asked.seed}, {len(self.assumptions.draws)} random numbers, "
            f"{len(self.assumptions.passages)} random events\n"
            f"{f'checks FAIL on {failed:,} paths' if failed else checks}; "
            ".summary, .conditional, .probabilities, .drivers, .fan(line), .replay(path)"
        )

    @property
    def assumptions(self) -> Assumptions:
        """The stated numbers, and how they are drawn."""
        return self.worlds.assumptions

    @property
    def model(self) -> Model:
        """The lines."""
        return self.worlds.model

    @cached_property
    def results(self) -> pd.DataFrame:
        """Every result on every path: index = path, from 1; columns = results asked for."""
        import pandas as pd

        index = pd.RangeIndex(1, self.asked.paths + 1, name="path")
        return pd.DataFrame({name: self.by_path[name] for name in self.told}, index=index)

    @cached_property
    def told(self) -> list[str]:
        """The results that were asked for, with their members; not those of chances alone."""
        wanted = keep_of(self.model, self.asked.results).results
        return [name for name in self.by_path if name.partition("[")[0] in wanted]

    @cached_property
    def summaries(self) -> dict[str, dict[str, float]]:
        """Result -> `stated` and what `summary_of` gives."""
        return {
            name: {"stated": self.stated[name], **summary_of(self.by_path[name])}
            for name in self.told
        }

    @cached_property
    def summary(self) -> pd.DataFrame:
        """A row a result: the stated path, mean, percentiles, worst cases, standard errors."""
        import pandas as pd

        table = pd.DataFrame.from_dict(self.summaries, orient="index").rename_axis("result")
        table.attrs["rank_error"] = self.rank_error
        return table

    @property
    def rank_error(self) -> float:
        """How far the rank of a percentile may be off: 0, since every path is kept."""
        return 0.0

    @cached_property
    def conditional_means(self) -> dict[str, dict[tuple[str, str], float]]:
        """Result -> (kind of event, "without" or "with") -> mean over such paths."""
        return {
            name: {
                (kind, which): mean_where(self.by_path[name], begun == (which == WITH))
                for kind, begun in self.begun.items()
                for which in (WITHOUT, WITH)
            }
            for name in self.told
        }

    @cached_property
    def conditional(self) -> pd.DataFrame:
        """Means over the paths without and with an event of each kind: (kind, which) by result."""
        import pandas as pd

        table = pd.DataFrame(self.conditional_means).T.rename_axis("result")
        return table.rename_axis(columns=["event", "paths"]) if self.begun else table

    @cached_property
    def chances(self) -> dict[str, dict[str, float]]:
        """What may happen -> its `probability`, and the `standard_error` of that."""
        found = {event_begins(kind): begun.astype(float)
                 for kind, begun in self.begun.items()}  # fmt: skip
        found |= {one.label: self._happened(one) for one in self.asked.chances}
        return {
            label: {
                "probability": float(np.nanmean(numbers)) if (~np.isnan(numbers)).any() else np.nan,
                "standard_error": standard_error(numbers, _mean_or_nan),
            }
            for label, numbers in found.items()
        }

    def _happened(self, chance: Chance) -> Numbers:
        """1 where it happens, 0 where not, not a number where the result is not available."""
        if chance.result in self.alerts:
            return self.alerts[chance.result]
        return hits(chance, self.by_path[chance.result])

    @cached_property
    def probabilities(self) -> pd.DataFrame:
        """A row an event: its probability, and the standard error of that."""
        import pandas as pd

        return pd.DataFrame.from_dict(self.chances, orient="index").rename_axis("event")

    @cached_property
    def moved_by(self) -> dict[str, dict[str, float]]:
        """Result -> random number -> rank correlation, the strongest first; of the first paths."""
        kept = min((len(one) for one in self.drawn.values()), default=0)
        return rank_correlations(self.drawn, {one: self.by_path[one][:kept] for one in self.told})

    @cached_property
    def drivers(self) -> pd.DataFrame:
        """What moves each result: rank correlations, a row a random number, a column a result."""
        import pandas as pd

        return pd.DataFrame(self.moved_by).rename_axis("drawn")

    def fan(self, line: str) -> pd.DataFrame:
        """Mean and percentiles of a line in each quarter: index = quarter, 0 the opening.

        Args:
            line: one of those asked for; `name[member]` where it has members.

        Raises:
            UnknownName: it was not asked for.
        """
        import pandas as pd

        if line not in self.lines:
            raise unknown(line, "line", self.lines, self.model.renamed)
        return pd.DataFrame(fan_of(self.lines[line])).rename_axis("quarter")

    @property
    def plot(self) -> SimulationPlots:
        """The charts: `.plot("cash")` is a fan, `.plot.headlines()` and `.plot.chances()` bars."""
        from fundmodel.simulation.plots import SimulationPlots

        return SimulationPlots(self)

    def in_words(self, others: Sequence[Simulation] = ()) -> list[str]:
        """The answer in sentences: what to expect, beside what is stated.

        Args:
            others: of other scenarios on the same paths; without them nothing is compared.
        """
        return in_words(self, others)

    def changes(self, path: int) -> dict[str, object]:
        """The numbers of one path that differ from the stated ones, as `changed` takes them.

        Raises:
            BadInput: there is no such path.
        """
        return drawn_changes(self.worlds, path, self.asked.paths)

    def replay(self, path: int) -> Assumptions:
        """The set of assumptions that is one path: a run of it gives that path's results.

        It is called `base with path 17 of seed 1`, and can stand beside base in a workbook.

        Raises:
            BadInput: there is no such path.
        """
        return replayed(self.worlds, path, self.asked.paths)

    def save(self, path: str | Path) -> None:
        """Write draws and results, a row a path, as a Parquet file; whole or not at all.

        Raises:
            BadInput: it cannot be written there.
        """
        save(self, Path(path))


def event_begins(kind: str) -> str:
    """How it is called that an event of a kind begins."""
    return f"An event begins: {kind}"


def _mean_or_nan(numbers: Numbers) -> float:
    return float(numbers.mean()) if numbers.size else np.nan
