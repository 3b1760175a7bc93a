"""`sensitivity`: what drives results, one number at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fundmodel.analyse.movables import DRAWN, PLAUSIBLE
from fundmodel.analyse.tornado import GROUPS
from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.bars import bars_of
from fundmodel.command_line.moved_in_words import (
    called,
    format_change,
    format_ends,
    step_of,
    titled,
    unit_of_change,
)
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.tornado_records import tornado_by_name, tornado_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.analyse.tornado import Bar, Tornado

TOP, OF_EACH_HEADLINE = 15, 3
TITLES = {
    DRAWN: "Uncertain numbers, P10 to P90",
    PLAUSIBLE: "Terms, rules and known numbers, all that is plausible",
}
ALIKE = 0.005
"""Elasticities that differ by less print the same."""


def tornado_answer(found: Tornado, top: int | None, form: str, *, in_brief: bool) -> Answer:
    """What drives each result: in brief the first few of each headline, else a table a ranking.

    Args:
        found: what the numbers do to the results.
        top: how many of each ranking people see; None for all.
        form: "json", "csv" or "tables": nothing else is put together.
        in_brief: one table for all results instead of one each.
    """
    if form != "tables":
        records = list(tornado_records(found)) if form == "csv" else []
        return Answer(records, tornado_by_name(found), draw=found.plot)
    if in_brief:
        tables = [_in_brief(found, group, top) for group in GROUPS]
    else:
        tables = [_ranking(found, result, group, top)
                  for result in found.outcomes for group in GROUPS]  # fmt: skip
    closing = list(_closing(found, top, in_brief=in_brief))
    return Answer([], None, tables, closing, draw=found.plot)


def _in_brief(found: Tornado, group: str, top: int | None) -> Table:
    rows = []
    for result, outcome in found.outcomes.items():
        bars = found.ranked(result, group)[:top]
        name = [titled(outcome), format_result(outcome.unit, outcome.stated)]
        rows += [[*(name if at == 0 else ["", ""]), *_moved(outcome, bar)]
                 for at, bar in enumerate(bars)]  # fmt: skip
        if not bars:
            rows.append([*name, "none moves it", "", ""])
    heads = [Column("Result"), Column("Stated", numbers=True), Column("Moved by")]
    ends = [Column("At low", numbers=True), Column("At high", numbers=True)]
    return Table([*heads, *ends], rows, goes_on=True, heading=f"{TITLES[group]}.")


def _moved(outcome: Outcome, bar: Bar) -> list[str]:
    ends = (format_change(outcome.unit, end) for end in (bar.at_low, bar.at_high))
    return [f"{called(bar.movable)}, {_ends(bar.movable)}", *ends]


def _ends(one: Movable) -> str:
    """From where to where it is moved; of what is never drawn, why it is not."""
    fixed = one.metadata.fixed
    return f"{format_ends(one)}{f' ({fixed})' if fixed else ''}"


def _ranking(found: Tornado, result: str, group: str, top: int | None) -> Table:
    outcome, bars = found.outcomes[result], found.ranked(result, group)
    told = bars[:top]
    stated = f"{format_result(outcome.unit, outcome.stated)} {format_unit(outcome.unit)}".rstrip()
    rows = [
        [
            called(bar.movable),
            _ends(bar.movable),
            *(format_change(outcome.unit, end) for end in (bar.at_low, bar.at_high)),
            picture,
            format_steepness(outcome, bar),
        ]
        for bar, picture in zip(told, bars_of(told), strict=True)
    ]
    columns = [
        Column("Moved alone"),
        Column("Low to high"),
        Column("At low", numbers=True),
        Column("At high", numbers=True),
        Column("", whole=True),
        Column("% per %"),
    ]
    caption = f"Changes in {unit_of_change(outcome.unit) or 'its own unit'}."
    rest = bars[len(told) :]
    if rest:
        largest = format_result(outcome.unit, rest[0].swing)
        caption += f" {len(rest)} more swing it by {largest} at most each: `--all`."
    heading = f"{outcome.label}: {stated} as stated. {TITLES[group]}."
    return Table(columns, rows, caption, goes_on=True, heading=heading)


def format_steepness(outcome: Outcome, bar: Bar) -> str:
    """How steep a result is left and right of the stated number.

    Per cent of the result per per cent of the input where both have one; else what one more of the
    input brings.
    """
    size, one_more = step_of(bar.movable)
    left, right = bar.slopes.elasticities
    if math.isnan(left) and math.isnan(right):
        slopes = (bar.slopes.left, bar.slopes.right)
        texts = [format_change(outcome.unit, slope * size) for slope in slopes]
        of_what = f" a {one_more}" if texts != ["n/a", "n/a"] else ""
    else:
        texts = ["n/a" if math.isnan(one) else f"{one + 0.0:+.2f}" for one in (left, right)]
        of_what = ""
        if abs(left - right) < ALIKE:
            texts = [texts[1]] * 2
    text = texts[0] if texts[0] == texts[1] else f"{texts[0]} | {texts[1]}"
    return f"{text}{of_what}{', kink' if bar.slopes.is_kink else ''}"


def _closing(found: Tornado, top: int | None, *, in_brief: bool) -> Iterator[str]:
    moved, idle = len(found.movables.all), len(found.idle)
    which = "it" if len(found.outcomes) == 1 else "none of these results"
    moves = f"{idle} do not move it" if which == "it" else f"{idle} move {which}"
    yield (
        f"{found.assumptions.title}: {moved} numbers, each moved alone on the stated path. "
        f"{moves}, among them hazards and what counts only after an event: `simulate` draws these."
    )
    yield (
        "The two rankings are not to be compared: a term moves over all that is plausible, an "
        "uncertain number over four fifths of its draws."
    )
    left_out = found.left_out
    told = {"choices and flags": " (`--switches`)", "event quarters": " (`simulate`)"}
    parts = [f"{count} {_plural(why, count)}{told.get(why, '')}" for why, count in left_out.items()]
    if parts:
        yield f"Not moved: {', '.join(parts)}."
    shares = _shares_of_one_whole(found, top)
    if shares:
        yield f"A share of one whole takes from the others in proportion: {', '.join(shares)}."
    if in_brief:
        yield "Bars, elasticities and the rest of the ranking: `--result NAME`, `--all`."
    else:
        yield (
            "% per %: elasticity at the stated path, by a small step left | right; of a shift, or "
            "of what is stated as 0, the change by one more. Whole numbers go by steps of one. "
            "\u2592 at low, \u2588 at high."
        )


def _plural(why: str, count: int) -> str:
    words = {
        "choices and flags": "choices and flags",
        "event quarters": "quarters in which events begin",
        "no range": "without a range that ends on both sides",
        "structure": "that shape the model",
    }
    return words.get(why, why) if count else ""


def _shares_of_one_whole(found: Tornado, top: int | None) -> list[str]:
    told = [bar for result in found.bars for group in GROUPS
            for bar in found.ranked(result, group)[:top]]  # fmt: skip
    columns = [bar.movable.moved.assumption for bar in told]
    return list(dict.fromkeys(one.name for one in columns if getattr(one, "adds_to_one", False)))
