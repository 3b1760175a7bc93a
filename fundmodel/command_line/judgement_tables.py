"""`sensitivity --judgements`: which numbers that rest on judgement decide a result, and whose."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from fundmodel.analyse.judgements import source_of, why_of
from fundmodel.analyse.tornado import GROUPS
from fundmodel.command_line.answers import Answer, format_result
from fundmodel.command_line.moved_in_words import (
    called,
    counted,
    format_change,
    format_ends,
    format_stated,
    titled,
)
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.tornado_records import about_outcome
from fundmodel.command_line.tornado_tables import TITLES, TOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.judgements import Judgements
    from fundmodel.analyse.movables import Movable
    from fundmodel.command_line.moved_in_words import Say
    from fundmodel.read_assumptions import Assumptions

FIRST = 3


def judgements_answer(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    """The judgements behind each headline, or in full behind the results that are asked for."""
    import fundmodel

    asked = flags["results"] or None
    found = fundmodel.judgements(assumptions, asked, counted(say, assumptions))
    top = None if flags["whole"] else flags["top"] or TOP
    if asked:
        tables = [_in_full(found, result, group, top)
                  for result in found.tornado.outcomes for group in GROUPS]  # fmt: skip
    else:
        tables = [*(_in_brief(found, group) for group in GROUPS), _whose(found, top)]
    closing = list(_closing(found))
    return Answer(list(_records(found)), _by_name(found), tables, closing, draw=found.plot)


def _in_brief(found: Judgements, group: str) -> Table:
    rows = []
    for result, outcome in found.tornado.outcomes.items():
        first = found.ranked(result, group)[:FIRST]
        names = [f"{called(bar.movable)} {format_result(outcome.unit, bar.swing)}" for bar in first]
        rows.append([titled(outcome), _share(found.share(result, group)), ", ".join(names)])
    return Table(
        [Column("Result"), Column("Judged, %", numbers=True),
         Column("Judgements that swing it most")],
        rows,
        heading=f"{TITLES[group]}.",
    )  # fmt: skip


def _share(share: float) -> str:
    return "n/a" if math.isnan(share) else f"{100 * share:.0f}"


def _whose(found: Judgements, top: int | None) -> Table:
    """Of those that the tables in brief name: whose, and why; most often named first."""
    named: dict[str, tuple[int, Movable]] = {}
    for group in GROUPS:
        for result in found.tornado.outcomes:
            for bar in found.ranked(result, group)[:FIRST]:
                before = named.get(bar.movable.name, (0, bar.movable))[0]
                named[bar.movable.name] = before + 1, bar.movable
    ordered = sorted(named.values(), key=lambda one: -one[0])
    told = [one for _, one in ordered[:top]]
    caption = f"{len(ordered) - len(told)} more are named above: `--all`."
    return Table(
        [Column("Whose judgement"), Column("Stated"), Column("Source")],
        [[called(one), format_stated(one), _source(one)] for one in told],
        caption if len(told) < len(ordered) else "",
        below=[why_of(one) for one in told],
    )


def _source(one: Movable) -> str:
    return f"{source_of(one)}, {one.metadata.source.date}"


def _in_full(found: Judgements, result: str, group: str, top: int | None) -> Table:
    outcome, bars = found.tornado.outcomes[result], found.ranked(result, group)
    everything = sum(bar.swing**2 for bar in found.tornado.ranked(result, group))
    told, stated = bars[:top], format_result(outcome.unit, outcome.stated)
    rows = [
        [
            called(bar.movable),
            format_ends(bar.movable),
            *(format_change(outcome.unit, end) for end in (bar.at_low, bar.at_high)),
            f"{100 * bar.swing**2 / everything:.1f}",
        ]
        for bar in told
    ]
    numbers = [Column(head, numbers=True) for head in ("At low", "At high", "Part, %")]
    columns = [Column("Judgement"), Column("Low to high"), *numbers]
    below = [f"{_source(bar.movable)}: {why_of(bar.movable)}" for bar in told]
    caption = f"Judgements make {_share(found.share(result, group))} % of all squared swings."
    if len(bars) > len(told):
        caption += f" {len(bars) - len(told)} more of them move it: `--all`."
    heading = f"{titled(outcome)}: {stated} as stated. {TITLES[group]}."
    return Table(columns, rows, caption, below=below, heading=heading)


def _closing(found: Judgements) -> Iterator[str]:
    yield (
        f"{found.tornado.assumptions.title}: numbers of grade C, each moved alone on the stated "
        "path. Judged: their part of the squared swings of all numbers of that ranking, which is "
        "their part of the variance where effects add up."
    )
    yield "A swing goes from the lowest to the highest of the result at low, as stated and at high."


def _records(found: Judgements) -> Iterator[dict[str, object]]:
    for result in found.tornado.outcomes:
        for group in GROUPS:
            for row in found.rows(result, group):
                yield {"scenario": found.tornado.assumptions.title, **row}


def _by_name(found: Judgements) -> dict[str, object]:
    outcomes = found.tornado.outcomes
    return {
        "engine": ENGINE,
        "scenario": found.tornado.assumptions.title,
        "assumptions": found.tornado.assumptions.fingerprint,
        "results": {
            result: {
                **about_outcome(outcome),
                "share_of_squared_swings": {group: found.share(result, group) for group in GROUPS},
                "judgements": {
                    group: {str(row["input"]): row for row in found.rows(result, group)}
                    for group in GROUPS
                },
            }
            for result, outcome in outcomes.items()
        },
    }
