"""The headlines of every scenario as a table: what a reader has whose browser runs nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fundmodel.build_model.units import TOLD_TIMES, told_times, told_unit
from fundmodel.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.run_paths.run import Run

HEADS = ("Result", "Basis", "As delivered", "Unit")


def delivered(runs: Sequence[Run]) -> str:
    """The tables, one a scenario, as HTML; every text of the assumptions is escaped."""
    tables = "\n".join(_scenario(run, is_first=run is runs[0]) for run in runs)
    return f"<h2>Headlines as delivered</h2>\n{tables}"


def about(presentation: Presentation) -> str:
    """What the model answers, and the world in which its numbers hold, as HTML."""
    texts = (presentation.purpose, presentation.world, presentation.reading)
    return "\n".join(f"<p>{escaped(' '.join(lines))}</p>" for lines in texts)


def _scenario(run: Run, *, is_first: bool) -> str:
    one = run.assumptions
    rows = "\n".join(_row(run, line) for line in run.model.headlines if not line.each)
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    return (
        f"<details{' open' if is_first else ''}>\n"
        f"<summary>{escaped(one.label)} ({escaped(one.title)})</summary>\n"
        f"<p>{escaped(one.description)}</p>\n"
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        "</details>"
    )


def _row(run: Run, line: Line) -> str:
    definition = line.definition
    unit = told_unit(line.unit) if line.unit.style in TOLD_TIMES else ""
    cells = "".join(
        f"<td>{escaped(text)}</td>"
        for text in (definition.basis, _told(line, run.number(line.name)), unit)
    )
    return f'<tr><th scope="row">{escaped(definition.words)}</th>{cells}</tr>'


def _told(line: Line, number: float) -> str:
    """A result as people read it: US$ bn, per cent, or the number as it is."""
    if math.isnan(number):
        return "n/a"
    times = told_times(line.unit)
    return f"{round(number * times, 2) + 0.0:,.2f}"  # no -0.00
