"""Putting other numbers in the place of those of a set."""

import re
from collections.abc import Container, Iterable

from fundmodel.errors import closest
from fundmodel.read_assumptions.changed_items import (
    changed_column,
    changed_scalar,
    changed_series,
)
from fundmodel.read_assumptions.items import Change, Column, Items, Scalar, Series
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


def apply_changes(
    items: Items, requests: Iterable[Requested], broken: Container[str], problems: Problems
) -> tuple[Items, tuple[Change, ...]]:
    """The numbers with the changes made, and what each change did.

    Args:
        items: the numbers before.
        requests: the changes, in order; a later one wins.
        broken: names that exist but could not be read, about which no more is said.
        problems: receives what is wrong.
    """
    made = []
    for request in requests:
        items, change = _apply(items, request, broken, problems)
        if change is not None:
            made.append(change)
    return items, tuple(made)


def _apply(
    items: Items, request: Requested, broken: Container[str], problems: Problems
) -> tuple[Items, Change | None]:
    name, cell = split_address(request.name)
    before = items.named(name)
    if before is None:
        if name not in broken:
            _refuse_unknown(items, name, request, problems)
        return items, None
    if isinstance(before, Scalar):
        after: Scalar | Series | Column | None = changed_scalar(before, cell, request, problems)
    elif isinstance(before, Series):
        after = changed_series(before, cell, request, problems)
    else:
        after = changed_column(items, before, cell, request, problems)
    if after is None:
        return items, None
    old, new = _value_shown(before, cell), _value_shown(after, cell)
    change = Change(request.name, old, new, request.because, request.source, request.file)
    return items.with_item(after), change


def _value_shown(item: Scalar | Series | Column, cell: str | None) -> object:
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
            f"`{name}` is a text of the members, not a number.",
            why="Members belong to the base, so that all scenarios share one workbook.",
            fix="change it in base, for all scenarios.",
        )
        return
    problems.add(
        request.place,
        request.name,
        f"There is no assumption `{name}`.",
        meant=closest(name, [item.name for item in items]),
        fix="correct the name; a scenario changes what base has, and adds nothing.",
    )
