"""Numbers with all that is known about them: scalars, series, columns of tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.members import MemberSet
from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.text import UNLIMITED, Ends, Location, Uncertainty


@dataclass(frozen=True)
class Source:
    """Where a number was found; `date` is a day, month or year as text."""

    title: str
    publisher: str
    date: str
    link: str = ""
    page: str = ""


@dataclass(frozen=True)
class Metadata:
    """What is known about a number beyond its value.

    Attributes:
        label: as people call it.
        unit: what it is measured in.
        ends: the plausible range as written: two numbers or names of other scalars.
        source: where it was found.
        grade: A, B, C or "definition".
        as_of: the date that it describes, as written.
        location: where the assumption is defined.
        range_location: where its plausible range is written.
        note: what a reader should know.
        review_by: when it should be looked at again, or "".
        uncertainty: how it is drawn, or None for a fixed number.
        because: why a scenario changed it, or "".
        own_ends: the range that a scenario's change states in the place of `ends`, if it does.
        ends_on_quarter: whether it is a date that must be the last day of a calendar quarter.
        plausible: the range in numbers of the unit.
    """

    label: str
    unit: Unit
    ends: Ends
    source: Source
    grade: str
    as_of: str
    location: Location
    range_location: Location
    note: str = ""
    review_by: str = ""
    uncertainty: Uncertainty | None = None
    because: str = ""
    own_ends: Ends | None = None
    ends_on_quarter: bool = False
    plausible: tuple[float, float] = UNLIMITED

    @property
    def ends_in_force(self) -> Ends:
        """The ends of the plausible range that the number is held to."""
        return self.own_ends or self.ends


@dataclass(frozen=True)
class Scalar:
    """One number.

    A date counts days since 1899-12-30, a choice is the code 1, 2, ... of its option.
    """

    name: str
    value: float
    metadata: Metadata
    location: Location
    options: tuple[str, ...] = ()
    structural: bool = False


@dataclass(frozen=True)
class Series:
    """A number a year, ascending: each holds until the next year that is stated.

    The first one holds for the years before it too, and the last one for all years after.
    """

    name: str
    values: Mapping[int, float]
    metadata: Metadata
    locations: Mapping[int, Location]
    options: tuple[str, ...] = ()
    structural: bool = False

    def value_in(self, year: int) -> float:
        """The number of a year: that of the last year given up to then, or the first one."""
        return self.values[
            max((given for given in self.values if given <= year), default=min(self.values))
        ]


@dataclass(frozen=True)
class Column:
    """A number a member of a set or part.

    Attributes:
        name: as lines and files call it.
        each: the set or part that it has a number for.
        members: their names, in the order of the rows.
        values: one number a member.
        metadata: what holds for the column.
        cells: member -> metadata, for the cells that state their own.
        locations: member -> where its number stands.
        drawn_by_member: whether each member has a draw of its own.
        adds_to_one: whether the numbers are shares of one whole.
        adds_to_at_most: the name of the assumption that they do not exceed together.
    """

    name: str
    each: str
    members: tuple[str, ...]
    values: tuple[float, ...]
    metadata: Metadata
    cells: Mapping[str, Metadata]
    locations: Mapping[str, Location]
    drawn_by_member: bool = False
    adds_to_one: bool = False
    adds_to_at_most: str | None = None

    def metadata_of(self, member: str) -> Metadata:
        """What is known about one cell."""
        return self.cells.get(member, self.metadata)


Assumption = Scalar | Series | Column
Key = int | str | None


@dataclass(frozen=True)
class Number:
    """One number of an assumption: address, value, what is known of it, where it stands."""

    address: str
    key: Key
    value: float
    metadata: Metadata
    location: Location


def numbers_in(assumption: Assumption) -> Iterator[Number]:
    """Each number of an assumption; its key is a year, a member, or None for a scalar."""
    if isinstance(assumption, Scalar):
        yield Number(
            assumption.name, None, assumption.value, assumption.metadata, assumption.location
        )
    elif isinstance(assumption, Series):
        for year, value in assumption.values.items():
            yield Number(
                f"{assumption.name}[{year}]",
                year,
                value,
                assumption.metadata,
                assumption.locations[year],
            )
    else:
        for member, value in zip(assumption.members, assumption.values, strict=True):
            address, metadata = f"{assumption.name}[{member}]", assumption.metadata_of(member)
            yield Number(address, member, value, metadata, assumption.locations[member])


@dataclass(frozen=True)
class Table:
    """A set of members, its parts, and the numbers that they have.

    Attributes:
        name: what lines call a member.
        label: the heading in the workbook.
        members: the set, with its attributes.
        attribute_labels: attribute -> its heading.
        parts: the named parts of the set.
        columns: the numbers.
        location: where the table is defined.
        belongs_to: attribute -> the other set whose members are its only texts.
        text_locations: member and attribute -> where the text stands.
        named: every column that the file defines, right or wrong -> where.
    """

    name: str
    label: str
    members: MemberSet
    attribute_labels: Mapping[str, str]
    parts: Mapping[str, MemberSet]
    columns: Mapping[str, Column]
    location: Location
    belongs_to: Mapping[str, str] = field(default_factory=dict)
    text_locations: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    named: Mapping[str, Location] = field(default_factory=dict)


@dataclass(frozen=True)
class AssumptionSet:
    """Every number of a set, by kind."""

    scalars: Mapping[str, Scalar] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Every column of every table."""
        return {
            name: column for table in self.tables.values() for name, column in table.columns.items()
        }

    def named(self, name: str) -> Assumption | None:
        """The assumption of that name, or None."""
        return self.scalars.get(name) or self.series.get(name) or self.columns.get(name)

    def with_assumption(self, assumption: Assumption) -> Self:
        """A copy with one assumption in the place of that of the same name."""
        if isinstance(assumption, Scalar):
            return replace(self, scalars={**self.scalars, assumption.name: assumption})
        if isinstance(assumption, Series):
            return replace(self, series={**self.series, assumption.name: assumption})
        tables = {
            name: replace(table, columns={**table.columns, assumption.name: assumption})
            if assumption.name in table.columns
            else table
            for name, table in self.tables.items()
        }
        return replace(self, tables=tables)

    def __iter__(self) -> Iterator[Assumption]:
        yield from self.scalars.values()
        yield from self.series.values()
        yield from self.columns.values()


def sets_of(tables: Mapping[str, Table]) -> dict[str, MemberSet]:
    """Every list that lines may run over: the tables, their parts, and groups by attribute.

    Two tables may share an attribute: its group then has the texts of both.
    """
    found = {name: table.members for name, table in tables.items()}
    for table in tables.values():
        found.update(table.parts)
    for table in tables.values():
        for attribute in table.attribute_labels:
            if attribute in tables:
                continue
            group = table.members.groups(attribute)
            before = found[attribute].members if attribute in found else ()
            found[attribute] = MemberSet(attribute, tuple(dict.fromkeys((*before, *group.members))))
    return found


def input_of(assumption: Scalar | Series | Column) -> Input:
    """What a line must know of a number."""
    each = assumption.each if isinstance(assumption, Column) else None
    options = () if isinstance(assumption, Column) else assumption.options
    return Input(
        assumption.name,
        assumption.metadata.label,
        assumption.metadata.unit,
        each,
        isinstance(assumption, Series),
        options,
        _lowest(assumption),
    )


def _lowest(assumption: Scalar | Series | Column) -> float | None:
    """The lowest end of the ranges of an assumption, or None where one of them may move."""
    if assumption.metadata.unit.kind == "choice":
        return 1.0
    all_metadata = [assumption.metadata]
    if isinstance(assumption, Column):
        all_metadata = [assumption.metadata_of(member) for member in assumption.members]
    ends = [metadata.ends[0] for metadata in all_metadata]
    numbers = [end for end in ends if not isinstance(end, str)]
    return min(numbers) if numbers and len(numbers) == len(ends) else None
