"""The results of runs: a record a number, and the tables and JSON that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel import __version__, front_pages
from fundmodel.build_model.tiers import HEADLINE
from fundmodel.command_line.answers import Answer, format_result, format_unit
from fundmodel.command_line.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.run import Run

MOST_SIDE_BY_SIDE = 4
ENGINE = f"fundmodel {__version__}"

MemberResult = tuple["Line", int, str]  # a result, and the position and name of a member


def results_answer(
    runs: Sequence[Run], path: Path | None, last_line: str, *, all_tiers: bool, each_member: bool
) -> Answer:
    """Every result: all of them for programs; for people the headlines, unless they ask for more.

    A column a scenario; where there are many, a row a scenario and a few results.

    Args:
        runs: one a scenario, of the same model.
        path: of the workbook that was written, if there is one.
        last_line: what is said last.
        all_tiers: show people what supports the headlines, and the memos, too.
        each_member: show them the numbers of every member besides.
    """
    results = _member_results(runs[0])
    by_name = {
        "engine": ENGINE,
        "workbook": None if path is None else str(path),
        "scenarios": {run.assumptions.title: about(run) for run in runs},
        "units": {line.name: line.unit.name for line, _, _ in results},
        "bases": {line.name: line.definition.basis for line, _, _ in results},
        "tiers": {line.name: runs[0].model.tier(line.name) for line, _, _ in results},
        "results": {
            run.assumptions.title: {
                _named(line, member): run.number(line.name, 0, at) for line, at, member in results
            }
            for run in runs
        },
    }
    wanted = [one for one in results if each_member or not one[2]]
    only_headlines = not (all_tiers or each_member)
    if only_headlines:
        wanted = [one for one in wanted if runs[0].model.tier(one[0].name) == HEADLINE]
    if only_headlines and len(runs) > MOST_SIDE_BY_SIDE:
        tables = [_in_brief(runs)]
        more = f"All headlines of up to {MOST_SIDE_BY_SIDE} scenarios: `run NAME...`."
    else:
        tables = _side_by_side(runs, wanted, each_member=each_member)
        left_out = len({line.name for line, _, _ in results}) - len({one[0].name for one in wanted})
        where = (
            "of each member `--members`."
            if all_tiers
            else "`--all`, and of each member `--members`."
        )
        more = f"{left_out} more results: {where}" if left_out else ""
    return Answer(_records(runs, results), by_name, tables, [*filter(None, [more]), last_line])


def about(run: Run) -> dict[str, object]:
    """What a run was worked out on."""
    assumptions = run.assumptions
    return {
        "name": assumptions.name,
        "label": assumptions.label,
        "set_by_hand": {name: new for name, (_, new) in assumptions.set_by_hand.items()},
        "assumptions": assumptions.fingerprint,
        "passed": run.passed,
    }


def heads_of(runs: Sequence[Run]) -> tuple[list[str], str]:
    """What the runs are called in a table, and a sentence on what was set by hand in all."""
    titles = [run.assumptions.title for run in runs]
    names = [run.assumptions.name for run in runs]
    settings = {title.removeprefix(name) for title, name in zip(titles, names, strict=True)}
    (first, *others) = settings
    return (titles, "") if others or len(runs) == 1 or not first else (names, f"All{first}.")


def _member_results(run: Run) -> list[MemberResult]:
    return [
        (line, at, member)
        for line in run.model.results
        for at, member in enumerate(run.model.members(line.name))
    ]


def _named(line: Line, member: str) -> str:
    return f"{line.name}[{member}]" if member else line.name


def _records(runs: Sequence[Run], results: Sequence[MemberResult]) -> list[dict[str, object]]:
    return [
        {
            "scenario": run.assumptions.title,
            "result": line.name,
            "member": member,
            "tier": run.model.tier(line.name),
            "theme": run.model.theme(line.name),
            "unit": line.unit.name,
            "basis": line.definition.basis,
            "value": run.number(line.name, 0, at),
            "label": line.definition.label,
            "engine": ENGINE,
            "assumptions": run.assumptions.fingerprint,
        }
        for run in runs
        for line, at, member in results
    ]


def _side_by_side(
    runs: Sequence[Run], results: Sequence[MemberResult], *, each_member: bool
) -> list[Table]:
    """A table a theme, in the order of the tiers."""
    themes: dict[str, list[MemberResult]] = {}
    for one in results:
        themes.setdefault(runs[0].model.theme(one[0].name), []).append(one)
    return [
        _of_theme(runs, theme, found, each_member=each_member) for theme, found in themes.items()
    ]


def _of_theme(
    runs: Sequence[Run], theme: str, results: Sequence[MemberResult], *, each_member: bool
) -> Table:
    names, caption = heads_of(runs)
    numbers = [Column(name, numbers=True) for name in names]
    heads = [
        Column(theme),
        *([Column("Member")] if each_member else []),
        Column("Unit", whole=True),
    ]
    rows = [
        [
            line.definition.label,
            *([member] if each_member else []),
            format_unit(line.unit),
            *(format_result(line.unit, run.number(line.name, 0, at)) for run in runs),
        ]
        for line, at, member in results
    ]
    return Table([*heads, *numbers], rows, caption)


def _in_brief(runs: Sequence[Run]) -> Table:
    """A few results a row; what most of them are in, and on which basis, is said once below."""
    names, caption = heads_of(runs)
    brief = [(runs[0].model.lines[name], label) for name, label in front_pages().in_brief]
    rows = [
        [
            name,
            *(format_result(line.unit, run.number(line.name)) for line, _ in brief),
        ]
        for name, run in zip(names, runs, strict=True)
    ]
    units = [_unit_and_basis(line) for line, _ in brief]
    usual = max(units, key=units.count)
    heads = [
        label if unit == usual else f"{label}, {unit}"
        for (_, label), unit in zip(brief, units, strict=True)
    ]
    columns = [Column("Scenario"), *(Column(head, numbers=True) for head in heads)]
    caption = f"In {usual}, where a head does not say otherwise. {caption}".rstrip()
    return Table(columns, rows, caption)


def _unit_and_basis(line: Line) -> str:
    """The unit and the basis, without what follows a comma: at whose rate is in the full label."""
    basis = line.definition.basis.partition(",")[0]
    return ", ".join(filter(None, (format_unit(line.unit), basis)))
