"""Putting other numbers in the place of those of a set."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.changed_items import (
    changed_column,
    changed_scalar,
    changed_series,
)
from fundmodel.read_assumptions.items import Change, Column, Item, Items, Scalar, Series
from fundmodel.read_assumptions.numbers import said
from fundmodel.read_assumptions.places import Problems
from fundmodel.read_assumptions.requests import Requested

ADDRESS = re.compile(r"([^\[\]]+)(?:\[([^\[\]]*)\])?\Z")


def split_address(text: str) -> tuple[str, str | None]:
    """The name of an assumption, and the member or year in brackets behind it.

    >>> split_address("pledge[Germany]"), split_address("us_profit_share")
    (('pledge', 'Germany'), ('us_profit_share', None))
    """
    address = ADDRESS.match(text)
    return (address[1], address[2]) if address else (text, None)


@dataclass(frozen=True)
class Changed:
    """A set of numbers after some changes.

    Attributes:
        items: the numbers.
        made: what each change did.
        unmade: the names of numbers of which a change could not be made.
    """

    items: Items
    made: tuple[Change, ...]
    unmade: frozenset[str]


def apply_changes(
    items: Items, requests: Iterable[Requested], broken: Container[str], problems: Problems
) -> Changed:
    """The numbers with the changes made, and what each change did.

    Args:
        items: the numbers before.
        requests: the changes, in order; a later one wins.
        broken: names that exist but could not be read, about which no more is said.
        problems: receives what is wrong.
    """
    made, unmade = [], set()
    for request in requests:
        name, cell = split_address(request.name)
        before = items.named(name)
        after = None if before is None else _changed(items, before, cell, request, problems)
        if before is None and name not in broken:
            _refuse_unknown(items, name, request, problems)
        if before is None or after is None:
            unmade.add(name)
            continue
        old, new = _value_shown(before, cell), _value_shown(after, cell)
        made.append(Change(request.name, old, new, request.because, request.source, request.file))
        items = items.with_item(after)
    return Changed(items, tuple(made), frozenset(unmade))


def _changed(
    items: Items, before: Item, cell: str | None, request: Requested, problems: Problems
) -> Item | None:
    if not request.has_value:
        return None
    if isinstance(before, Scalar):
        return changed_scalar(before, cell, request, problems)
    if isinstance(before, Series):
        return changed_series(before, cell, request, problems)
    return changed_column(items, before, cell, request, problems)


def _value_shown(item: Item, cell: str | None) -> object:
    """A value as people see it: a number, the name of an option, a day, or numbers by year."""
    if isinstance(item, Column):
        return item.values[item.members.index(str(cell))]
    facts, options = item.facts, item.options
    if isinstance(item, Series):
        return dict(item.values) if cell is None else item.value_in(int(cell))
    worded = facts.unit.kind == "date" or bool(options)
    return said(item.value, facts.unit, options) if worded else item.value


def _refuse_unknown(items: Items, name: str, request: Requested, problems: Problems) -> None:
    if any(
        name in table.attribute_labels or name in table.parts for table in items.tables.values()
    ):
        problems.add(
            request.place,
            request.name,
            f"{quoted(name)} is a text of the members, not a number.",
            why="Members belong to the base, so that all scenarios share one workbook.",
            fix="change it in base, for all scenarios.",
        )
        return
    problems.add(
        request.place,
        request.name,
        f"There is no assumption {quoted(name)}.",
        meant=closest(name, [item.name for item in items]),
        fix="correct the name; a scenario changes what base has, and adds nothing.",
    )
