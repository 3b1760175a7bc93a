"""What must hold between the numbers of a set: ranges, sums, draws, nothing far below base."""

import math
from collections.abc import Container
from dataclasses import dataclass, replace

from fundmodel.build_model.units import Unit, agree
from fundmodel.dates import date_of, quarter_ends
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.schema.assumption_set import (
    Column,
    Facts,
    Item,
    Items,
    Number,
    Scalar,
    Series,
    numbers_in,
)
from fundmodel.read_assumptions.text import (
    BILLION,
    BY_HAND,
    MILLION,
    THOUSAND,
    UNLIMITED,
    Problems,
    said,
    shown,
    slip_of,
)

FAR_BELOW = 100.0
"""How many times smaller than the number below an amount may be before it is asked about."""
SUM_TOLERANCE = 1e-9
MOST_PARTS = 12


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
        before, after = quarter_ends(day)
        if day != after:
            problems.add(
                number.place,
                number.address,
                f"{day} is not the last day of a calendar quarter.",
                why="Quarters end on 31 March, 30 June, 30 September and 31 December.",
                fix=f"write {before} or {after}.",
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


@dataclass(frozen=True)
class Ranges:
    """Works out ranges within one set of numbers.

    Attributes:
        items: the numbers that ends may name.
        broken: names that exist but could not be read, about which no more is said.
        problems: receives what is wrong.
    """

    items: Items
    broken: Container[str]
    problems: Problems

    def settled(self, item: Item) -> Item:
        """The item with its ranges in numbers; the same object if they were so already."""
        facts = self._of(item.name, item.facts)
        if isinstance(item, Column):
            cells = {
                member: self._of(f"{item.name}[{member}]", cell)
                for member, cell in item.cells.items()
            }
            same = facts == item.facts and cells == item.cells
            return item if same else replace(item, facts=facts, cells=cells)
        if facts.unit.kind == "choice":
            facts = replace(facts, plausible=(1.0, float(len(item.options))))
        return item if facts == item.facts else replace(item, facts=facts)

    def _of(self, name: str, facts: Facts) -> Facts:
        low, high = (
            self._end(end, limit, name, facts)
            for end, limit in zip(facts.ends_in_force, UNLIMITED, strict=True)
        )
        if low <= high:
            return replace(facts, plausible=(low, high))
        begins, ends = said(low, facts.unit), said(high, facts.unit)
        self.problems.add(
            facts.range_place,
            name,
            f"The plausible range begins at {begins} and ends at {ends}.",
            fix="write the lowest value first.",
        )
        return replace(facts, plausible=UNLIMITED)

    def _end(self, end: float | str, limit: float, name: str, facts: Facts) -> float:
        """An end as a number; no limit where it names nothing, which is then a problem."""
        if not isinstance(end, str):
            return end
        other = self.items.scalars.get(end)
        if other is None:
            if end not in self.broken:
                self._refuse_unknown(end, name, facts)
            return limit
        if other.name != name and agree(other.facts.unit, facts.unit):
            return other.value
        itself = other.name == name
        units = f"`{end}`, in {other.facts.unit}; this is in {facts.unit}"
        self.problems.add(
            facts.range_place,
            name,
            f"The plausible range names {'the assumption itself' if itself else units}.",
            fix="write a number." if itself else "name an assumption of the same unit.",
        )
        return limit

    def _refuse_unknown(self, end: str, name: str, facts: Facts) -> None:
        exists = self.items.named(end) is not None
        others = [scalar for scalar in self.items.scalars if scalar != name]
        what = "has more than one number" if exists else "is no assumption"
        self.problems.add(
            facts.range_place,
            name,
            f"The plausible range names {quoted(end)}, which {what}.",
            meant=None if exists else closest(end, others),
            fix="name an assumption with one number, or write a number.",
        )


def refuse_outside(item: Item, problems: Problems) -> None:
    """Note each number of an item that lies outside its range."""
    for number in numbers_in(item):
        facts, (low, high) = number.facts, number.facts.plausible
        if low <= number.value <= high:
            continue
        why, meant = slip_of(number.value, facts.unit, facts.plausible)
        ends = " to ".join(
            _end_said(end, reached, facts.unit)
            for end, reached in zip(facts.ends_in_force, (low, high), strict=True)
        )
        problems.add(
            number.place,
            number.address,
            f"{said(number.value, facts.unit)} is outside its plausible range {ends}.",
            why=why,
            meant=meant,
            fix=f"write {meant}." if meant else f"correct the value, or {_wider(number)}.",
        )


def _wider(number: Number) -> str:
    """How a number that is meant as it stands is given a range that holds it."""
    facts = number.facts
    if number.place.file == facts.range_place.file:
        return f"widen `plausible` and say why in `{'because' if facts.own_ends else 'note'}`"
    if number.place.line:
        return "give the change its own `plausible: [lowest, highest]` and say why in `because`"
    return f"widen `plausible` at {facts.range_place} and say why in `note`"


def _end_said(end: float | str, number: float, unit: Unit) -> str:
    text = said(number, unit)
    return f"{end} ({text})" if isinstance(end, str) else text


def refuse_far_below(item: Item, below: Item, problems: Problems) -> None:
    """Note each amount that is a small part of the one in whose place it stands.

    Billions typed for millions lie within a range that begins at 0. An amount of 0, and one whose
    change states its own range, is meant.

    Args:
        item: with its ranges worked out.
        below: the same item before anybody changed it.
        problems: receives what is wrong.
    """
    if item is below or item.facts.unit.style != "money":
        return
    usual = {number.key: number.value for number in numbers_in(below)}
    for number in numbers_in(item):
        if isinstance(below, Series):
            usual[number.key] = below.value_in(int(str(number.key)))
        _refuse_if_far_below(number, usual[number.key], problems)


def _refuse_if_far_below(number: Number, usual: float, problems: Problems) -> None:
    value, facts = number.value, number.facts
    low, high = facts.plausible
    if facts.own_ends or not 0 < abs(value) < abs(usual) / FAR_BELOW or not low <= value <= high:
        return
    fitting = [
        candidate
        for candidate in (value * THOUSAND, value * MILLION, value * BILLION)
        if low <= candidate <= high and candidate * usual > 0
    ]
    # the logarithm of each by itself: a quotient of the smallest numbers there are is zero
    size = math.log(abs(usual))
    nearest = min(fitting, key=lambda one: abs(math.log(abs(one)) - size), default=None)
    problems.add(
        number.place,
        number.address,
        f"{shown(value)} is less than a hundredth of {shown(usual)}, in whose place it stands.",
        why=f"Amounts are in {facts.unit}.",
        meant=None if nearest is None else shown(nearest),
        fix=f"correct the number, or {_as_it_is(number)}.",
    )


def _as_it_is(number: Number) -> str:
    """How an amount that is meant as it stands is let through."""
    if number.place.line:
        return "give the change its own `plausible: [lowest, highest]` and say why in `because`"
    return "take it as it is with --accept, in Python accept=True"
