"""`sensitivity --switches` and `--readings`: choices and flags set another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.moved_in_words import counted, format_change, unit_of_change
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.tornado_records import about_outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.analyse.outcomes import Outcome
    from fundmodel.analyse.switches import Option, Switches
    from fundmodel.build_model.presentation import Alternatives
    from fundmodel.command_line.moved_in_words import Say
    from fundmodel.read_assumptions import Assumptions

AT_ONCE = 5
LEFT_OUT = {"structure": "shape the model", "range": "have no other plausible value"}


def switches_answer(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    """Every option of every choice, and each flag the other way: what each changes."""
    import fundmodel

    asked = flags["results"] or None
    found = fundmodel.switches(assumptions, asked, progress=counted(say, assumptions))
    told = _told(found, flags)
    others = [one for one in found.options if not one.is_stated]
    moving = [one for one in others if found.moves(one, told)]
    closed = [result for result in told if not any(found.moves(one, [result]) for one in moving)]
    open_ = [result for result in told if result not in closed]
    tables = [_changes(found, moving, list(some)) for some in _in_parts(open_)]
    closing = [
        f"{assumptions.title}: changes on the stated path, each switch alone.",
        *_bases(found, told),
        f"{len(others) - len(moving)} of {len(others)} other options change none of these results.",
        "A switch may count only together with another, or after an event.",
        *_left_out(found),
        *_unmoved(found, closed, "option"),
        *_more(found, told),
    ]
    return Answer(list(_records(found)), _by_name(found), tables, closing)


def readings_answer(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    """Every alternative of the front pages' choice, each in a rerun of its own."""
    import fundmodel

    chosen = cast("Alternatives", fundmodel.front_pages().alternatives)
    asked = flags["results"] or None
    progress = counted(say, assumptions)
    found = fundmodel.switches(assumptions, asked, [chosen.choice], progress)
    told = _told(found, flags)
    closed = [one for one in told if not any(found.moves(each, [one]) for each in found.options)]
    open_ = [result for result in told if result not in closed]
    rows = [
        [f"{one.option} *" if one.is_stated else one.option,
         *(_number(found, one, result) for result in open_)]
        for one in found.options
    ]  # fmt: skip
    heads = [Column(_head(found.outcomes[one]), numbers=True) for one in open_]
    table = Table([Column(chosen.noun), *heads], rows, goes_on=True)
    closing = [
        f"* {chosen.noun.lower()} that is selected in {assumptions.title}.",
        "Each in a rerun in which it drives the cash itself, on the stated path.",
        *_bases(found, told),
        *_unmoved(found, closed, chosen.noun.lower()),
        *_more(found, told, changes=False),
        "The same history for all, by year, and in many worlds: `readings`.",
    ]
    return Answer(list(_records(found)), _by_name(found), [table], closing)


def _in_parts(results: Sequence[str]) -> Iterator[Sequence[str]]:
    """So many results at a time that a terminal has room for them."""
    for first in range(0, len(results), AT_ONCE):
        yield results[first : first + AT_ONCE]


def _changes(found: Switches, moving: Sequence[Option], results: Sequence[str]) -> Table:
    """What changes these results, a row an option."""
    outcomes = [found.outcomes[result] for result in results]
    stated = [format_result(one.unit, one.stated) for one in outcomes]
    rows = [
        [f"{one.name} = {one.option}", *(_change(found, one, result) for result in results)]
        for one in moving
        if found.moves(one, results)
    ]
    columns = [Column("Set to"), *(Column(_head(one), numbers=True) for one in outcomes)]
    return Table(columns, [["Stated", *stated], *rows], goes_on=True)


def _unmoved(found: Switches, results: Sequence[str], noun: str) -> Iterator[str]:
    """Results that stay as stated, whatever is chosen."""
    outcomes = [found.outcomes[result] for result in results]
    parts = [f"{_head(one)} ({format_result(one.unit, one.stated)})" for one in outcomes]
    if parts:
        yield f"No {noun} changes: {'; '.join(parts)}."


def _told(found: Switches, flags: dict[str, Any]) -> list[str]:
    """The results that people see: those asked for, or the few that are told in brief."""
    import fundmodel

    if flags["results"]:
        return list(found.outcomes)
    brief = [name for name, _ in fundmodel.front_pages().in_brief if name in found.outcomes]
    return brief or list(found.outcomes)


def _head(outcome: Outcome) -> str:
    import fundmodel

    label = dict(fundmodel.front_pages().in_brief).get(outcome.name, outcome.label)
    unit = format_unit(outcome.unit)
    return f"{label}, {unit}" if unit else label


def _bases(found: Switches, results: Sequence[str]) -> Iterator[str]:
    """What makes the money of different years comparable, of each result that has a basis."""
    outcomes = [found.outcomes[result] for result in results]
    parts = [f"{_head(one)}: {one.basis}" for one in outcomes if one.basis]
    if parts:
        yield f"{'; '.join(parts)}."


def _number(found: Switches, one: Option, result: str) -> str:
    return format_result(found.outcomes[result].unit, one.numbers[result])


def _change(found: Switches, one: Option, result: str) -> str:
    """The change, or nothing where there is none."""
    change = one.changes[result]
    if abs(change) <= found.tolerance:
        return ""
    return format_change(found.outcomes[result].unit, change)


def _left_out(found: Switches) -> Iterator[str]:
    parts = [f"{len(names)} {LEFT_OUT[why]}" for why, names in found.left_out.items() if names]
    if parts:
        yield f"Not switched: {'; '.join(parts)}."


def _more(found: Switches, told: Sequence[str], *, changes: bool = True) -> Iterator[str]:
    if len(told) < len(found.outcomes):
        yield (
            f"{len(found.outcomes) - len(told)} more headlines: --json and --csv; another result: "
            "`--result NAME`."
        )
    units = {unit_of_change(found.outcomes[one].unit) for one in told}
    if changes and "points" in units:
        yield "Of per cent, changes are points. An empty cell: no change."


def _records(found: Switches) -> Iterator[dict[str, object]]:
    for one in found.options:
        for result, number in one.numbers.items():
            outcome = found.outcomes[result]
            yield {
                "scenario": found.assumptions.title,
                "input": one.name,
                "label": one.label,
                "option": one.option,
                "is_stated": one.is_stated,
                "grade": found.assumptions.metadata(one.name).grade,
                "result": result,
                "unit": outcome.unit.name,
                "basis": outcome.basis,
                "value": number,
                "change": one.changes[result],
            }


def _by_name(found: Switches) -> dict[str, object]:
    switched: dict[str, dict[str, object]] = {}
    for one in found.options:
        of_switch = switched.setdefault(one.name, {"label": one.label, "options": {}})
        options = cast("dict[str, object]", of_switch["options"])
        options[one.option] = {
            "is_stated": one.is_stated,
            "results": dict(one.numbers),
            "changes": dict(one.changes),
        }
    return {
        "engine": ENGINE,
        "scenario": found.assumptions.title,
        "assumptions": found.assumptions.fingerprint,
        "results": {name: about_outcome(one) for name, one in found.outcomes.items()},
        "switches": switched,
        "left_out": {why: list(names) for why, names in found.left_out.items()},
    }
