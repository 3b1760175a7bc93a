"""What must hold between the numbers of a set: ranges, sums, draws, dates of review."""

import math
from collections.abc import Container, Iterator
from datetime import UTC, datetime

from fundmodel.read_assumptions.items import Column, Items, Scalar
from fundmodel.read_assumptions.numbers import said
from fundmodel.read_assumptions.places import Problems
from fundmodel.read_assumptions.plain_scalars import shown
from fundmodel.read_assumptions.ranges import Item, Ranges, refuse_outside
from fundmodel.read_assumptions.sources import Facts

SUM_TOLERANCE = 1e-9


def checked(items: Items, broken: Container[str], problems: Problems) -> Items:
    """The same numbers with their ranges worked out; what contradicts itself is noted.

    Args:
        items: every number of a scenario.
        broken: names that exist but could not be read, about which no more is said.
        problems: receives what is wrong.
    """
    ranges = Ranges(items, broken, problems)
    for item in list(items):
        settled = ranges.settled(item)
        items = items if settled is item else items.with_item(settled)
        refuse_outside(settled, problems)
        if isinstance(settled, Column) and settled.adds_to_one:
            _check_sum(settled, problems)
        if isinstance(settled, Scalar):
            _check_draws(settled, problems)
    return items


def overdue(items: Items) -> tuple[str, ...]:
    """A sentence for each number whose review is past."""
    today = datetime.now(tz=UTC).date().isoformat()
    found = {
        facts.place: f"{facts.place}, {item.name}: was to be reviewed by {facts.review_by}."
        for item in items
        for facts in _all_facts(item)
        if facts.review_by and facts.review_by < today[: len(facts.review_by)]
    }
    return tuple(found[place] for place in sorted(found))


def _all_facts(item: Item) -> Iterator[Facts]:
    yield item.facts
    if isinstance(item, Column):
        yield from item.cells.values()


def _check_sum(item: Column, problems: Problems) -> None:
    total = math.fsum(item.values)
    if abs(total - 1) <= SUM_TOLERANCE:
        return
    parts = " + ".join(shown(value) for value in item.values)
    gap = f"{abs(total - 1):.10g}"
    problems.add(
        item.facts.place,
        item.name,
        f"The shares add up to {total:.10g}, not to 1.",
        why=f"They are {parts}.",
        fix=f"take {gap} from one of them." if total > 1 else f"give {gap} to one of them.",
    )


def _check_draws(item: Scalar, problems: Problems) -> None:
    """A draw between two bounds stays within the plausible range."""
    drawn, (low, high) = item.facts.uncertainty, item.facts.plausible
    if drawn is None or "low" not in drawn.parameters:
        return
    ends = drawn.parameters["low"], drawn.parameters["high"]
    if low <= ends[0] and ends[1] <= high:
        return
    problems.add(
        item.facts.range_place,
        f"{item.name}, uncertainty",
        f"Draws from {shown(ends[0])} to {shown(ends[1])} leave the plausible range "
        f"{said(low, item.facts.unit)} to {said(high, item.facts.unit)}.",
        fix="narrow `uncertainty`, or widen `plausible` and say why in `note`.",
    )
