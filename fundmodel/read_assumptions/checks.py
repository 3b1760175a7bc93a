"""What must hold between the numbers of a set: ranges, sums, draws, dates of review."""

import math
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fundmodel.dates import date_of
from fundmodel.read_assumptions.items import Column, Item, Items, Scalar, numbers_in
from fundmodel.read_assumptions.numbers import said
from fundmodel.read_assumptions.places import BY_HAND, Problems
from fundmodel.read_assumptions.plain_scalars import shown
from fundmodel.read_assumptions.ranges import Ranges, refuse_outside
from fundmodel.read_assumptions.slips import refuse_far_below
from fundmodel.read_assumptions.sources import Facts

SUM_TOLERANCE = 1e-9
MOST_PARTS = 12
MONTHS_IN_A_QUARTER, DECEMBER = 3, 12


@dataclass(frozen=True)
class Checks:
    """What a set of numbers is held to.

    Attributes:
        scenario: the name of the set.
        below: every number before it was changed.
        broken: names that exist but could not be read, about which no more is said.
        unmade: names of numbers of which a change could not be made.
        accept: whether amounts far below those that they take the place of are meant so.
    """

    scenario: str
    below: Items
    broken: Container[str]
    unmade: Container[str]
    accept: bool

    def checked(self, items: Items, problems: Problems) -> Items:
        """The same numbers with their ranges worked out; what contradicts itself is noted."""
        ranges = Ranges(items, self.broken, problems)
        for item in list(items):
            settled, below = ranges.settled(item), self.below.named(item.name)
            items = items if settled is item else items.with_item(settled)
            refuse_outside(settled, problems)
            if below is not None and item is not below and not self.accept:
                refuse_far_below(settled, below, problems)
            if isinstance(settled, Column) and settled.adds_to_one:
                self._check_sum(settled, problems)
            if isinstance(settled, Scalar):
                _check_draws(settled, problems)
            if settled.facts.ends_on_quarter:
                _check_days(settled, problems)
        return items

    def _check_sum(self, item: Column, problems: Problems) -> None:
        total = _sum(item)
        if abs(total - 1) <= SUM_TOLERANCE or item.name in self.unmade:
            return
        gap = f"{abs(total - 1):.10g}"
        changed = [place for place in item.places.values() if place.file != item.facts.place.file]
        sums = f"shares add up to {total:.10g}, not to 1."
        defined = f" Columns are defined at {item.facts.place}." if changed else ""
        problems.add(
            max(changed, key=lambda place: (place == BY_HAND, place), default=item.facts.place),
            item.name,
            f"In the scenario `{self.scenario}` the {sums}" if changed else f"The {sums}",
            why=f"They are {_parts(item)}.{defined}",
            fix=f"take {gap} from one of them." if total > 1 else f"give {gap} to one of them.",
        )


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


def _sum(item: Column) -> float:
    try:
        return math.fsum(item.values)
    except OverflowError:
        return math.inf


def _parts(item: Column) -> str:
    """The first numbers of a column, as a sum."""
    more = len(item.values) - MOST_PARTS
    parts = " + ".join(shown(value) for value in item.values[:MOST_PARTS])
    return f"{parts} and {more} more" if more > 0 else parts


def _check_days(item: Item, problems: Problems) -> None:
    """Dates that must be the last day of a calendar quarter."""
    for number in numbers_in(item):
        day = date_of(number.value)
        before, after = _quarter_ends(day)
        if day != after:
            problems.add(
                number.place,
                number.address,
                f"{day} is not the last day of a calendar quarter.",
                why="Quarters end on 31 March, 30 June, 30 September and 31 December.",
                fix=f"write {before} or {after}.",
            )


def _quarter_ends(day: date) -> tuple[date, date]:
    """The last day of the quarter before that of a day, and of its own.

    >>> [end.isoformat() for end in _quarter_ends(date(2027, 2, 15))]
    ['2026-12-31', '2027-03-31']
    """
    first = day.month - (day.month - 1) % MONTHS_IN_A_QUARTER
    past = first + MONTHS_IN_A_QUARTER
    following = date(day.year + 1, 1, 1) if past > DECEMBER else date(day.year, past, 1)
    return date(day.year, first, 1) - timedelta(days=1), following - timedelta(days=1)


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
