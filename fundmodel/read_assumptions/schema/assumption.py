"""Numbers with all that is known about them: scalars, series, columns of tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fundmodel.read_assumptions.schema.metadata import Metadata
from fundmodel.read_assumptions.text import Location
from fundmodel.read_assumptions.uncertainty import FirstPassage


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
        between_members: the correlation of those draws, of any two of them.
        first_passage: how the members' events begin, where the numbers are their first quarters.
        adds_to_one: whether the numbers are shares of one whole.
        adds_to_at_most: the name of the assumption that they do not exceed together.
        rest_for: the members that get what is left of it, those that state 0 of them.
    """

    name: str
    each: str
    members: tuple[str, ...]
    values: tuple[float, ...]
    metadata: Metadata
    cells: Mapping[str, Metadata]
    locations: Mapping[str, Location]
    drawn_by_member: bool = False
    between_members: float = 0.0
    first_passage: FirstPassage | None = None
    adds_to_one: bool = False
    adds_to_at_most: str | None = None
    rest_for: tuple[str, ...] = ()

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


def how_to_ask(assumption: Assumption) -> str:
    """How one number of an assumption is asked for, as advice."""
    if isinstance(assumption, Column):
        first = assumption.members[0]
        return f"name a member of {assumption.each}, as in {assumption.name}[{first}]."
    if isinstance(assumption, Series):
        return f"name a year, as in {assumption.name}[{next(iter(assumption.values))}]."
    return f"ask for the number `{assumption.name}`."
