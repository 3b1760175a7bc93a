"""The results of runs: a record a number, and the tables and JSON that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel import __version__
from fundmodel.build_model.tiers import HEADLINE
from fundmodel.command_line.answers import Answer
from fundmodel.command_line.in_short import told_in_short
from fundmodel.command_line.ranges import MEASURES
from fundmodel.command_line.result_tables import drawn_of, in_brief, side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fundmodel.build_model.model import Line
    from fundmodel.command_line.ranges import Spreads
    from fundmodel.command_line.result_tables import MemberResult
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation

MOST_SIDE_BY_SIDE = 4
ENGINE = f"fundmodel {__version__}"


def results_answer(
    runs: Sequence[Run],
    simulations: Sequence[Simulation],
    path: Path | None,
    last_line: str,
    *,
    all_tiers: bool,
    each_member: bool,
    in_short: bool = False,
) -> Answer:
    """Every result: all of them for programs; for people the headlines, unless they ask for more.

    A column a scenario; where there are many, a row a scenario and a few results. What to expect
    stands beside what is stated, and then the answer in words.

    Args:
        runs: one a scenario, of the same model.
        simulations: one a run, or none at all.
        path: of the workbook that was written, if there is one.
        last_line: what is said last.
        all_tiers: show people what supports the headlines, and the memos, too.
        each_member: show them the numbers of every member besides.
        in_short: end with a few lines, as a first run does, rather than with the whole answer.
    """
    results, found = _member_results(runs[0]), drawn_of(simulations)
    worlds: dict[str, int | None] = {"paths": 0, "seed": None}
    if simulations:
        worlds = {"paths": simulations[0].asked.paths, "seed": simulations[0].asked.seed}
    sentences = simulations[0].in_words(simulations) if simulations else []
    by_name = {**_by_name(runs, results, path), **worlds}
    by_name |= {"distributions": found.spreads, "answer": sentences}
    wanted = [one for one in results if each_member or not one[2]]
    only_headlines = not (all_tiers or each_member)
    if only_headlines:
        wanted = [one for one in wanted if runs[0].model.tier(one[0].name) == HEADLINE]
    if only_headlines and len(runs) > MOST_SIDE_BY_SIDE:
        tables = in_brief(runs, found)
        more = f"All headlines of up to {MOST_SIDE_BY_SIDE} scenarios: `run NAME...`."
    else:
        tables = side_by_side(runs, wanted, found, each_member=each_member)
        left_out = len({line.name for line, _, _ in results}) - len({one[0].name for one in wanted})
        where = (
            "of each member `--members`."
            if all_tiers
            else "`--all`, and of each member `--members`."
        )
        more = f"{left_out} more results: {where}" if left_out else ""
    in_words = ["", *sentences, ""] if sentences else []
    whole = [*in_words, *filter(None, [more]), last_line]
    closing = ["", *told_in_short(simulations, last_line)] if in_short else whole
    return Answer(_records(runs, found.spreads, worlds, results), by_name, tables, closing)


def _by_name(
    runs: Sequence[Run], results: Sequence[MemberResult], path: Path | None
) -> dict[str, object]:
    return {
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


def _member_results(run: Run) -> list[MemberResult]:
    return [
        (line, at, member)
        for line in run.model.results
        for at, member in enumerate(run.model.members(line.name))
    ]


def _named(line: Line, member: str) -> str:
    return f"{line.name}[{member}]" if member else line.name


def _records(
    runs: Sequence[Run],
    spreads: Spreads,
    worlds: Mapping[str, int | None],
    results: Sequence[MemberResult],
) -> list[dict[str, object]]:
    """A record a number: of the stated path, and of the worlds where it was drawn."""
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
            **_expected(spreads, run.assumptions.title, _named(line, member)),
            **worlds,
        }
        for run in runs
        for line, at, member in results
    ]


def _expected(spreads: Spreads, title: str, name: str) -> dict[str, float | None]:
    found = spreads.get(title, {}).get(name, {})
    return {measure: found.get(measure) for measure in MEASURES}
