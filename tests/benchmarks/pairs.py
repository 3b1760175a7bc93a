"""Two versions in turn, now, before, now, before: a machine that slows down slows both alike."""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.processes import Figures
from tests.benchmarks.versions import Version
from tests.benchmarks.works import Row, Work

HEAD = (
    f"{'work':<44} {'now':>9} {'before':>9} {'before/now':>10}   {'least to most':<15} "
    f"{'processor':>9} {'pairs':>5}   {'target':>7} {'there':>7}"
)
LEGEND = """\
now, before: medians. before/now: the median of the ratios of pairs, and the least and most of them.
processor: the same ratio of seconds of processors; it says what the code does less of, where other
programs keep the processors busy, and not what is gained by working on all of them at once.
target: what the work should take on the machine for which it was set. there: what it took there
before, divided by the ratio: what it would take on that machine."""


def table(works: list[Work], now: Version, before: Version | None) -> Iterator[str]:
    """A line a figure, as it comes."""
    yield HEAD
    for work in works:
        pairs = list(measured(work, now, before))
        for row in work.rows:
            yield line(row, pairs)
    yield LEGEND


def page(works: list[Work], now: Version, before: Version | None) -> Iterator[str]:
    """The same as docs/speed.md has it."""
    yield "| work | now | before | before / now | of processors | target | there |"
    yield "|---|---|---|---|---|---|---|"
    for work in works:
        pairs = list(measured(work, now, before))
        for row in work.rows:
            cells = cells_of(row, pairs)
            unit = [f"{cell} {row.unit}" if cell != "-" else cell for cell in cells]
            ratio = f"{cells[2]} ({cells[3]})" if cells[3] else cells[2]
            shown = [row.label, *unit[:2], ratio, cells[4], *unit[6:]]
            yield f"| {' | '.join(shown)} |"


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
    widths = ("9", "9", "10", "15", "9", "5", "7", "7")
    cells = [f"{cell:>{width}}" for cell, width in zip(cells_of(row, pairs), widths, strict=True)]
    cells[3] = f"  {cells[3].strip():<15}"
    cells[6] = f"  {cells[6]}"
    return f"{row.label:<44} {' '.join(cells)} {row.unit}"


def cells_of(row: Row, pairs: list[tuple[Figures, Figures | None]]) -> list[str]:
    """Now, before, ratio, its range, that of processors, pairs, target, there; without units."""
    mine = [now[row.figure] for now, _ in pairs]
    theirs = [other[row.figure] for _, other in pairs if other]
    ratios, of_processors = ratios_of(row.figure, pairs), ratios_of(row.processor, pairs)
    ratio = median(ratios) if ratios else None
    there = row.stated / ratio if row.stated and ratio else None
    shown = [
        _shown(median(mine) * row.times),
        _shown(median(theirs) * row.times if theirs else None),
        _shown(ratio),
        f"{min(ratios):.3g} to {max(ratios):.3g}" if ratios else "",
        _shown(median(of_processors) if of_processors else None),
        str(len(pairs)),
    ]
    return [*shown, _shown(row.target), _shown(there)]


def ratios_of(figure: str, pairs: list[tuple[Figures, Figures | None]]) -> list[float]:
    """Before over now, pair by pair, where both have the figure."""
    both = [(other[figure], now[figure]) for now, other in pairs if other and figure in now]
    return [before / now for before, now in both]


def _shown(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
