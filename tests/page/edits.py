"""What somebody may change in a page: random numbers within the range of what can be moved."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.errors import FundModelError
from fundmodel.read_assumptions import Column, Series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from fundmodel.read_assumptions import Assumptions, Scalar
    from fundmodel.run_paths.run import Run

NOT_MOVED = ("opening_date", "number_of_quarters")
YEARS = range(2027, 2050)
Edits = dict[str, float]


def edited(one: Assumptions, random: Random, count: int) -> tuple[Edits, Run]:
    """Some edits that the model takes, and what Python makes of them."""
    import fundmodel

    while True:
        edits = dict(_edit(one, random) for _ in range(count))
        try:
            return edits, fundmodel.run(one.changed(edits))
        except FundModelError:  # numbers that do not go together are refused by both
            continue


def _edit(one: Assumptions, random: Random) -> tuple[str, float]:
    assumption = random.choice(list(_movable(one)))
    if isinstance(assumption, Column):
        member = random.choice(assumption.members)
        low, high = assumption.metadata_of(member).plausible
        before = assumption.values[assumption.members.index(member)]
        return f"{assumption.name}[{member}]", _between(random, assumption, low, high, before)
    low, high = assumption.metadata.plausible
    if isinstance(assumption, Series):
        year = random.choice(YEARS)
        value = _between(random, assumption, low, high, assumption.value_in(year))
        return random.choice([assumption.name, f"{assumption.name}[{year}]"]), value
    return assumption.name, _between(random, assumption, low, high, assumption.value)


def _movable(one: Assumptions) -> Iterator[Scalar | Series | Column]:
    for assumption in one:
        adds_up = isinstance(assumption, Column) and (
            assumption.adds_to_one or assumption.adds_to_at_most
        )
        fixed = getattr(assumption, "structural", False)
        if not adds_up and not fixed and assumption.metadata.grade != "definition":
            yield assumption


def _between(
    random: Random, assumption: Scalar | Series | Column, low: float, high: float, before: float
) -> float:
    unit = assumption.metadata.unit
    if unit.kind == "choice":
        return float(random.randint(1, len(assumption.options)))  # type: ignore[union-attr]
    if unit.kind == "date":
        day = date_of(random.uniform(max(low, serial_of(date(2026, 12, 31))), high))
        return serial_of(quarter_ends(day)[1] if assumption.metadata.ends_on_quarter else day)
    low = low if math.isfinite(low) else before / 2
    high = high if math.isfinite(high) else before * 2
    value = random.uniform(low, high)
    return float(round(value)) if is_whole(unit) else value
