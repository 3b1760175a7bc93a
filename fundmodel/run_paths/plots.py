"""The charts of a run: any line over time, the headlines, and the pictures of the front pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.units import told_unit
from fundmodel.charts.bars import Bar, Panel, bar_chart
from fundmodel.charts.figures import drawn
from fundmodel.charts.measure import Measure, Words
from fundmodel.charts.over_time import STACKED_AREA, STACKED_COLUMNS, Course, over_time
from fundmodel.errors import BadInput, listed, message, no_such_name
from fundmodel.run_paths.drawn_lines import (
    MEMBER,
    Rows,
    axis_of_line,
    courses_by,
    has_total,
    line_and_member,
    measure_of_line,
    rows_of,
)
from fundmodel.run_paths.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.run import Run


class Plots:
    """What a run draws; each gives a figure, which a notebook shows by itself.

    `run.plot("cash")` is a line by year, `run.plot.headlines()` the headlines, and each picture of
    the front pages goes by its name: `dir(run.plot)` has them all.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._pictures = {one.name: one for one in run.pictures if one.name}

    def __call__(
        self,
        *lines: str,
        by: str = "",
        quarterly: bool = False,
        path: str | Path | None = None,
    ) -> Figure:
        """One line or several over time.

        Args:
            lines: names, or `name[member]`, in one unit; without a member the total of all, or a
                line each where they have none.
            by: of one line, a part each: "member", or an attribute of its members, such as
                "instrument"; amounts are stacked.
            quarterly: every quarter; otherwise calendar years, flows summed, balances at the end.
            path: a file to which it is written too, .png or .svg.

        Raises:
            UnknownName: there is no such line, member or attribute.
            BadInput: a result, several units, or a file that cannot be written.
        """
        found = [line_and_member(self._run, one) for one in lines]
        _refuse_mixed([line for line, _ in found], by)
        (first, member), *others = found
        apart = by or ("" if member is not None or not first.each or has_total(first) else MEMBER)
        rows = rows_of(self._run, quarterly=quarterly)
        if apart and not others:
            return drawn(lambda: self._by_member(first, rows, apart, quarterly=quarterly), path)
        return drawn(lambda: self._lines(lines, rows, quarterly=quarterly), path)

    def headlines(self, path: str | Path | None = None) -> Figure:
        """The headline results, a panel a unit.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        run = self._run
        results = [line for line in run.model.headlines if not line.each]
        bars = ((line, _bar_of(line, run.number(line.name))) for line in results)
        words = Words(f"Headline results: {run.assumptions.label}", self._source)
        return drawn(lambda: bar_chart(panels_of(bars), words), path)

    def __getattr__(self, name: str) -> Callable[..., Figure]:
        if name.startswith("_") or name not in self._pictures:
            raise no_such_name(f"{type(self).__module__}.Plots", name, {})

        def draw(path: str | Path | None = None) -> Figure:
            picture = self._pictures[name]
            return drawn(lambda: picture_of(self._run, picture, self._source), path)

        draw.__doc__ = self._pictures[name].heading
        return draw

    def __dir__(self) -> list[str]:
        return ["headlines", *self._pictures]

    def __repr__(self) -> str:
        names = "".join(f", .{name}()" for name in dir(self))
        return f'Charts of {self._run.assumptions.title:.90}: ("line", by="member"){names}'

    @property
    def _source(self) -> str:
        return f"Source: fundmodel; {self._run.assumptions.title:.90}, stated path."

    def _by_member(self, line: Line, rows: Rows, by: str, *, quarterly: bool) -> Figure:
        measure = measure_of_line(line)
        courses = courses_by(self._run, line, rows.by_name[line.name] * measure.times, by)
        stacks = STACKED_COLUMNS if line.traits.summed else STACKED_AREA
        kind = stacks if has_total(line) else "lines"
        words = Words(f"{measure.label}, by {by.replace('_', ' ')}", self._source)
        return over_time(rows.times, courses, axis_of_line(line, quarterly=quarterly), words,
                         kind=kind)  # fmt: skip

    def _lines(self, addresses: Iterable[str], rows: Rows, *, quarterly: bool) -> Figure:
        courses, axes = [], []
        for address in addresses:
            line, member = line_and_member(self._run, address)
            numbers = rows.by_name[line.name] * measure_of_line(line).times
            total = numbers.sum(axis=1) if member is None else numbers[:, member]
            label = line.definition.words
            which = "" if member is None else self._run.model.members(line.name)[member]
            courses.append(Course(": ".join(filter(None, (label, which))), total))
            axes.append(axis_of_line(line, quarterly=quarterly))
        title = _title_of(courses, rows.times, axes[0], quarterly=quarterly)
        axis = "; ".join(dict.fromkeys(axes))
        return over_time(rows.times, courses, axis, Words(title, self._source))


def panels_of(bars: Iterable[tuple[Line, Bar]]) -> list[Panel]:
    """Bars in a panel a unit, in the order in which units come first."""
    found: dict[str, list[Bar]] = {}
    for line, bar in bars:
        found.setdefault(told_unit(line.unit), []).append(bar)
    return [Panel(unit, of_unit) for unit, of_unit in found.items()]


def _bar_of(line: Line, number: float) -> Bar:
    measure = Measure(line.definition.words, line.unit, line.definition.basis)
    return Bar(line.definition.label, number * measure.times, measure.text(number))


def _title_of(courses: list[Course], times: Sequence[float], axis: str, *, quarterly: bool) -> str:
    """What is drawn; of one line by year also how much it is at most, and when."""
    labels = "; ".join(one.label for one in courses)
    if len(courses) > 1 or quarterly:
        return labels
    numbers = courses[0].numbers
    at = int(np.abs(numbers).argmax())
    extreme = "at most" if numbers[at] >= 0 else "at least"
    return f"{labels}: {extreme} {numbers[at] + 0.0:,.2f} in {times[at]:.0f} ({axis})"


def _refuse_mixed(lines: list[Line], by: str) -> None:
    """Refuse no line, several with parts, and units that have no common axis.

    Raises:
        BadInput: so it is.
    """
    what = fix = ""
    units = list(dict.fromkeys(told_unit(line.unit) for line in lines))
    if not lines:
        what, fix = "No line is named.", 'name one, such as "cash"; dir(run.plot) has pictures.'
    elif by and (len(lines) > 1 or not lines[0].each):
        what = "Parts are drawn of one line that has members."
        fix = "name one such line without a member, or leave `by` out."
    elif len(units) > 1:
        what, fix = f"These have several units: {listed(units)}.", "draw a chart for each unit."
    if what:
        raise BadInput(message("plot", what, fix=fix))
