"""What the page must know to draw worlds itself: the same ones as a simulation in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.compile_model.keep import Keep
from fundmodel.page.drawn_inputs import drawn_input, plausible_ends
from fundmodel.read_assumptions import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.build_model.model import Model
    from fundmodel.build_model.presentation import Presentation
    from fundmodel.read_assumptions import Assumptions, Draw
    from fundmodel.read_assumptions.schema.correlation_group import CorrelationGroup

SEED, PATHS = 1, 512


def keep_for_worlds(model: Model, presentation: Presentation) -> Keep:
    """What the small kernel leaves behind: headlines, what chances look at, the lines of fans."""
    headlines = [line.name for line in model.headlines if not line.each]
    happens = [one.result for one in presentation.chances]
    results = [name for name in (*headlines, *happens) if model.is_result(name)]
    alerts = [name for name in happens if not model.is_result(name)]
    return Keep(tuple(dict.fromkeys(results)), tuple(presentation.fans), tuple(alerts))


def keep_for_hazards(model: Model, presentation: Presentation) -> Keep:
    """What the smallest kernel leaves behind: the lines by which events are drawn.

    Without such lines there is nothing to be kept, and no kernel is needed.
    """
    lines = presentation.event_lines
    names = dict.fromkeys([*lines.hazards.values(), *filter(None, [lines.clock])])
    return Keep((), tuple(name for name in names if name in model.lines))


def draws_data(
    model: Model, scenarios: Mapping[str, Assumptions], presentation: Presentation
) -> dict[str, Any]:
    """What is drawn, event by event and scenario by scenario, as plain data.

    Args:
        model: the lines.
        scenarios: by name, base first; all of the model.
        presentation: which chances and fans are told, and by which lines events are drawn.

    Returns:
        `seed`, `paths`: what the page draws at first; `tolerance`, `calendar`: names of inputs.
        `inputs`: name -> what holds of its numbers, in the order of the assumptions: `kind`,
        `whole`, `quarter_ends`, `movable`, `ends`, `cells`, `total`.
        `draws`: each way in which a number of some scenario is drawn.
        `groups`: numbers that move together, each pair as [one, other, correlation].
        `events`, `clock`: see `simulation.events`.
        `headlines`, `chances`, `fans`: what is told.
        `scenarios`: name -> the numbers of its `draws`, the events that it leaves to hazards
        (`passages`), and what `inputs` say otherwise (`ends`).
    """
    base = next(iter(scenarios.values()))
    ways: dict[str, int] = {}
    draws: list[dict[str, Any]] = []
    of_scenarios = {}
    ends_of_base = _all_ends(model, base)
    for name, one in scenarios.items():
        numbers = [_number_of(one, draw, ways, draws) for draw in one.draws.values()]
        ends = {key: {"cells": {}, **each} for key, each in _all_ends(model, one).items()
                if each != ends_of_base[key]}  # fmt: skip
        of_scenarios[name] = {"draws": numbers, "passages": [*one.passages], "ends": ends}
    return {
        "seed": SEED,
        "paths": PATHS,
        "tolerance": CHECK_TOLERANCE,
        "calendar": {"opening_date": model.calendar.opening_date,
                     "number_of_quarters": model.calendar.number_of_quarters},
        "inputs": {one.name: drawn_input(one) | ends_of_base[one.name]
                   for one in base if one.name in model.inputs},
        "draws": draws,
        "groups": [_group(one) for one in base.correlations.values()],
        "events": _events(base, presentation.event_lines.hazards),
        "clock": presentation.event_lines.clock,
        **_told(model, presentation),
        "scenarios": of_scenarios,
    }  # fmt: skip


def _told(model: Model, presentation: Presentation) -> dict[str, Any]:
    """The headlines, chances and fans that the page tells."""
    chances = [
        {"label": one.label, "result": one.result, "limit": one.limit, "below": one.below,
         "alert": not model.is_result(one.result), "members": len(model.members(one.result))}
        for one in presentation.chances
    ]  # fmt: skip
    fans = {
        name: {"heading": heading, "summed": model.lines[name].traits.summed}
        for name, heading in presentation.fans.items()
    }
    headlines = [line.name for line in model.headlines if not line.each]
    return {"headlines": headlines, "chances": chances, "fans": fans}


def _number_of(
    assumptions: Assumptions, draw: Draw, ways: dict[str, int], draws: list[dict[str, Any]]
) -> int:
    """The place of a draw among all, to which it is added if it is not there yet."""
    data = _draw(assumptions, draw)
    key = repr(data)
    if key not in ways:
        ways[key] = len(draws)
        draws.append(data)
    return ways[key]


def _draw(assumptions: Assumptions, draw: Draw) -> dict[str, Any]:
    drawn, assumption = draw.uncertainty, assumptions.named(draw.assumption)
    members = assumption.members if isinstance(assumption, Column) else ()
    found: dict[str, Any] = {
        "name": draw.name,
        "input": draw.assumption,
        "members": [members.index(member) for member in draw.members],
        "shape": drawn.shape,
        "at": dict(drawn.parameters),
        "about": drawn.about,
        "persistence": drawn.persistence,
        "between": draw.between_members,
    }
    if drawn.values:
        found |= {"values": [*drawn.values], "weights": [*drawn.weights]}
    return found


def _all_ends(model: Model, assumptions: Assumptions) -> dict[str, dict[str, Any]]:
    return {one.name: plausible_ends(one) for one in assumptions if one.name in model.inputs}


def _group(group: CorrelationGroup) -> dict[str, Any]:
    numbers = group.numbers
    pairs = [[numbers.index(one), numbers.index(other), rho]
             for (one, other), rho in group.correlations.items()]  # fmt: skip
    return {"label": group.label, "numbers": [*numbers], "pairs": pairs}


def _events(assumptions: Assumptions, lines: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each column of events: how long they last, and by which hazards its members begin."""
    from fundmodel.simulation.drawn_events import members_by_hazard
    from fundmodel.simulation.simulation import event_begins

    found = []
    for column in assumptions.columns.values():
        passage = column.first_passage
        if passage is None:
            continue
        kinds = {hazard: kind for kind, hazard in passage.hazards.items()}
        lasting = assumptions.columns[passage.lasts].members
        hazards = [
            {
                "hazard": hazard,
                "line": lines.get(hazard),
                "label": event_begins(kinds[hazard]),
                "members": [column.members.index(member) for member in members],
                "lasting": [lasting.index(member) for member in members],
            }
            for hazard, members in members_by_hazard(assumptions, column).items()
        ]
        found.append({"input": column.name, "lasts": passage.lasts, "hazards": hazards})
    return found
