"""Several sets of assumptions side by side: what differs, and what that does to the results."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan, nan
from typing import TYPE_CHECKING

from fundmodel.analyse.bridging import Pair, bridges, expected_bridges
from fundmodel.analyse.differing import DifferingInput, differing
from fundmodel.analyse.expected_values import mean_of_worlds
from fundmodel.analyse.many_runs import result_addresses, tolerance_of
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.build_model.model import Line, Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation

    Progress = Callable[[int, int], None]
    Simulate = Callable[[Assumptions, Sequence[str]], Simulation]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two sets or more; differences are those from the first.

    Attributes:
        model: the lines, which serve all sets.
        titles: what the sets are called, each once.
        runs: one a set.
        simulations: one a set, over the same worlds; or none.
        results: addresses of the results that are compared, `name` or `name[member]`.
        simulate: draws the worlds of a set, for bridges of expected values.
    """

    model: Model
    titles: Sequence[str]
    runs: Sequence[Run]
    simulations: Sequence[Simulation]
    results: Sequence[str]
    simulate: Simulate

    def __repr__(self) -> str:
        inputs = len(self.differing)
        moved = sum(any(self.moves(name, at) for at in self.others) for name in self.results)
        return (
            f"Comparison of {', '.join(f'{title:.60}' for title in self.titles)}: {inputs} "
            f"{'input differs' if inputs == 1 else 'inputs differ'}, {moved} of "
            f"{len(self.results)} results move\n.table, .inputs, .bridge(result)"
        )

    @property
    def sets(self) -> list[Assumptions]:
        """The sets of numbers."""
        return [run.assumptions for run in self.runs]

    @cached_property
    def tolerance(self) -> float:
        """What is no more than this counts as no difference at all."""
        return tolerance_of(self.sets[0])

    @property
    def others(self) -> range:
        """The positions of all sets but the first."""
        return range(1, len(self.runs))

    @cached_property
    def differing(self) -> list[DifferingInput]:
        """The inputs that are not the same in all sets, in the files' order."""
        return differing(self.sets)

    @cached_property
    def inputs(self) -> pd.DataFrame:
        """The same as a table: a row an input, a column a set, and why, as people read it.

        `in_value` is False of those that are only drawn in another way, which moves what is to be
        expected and not the stated path.
        """
        import pandas as pd

        rows = [
            {"label": one.label, **dict(zip(self.titles, one.texts, strict=True)),
             "because": " ".join(filter(None, dict.fromkeys(one.because))),
             "in_value": one.in_value}
            for one in self.differing
        ]  # fmt: skip
        columns = ["label", *self.titles, "because", "in_value"]
        index = pd.Index([one.name for one in self.differing], name="input", dtype=object)
        return pd.DataFrame(rows, index=index, columns=columns)

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a result and set: on the stated path and as expected, each less the first set.

        Index: (result, scenario). Amounts are in the unit of the row, money in US$ m.
        """
        import pandas as pd

        rows = [self._row(address, at) for address in self.results for at in range(len(self.runs))]
        return pd.DataFrame(rows).set_index(["result", "scenario"])

    def plot(self, path: str | Path | None = None, result: str = "") -> Figure:
        """One result of every set, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.
            result: one of `results`; by default the first.

        Raises:
            UnknownName: it is none of them.
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_sets import sets_chart
        from fundmodel.charts.figures import drawn

        address = result or self.results[0]
        if address not in self.results:
            raise unknown(address, "result", self.results, {})
        return drawn(lambda: sets_chart(self, address), path)

    def line(self, address: str) -> Line:
        """The line of a result."""
        return self.model.lines[address.partition("[")[0]]

    def stated(self, address: str, at: int) -> float:
        """A result on the stated path of one set; not a number where it is not available."""
        name, _, member = address.partition("[")
        position = self.model.members(name).index(member.removesuffix("]"))
        return self.runs[at].number(name, 0, position)

    def difference(self, address: str, at: int) -> float:
        """A result of one set less that of the first, on the stated paths."""
        return self.stated(address, at) - self.stated(address, 0)

    def moves(self, address: str, at: int) -> bool:
        """Whether a result is another than in the first set, or available in one of them alone."""
        before, after = isnan(self.stated(address, 0)), isnan(self.stated(address, at))
        if before or after:
            return before != after
        return abs(self.difference(address, at)) > self.tolerance

    def expected(self, address: str, at: int) -> float:
        """The mean of a result over the worlds of one set; not a number where it is not told."""
        if not self.simulations or address not in self.simulations[at].by_path:
            return nan
        return mean_of_worlds(self.simulations[at].by_path[address])

    def expected_difference(self, address: str, at: int) -> float:
        """The mean of one set less that of the first, over the same worlds."""
        return self.expected(address, at) - self.expected(address, 0)

    def bridge(self, result: str, other: str = "", *, expected: bool = False) -> Bridge:
        """The difference of one result, input by input, from the first set to another.

        Args:
            result: a name, or `name[member]`.
            other: the title of the other set; by default the second.
            expected: of what is to be expected rather than the stated path.

        Raises:
            UnknownName: there is no such result or set.
            BadInput, NotFinite: a mixture of the sets cannot be worked out; says which.
        """
        if other and other not in self.titles[1:]:
            raise unknown(other, "scenario", self.titles[1:], {})
        at = self.titles.index(other) if other else 1
        return self.bridges([result], at, expected=expected)[0]

    def bridges(
        self,
        results: Sequence[str],
        at: int = 1,
        *,
        expected: bool = False,
        progress: Progress | None = None,
    ) -> list[Bridge]:
        """The bridges of several results from the first set to one other.

        Args:
            results: names, or `name[member]`; a name with members stands for each of them.
            at: the position of the other set.
            expected: of what is to be expected rather than the stated path.
            progress: is told how many runs, or mixtures, are done, and of how many.

        Raises:
            UnknownName, BadInput, NotFinite: as in `bridge`.
        """
        pair = self.pair(at)
        addresses = result_addresses(self.model, results)
        if not expected:
            return bridges(pair, addresses, progress)
        return expected_bridges(pair, addresses, lambda one: self.simulate(one, results), progress)

    def pair(self, at: int) -> Pair:
        """The first set and another, with what differs between these two."""
        sets = self.sets[0], self.sets[at]
        return Pair(self.model, sets, (self.titles[0], self.titles[at]), differing(sets))

    def _row(self, address: str, at: int) -> dict[str, object]:
        line = self.line(address)
        return {
            "result": address,
            "scenario": self.titles[at],
            "value": self.stated(address, at),
            "difference": self.difference(address, at),
            "expected": self.expected(address, at),
            "expected_difference": self.expected_difference(address, at),
            "unit": line.unit.name,
            "basis": line.definition.basis,
            "label": line.definition.label,
        }
