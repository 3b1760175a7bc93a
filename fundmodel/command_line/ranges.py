"""What is to be expected beside the stated path: mean with P10 to P90 over worlds drawn."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

from fundmodel.analyse.expected_values import ENOUGH
from fundmodel.command_line.answers import format_result, format_unit
from fundmodel.command_line.tables import Column, Table
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation.ahead import ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fundmodel.build_model.model import Line
    from fundmodel.build_model.units import Unit
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation

PATHS = 256
"""Worlds a scenario: two spreads. Of what P10 to P90 span, another seed moves means of base by one
per cent and the ends by two to five (standard deviation over ten seeds)."""
SEED = 1
FEW = 1_024
"""Of so many worlds scenarios are drawn side by side, a core each; of more, one after the other on
all cores."""
MEASURES = ("mean", "p10", "p50", "p90", "available")
MOST = 100_000
"""Worlds a scenario: results of all are kept until the workbook is written."""
COLUMNS = {"Expected": "mean", "P10": "p10", "P90": "p90"}

Spreads = dict[str, dict[str, dict[str, float]]]  # title of a scenario -> result -> measure


def paths_of(flags: Mapping[str, Any]) -> int:
    """How many worlds are drawn of each scenario; 0 for the stated path alone.

    Raises:
        BadInput: fewer than none, or more than can be kept.
    """
    paths: int = PATHS if flags["paths"] is None else flags["paths"]
    if paths < 0:
        raise BadInput(
            message(
                f"--paths {paths}",
                "This is no number of paths.",
                fix="give 0 for the stated path alone, or how many worlds are to be drawn.",
            )
        )
    if paths > MOST:
        raise BadInput(
            message(
                f"--paths {paths}",
                f"These are more than {MOST:,} worlds, of which every result would be kept.",
                fix="ask `simulate` for so many, a scenario at a time.",
            )
        )
    return paths


def drawn(
    runs: Sequence[Run],
    flags: Mapping[str, Any],
    say: Callable[[str], None],
    simulations: list[Simulation],
    lines: Iterable[str] = (),
) -> None:
    """Draw the same worlds for every run.

    Args:
        runs: one a scenario.
        flags: how many worlds, and which.
        say: is told what is being done.
        simulations: gets one a run, one by one, so that it is known how far the work got.
        lines: whose fans are wanted.

    Raises:
        BadInput: so many cannot be drawn.
        NotFinite: a line is undefined in one of the worlds.
    """
    import fundmodel

    paths = paths_of(flags)
    lines = list(lines)
    seed = SEED if flags["seed"] is None else flags["seed"]
    at_once = (os.cpu_count() or 1) if paths <= FEW else 0

    def simulated(run: Run) -> Simulation:
        threads = 1 if at_once else None
        return fundmodel.simulate(
            run.assumptions, paths, seed, lines=lines, checks=False, threads=threads
        )

    say(f"Simulating {len(runs)} scenarios" if paths else "")
    try:
        with closing(ahead(simulated, runs if paths else (), at_once)) as found:
            for number, (run, simulation) in enumerate(found, 1):
                simulations.append(simulation)
                say(f"Simulated {run.assumptions.title} ({number} of {len(runs)})")
    except NotFinite as problem:
        raise NotFinite(f"{problem}\n  The stated path alone: `--paths 0`.") from problem


def spreads_of(simulations: Sequence[Simulation]) -> Spreads:
    """Of each result that is told: stated path, mean and percentiles."""
    from fundmodel.simulation.summaries import spread_of

    return {
        one.assumptions.title: {
            name: {"stated": one.stated[name], **spread_of(one.by_path[name])} for name in one.told
        }
        for one in simulations
    }


def of_worlds(simulations: Sequence[Simulation]) -> str:
    """How many worlds, and which, for a caption."""
    asked = simulations[0].asked
    worlds = f"{asked.paths:,} {'worlds' if asked.paths > 1 else 'world'}, seed {asked.seed}"
    return f"{worlds}; of a ratio, those that have it"


def expected_in_brief(
    runs: Sequence[Run], names: Sequence[str], spreads: Spreads, brief: Sequence[tuple[str, str]]
) -> Table:
    """A row a scenario: a few results, to be read at a glance."""
    lines = [runs[0].model.lines[result] for result, _ in brief]
    heads = [
        label if line.unit.style == "money" else f"{label}, {format_unit(line.unit)}".rstrip(", ")
        for line, (_, label) in zip(lines, brief, strict=True)
    ]
    rows = [
        [name, *(_at_a_glance(line.unit, spreads[run.assumptions.title][line.name])
                 for line in lines)]
        for name, run in zip(names, runs, strict=True)
    ]  # fmt: skip
    columns = [Column("Expected [P10, P90]"), *(Column(head, numbers=True) for head in heads)]
    return Table(columns, rows)


def expected_side_by_side(
    runs: Sequence[Run], names: Sequence[str], spreads: Spreads, results: Sequence[Line]
) -> Table:
    """A row a result, a column a scenario."""
    rows = [
        [
            line.definition.label,
            format_unit(line.unit),
            *(_in_full(line.unit, spreads[run.assumptions.title][line.name]) for run in runs),
        ]
        for line in results
    ]
    heads = [Column("Expected [P10, P90]"), Column("Unit", whole=True)]
    return Table([*heads, *(Column(name, numbers=True) for name in names)], rows, goes_on=True)


def is_told(found: Mapping[str, float]) -> bool:
    """Whether enough worlds have such a number."""
    return found["available"] >= ENOUGH


def _in_full(unit: Unit, found: Mapping[str, float]) -> str:
    low, high = format_result(unit, found["p10"]), format_result(unit, found["p90"])
    return f"{format_result(unit, found['mean'])} [{low}, {high}]" if is_told(found) else "n/a"


def _at_a_glance(unit: Unit, found: Mapping[str, float]) -> str:
    """The mean to one decimal and whole ends, as far as a few hundred worlds tell them."""
    mean, low, high = (
        format_result(unit, found[measure], decimals)
        for measure, decimals in (("mean", 1), ("p10", 0), ("p90", 0))
    )
    return f"{mean} [{low}, {high}]" if is_told(found) else "n/a"
