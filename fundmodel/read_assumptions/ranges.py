"""Plausible ranges: what their ends come to, and which numbers lie outside."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from fundmodel.build_model.units import Unit, agree
from fundmodel.errors import closest
from fundmodel.read_assumptions.items import Column, Items, Scalar, Series
from fundmodel.read_assumptions.numbers import said
from fundmodel.read_assumptions.places import Place, Problems
from fundmodel.read_assumptions.plain_scalars import shown
from fundmodel.read_assumptions.sources import UNLIMITED, Facts

PER_CENT, MILLION, THOUSAND = 100.0, 1e6, 1e3
Item = Scalar | Series | Column


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
            for end, limit in zip(facts.ends, UNLIMITED, strict=True)
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
            f"The plausible range names `{end}`, which {what}.",
            meant=None if exists else closest(end, others),
            fix="name an assumption with one number, or write a number.",
        )


def refuse_outside(item: Item, problems: Problems) -> None:
    """Note each number of an item that lies outside its range."""
    for name, value, facts, place in _cells(item):
        low, high = facts.plausible
        if low <= value <= high:
            continue
        why, meant = _slip(value, facts)
        ends = " to ".join(
            _end_said(end, number, facts.unit)
            for end, number in zip(facts.ends, (low, high), strict=True)
        )
        where = "" if place.file == facts.place.file else f" at {facts.range_place}"
        problems.add(
            place,
            name,
            f"{said(value, facts.unit)} is outside its plausible range {ends}.",
            why=why,
            meant=meant,
            fix=f"correct the value, or widen `plausible`{where} and say why in `note`.",
        )


def _cells(item: Item) -> Iterator[tuple[str, float, Facts, Place]]:
    """Each number of an item: its address, value, facts and place."""
    if isinstance(item, Scalar):
        yield item.name, item.value, item.facts, item.place
    elif isinstance(item, Series):
        for year, value in item.values.items():
            yield f"{item.name}[{year}]", value, item.facts, item.places[year]
    else:
        for member, value in zip(item.members, item.values, strict=True):
            yield f"{item.name}[{member}]", value, item.facts_of(member), item.places[member]


def _end_said(end: float | str, number: float, unit: Unit) -> str:
    text = said(number, unit)
    return f"{end} ({text})" if isinstance(end, str) else text


def _slip(value: float, facts: Facts) -> tuple[str | None, str | None]:
    """The rule that the number most likely breaks, and the number that was then meant."""
    low, high = facts.plausible
    if facts.unit.style == "percent":
        candidates, why = [value / PER_CENT], "Shares are written as fractions of one."
    elif facts.unit.style == "money":
        candidates, why = [value * THOUSAND, value / MILLION], f"Amounts are in {facts.unit}."
    else:
        return None, None
    fitting = [shown(candidate) for candidate in candidates if low <= candidate <= high]
    return why, fitting[0] if fitting else None
