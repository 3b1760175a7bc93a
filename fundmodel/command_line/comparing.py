"""`compare`: what differs between scenarios, and what that does to the results."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from fundmodel.analyse.bridge import STATED
from fundmodel.analyse.charts.of_bridges import waterfall_of
from fundmodel.command_line.answers import Answer, form_of, give
from fundmodel.command_line.bridge_tables import bridge_table, explained, moving, sentence
from fundmodel.command_line.charts import chart_asked, refuse_several, write_chart
from fundmodel.command_line.checking import exit_if_failed
from fundmodel.command_line.compared_book import book_asked
from fundmodel.command_line.compared_sets import load_compared
from fundmodel.command_line.comparison_records import by_name, records
from fundmodel.command_line.comparison_tables import (
    caption,
    in_short,
    inputs_tables,
    results_tables,
)
from fundmodel.command_line.editions import edition_in_words
from fundmodel.command_line.progress import progress
from fundmodel.command_line.ranges import SEED, paths_of
from fundmodel.errors import BadInput, listed, message
from fundmodel.exit_codes import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.analyse.bridge import Bridge
    from fundmodel.analyse.comparing import Comparison
    from fundmodel.read_assumptions import Assumptions


def compare_named(names: Sequence[str], flags: dict[str, Any]) -> None:
    """Compare the named sets; with the bridges that are asked for."""
    form = form_of(flags)
    _refuse_impossible(flags)
    _refuse_several(names, flags)
    picture = chart_asked(flags)
    loaded = load_compared(names, flags)
    book = book_asked(loaded, flags)
    try:
        with progress() as say:
            compared = _compared(loaded, names, flags, say)
            bridges = _bridges(compared, flags, say)
    except KeyboardInterrupt:
        click.echo("Stopped before all was worked out.", err=True)
        sys.exit(INTERRUPTED)
    answer = _answer(compared, bridges)
    write_chart(picture, answer)
    if book:
        book.write(compared.runs, bridges)
        words = edition_in_words(book.edition)
        click.echo(" ".join(filter(None, (f"Wrote {book.destination.path}", words))), err=True)
    give(answer, form)
    exit_if_failed(compared.runs)


def _refuse_several(names: Sequence[str], flags: dict[str, Any]) -> None:
    """A chart, and the sheet of a workbook, hold one bridge."""
    others = len(dict.fromkeys(names)) - 1
    bridges = len(flags["bridged"]) * others * (1 + flags["expected"])
    fix = "compare two scenarios, with one `--bridge RESULT`, without --expected."
    refuse_several(flags, "--chart", {"bridge": (bridges, fix)})
    if bridges > 1:
        refuse_several(flags, "--output", {"bridge": (bridges, fix)})


def _refuse_impossible(flags: dict[str, Any]) -> None:
    paths = paths_of(flags)
    if not flags["expected"]:
        return
    if not flags["bridged"]:
        fix = "say of which result: `--expected --bridge RESULT`."
        raise BadInput(message("--expected", "No bridge is asked for.", fix=fix))
    if not paths:
        fix = "leave one of the two out."
        raise BadInput(message("--expected", "With `--paths 0` nothing is drawn.", fix=fix))


def _compared(
    loaded: Sequence[Assumptions],
    names: Sequence[str],
    flags: dict[str, Any],
    say: Callable[[str], None],
) -> Comparison:
    """What is bridged and the headlines of every set, or all results, stated and expected."""
    import fundmodel
    from fundmodel.analyse.titles import told_apart

    model = fundmodel.model_of(loaded[0])
    all_told = flags["all_tiers"] or flags["members"]
    told = model.results if all_told else model.headlines
    results = [line.name for line in told if flags["members"] or not line.each]
    titles = told_apart([one.title for one in loaded], names)
    say(f"Running {', '.join(titles)}")
    return fundmodel.compare(
        *loaded,
        results=[*flags["bridged"], *results],
        paths=paths_of(flags),
        seed=SEED if flags["seed"] is None else flags["seed"],
        titles=titles,
        progress=lambda done, of: say(f"Drawing worlds: {done:,} of {of:,}"),
    )


def _bridges(
    compared: Comparison, flags: dict[str, Any], say: Callable[[str], None]
) -> list[Bridge]:
    """Of every result that is asked for, from the first set to each other."""
    if not (flags["bridged"] and compared.differing):
        return []
    found = [
        one
        for at in compared.others
        for expected in (False, True)[: 1 + flags["expected"]]
        for one in compared.bridges(
            flags["bridged"],
            at,
            expected=expected,
            progress=lambda done, of: say(f"Bridging: {done:,} of {of:,} mixtures"),
        )
    ]
    for asked in flags["bridged"]:
        _refuse_unmoved(compared, asked, [one for one in found if _is_of(one.result, asked)])
    return found


def _is_of(address: str, asked: str) -> bool:
    return asked in (address, address.partition("[")[0])


def _refuse_unmoved(compared: Comparison, asked: str, bridges: Sequence[Bridge]) -> None:
    """Refuse a result that no input moves, of no member and whatever is compared."""
    if not any(moving(one, compared.tolerance) for one in bridges):
        raise BadInput(
            message(
                f"--bridge {asked}",
                "No input that differs moves it.",
                why=f"These differ: {listed(one.name for one in compared.differing)}.",
                fix="bridge a result of which `compare` prints a difference.",
            )
        )


def _answer(compared: Comparison, bridges: Sequence[Bridge]) -> Answer:
    tolerance = compared.tolerance
    told = compared.results
    every = any("[" in address for address in told)
    opening = [sentence(one, tolerance) for one in bridges]
    opening += in_short(compared, told)
    tables, closing = [], []
    if compared.differing:
        tables = [bridge_table(one, tolerance, _names(compared, one))
                  for one in bridges if moving(one, tolerance)]  # fmt: skip
        tables += [*inputs_tables(compared), *results_tables(compared, told, each_member=every)]
        closing = ["", *explained(bridges), caption(compared)]
    checked = sum(run.passed for run in compared.runs)
    closing.append(f"Checks hold in {checked} of {len(compared.runs)} scenarios.")
    draw = (lambda: waterfall_of(bridges[0])) if bridges else None
    return Answer(
        records(compared, bridges), by_name(compared, bridges), tables, closing, opening, draw
    )


def _names(compared: Comparison, bridge: Bridge) -> list[str]:
    """The inputs that differ between the two sets of a bridge, as far as they can move it."""
    inputs = compared.pair(compared.titles.index(bridge.names[1])).inputs
    return [one.name for one in inputs if one.in_value or bridge.of != STATED]
