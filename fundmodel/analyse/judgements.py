"""Which numbers that rest on judgement decide a result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fundmodel.analyse.movables import DRAWN
from fundmodel.analyse.outcomes import measure_of, one_of
from fundmodel.analyse.tornado import GROUPS, row_of, tornado

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.tornado import Bar, Tornado
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions

SLOPES = ("left", "right", "elasticity_left", "elasticity_right", "is_kink")
GRADE = "C"
"""Of numbers that are somebody's judgement rather than measured or agreed."""


@dataclass(frozen=True, eq=False)
class Judgements:
    """The numbers of grade C by their influence on results.

    Attributes:
        tornado: what all numbers do to the results, of whatever grade.
    """

    tornado: Tornado

    def ranked(self, result: str, group: str = DRAWN) -> list[Bar]:
        """What moves a result and is a judgement, of one group, the longest bar first."""
        bars = self.tornado.ranked(result, group)
        return [bar for bar in bars if bar.movable.metadata.grade == GRADE]

    def share(self, result: str, group: str = DRAWN, first: int | None = None) -> float:
        """The part of all squared swings of a group that rests on judgements, or on the first few.

        NaN where nothing of the group moves the result.
        """
        everything = sum(bar.swing**2 for bar in self.tornado.ranked(result, group))
        judged = sum(bar.swing**2 for bar in self.ranked(result, group)[:first])
        return judged / everything if everything else float("nan")

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a result and judgement that moves it, ranked in its group.

        Index: "result", "input". Columns: those of a tornado's table but slopes, then "share" of
        all squared swings of the group, "source", "dated" and "why".
        """
        import pandas as pd

        rows = [row for result in self.tornado.bars for group in GROUPS
                for row in self.rows(result, group)]  # fmt: skip
        keys = ["result", "input"]
        return pd.DataFrame(rows, columns=None if rows else keys).set_index(keys)

    def rows(self, result: str, group: str) -> list[dict[str, object]]:
        """The judgements of one ranking, as flat records."""
        everything = sum(bar.swing**2 for bar in self.tornado.ranked(result, group))
        return [
            {
                **_without_slopes(row_of(self.tornado.outcomes[result], rank, bar)),
                "share": bar.swing**2 / everything if everything else float("nan"),
                "source": source_of(bar.movable),
                "dated": bar.movable.metadata.source.date,
                "why": why_of(bar.movable),
            }
            for rank, bar in enumerate(self.ranked(result, group), 1)
        ]

    def plot(self, path: str | Path | None = None, result: str = "") -> Figure:
        """The tornado of one result, of judgements alone, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.
            result: one of those asked for; by default the first.

        Raises:
            UnknownName: it is none of them.
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_tables import tornado_of_table
        from fundmodel.charts.figures import drawn

        outcome = one_of(self.tornado.outcomes, result)
        rows = self.table.query("result == @outcome.name")
        title = self.tornado.assumptions.title
        source = f"Source: fundmodel; {title:.80}, stated path; numbers of grade {GRADE} alone."
        return drawn(
            lambda: tornado_of_table(rows, measure_of(outcome), outcome.stated, source), path
        )

    def __repr__(self) -> str:
        lines = [f"Judgements: {self.tornado.assumptions.title}"]
        for result in self.tornado.bars:
            first = [bar.movable.name for bar in self.ranked(result)[:1]]
            part = f"{self.share(result):.0%} of squared swings" if first else "none"
            lines.append(f"{result}: {', '.join([part, *first])}")
        return "\n".join(lines)


def judgements(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
) -> Judgements:
    """Which numbers of grade C decide results; slopes are left out.

    Raises:
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined; says which input was where.
    """
    return Judgements(tornado(model, assumptions, results, slopes=0, progress=progress))


def _without_slopes(row: dict[str, object]) -> dict[str, object]:
    """They are not worked out here."""
    return {key: value for key, value in row.items() if key not in SLOPES}


def source_of(one: Movable) -> str:
    """Whose judgement it is: title and publisher of the source."""
    source = one.metadata.source
    return f"{source.title}, {source.publisher}" if source.publisher else source.title


def why_of(one: Movable) -> str:
    """Why it is what it is: what the scenario says that changed it, or the note of base."""
    metadata = one.metadata
    return " ".join(filter(None, (metadata.because, metadata.note)))
