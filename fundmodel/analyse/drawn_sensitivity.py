"""Screen all that a set of assumptions leaves open, and share out the variance of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.analyse.drawn_factors import DrawnFactors
from fundmodel.analyse.drawn_shares import GlobalSensitivity
from fundmodel.analyse.factors import library
from fundmodel.analyse.global_sensitivity import Effort, found_by, refuse_effort
from fundmodel.analyse.many_runs import result_addresses
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.one_block import worlds_of
from fundmodel.simulation.simulate import simulate
from fundmodel.simulation.uncorrelated import is_correlated, uncorrelated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import EventLines
    from fundmodel.read_assumptions import Assumptions

WORLDS = 2_048
"""So many worlds tell what the correlations, which are left out, do to mean and spread."""


def global_sensitivity(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    effort: Effort,
    event_lines: EventLines,
    progress: Callable[[int, int], None] | None = None,
) -> GlobalSensitivity:
    """Screen all that is drawn, and share out the variance of each result.

    Args:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        results: names, or `name[member]`; a name with members stands for all of them.
        effort: how many runs, and which.
        event_lines: by which lines events are drawn.
        progress: is told how many runs are done, of how many at most.

    Raises:
        BadInput: too few runs or too many; SALib is not installed; nothing is drawn, or nothing
            moves a result; a result is not available in some runs.
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined.
    """
    addresses = result_addresses(model, results)
    asked = Asked(WORLDS, effort.seed, "sobol", tuple(addresses), checks=False,
                  event_lines=event_lines)  # fmt: skip
    worlds = worlds_of(model, uncorrelated(assumptions), asked)
    drawn = DrawnFactors(worlds, addresses)
    refuse_effort(effort, len(drawn.factors.names), len(addresses))
    library("analyze")
    found = found_by(drawn.factors, drawn.runs, len(addresses), effort, progress)
    simulated = {}
    if is_correlated(assumptions):
        by_path = simulate(model, assumptions, asked).by_path
        simulated = {one: (float(by_path[one].mean()), float(by_path[one].std()))
                     for one in addresses}  # fmt: skip
    return GlobalSensitivity(model, assumptions, effort, found, simulated)
