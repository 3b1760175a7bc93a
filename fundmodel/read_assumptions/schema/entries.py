"""Which keys the files may and must have; the numbers themselves are read in `text/numbers.py`.

Each docstring under a field is what an editor shows while typing, through `json_schemas`. Columns
and changes skip validation in the file that holds them: each is read by itself, so that a mistake
in one hides none in another.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, SkipValidation, Tag

from fundmodel.read_assumptions.schema.metadata import Source
from fundmodel.read_assumptions.schema.validation import (
    LISTED,
    MEMBERS_OF,
    AsOf,
    DateText,
    Entry,
    Link,
    Number,
    PageText,
    Range,
    Shape,
    Text,
    UnitName,
    Value,
)

Grade = Literal["A", "B", "C", "definition"]
Fixed = Literal["term", "rule", "measure", "event", "known"]


class SourceEntry(Entry):
    """Where a number was found."""

    title: Text
    """The document, as a reader would look it up."""
    publisher: Text
    """Who published it."""
    date: DateText
    """When: a day, a month (2025-11) or a year."""
    link: Link | None = None
    """Its address on the internet."""
    page: PageText | None = None
    """The page, table or clause."""

    def as_source(self) -> Source:
        """A source as the rest of the program sees it."""
        return Source(self.title, self.publisher, self.date, self.link or "", self.page or "")


class StatedMetadata(Entry):
    """What every assumption and every column says about itself."""

    label: Text
    """As people call it; the row's label in the workbook."""
    unit: UnitName
    """What it is measured in, from the closed list."""
    plausible: Range = None
    """Lowest and highest value that is accepted; an end may name another assumption."""
    uncertainty: Shape = None
    """How it is drawn in a simulation: a shape and its parameters."""
    fixed: Fixed | None = None
    """Instead: why it is never drawn, as a term, a rule, a measure, an event, or since known."""
    source: SourceEntry
    """Where the number was found."""
    grade: Grade
    """A official text or statistic, B press or comparable institution, C judgement."""
    as_of: AsOf
    """The date that the number describes."""
    review_by: DateText | None = None
    """When it should be looked at again; later than this there is a warning."""
    note: Text | None = None
    """What a reader should know; for grade C, whose judgement it is and why."""


class OptionsEntry(Entry):
    """The options of a choice that are the members of a set, in their order."""

    members_of: Text
    """The set, part or attribute of base/members whose members are the options."""


def _kind_of_options(given: object) -> str:
    return MEMBERS_OF if isinstance(given, dict | OptionsEntry) else LISTED


Options = Annotated[
    Annotated[list[Text], Tag(LISTED)] | Annotated[OptionsEntry, Tag(MEMBERS_OF)],
    Discriminator(_kind_of_options),
]


class FirstPassageEntry(Entry):
    """How the first quarters of events are drawn."""

    by: Text
    """The attribute of the members that tells which hazard is theirs."""
    hazards: dict[str, Text]
    """Text of that attribute: the assumption that holds the probability a year."""
    lasts: Text
    """The column that says for how many quarters an event lasts."""


class CorrelationEntry(Entry):
    """A group of base/correlations.yaml: numbers whose draws move together."""

    label: Text
    """As people call it."""
    correlations: dict[str, dict[str, Number]]
    """Number: {another number: the correlation of the two}, each pair once; others have 0."""
    source: SourceEntry
    """Where the correlations come from."""
    grade: Grade
    """A official text or statistic, B press or comparable institution, C judgement, definition."""
    as_of: AsOf
    """The date that they describe."""
    note: Text
    """Why the numbers move together."""


class AssumptionEntry(StatedMetadata):
    """One assumption of base/*.yaml."""

    value: Value
    """A number, a number a year, a date, or the name of an option."""
    options: Options | None = None
    """For the unit `choice`: the names that `value` may have, or the set that they come from."""
    quarter_end: bool = False
    """True for a date that must be the last day of a calendar quarter."""
    structural: bool = False
    """True if it shapes the workbook, so that no scenario may change it."""


class ClauseEntry(Entry):
    """One clause of base/deal.yaml."""

    clause: Text
    """Where it stands in the text: a point or article."""
    text: Text
    """What it says."""
    source: SourceEntry
    """Who reported it."""
    moves: list[Text] | None = None
    """The inputs by which it is modelled."""
    not_modelled: Text | None = None
    """Why it is not, or not wholly, modelled."""
    note: Text | None = None
    """What a reader should know."""


class ChangeEntry(Entry):
    """One change that a scenario makes."""

    value: Value
    """The number that takes the place of the one below."""
    because: Text
    """Why, in a sentence."""
    source: SourceEntry | None = None
    """Where the new number was found."""
    grade: Grade | None = None
    """The grade of the new number."""
    uncertainty: Shape = None
    """How the new number is drawn; a fixed number if left out."""
    plausible: Range = None
    """The range that holds for the new number instead of that of base, which `because` explains."""


class OverlayEntry(Entry):
    """A file of scenarios/: what differs from another set."""

    label: Text
    """As people call the scenario."""
    description: Text | None = None
    """A sentence or two on the world that it describes."""
    parent: Text = Field(alias="from")
    """`base`, or the scenario whose changes come first."""
    changes: dict[str, SkipValidation[ChangeEntry]]
    """The numbers that differ, each with its reason."""


class ColumnEntry(StatedMetadata):
    """A number that each member of a table has."""

    members: Text | None = None
    """The part whose members have it; all members if left out."""
    each: Literal["member"] | None = None
    """`member` if each member is drawn by itself, not one draw for all."""
    between_members: Number = None
    """With `each: member`: the correlation of any two members' draws, 0 up to less than 1."""
    first_passage: FirstPassageEntry | None = None
    """For first quarters of events: by which hazards the events begin."""
    adds_to_one: bool = False
    """True if the numbers are shares of one whole."""
    adds_to_at_most: Text | None = None
    """The assumption that the numbers together do not exceed."""
    rest_for: Text | None = None
    """With `adds_to_at_most`: the part whose members that state 0 get what the others leave."""


class CellEntry(Entry):
    """One number of a table that says more about itself than its column does."""

    value: Value
    """The number."""
    plausible: Range = None
    """A range of its own."""
    uncertainty: Shape = None
    """A shape of its own."""
    fixed: Fixed | None = None
    """Why this number is never drawn."""
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


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each kind of file, by which an editor completes and underlines."""
    return {
        "assumptions": _file_of(AssumptionEntry),
        "correlations": _file_of(CorrelationEntry),
        "deal": _file_of(ClauseEntry),
        "members": TableEntry.model_json_schema(),
        "scenario": OverlayEntry.model_json_schema(),
    }


def _file_of(entry: type[Entry]) -> dict[str, Any]:
    """The schema of a file in which each name has one entry."""
    described = entry.model_json_schema()
    shared = described.pop("$defs", {})
    return {
        "type": "object",
        "additionalProperties": {"$ref": f"#/$defs/{entry.__name__}"},
        "$defs": {**shared, entry.__name__: described},
    }
