"""The pictures of the front pages, drawn from one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.charts.bars import Bar, Panel, bar_chart
from fundmodel.charts.measure import Measure, Words
from fundmodel.charts.over_time import Course, over_time
from fundmodel.run_paths.drawn_lines import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure

    from fundmodel.build_model.presentation import Picture
    from fundmodel.run_paths.run import Run

BARS = "bars"


def picture_of(run: Run, picture: Picture, source: str) -> Figure:
    """One picture: lines by calendar year, or a bar a member of one result.

    Args:
        run: the numbers.
        picture: says what is drawn, in which unit, on which basis.
        source: what stands below.
    """
    words = Words(picture.heading, source)
    if picture.kind == BARS:
        return bar_chart([_bars(run, picture)], words)
    rows = rows_of(run, quarterly=False)

    def courses(lines: Iterable[tuple[str, str]]) -> list[Course]:
        found = []
        for name, label in lines:
            times = Measure(label, run.model.unit(name)).times
            found.append(Course(label, rows.by_name[name].sum(axis=1) * times))
        return found

    first, over = courses(picture.lines), courses(picture.lines_over)
    return over_time(rows.times, first, picture.unit, words, kind=picture.kind, over=over)


def _bars(run: Run, picture: Picture) -> Panel:
    """A bar a member, the largest on top; of results with the same members one below the other."""
    bars = []
    for name, _ in picture.lines:
        measure = Measure(name, run.model.unit(name))
        for at, member in enumerate(run.model.members(name)):
            number = run.number(name, 0, at)
            label = picture.short.get(member, member)
            bars.append(Bar(label, number * measure.times, measure.text(number)))
    return Panel(picture.unit, sorted(bars, key=lambda bar: -bar.value))
