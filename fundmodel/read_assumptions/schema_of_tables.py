"""Which keys the files of base/members/ may and must have."""

from typing import Any, Literal

from pydantic import Field, SkipValidation

from fundmodel.read_assumptions.schema import (
    AsOf,
    DateText,
    Entry,
    Grade,
    Range,
    Shape,
    SourceEntry,
    StatedFacts,
    Text,
    Value,
)


class ColumnEntry(StatedFacts):
    """A number that each member of a table has."""

    members: Text | None = None
    """The part whose members have it; all members if left out."""
    each: Literal["member"] | None = None
    """`member` if each member is drawn by itself, not one draw for all."""
    adds_to_one: bool = False
    """True if the numbers are shares of one whole."""


class CellEntry(Entry):
    """One number of a table that says more about itself than its column does."""

    value: Value
    """The number."""
    plausible: Range = None
    """A range of its own."""
    uncertainty: Shape = None
    """A shape of its own."""
    source: SourceEntry | None = None
    """A source of its own."""
    grade: Grade | None = None
    """A grade of its own."""
    as_of: AsOf | None = None
    """A date of its own."""
    review_by: DateText | None = None
    """When it should be looked at again."""
    note: Text | None = None
    """What a reader should know."""


class AttributeEntry(Entry):
    """A text that each member states."""

    label: Text
    """The heading of its column in the workbook."""
    values: list[Text] | None = None
    """The only texts allowed."""
    of: Text | None = None
    """The other table whose members are the only texts allowed."""
    optional: bool = False
    """True if a member may leave it out."""


class TableEntry(Entry):
    """A file of base/members/: a set of members and their numbers."""

    set_name: Text = Field(alias="set")
    """What lines call a member: a noun in the singular."""
    label: Text
    """The heading in the workbook."""
    attributes: dict[str, AttributeEntry] = Field(default_factory=dict)
    """The texts that each member states."""
    parts: dict[str, dict[str, list[Text]]] = Field(default_factory=dict)
    """Named parts: the members whose attributes have one of the texts listed."""
    columns: dict[str, SkipValidation[ColumnEntry]] = Field(default_factory=dict)
    """The numbers that each member has."""
    members: dict[str, dict[str, Any]]
    """The members, in the order of the rows, with their texts and numbers."""
