"""Putting other numbers in the place of those of a set."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel.build_model.units import is_whole
from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.scenarios.names import Change
from fundmodel.read_assumptions.scenarios.proposed_changes import (
    ProposedChange,
)
from fundmodel.read_assumptions.schema.assumption_set import (
    Assumption,
    AssumptionSet,
    Column,
    Metadata,
    Scalar,
    Series,
)
from fundmodel.read_assumptions.text import (
    Diagnostics,
    Ends,
    Written,
    ends_of,
    format_number,
    format_value,
    is_year,
    number_of,
    plain,
    series_of,
    split_address,
    uncertainty_of,
)

if TYPE_CHECKING:  # its module brings pydantic, which takes a tenth of a second
    from fundmodel.read_assumptions.scenarios.proposed_changes import ProposedChange


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
    broken: Container[str],
    diagnostics: Diagnostics,
) -> Changed:
    """The numbers with the changes made, and what each change did.

    Args:
        assumption_set: the numbers before.
        proposed_changes: the changes, in order; a later one wins.
        broken: names that exist but could not be read, about which no more is said.
        diagnostics: receives what is wrong.
    """
    made, unmade = [], set()
    for proposed in proposed_changes:
        name, cell = split_address(proposed.name)
        before = assumption_set.named(name)
        after = (
            None
            if before is None
            else _changed(assumption_set, before, cell, proposed, diagnostics)
        )
        if before is None and name not in broken:
            _refuse_unknown(assumption_set, name, proposed, diagnostics)
        if before is None or after is None:
            unmade.add(name)
            continue
        old, new = _value_of(before, cell), _value_of(after, cell)
        source = proposed.source.as_source() if proposed.source else None
        made.append(Change(proposed.name, old, new, proposed.because, source, proposed.file))
        assumption_set = assumption_set.with_assumption(after)
    return Changed(assumption_set, tuple(made), frozenset(unmade))


def _changed(
    assumption_set: AssumptionSet,
    before: Assumption,
    cell: str | None,
    proposed: "ProposedChange",
    diagnostics: Diagnostics,
) -> Assumption | None:
    if not proposed.has_value:
        return None
    if isinstance(before, Scalar):
        return changed_scalar(before, cell, proposed, diagnostics)
    if isinstance(before, Series):
        return changed_series(before, cell, proposed, diagnostics)
    return changed_column(assumption_set, before, cell, proposed, diagnostics)


def _value_of(assumption: Assumption, cell: str | None) -> object:
    """A value as people see it: a number, the name of an option, a day, or numbers by year."""
    if isinstance(assumption, Column):
        return assumption.values[assumption.members.index(str(cell))]
    metadata, options = assumption.metadata, assumption.options
    if isinstance(assumption, Series):
        return dict(assumption.values) if cell is None else assumption.value_in(int(cell))
    worded = metadata.unit.kind == "date" or bool(options)
    return format_value(assumption.value, metadata.unit, options) if worded else assumption.value


def _refuse_unknown(
    assumption_set: AssumptionSet, name: str, proposed: "ProposedChange", diagnostics: Diagnostics
) -> None:
    if any(
        name in table.attribute_labels or name in table.parts
        for table in assumption_set.tables.values()
    ):
        diagnostics.add(
            proposed.location,
            proposed.name,
            f"{quoted(name)} is a text of the members, not a number.",
            why="Members belong to the base, so that all scenarios share one workbook.",
            fix="change it in base, for all scenarios.",
        )
        return
    diagnostics.add(
        proposed.location,
        proposed.name,
        f"There is no assumption {quoted(name)}.",
        meant=closest(name, [assumption.name for assumption in assumption_set]),
        fix="correct the name; a scenario changes what base has, and adds nothing.",
    )


def changed_scalar(
    assumption: Scalar, cell: str | None, proposed: "ProposedChange", diagnostics: Diagnostics
) -> Scalar | None:
    """The scalar with the number asked for; None, with the reason noted, if it cannot be."""
    if _is_structural(assumption, proposed, diagnostics):
        return None
    if cell is not None or isinstance(proposed.written.raw, dict):
        diagnostics.add(
            proposed.location,
            proposed.name,
            f"`{assumption.name}` is one number, without members or years.",
            fix=f"write `{assumption.name}` and one number.",
        )
        return None
    written = proposed.as_in_a_file(assumption.metadata.unit, assumption.options)
    number = number_of(
        written, assumption.metadata.unit, assumption.options, proposed.name, diagnostics
    )
    metadata = _metadata(assumption.metadata, proposed, diagnostics)
    if number is None:
        return None
    return replace(assumption, value=number, metadata=metadata, location=written.location)


def changed_series(
    assumption: Series, cell: str | None, proposed: "ProposedChange", diagnostics: Diagnostics
) -> Series | None:
    """The series with one year, some years or all years changed; None if that cannot be."""
    if _is_structural(assumption, proposed, diagnostics):
        return None
    unit = assumption.metadata.unit
    written = proposed.as_in_a_file(unit, assumption.options)
    raw = written.raw
    if cell is not None:
        year = plain(cell)
        if not is_year(year):
            diagnostics.add(
                proposed.location,
                proposed.name,
                f"{quoted(cell)} is not a year.",
                fix=f"write a year such as {assumption.name}[{next(iter(assumption.values))}].",
            )
            return None
        written = Written({year: raw}, written.location)
    elif not isinstance(raw, dict):
        written = Written(dict.fromkeys(assumption.values, raw), written.location)
    values = series_of(written, unit, assumption.options, assumption.name, diagnostics)
    metadata = _metadata(assumption.metadata, proposed, diagnostics)
    if values is None:
        return None
    locations = {**assumption.locations, **{year: written.at(year) for year in values}}
    return replace(
        assumption,
        values=dict(sorted({**assumption.values, **values}.items())),
        locations=locations,
        metadata=metadata,
    )


def changed_column(
    assumption_set: AssumptionSet,
    assumption: Column,
    cell: str | None,
    proposed: "ProposedChange",
    diagnostics: Diagnostics,
) -> Column | None:
    """The column with the number of one member changed; None if that cannot be."""
    if cell is None or cell not in assumption.members:
        _refuse_member(assumption_set, assumption, cell, proposed, diagnostics)
        return None
    number = number_of(proposed.written, assumption.metadata.unit, (), proposed.name, diagnostics)
    metadata = _metadata(assumption.metadata_of(cell), proposed, diagnostics)
    if number is None:
        return None
    values = [
        number if member == cell else old
        for member, old in zip(assumption.members, assumption.values, strict=True)
    ]
    return replace(
        assumption,
        values=tuple(values),
        cells={**assumption.cells, cell: metadata},
        locations={**assumption.locations, cell: proposed.written.location},
    )


def _metadata(metadata: Metadata, proposed: "ProposedChange", diagnostics: Diagnostics) -> Metadata:
    """What is known of a number that a scenario changed: it is fixed, unless a shape is given."""
    drawn = None
    if proposed.uncertainty is not None:
        drawn = uncertainty_of(proposed.uncertainty, metadata.unit, proposed.name, diagnostics)
    own_ends = None
    if proposed.plausible is not None:
        own_ends = ends_of(proposed.plausible, metadata.unit, proposed.name, diagnostics)
        _refuse_earlier(own_ends, proposed.plausible, metadata, proposed.name, diagnostics)
    return replace(
        metadata,
        uncertainty=drawn,
        own_ends=own_ends or metadata.own_ends,
        range_location=proposed.plausible.location
        if proposed.plausible
        else metadata.range_location,
        because=proposed.because,
        source=proposed.source.as_source() if proposed.source else metadata.source,
        grade=proposed.grade or metadata.grade,
    )


def _refuse_earlier(
    own: Ends | None, written: Written, metadata: Metadata, name: str, diagnostics: Diagnostics
) -> None:
    """A range of whole numbers may not begin lower than in base: lines look back by them."""
    if own is None or not is_whole(metadata.unit):
        return
    begins, lowest = own[0], metadata.ends[0]
    numbers = isinstance(begins, float) and isinstance(lowest, float)
    if begins == lowest or (numbers and begins > lowest):  # type: ignore[operator]
        return
    words = [format_number(end) if isinstance(end, float) else end for end in (begins, lowest)]
    diagnostics.add(
        written.at(0),
        name,
        f"The range begins at {words[0]}, in base at {words[1]}.",
        why="Lines look back by whole numbers: how far at least is the same in all scenarios.",
        fix=f"begin it at {words[1]}, or change the range at {metadata.range_location}.",
    )


def _is_structural(
    assumption: Scalar | Series, proposed: "ProposedChange", diagnostics: Diagnostics
) -> bool:
    if assumption.structural:
        diagnostics.add(
            proposed.location,
            proposed.name,
            "This cannot be changed here.",
            why="It belongs to the base, so that all scenarios share one workbook.",
            fix=f"change it at {assumption.metadata.location}, for all scenarios.",
        )
    return assumption.structural


def _refuse_member(
    assumption_set: AssumptionSet,
    assumption: Column,
    cell: str | None,
    proposed: "ProposedChange",
    diagnostics: Diagnostics,
) -> None:
    meant = closest(cell, assumption.members) if cell else None
    whole = next(
        table.members
        for table in assumption_set.tables.values()
        if assumption.name in table.columns
    )
    if not cell:
        what = (
            f"`{assumption.name}` has a number for each {assumption.each}; "
            "nothing says which is meant."
        )
    elif cell in whole.members:
        what, meant = f"`{cell}` has no {assumption.name}: it is not in {assumption.each}.", None
    else:
        what = f"There is no {assumption.each} {quoted(cell)}."
    diagnostics.add(
        proposed.location,
        proposed.name,
        what,
        meant=f"{assumption.name}[{meant}]" if meant else None,
        fix=f"write the member in brackets, as in {assumption.name}[{assumption.members[0]}].",
    )
