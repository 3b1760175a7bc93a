"""A whole set of numbers: tables of members, and all assumptions by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from fundmodel.build_model.inputs import Input
from fundmodel.build_model.members import MemberSet
from fundmodel.read_assumptions.schema.assumption import Assumption, Column, Scalar, Series
from fundmodel.read_assumptions.schema.correlation_group import CorrelationGroup
from fundmodel.read_assumptions.schema.draws import Draw, Passage, draws_of, passages_of
from fundmodel.read_assumptions.schema.in_words import how_sure
from fundmodel.read_assumptions.text import Location, split_address


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
    """Every number of a set, by kind.

    Attributes:
        scalars: assumptions with one number, by name.
        series: assumptions with a number a year, by name.
        tables: sets of members with their numbers, by name.
        correlations: groups of numbers whose draws move together, by name.
    """

    scalars: Mapping[str, Scalar] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    correlations: Mapping[str, CorrelationGroup] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Every column of every table."""
        return {
            name: column for table in self.tables.values() for name, column in table.columns.items()
        }

    @cached_property
    def draws(self) -> dict[str, Draw]:
        """Each random number that a simulation of this set draws, by the name of its stream."""
        return {draw.name: draw for one in self for draw in draws_of(one)}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Each event that a hazard may begin in a simulation of this set, by its number's name."""
        return {
            passage.name: passage
            for table in self.tables.values()
            for column in table.columns.values()
            for passage in passages_of(column, table.members)
        }

    def how_sure(self, name: str) -> str:
        """How a number or column is drawn, in words, or why it is not; "" if nothing says so.

        Args:
            name: of an assumption, or `column[Member]`.
        """
        whole, member = split_address(name)
        assumption = self.named(whole)
        if assumption is None:
            return ""
        words = how_sure(assumption, member)
        names = {draw.name for draw in self.draws.values() if _is_moved(draw, whole, member)}
        groups = [one.label for one in self.correlations.values() if names & set(one.numbers)]
        return f"{words}; moves with others: {groups[0]}" if groups else words

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


def _is_moved(draw: Draw, assumption: str, member: str | None) -> bool:
    return draw.assumption == assumption and (
        draw.name == assumption if member is None else member in draw.members
    )


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


def input_of(assumption: Assumption) -> Input:
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


def _lowest(assumption: Assumption) -> float | None:
    """The lowest end of the ranges of an assumption, or None where one of them may move."""
    if assumption.metadata.unit.kind == "choice":
        return 1.0
    all_metadata = [assumption.metadata]
    if isinstance(assumption, Column):
        all_metadata = [assumption.metadata_of(member) for member in assumption.members]
    ends = [metadata.ends[0] for metadata in all_metadata]
    numbers = [end for end in ends if not isinstance(end, str)]
    return min(numbers) if numbers and len(numbers) == len(ends) else None
