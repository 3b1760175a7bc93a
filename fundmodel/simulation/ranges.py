"""What is kept of a simulation where it is shown beside a run: plain numbers and texts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.errors import BadInput, ModelMistake, listed, message
from fundmodel.read_assumptions import split_address
from fundmodel.simulation.simulation import WITH, WITHOUT, event_begins
from fundmodel.simulation.summaries import FEWEST, fan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.build_model.presentation import Presentation
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.simulation import Simulation

MEASURES = ("mean", "available", "p5", "p10", "p50", "p90", "p95")
FAN = ("p5", "p25", "p50", "p75", "p95")
MOST_DRIVERS, WEAKEST = 3, 0.1
NONE = "none stands out"


@dataclass(frozen=True, eq=False)
class Ranges:
    """How the results of one scenario are distributed.

    Attributes:
        paths, seed: how many worlds were drawn, and which.
        fingerprint: of the assumptions from which they were drawn.
        event: the first kind of event; "" if there is none.
        results: result -> MEASURES, and the means `without` and `with` such an event.
        drivers: result -> what moves it most, in words.
        chances: what may happen -> its probability.
        fans: line -> FAN, each by calendar year.
    """

    paths: int
    seed: int
    fingerprint: str
    event: str
    results: Mapping[str, Mapping[str, float]]
    drivers: Mapping[str, str]
    chances: Mapping[str, float]
    fans: Mapping[str, Mapping[str, Numbers]]


def ranges_of(
    simulations: Sequence[Simulation], runs: Sequence[Run], presentation: Presentation
) -> list[Ranges]:
    """What is kept of simulations, one a run.

    Raises:
        BadInput: they are not of these runs, or lack a headline or a line that is shown.
    """
    if not simulations:
        return []
    _refuse_others(simulations, runs)
    for one in simulations:
        _refuse_what_lacks(one, presentation)
    return [_ranges(one, run, presentation)
            for one, run in zip(simulations, runs, strict=True)]  # fmt: skip


def empty_ranges(run: Run, presentation: Presentation) -> Ranges:
    """As many numbers as there are of a simulation of this run, all of them zero."""
    from fundmodel.simulation.drawn_events import kinds_of

    names = [line.name for line in run.model.headlines if not line.each]
    kinds = kinds_of(run.assumptions)
    chances = [*map(event_begins, kinds), *(one.label for one in presentation.chances)]
    years = np.zeros(len(set(_year_of_quarter(run).tolist())))
    return Ranges(
        0,
        0,
        "",
        next(iter(kinds), ""),
        {name: dict.fromkeys((*MEASURES, WITHOUT, WITH), 0.0) for name in names},
        dict.fromkeys(names, NONE),
        dict.fromkeys(chances, 0.0),
        {line: dict.fromkeys(FAN, years) for line in presentation.fans},
    )


def _refuse_others(simulations: Sequence[Simulation], runs: Sequence[Run]) -> None:
    theirs, ours = ([one.assumptions.fingerprint for one in many] for many in (simulations, runs))
    if theirs == ours:
        return
    raise BadInput(
        message(
            "The workbook's simulations",
            f"these are {len(theirs)} simulations that do not belong to the {len(ours)} runs.",
            why="Expected values stand beside what the stated path of the same scenario gives.",
            fix="simulate the assumptions of each run, in the order of the runs.",
        )
    )


def _refuse_what_lacks(one: Simulation, presentation: Presentation) -> None:
    headlines = [line.name for line in one.model.headlines if not line.each]
    for names, known, parameter in (
        (headlines, one.told, "results"),
        (list(presentation.fans), one.lines, "lines"),
    ):
        if missing := [name for name in names if name not in known]:
            raise BadInput(
                message(
                    f"The simulation of {one.assumptions.title}",
                    f"it does not tell {listed(missing)}, which the workbook shows.",
                    fix=f"simulate with {parameter}={names}.",
                )
            )


def _ranges(one: Simulation, run: Run, presentation: Presentation) -> Ranges:
    event = next(iter(one.begun), "")
    names = [line.name for line in one.model.headlines if not line.each]
    told, results = _told_apart(one, event), {}
    for name in names:
        means, summary = one.conditional_means[name], one.summaries[name]
        results[name] = {measure: summary[measure] for measure in MEASURES}
        results[name] |= {
            which: means[event, which] if which in told else math.nan for which in (WITHOUT, WITH)
        }
    return Ranges(
        one.asked.paths,
        one.asked.seed,
        one.assumptions.fingerprint[:16],
        event,
        results,
        {name: _drivers(one, name) for name in names},
        {label: found["probability"] for label, found in one.chances.items()},
        {line: _fan(one, run, line) for line in presentation.fans},
    )


def _told_apart(one: Simulation, event: str) -> list[str]:
    """Whether worlds without and with an event are told apart: those of which there are enough."""
    begun = one.begun.get(event, np.zeros(0, dtype=bool))
    counts = {WITHOUT: int((~begun).sum()), WITH: int(begun.sum())}
    return [which for which, count in counts.items() if count >= FEWEST]


def _fan(one: Simulation, run: Run, line: str) -> dict[str, Numbers]:
    """Percentiles by calendar year, of its sum or of what there is at its end."""
    if run.model.each(line) or not run.model.lines[line].traits.by_quarter:
        raise ModelMistake(message(line, "it has no fan: it has members, or is no line."))
    found = fan_of(by_year(run, line, one.lines[line]))
    return {percentile: found[percentile] for percentile in FAN}


def by_year(run: Run, line: str, by_quarter: Numbers) -> Numbers:
    """A line without members by calendar year: the sum of a flow, else what there is at the end.

    Args:
        run: whose calendar it is.
        line: the name.
        by_quarter: `[period, path]`, the opening first.
    """
    quarters, year_of_quarter = by_quarter[1:], _year_of_quarter(run)
    years = [quarters[year_of_quarter == year] for year in years_of(run)]
    summed = run.model.lines[line].traits.summed
    return np.array([year.sum(axis=0) if summed else year[-1] for year in years])


def years_of(run: Run) -> list[int]:
    """The calendar years of a run."""
    return sorted({int(year) for year in _year_of_quarter(run).tolist()})


def _year_of_quarter(run: Run) -> Numbers:
    return np.asarray(run.arrays[run.model.calendar.year][1:, 0, 0])


def _drivers(one: Simulation, name: str) -> str:
    found = strongest(one.moved_by[name])
    texts = [f"{called(one.assumptions, drawn)} {rho:+.2f}" for drawn, rho in found]
    return "; ".join(texts) or NONE


def strongest(moved_by: Mapping[str, float]) -> list[tuple[str, float]]:
    """What moves a result most, with its rank correlation; what is weak is not told."""
    return [one for one in list(moved_by.items())[:MOST_DRIVERS] if abs(one[1]) > WEAKEST]


def called(assumptions: Assumptions, drawn: str) -> str:
    """A random number in words: its label with the member; an event by its member."""
    address, member = split_address(drawn)
    if drawn in assumptions.passages:
        return f"{member}, when it begins"
    known = assumptions.named(address)
    label = address if known is None else known.metadata.label
    return f"{label}, {member}" if member else label
