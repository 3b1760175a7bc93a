"""The events of some paths: of each hazard those that scenarios tell, and those that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.simulation.events import Event, beginnings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from fundmodel.read_assumptions import Assumptions, Column
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.streams import Source


def events_drawn(
    assumptions: Assumptions,
    streams: Source,
    hazards: Mapping[str, Numbers],
    inputs: dict[str, Any],
    first: int,
    last: int,
) -> dict[str, Numbers]:
    """Draw the beginnings of events, and put them among the inputs.

    Args:
        assumptions: say which events there are, and by which hazards.
        streams: of random scores.
        hazards: what each hazard has built up by the end of each quarter, `[quarter, path]`.
        inputs: the numbers of the paths from `first` up to, but not with, `last`; how long events
            last may differ from path to path.

    Returns:
        The number of each event that is drawn -> the quarter in which it begins, 0 for never.
    """
    found: dict[str, Numbers] = {}
    for column in assumptions.columns.values():
        for hazard, members in members_by_hazard(assumptions, column).items():
            names = {member: f"{column.name}[{member}]" for member in members}
            drawn = [name for name in names.values() if name in assumptions.passages]
            if not drawn or column.name not in inputs:
                continue
            scores = {name: streams.scores(name, first, last) for name in drawn}
            events = [
                Event(_lasts(assumptions, inputs, column, member),
                      None if name in scores else assumptions.number(name), scores.get(name))
                for member, name in names.items()
            ]  # fmt: skip
            rows = rows_of(inputs[column.name], last - first)
            for member, begins in zip(members, beginnings(events, hazards[hazard]), strict=True):
                rows[column.members.index(member)] = begins
            inputs[column.name] = rows
            found |= {names[member]: rows[column.members.index(member)]
                      for member in members if names[member] in scores}  # fmt: skip
    return found


def rows_of(numbers: Any, paths: int) -> Numbers:
    """A column with a number for each member and path, of which some may then differ."""
    rows = np.asarray(numbers, dtype=float)
    return rows if rows.ndim > 1 else np.repeat(rows[:, None], paths, axis=1)


def events_of(assumptions: Assumptions) -> list[str]:
    """The events that a hazard can bring, told or drawn, in the order of the assumptions."""
    return [
        f"{column.name}[{member}]"
        for column in assumptions.columns.values()
        if column.first_passage
        for member in column.members
    ]


def members_by_hazard(assumptions: Assumptions, column: Column) -> dict[str, list[str]]:
    """Hazard -> the members whose events it brings, in their order; none of other columns."""
    passage = column.first_passage
    if passage is None:
        return {}
    found: dict[str, list[str]] = {}
    members = assumptions.sets[column.each]
    kinds = dict(zip(members.members, members.attributes[passage.by], strict=True))
    for member in column.members:
        found.setdefault(passage.hazards[kinds[member]], []).append(member)
    return found


def needed_by(assumptions: Assumptions) -> dict[str, Any]:
    """What events are drawn by, as it is stated: hazards, and how long events last."""
    found: dict[str, Any] = {}
    for column in assumptions.columns.values():
        if column.first_passage:
            lasts = column.first_passage.lasts
            found[lasts] = assumptions.column_values(lasts)
            for hazard in column.first_passage.hazards.values():
                by_year = hazard in assumptions.series
                found[hazard] = (
                    assumptions.year_values(hazard) if by_year else assumptions.number(hazard)
                )
    return found


def _lasts(
    assumptions: Assumptions, inputs: Mapping[str, Any], column: Column, member: str
) -> Numbers:
    """For how many quarters an event lasts, one number or one a path."""
    lasts = column.first_passage.lasts if column.first_passage else ""
    at = assumptions.columns[lasts].members.index(member)
    return np.asarray(np.asarray(inputs[lasts], dtype=float)[at])


def kinds_of(assumptions: Assumptions) -> list[str]:
    """The kinds of events that a hazard can bring, in the order of the assumptions."""
    return list(
        dict.fromkeys(
            kind
            for column in assumptions.columns.values()
            if column.first_passage
            for kind in column.first_passage.hazards
        )
    )


def begun_by_kind(
    assumptions: Assumptions, inputs: Mapping[str, Any], quarters: Numbers | float
) -> dict[str, NDArray[np.bool_]]:
    """Kind -> whether an event of it begins within the quarters, told or drawn, `[path]`.

    Args:
        assumptions: say which kinds there are.
        inputs: the numbers of some paths; one for all where nothing is drawn.
        quarters: how many there are, one number or one a path.
    """
    found: dict[str, NDArray[np.bool_]] = {}
    for column in assumptions.columns.values():
        if column.first_passage is None or column.name not in inputs:
            continue
        rows = np.asarray(inputs[column.name], dtype=float)
        rows = rows[:, None] if rows.ndim == 1 else rows
        kinds = {hazard: kind for kind, hazard in column.first_passage.hazards.items()}
        for hazard, members in members_by_hazard(assumptions, column).items():
            starts = rows[[column.members.index(member) for member in members]]
            is_within = (starts >= 1) & (starts <= quarters)
            found[kinds[hazard]] = np.asarray(is_within.any(axis=0))
    return found
