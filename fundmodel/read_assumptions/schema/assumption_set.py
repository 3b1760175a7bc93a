"""Numbers with all that is known about them: scalars, series, columns of tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.members import MemberSet
from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.text import UNLIMITED, Ends, Place, Uncertainty


@dataclass(frozen=True)
class Source:
    """Where a number was found; `date` is a day, month or year as text."""

    title: str
    publisher: str
    date: str
    link: str = ""
    page: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known about a number beyond its value.

    Attributes:
        label: as people call it.
        unit: what it is measured in.
        ends: the plausible range as written: two numbers or names of other scalars.
        source: where it was found.
        grade: A, B, C or "definition".
        as_of: the date that it describes, as written.
        place: where the assumption is defined.
        range_place: where its plausible range is written.
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
    place: Place
    range_place: Place
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

    @property
    def file(self) -> str:
        """The file of the definition."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line of the definition."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column of the definition."""
        return self.place.column


@dataclass(frozen=True)
class Scalar:
    """One number.

    A date counts days since 1899-12-30, a choice is the code 1, 2, ... of its option.
    """

    name: str
    value: float
    facts: Facts
    place: Place
    options: tuple[str, ...] = ()
    structural: bool = False


@dataclass(frozen=True)
class Series:
    """A number a year, ascending: each holds until the next year that is stated.

    The first one holds for the years before it too, and the last one for all years after.
    """

    name: str
    values: Mapping[int, float]
    facts: Facts
    places: Mapping[int, Place]
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
        facts: what holds for the column.
        cells: member -> facts, for the cells that state their own.
        places: member -> where its number stands.
        drawn_by_member: whether each member has a draw of its own.
        adds_to_one: whether the numbers are shares of one whole.
    """

    name: str
    each: str
    members: tuple[str, ...]
    values: tuple[float, ...]
    facts: Facts
    cells: Mapping[str, Facts]
    places: Mapping[str, Place]
    drawn_by_member: bool = False
    adds_to_one: bool = False

    def facts_of(self, member: str) -> Facts:
        """The facts of one cell."""
        return self.cells.get(member, self.facts)


Item = Scalar | Series | Column
Key = int | str | None


@dataclass(frozen=True)
class Number:
    """One number of an item: its address, its value, what is known of it, and where it stands."""

    address: str
    key: Key
    value: float
    facts: Facts
    place: Place


def numbers_in(item: Item) -> Iterator[Number]:
    """Each number of an item; its key is a year, a member, or None for a scalar."""
    if isinstance(item, Scalar):
        yield Number(item.name, None, item.value, item.facts, item.place)
    elif isinstance(item, Series):
        for year, value in item.values.items():
            yield Number(f"{item.name}[{year}]", year, value, item.facts, item.places[year])
    else:
        for member, value in zip(item.members, item.values, strict=True):
            address, facts = f"{item.name}[{member}]", item.facts_of(member)
            yield Number(address, member, value, facts, item.places[member])


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
        place: where the table is defined.
        belongs_to: attribute -> the other set whose members are its only texts.
        text_places: member and attribute -> where the text stands.
        named: every column that the file defines, right or wrong -> where.
    """

    name: str
    label: str
    members: MemberSet
    attribute_labels: Mapping[str, str]
    parts: Mapping[str, MemberSet]
    columns: Mapping[str, Column]
    place: Place
    belongs_to: Mapping[str, str] = field(default_factory=dict)
    text_places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    named: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Items:
    """Every number of a set, by kind."""

    scalars: Mapping[str, Scalar] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Column]:
        """Every column of every table."""
        return {
            name: column for table in self.tables.values() for name, column in table.columns.items()
        }

    def named(self, name: str) -> Item | None:
        """The item of that name, or None."""
        return self.scalars.get(name) or self.series.get(name) or self.columns.get(name)

    def with_item(self, item: Item) -> "Items":
        """A copy with one item in the place of that of the same name."""
        if isinstance(item, Scalar):
            return replace(self, scalars={**self.scalars, item.name: item})
        if isinstance(item, Series):
            return replace(self, series={**self.series, item.name: item})
        tables = {
            name: replace(table, columns={**table.columns, item.name: item})
            if item.name in table.columns
            else table
            for name, table in self.tables.items()
        }
        return replace(self, tables=tables)

    def __iter__(self) -> Iterator[Item]:
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


def input_of(item: Scalar | Series | Column) -> Input:
    """What a line must know of a number."""
    each = item.each if isinstance(item, Column) else None
    options = () if isinstance(item, Column) else item.options
    return Input(
        item.name,
        item.facts.label,
        item.facts.unit,
        each,
        isinstance(item, Series),
        options,
        _lowest(item),
    )


def _lowest(item: Scalar | Series | Column) -> float | None:
    """The lowest end of the ranges of an item, or None where one of them may move."""
    if item.facts.unit.kind == "choice":
        return 1.0
    all_facts = [item.facts]
    if isinstance(item, Column):
        all_facts = [item.facts_of(member) for member in item.members]
    ends = [facts.ends[0] for facts in all_facts]
    numbers = [end for end in ends if not isinstance(end, str)]
    return min(numbers) if numbers and len(numbers) == len(ends) else None
