"""Two versions in turn, now, before, now, before: a machine that slows down slows both alike."""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.processes import Figures
from tests.benchmarks.versions import Version
from tests.benchmarks.works import Row, Work

HEAD = (
    f"{'work':<44} {'now':>9} {'before':>9} {'before/now':>10}   {'least to most':<15} "
    f"{'processor':>9} {'pairs':>5}   {'stated':>7} {'target':>7} {'there':>7}"
)
LEGEND = """\
now, before: medians. before/now: the median of the ratios of pairs, and the least and most of them.
processor: the same ratio of seconds of processors; it says what the code does less of, where other
programs keep the processors busy, and not what is gained by working on all of them at once.
stated, target: what the work took before, and should take, on the machine for which the target was
set. there: stated, divided by the ratio: what it would take on that machine."""


def table(works: list[Work], now: Version, before: Version | None) -> Iterator[str]:
    """A line a figure, as it comes."""
    yield HEAD
    for work in works:
        pairs = list(measured(work, now, before))
        for row in work.rows:
            yield line(row, pairs)
    yield LEGEND


def measured(
    work: Work, now: Version, before: Version | None
) -> Iterator[tuple[Figures, Figures | None]]:
    """One pair after the other; what is first in each version is not counted."""
    other = work.before if before else None
    if work.tries > 1:
        work.now(now)
        if other and before:
            other(before)
    for _ in range(work.tries):
        yield work.now(now), other(before) if other and before else None


def line(row: Row, pairs: list[tuple[Figures, Figures | None]]) -> str:
    """One line of the table."""
    mine = [now[row.figure] for now, _ in pairs]
    theirs = [other[row.figure] for _, other in pairs if other]
    ratios, of_processors = ratios_of(row.figure, pairs), ratios_of(row.processor, pairs)
    ratio = median(ratios) if ratios else None
    there = row.stated / ratio if row.stated and ratio else None
    spread = f"{min(ratios):.3g} to {max(ratios):.3g}" if ratios else ""
    return (
        f"{row.label:<44} {_shown(median(mine) * row.times):>9} "
        f"{_shown(median(theirs) * row.times if theirs else None):>9} {_shown(ratio):>10}   "
        f"{spread:<15} {_shown(median(of_processors) if of_processors else None):>9} "
        f"{len(pairs):>5}   {_shown(row.stated):>7} {_shown(row.target):>7} "
        f"{_shown(there):>7} {row.unit}"
    )


def ratios_of(figure: str, pairs: list[tuple[Figures, Figures | None]]) -> list[float]:
    """Before over now, pair by pair, where both have the figure."""
    both = [(other[figure], now[figure]) for now, other in pairs if other and figure in now]
    return [before / now for before, now in both]


def _shown(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
