"""The charts of a simulation: fans of lines, the range of the headlines, what may happen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.charts.bars import Bar, Panel, bar_chart
from fundmodel.charts.fans import Fan, fan_chart
from fundmodel.charts.figures import drawn
from fundmodel.charts.measure import Measure, Words
from fundmodel.run_paths.annual import in_years
from fundmodel.run_paths.drawn_lines import axis_of_line, line_and_member, measure_of_line
from fundmodel.run_paths.plots import panels_of
from fundmodel.run_paths.run import run
from fundmodel.simulation.one_block import FOR_FANS, Work, addresses_of
from fundmodel.simulation.summaries import fan_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from matplotlib.figure import Figure

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation


class SimulationPlots:
    """What a simulation draws; each gives a figure, which a notebook shows by itself."""

    def __init__(self, simulation: Simulation) -> None:
        self._simulation = simulation

    def __call__(
        self, line: str, *, quarterly: bool = False, path: str | Path | None = None
    ) -> Figure:
        """The fan of a line: how it is distributed over the worlds, and the stated path.

        A line that was not asked for is worked out now, on the same worlds.

        Args:
            line: a name, or `name[member]`; without a member the total of all.
            quarterly: every quarter; otherwise calendar years, flows summed, balances at the end.
            path: a file to which it is written too, .png or .svg.

        Raises:
            UnknownName: there is no such line or member.
            BadInput: it is a result, or the file cannot be written.
        """
        simulation = self._simulation
        stated = run(simulation.model, simulation.assumptions)
        found, member = line_and_member(stated, line)
        return drawn(lambda: self._fan(stated, found, member, quarterly=quarterly), path)

    def headlines(self, path: str | Path | None = None) -> Figure:
        """Mean, P10 to P90 and the stated path of the results that were asked for.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        words = Words(f"What to expect: {self._simulation.assumptions.label}", self._source)
        return drawn(lambda: bar_chart(panels_of(self._ranges()), words), path)

    def chances(self, path: str | Path | None = None) -> Figure:
        """The probability of what may happen.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        shares = {
            label: 100 * one["probability"] for label, one in self._simulation.chances.items()
        }
        bars = [Bar(label, share, f"{share:.1f} %") for label, share in shares.items()]
        words = Words(f"What may happen: {self._simulation.assumptions.label}", self._source)
        return drawn(lambda: bar_chart([Panel("% of the worlds", bars)], words), path)

    def __repr__(self) -> str:
        title = self._simulation.assumptions.title
        return f'Charts of {title:.90}: ("line"), .headlines(), .chances()'

    @property
    def _source(self) -> str:
        asked, title = self._simulation.asked, self._simulation.assumptions.title
        return f"Source: fundmodel; {title:.90}, {asked.paths:,} worlds, seed {asked.seed}."

    def _ranges(self) -> Iterator[tuple[Line, Bar]]:
        for name, found in self._simulation.summaries.items():
            line = self._simulation.model.lines[name.partition("[")[0]]
            measure = Measure(line.definition.words, line.unit, line.definition.basis)
            mean, low, high, stated = (found[one] for one in ("mean", "p10", "p90", "stated"))
            text = f"{measure.text(mean)} [{measure.text(low)}, {measure.text(high)}]"
            label = f"{line.definition.label}{name[len(line.name) :]}"
            ends = (number * measure.times for number in (low, high, stated))
            yield line, Bar(label, mean * measure.times, text, *ends)

    def _fan(self, stated: Run, line: Line, member: int | None, *, quarterly: bool) -> Figure:
        measure = measure_of_line(line)
        years = self._simulation.worlds.years
        rows = self._rows(line, member)[1:] * measure.times
        one = stated.arrays[line.name][1:, :, 0] * measure.times
        one = one.sum(axis=1) if member is None else one[:, member]
        times: list[float] = [end.year + end.quarter / 4 for end in stated.quarter_ends[1:]]
        if not quarterly:
            times, summed = sorted(set(years)), line.traits.summed
            rows, one = (in_years(each, _array(years), summed=summed) for each in (rows, one))
        which = "" if member is None else stated.model.members(line.name)[member]
        label = ": ".join(filter(None, (measure.label, which)))
        words = Words(f"{label}: the range over {rows.shape[1]:,} worlds", self._source)
        axis = axis_of_line(line, quarterly=quarterly)
        return fan_chart(times, Fan(fan_of(rows), one), axis, words)

    def _rows(self, line: Line, member: int | None) -> Numbers:
        """A line by quarter and path; the total of its members where none is named."""
        addresses = addresses_of(self._simulation.model, line.name)
        wanted = addresses if member is None else [addresses[member]]
        found = self._simulation.lines
        if not set(wanted) <= set(found):
            found = self._worked_out(line.name)
        total: Numbers = sum(found[one] for one in wanted)  # type: ignore[assignment]
        return total

    def _worked_out(self, line: str) -> dict[str, Numbers]:
        one = self._simulation
        asked = replace(
            one.asked, results=(), lines=(line,), chances=(), sentences=(), checks=False
        )
        last = min(one.asked.paths, FOR_FANS)
        return dict(Work(one.model, one.assumptions, asked).block(0, last).rows)


def _array(years: list[int]) -> Numbers:
    return np.asarray(years)
