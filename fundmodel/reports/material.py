"""All that one report is made of: a run, worlds, what drives the results, other choices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING

from fundmodel.analyse.judgements import Judgements
from fundmodel.analyse.tornado import tornado
from fundmodel.build_model.filled_in import DECIMALS
from fundmodel.errors import BadInput
from fundmodel.reports.tables import measure
from fundmodel.run_paths.run import run
from fundmodel.simulation.asked import Asked, refuse_impossible
from fundmodel.simulation.drawn_alternatives import drawn_with_each
from fundmodel.simulation.ranges import ranges_of
from fundmodel.simulation.simulate import simulate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fundmodel.analyse.tornado import Tornado
    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.build_model.report_plan import ReportPlan
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.run import Run
    from fundmodel.simulation.drawn_alternatives import DrawnAlternatives
    from fundmodel.simulation.ranges import Ranges
    from fundmodel.simulation.simulation import Simulation

    Say = Callable[[str], None]

FEW = 1_024
"""Worlds of alternatives, at most: each is worked out once an alternative."""


@dataclass(frozen=True, eq=False)
class Material:
    """What is known of one scenario before anything is laid out.

    Attributes:
        plan: what the report tells.
        front: the front pages of the model: its status, its world, its alternatives.
        run: the stated path.
        simulation: the same scenario in many worlds.
        tornado: what each number does to the results that are driven or compared.
        readings: the choice among alternatives in the same worlds; None where there is none.
        options: scenario -> what it comes to on top of this one, in the same worlds; those that
            cannot be, choose nothing here or change no result that is compared are left out.
    """

    plan: ReportPlan
    front: Presentation
    run: Run
    simulation: Simulation
    tornado: Tornado
    readings: DrawnAlternatives | None
    options: Mapping[str, Simulation]

    @property
    def assumptions(self) -> Assumptions:
        """The numbers of the scenario."""
        return self.run.assumptions

    @property
    def model(self) -> Model:
        """The lines."""
        return self.run.model

    @cached_property
    def judgements(self) -> Judgements:
        """The numbers of grade C among those that were moved."""
        return Judgements(self.tornado)

    @cached_property
    def ranges(self) -> Ranges:
        """How the headlines and the fans are distributed."""
        return ranges_of([self.simulation], [self.run], self.front)[0]


def material_of(
    model: Model,
    assumptions: Assumptions,
    plan: ReportPlan,
    front: Presentation,
    options: Mapping[str, Assumptions],
    worlds: tuple[int, int],
    say: Say = lambda _: None,
) -> Material:
    """Run and draw all that a report on one scenario takes.

    Args:
        model: the lines.
        assumptions: the scenario.
        plan: what the report tells.
        front: the front pages of the model.
        options: other choices -> their scenario, as its overlay states it.
        worlds: how many are drawn, and the seed.
        say: is told what is being done.

    Raises:
        BadInput: so many worlds cannot be drawn.
        NotFinite: a line is undefined, on the stated path or in one of the worlds.
    """
    paths, seed = worlds
    headlines = tuple(line.name for line in model.headlines if not line.each)
    results = tuple(dict.fromkeys((*headlines, *plan.results)))
    asked = Asked(paths, seed, "sobol", results, tuple(front.fans), front.chances, checks=False,
                  event_lines=front.event_lines)  # fmt: skip
    refuse_impossible(model, asked)
    title = assumptions.title
    say(f"Running {title}")
    stated = run(model, assumptions)
    say(f"Drawing {paths:,} worlds of {title}")
    simulation = simulate(model, assumptions, asked)
    say(f"Moving every number of {title}")
    driven = [name for name, _ in (*plan.driven, *plan.compared)]
    moved = tornado(model, assumptions, list(dict.fromkeys(driven)), slopes=0)
    return Material(
        plan, front, stated, simulation, moved,
        _readings(model, assumptions, asked, front, say),
        _options(model, assumptions, simulation, plan, options, say),
    )  # fmt: skip


def _readings(
    model: Model, assumptions: Assumptions, asked: Asked, front: Presentation, say: Say
) -> DrawnAlternatives | None:
    if front.alternatives is None:
        return None
    say(f"Drawing worlds of {assumptions.title} with each {front.alternatives.noun.lower()}")
    fewer = Asked(min(asked.paths, FEW), asked.seed, asked.sampling, (),
                  event_lines=asked.event_lines)  # fmt: skip
    return drawn_with_each(model, assumptions, fewer, front.alternatives)


def _options(
    model: Model,
    assumptions: Assumptions,
    simulation: Simulation,
    plan: ReportPlan,
    options: Mapping[str, Assumptions],
    say: Say,
) -> dict[str, Simulation]:
    found = {}
    for name, option in options.items():
        on_top = _on_top(assumptions, option)
        if on_top is None or is_nothing(simulation, plan.only_where.get(name, "")):
            continue
        say(f"Drawing worlds of {assumptions.title} with {name}")
        otherwise = simulate(model, on_top, simulation.asked)
        if is_told_apart(simulation, otherwise, plan):
            found[name] = otherwise
    return found


def is_nothing(simulation: Simulation, result: str) -> bool:
    """Whether a result is expected to be zero as a sentence prints it; "" never is."""
    if not result:
        return False
    return _as_printed(simulation, result) == 0


def is_told_apart(one: Simulation, other: Simulation, plan: ReportPlan) -> bool:
    """Whether any result that is compared is printed otherwise in a sentence."""
    return any(
        _as_printed(one, name) != _as_printed(other, name)
        for name, _ in plan.compared
        if not (isnan(_as_printed(one, name)) and isnan(_as_printed(other, name)))
    )


def _as_printed(simulation: Simulation, result: str) -> float:
    """What is to be expected of a result, as a sentence prints it."""
    times = measure(simulation.model.lines[result]).times
    return round(simulation.summaries[result]["mean"] * times, DECIMALS)


def _on_top(assumptions: Assumptions, option: Assumptions) -> Assumptions | None:
    """The scenario with what another one changes; None if it cannot be, or is the same."""
    if option.name == assumptions.name:
        return None
    changes = {change.name: change.new for change in option.changes}
    try:
        changed = assumptions.changed(changes)
    except BadInput:
        return None  # what the two change together is beyond what is plausible
    same = all(change.old == change.new for change in changed.changes[len(assumptions.changes) :])
    return None if same else changed
