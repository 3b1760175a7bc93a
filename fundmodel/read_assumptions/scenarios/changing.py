"""Putting other numbers in the place of those of a set, and what each change did."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.schema import (
    Assumption,
    AssumptionSet,
    Column,
    Metadata,
    Scalar,
    Series,
    Source,
)
from fundmodel.read_assumptions.text import (
    Cursor,
    Ends,
    ends_of,
    format_number,
    format_value,
    is_year,
    number_of,
    plain,
    series_of,
    split_address,
)
from fundmodel.read_assumptions.uncertainty import BY_SCENARIO, uncertainty_of

if TYPE_CHECKING:  # its module brings pydantic, which takes a tenth of a second
    from fundmodel.read_assumptions.scenarios.proposed_changes import ProposedChange

Now = str | tuple[str, ...]
"""The name that something has now, or the names of what took its place."""


@dataclass(frozen=True)
class Change:
    """One number that differs from the set below.

    Attributes:
        name: the assumption, with [member] or [year] if one cell was named.
        old: the value before: a number, option or day, or a number a year.
        new: the value after.
        because: why.
        source: the source of the new value, if one is given.
        file: the file of the overlay, "" for a change made by hand.
    """

    name: str
    old: object
    new: object
    because: str
    source: Source | None
    file: str


@dataclass(frozen=True)
class Changed:
    """A set of numbers after some changes.

    Attributes:
        assumption_set: the numbers.
        made: what each change did.
        unmade: the names of numbers of which a change could not be made.
    """

    assumption_set: AssumptionSet
    made: tuple[Change, ...]
    unmade: frozenset[str]


def apply_changes(
    assumption_set: AssumptionSet,
    proposed_changes: Iterable["ProposedChange"],
    broken: Container[str] = (),
    renamed: Mapping[str, Now] = MappingProxyType({}),
) -> Changed:
    """The numbers with the changes made, and what each change did.

    Args:
        assumption_set: the numbers before.
        proposed_changes: the changes, in order; a later one wins.
        broken: names that exist but could not be read, about which no more is said.
        renamed: former name of an assumption -> its name now, or those that took its place.
    """
    made, unmade = [], set()
    for proposed in proposed_changes:
        name, cell = split_address(proposed.cursor.name)
        before = assumption_set.named(name)
        after = None if before is None else _changed(assumption_set, before, cell, proposed)
        if before is None and name not in broken:
            _refuse_unknown(assumption_set, name, proposed.cursor, renamed)
        if before is None or after is None:
            unmade.add(name)
            continue
        made.append(_change(proposed, _value_of(before, cell), _value_of(after, cell)))
        assumption_set = assumption_set.with_assumption(after)
    return Changed(assumption_set, tuple(made), frozenset(unmade))


def _change(proposed: "ProposedChange", old: object, new: object) -> Change:
    source = proposed.source.as_source() if proposed.source else None
    return Change(proposed.cursor.name, old, new, proposed.because, source, proposed.file)


def _changed(
    assumption_set: AssumptionSet,
    before: Assumption,
    cell: str | None,
    proposed: "ProposedChange",
) -> Assumption | None:
    if not proposed.has_value:
        return None
    if isinstance(before, Scalar):
        return _changed_scalar(before, cell, proposed)
    if isinstance(before, Series):
        return _changed_series(before, cell, proposed)
    if cell is not None and cell in before.members:
        return _changed_column(before, cell, proposed)
    _refuse_member(assumption_set, before, cell, proposed.cursor)
    return None


def _changed_scalar(scalar: Scalar, cell: str | None, proposed: "ProposedChange") -> Scalar | None:
    """The scalar with the number asked for; None, with the reason noted, if it cannot be."""
    if _is_structural(scalar, proposed.cursor):
        return None
    if cell is not None or isinstance(proposed.value.raw, dict):
        proposed.cursor.refuse_key(
            f"`{scalar.name}` is one number, without members or years.",
            fix=f"write `{scalar.name}` and one number.",
        )
        return None
    value = proposed.as_in_a_file(scalar.metadata.unit, scalar.options)
    number = number_of(value, scalar.metadata.unit, scalar.options)
    metadata = _metadata(scalar.metadata, proposed)
    if number is None:
        return None
    return replace(scalar, value=number, metadata=metadata, location=value.location)


def _changed_series(series: Series, cell: str | None, proposed: "ProposedChange") -> Series | None:
    """The series with one year, some years or all years changed; None if that cannot be."""
    if _is_structural(series, proposed.cursor):
        return None
    value = proposed.as_in_a_file(series.metadata.unit, series.options)
    if cell is not None:
        year = plain(cell)
        if not is_year(year):
            proposed.cursor.refuse_key(
                f"{quoted(cell)} is not a year.",
                fix=f"write a year such as {series.name}[{next(iter(series.values))}].",
            )
            return None
        value = value.holding({year: value.raw})
    elif not isinstance(value.raw, dict):
        value = value.holding(dict.fromkeys(series.values, value.raw))
    values = series_of(value.inside(name=series.name), series.metadata.unit, series.options)
    metadata = _metadata(series.metadata, proposed)
    if values is None:
        return None
    return replace(
        series,
        values=dict(sorted({**series.values, **values}.items())),
        locations={**series.locations, **{year: value.inside(year).location for year in values}},
        metadata=metadata,
    )


def _changed_column(column: Column, member: str, proposed: "ProposedChange") -> Column | None:
    """The column with the number of one member changed; None if that cannot be."""
    number = number_of(proposed.value, column.metadata.unit)
    metadata = _metadata(column.metadata_of(member), proposed)
    if number is None:
        return None
    values = dict(zip(column.members, column.values, strict=True)) | {member: number}
    return replace(
        column,
        values=tuple(values.values()),
        cells={**column.cells, member: metadata},
        locations={**column.locations, member: proposed.value.location},
    )


def _metadata(metadata: Metadata, proposed: "ProposedChange") -> Metadata:
    """What is known of a number that a scenario changed: it is fixed, unless a shape is given."""
    drawn, own_ends, range_location = None, None, metadata.range_location
    if proposed.uncertainty is not None:
        drawn = uncertainty_of(proposed.uncertainty, metadata.unit)
    if proposed.plausible is not None:
        own_ends, range_location = (
            ends_of(proposed.plausible, metadata.unit),
            proposed.plausible.location,
        )
        _refuse_earlier(own_ends, metadata, proposed.plausible)
    return replace(
        metadata,
        uncertainty=drawn,
        fixed="" if proposed.uncertainty is not None else BY_SCENARIO,
        own_ends=own_ends or metadata.own_ends,
        range_location=range_location,
        because=proposed.because,
        source=proposed.source.as_source() if proposed.source else metadata.source,
        grade=proposed.grade or metadata.grade,
    )


def _refuse_earlier(own: Ends | None, metadata: Metadata, cursor: Cursor) -> None:
    """A range of whole numbers may not begin lower than in base: lines look back by them."""
    if own is None or not is_whole(metadata.unit):
        return
    begins, lowest = own[0], metadata.ends[0]
    numbers = isinstance(begins, float) and isinstance(lowest, float)
    if begins == lowest or (numbers and begins > lowest):  # type: ignore[operator]
        return
    words = [format_number(end) if isinstance(end, float) else end for end in (begins, lowest)]
    cursor.inside(0).refuse_value(
        f"The range begins at {words[0]}, in base at {words[1]}.",
        why="Lines look back by whole numbers: how far at least is the same in all scenarios.",
        fix=f"begin it at {words[1]}, or change the range at {metadata.range_location}.",
    )


def _value_of(assumption: Assumption, cell: str | None) -> object:
    """A value as people see it: a number, the name of an option, a day, or numbers by year."""
    if isinstance(assumption, Column):
        return assumption.values[assumption.members.index(str(cell))]
    unit, options = assumption.metadata.unit, assumption.options
    if isinstance(assumption, Series):
        return dict(assumption.values) if cell is None else assumption.value_in(int(cell))
    worded = unit.kind == "date" or bool(options)
    return format_value(assumption.value, unit, options) if worded else assumption.value


def _is_structural(assumption: Scalar | Series, cursor: Cursor) -> bool:
    if assumption.structural:
        cursor.refuse_key(
            "This cannot be changed here.",
            why="It belongs to the base, so that all scenarios share one workbook.",
            fix=f"change it at {assumption.metadata.location}, for all scenarios.",
        )
    return assumption.structural


def _refuse_unknown(
    assumption_set: AssumptionSet, name: str, cursor: Cursor, renamed: Mapping[str, Now]
) -> None:
    tables = assumption_set.tables.values()
    if any(name in table.attribute_labels or name in table.parts for table in tables):
        cursor.refuse_key(
            f"{quoted(name)} is a text of the members, not a number.",
            why="Members belong to the base, so that all scenarios share one workbook.",
            fix="change it in base, for all scenarios.",
        )
        return
    names, now = {assumption.name for assumption in assumption_set}, renamed.get(name, ())
    if isinstance(now, str) and now in names:
        cursor.refuse_key(
            f"{quoted(name)} is now called {quoted(now)}.",
            fix="write the name that it has now; its entry in the folder base says what it means.",
        )
        return
    if isinstance(now, tuple) and now and names.issuperset(now):
        cursor.refuse_key(
            f"{quoted(name)} is no longer an assumption: it is worked out from others.",
            why=f"In its place are {listed(f'`{one}`' for one in now)}.",
            fix="change one of these; its entry in the folder base says what it means.",
        )
        return
    cursor.refuse_key(
        f"There is no assumption {quoted(name)}.",
        meant=closest(name, names),
        fix="correct the name; a scenario changes what base has, and adds nothing.",
    )


def _refuse_member(
    assumption_set: AssumptionSet, column: Column, cell: str | None, cursor: Cursor
) -> None:
    meant = closest(cell, column.members) if cell else None
    tables = assumption_set.tables.values()
    whole = next(table.members for table in tables if column.name in table.columns)
    if not cell:
        what = f"`{column.name}` has a number for each {column.each}; nothing says which is meant."
    elif cell in whole.members:
        what, meant = f"`{cell}` has no {column.name}: it is not in {column.each}.", None
    else:
        what = f"There is no {column.each} {quoted(cell)}."
    cursor.refuse_key(
        what,
        meant=f"{column.name}[{meant}]" if meant else None,
        fix=f"write the member in brackets, as in {column.name}[{column.members[0]}].",
    )
