"""Putting other numbers in the place of those of a set."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.scenarios.names import Change
from fundmodel.read_assumptions.scenarios.proposed_changes import (
    Requested,
)
from fundmodel.read_assumptions.schema.assumption_set import (
    Column,
    Facts,
    Item,
    Items,
    Scalar,
    Series,
)
from fundmodel.read_assumptions.text import (
    Ends,
    Problems,
    Written,
    ends_of,
    is_year,
    number_of,
    plain,
    said,
    series_of,
    shown,
    split_address,
    uncertainty_of,
)

if TYPE_CHECKING:  # its module brings pydantic, which takes a tenth of a second
    from fundmodel.read_assumptions.scenarios.proposed_changes import Requested


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
    items: Items, requests: Iterable["Requested"], broken: Container[str], problems: Problems
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
        source = request.source.as_source() if request.source else None
        made.append(Change(request.name, old, new, request.because, source, request.file))
        items = items.with_item(after)
    return Changed(items, tuple(made), frozenset(unmade))


def _changed(
    items: Items, before: Item, cell: str | None, request: "Requested", problems: Problems
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


def _refuse_unknown(items: Items, name: str, request: "Requested", problems: Problems) -> None:
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


def changed_scalar(
    item: Scalar, cell: str | None, request: "Requested", problems: Problems
) -> Scalar | None:
    """The scalar with the number asked for; None, with the reason noted, if it cannot be."""
    if _is_structural(item, request, problems):
        return None
    if cell is not None or isinstance(request.written.raw, dict):
        problems.add(
            request.place,
            request.name,
            f"`{item.name}` is one number, without members or years.",
            fix=f"write `{item.name}` and one number.",
        )
        return None
    written = request.as_in_a_file(item.facts.unit, item.options)
    number = number_of(written, item.facts.unit, item.options, request.name, problems)
    facts = _facts(item.facts, request, problems)
    if number is None:
        return None
    return replace(item, value=number, facts=facts, place=written.place)


def changed_series(
    item: Series, cell: str | None, request: "Requested", problems: Problems
) -> Series | None:
    """The series with one year, some years or all years changed; None if that cannot be."""
    if _is_structural(item, request, problems):
        return None
    unit = item.facts.unit
    written = request.as_in_a_file(unit, item.options)
    raw = written.raw
    if cell is not None:
        year = plain(cell)
        if not is_year(year):
            problems.add(
                request.place,
                request.name,
                f"{quoted(cell)} is not a year.",
                fix=f"write a year such as {item.name}[{next(iter(item.values))}].",
            )
            return None
        written = Written({year: raw}, written.place)
    elif not isinstance(raw, dict):
        written = Written(dict.fromkeys(item.values, raw), written.place)
    values = series_of(written, unit, item.options, item.name, problems)
    facts = _facts(item.facts, request, problems)
    if values is None:
        return None
    places = {**item.places, **{year: written.at(year) for year in values}}
    return replace(
        item, values=dict(sorted({**item.values, **values}.items())), places=places, facts=facts
    )


def changed_column(
    items: Items, item: Column, cell: str | None, request: "Requested", problems: Problems
) -> Column | None:
    """The column with the number of one member changed; None if that cannot be."""
    if cell is None or cell not in item.members:
        _refuse_member(items, item, cell, request, problems)
        return None
    number = number_of(request.written, item.facts.unit, (), request.name, problems)
    facts = _facts(item.facts_of(cell), request, problems)
    if number is None:
        return None
    values = [
        number if member == cell else old
        for member, old in zip(item.members, item.values, strict=True)
    ]
    return replace(
        item,
        values=tuple(values),
        cells={**item.cells, cell: facts},
        places={**item.places, cell: request.written.place},
    )


def _facts(facts: Facts, request: "Requested", problems: Problems) -> Facts:
    """What is known of a number that a scenario changed: it is fixed, unless a shape is given."""
    drawn = None
    if request.uncertainty is not None:
        drawn = uncertainty_of(request.uncertainty, facts.unit, request.name, problems)
    own_ends = None
    if request.plausible is not None:
        own_ends = ends_of(request.plausible, facts.unit, request.name, problems)
        _refuse_earlier(own_ends, request.plausible, facts, request.name, problems)
    return replace(
        facts,
        uncertainty=drawn,
        own_ends=own_ends or facts.own_ends,
        range_place=request.plausible.place if request.plausible else facts.range_place,
        because=request.because,
        source=request.source.as_source() if request.source else facts.source,
        grade=request.grade or facts.grade,
    )


def _refuse_earlier(
    own: Ends | None, written: Written, facts: Facts, name: str, problems: Problems
) -> None:
    """A range of whole numbers may not begin lower than in base: lines look back by them."""
    if own is None or not is_whole(facts.unit):
        return
    begins, lowest = own[0], facts.ends[0]
    numbers = isinstance(begins, float) and isinstance(lowest, float)
    if begins == lowest or (numbers and begins > lowest):  # type: ignore[operator]
        return
    words = [shown(end) if isinstance(end, float) else end for end in (begins, lowest)]
    problems.add(
        written.at(0),
        name,
        f"The range begins at {words[0]}, in base at {words[1]}.",
        why="Lines look back by whole numbers: how far at least is the same in all scenarios.",
        fix=f"begin it at {words[1]}, or change the range at {facts.range_place}.",
    )


def _is_structural(item: Scalar | Series, request: "Requested", problems: Problems) -> bool:
    if item.structural:
        problems.add(
            request.place,
            request.name,
            "This cannot be changed here.",
            why="It belongs to the base, so that all scenarios share one workbook.",
            fix=f"change it at {item.facts.place}, for all scenarios.",
        )
    return item.structural


def _refuse_member(
    items: Items, item: Column, cell: str | None, request: "Requested", problems: Problems
) -> None:
    meant = closest(cell, item.members) if cell else None
    whole = next(table.members for table in items.tables.values() if item.name in table.columns)
    if not cell:
        what = f"`{item.name}` has a number for each {item.each}; nothing says which is meant."
    elif cell in whole.members:
        what, meant = f"`{cell}` has no {item.name}: it is not in {item.each}.", None
    else:
        what = f"There is no {item.each} {quoted(cell)}."
    problems.add(
        request.place,
        request.name,
        what,
        meant=f"{item.name}[{meant}]" if meant else None,
        fix=f"write the member in brackets, as in {item.name}[{item.members[0]}].",
    )
