"""Plausible ranges: what their ends come to, and which numbers lie outside."""

from collections.abc import Container
from dataclasses import dataclass, replace

from fundmodel.build_model.units import Unit, agree
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.items import Column, Item, Items, Number, numbers_in
from fundmodel.read_assumptions.names import is_name
from fundmodel.read_assumptions.numbers import number_of, plain_number, said
from fundmodel.read_assumptions.places import Problems, Written
from fundmodel.read_assumptions.slips import slip_of
from fundmodel.read_assumptions.sources import UNLIMITED, Ends, Facts

ENDS = 2


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


def ends_of(written: Written, unit: Unit, name: str, problems: Problems) -> Ends | None:
    """The two ends of a range as written; None, with the reason in `problems`, if wrong."""
    raw = written.raw
    if unit.kind == "choice":
        problems.add(
            written.place, name, "A choice has no plausible range.", fix="remove `plausible`."
        )
        return UNLIMITED
    if not isinstance(raw, list) or len(raw) != ENDS:
        commas = isinstance(raw, list) and len(raw) > ENDS
        problems.add(
            written.place,
            name,
            "`plausible` is not a lowest and a highest value.",
            why="A comma begins the next number; decimals have a point." if commas else None,
            fix="write plausible: [lowest, highest].",
        )
        return None
    lowest, highest = (
        _written_end(Written(end, written.at(place)), unit, f"{name}, plausible", problems)
        for place, end in enumerate(raw)
    )
    return None if lowest is None or highest is None else (lowest, highest)


def _written_end(written: Written, unit: Unit, name: str, problems: Problems) -> float | str | None:
    if is_name(written.raw):
        return str(written.raw)
    if unit.kind == "date":
        return number_of(written, unit, (), name, problems)
    return plain_number(written.raw, written.place, name, problems)


def refuse_outside(item: Item, problems: Problems) -> None:
    """Note each number of an item that lies outside its range."""
    for number in numbers_in(item):
        facts, (low, high) = number.facts, number.facts.plausible
        if low <= number.value <= high:
            continue
        why, meant = slip_of(number.value, facts)
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
