"""Which keys the files may and must have; the numbers themselves are read in `numbers.py`.

Each docstring under a field is what an editor shows while typing, through `for_editors.py`. Columns
and changes skip validation in the file that holds them: each is read by itself, so that a mistake
in one hides none in another.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    SkipValidation,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from fundmodel.build_model.units import UNITS

Grade = Literal["A", "B", "C", "definition"]

# How pydantic calls the two ways to write options; no key of a file looks like this.
LISTED, MEMBERS_OF = "[listed]", "[members of]"

WEB = ("https://", "http://")
LONGEST_ADDRESS = 2_000

NUMBER = {"type": "number"}
END = {"anyOf": [NUMBER, {"type": "string"}]}
BY_YEAR = {"type": "object", "patternProperties": {"^[0-9]{4}$": END}}


def _date_text(value: object) -> object:
    """Dates, years and pages are kept as text: "2025-11" stays as exact as its author was."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if type(value) is int else value


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    return text


def _web_address(text: str) -> str:
    if not text.startswith(WEB) or len(text) > LONGEST_ADDRESS or len(text.split()) > 1:
        raise PydanticCustomError("no_web_address", "no web address")
    return text


def _known_unit(text: str) -> str:
    if text not in UNITS:
        raise PydanticCustomError("unknown_unit", "unknown unit")
    return text


def _day_month_or_year(text: str) -> str:
    parts = text.split("-")
    padded = "-".join((*parts, *("01",) * (3 - len(parts))))
    try:
        date.fromisoformat(padded)
    except ValueError as problem:
        raise PydanticCustomError("not_a_date", "not a date") from problem
    return text


Text = Annotated[str, AfterValidator(_filled)]
Link = Annotated[str, AfterValidator(_filled), AfterValidator(_web_address)]
TEXT_OR_YEAR = WithJsonSchema({"type": ["string", "integer"]})
DateText = Annotated[
    str, BeforeValidator(_date_text), AfterValidator(_day_month_or_year), TEXT_OR_YEAR
]
AsOf = Annotated[str, BeforeValidator(_date_text), AfterValidator(_filled), TEXT_OR_YEAR]
PageText = Annotated[str, BeforeValidator(_date_text), TEXT_OR_YEAR]
UnitName = Annotated[
    str, AfterValidator(_known_unit), WithJsonSchema({"type": "string", "enum": list(UNITS)})
]
Value = Annotated[Any, WithJsonSchema({"anyOf": [NUMBER, {"type": "string"}, BY_YEAR]})]
Range = Annotated[
    Any, WithJsonSchema({"type": "array", "items": END, "minItems": 2, "maxItems": 2})
]
Shape = Annotated[
    Any,
    WithJsonSchema(
        {
            "type": "object",
            "required": ["shape"],
            "properties": {"shape": {"type": "string"}},
            "additionalProperties": NUMBER,
        }
    ),
]


class Entry(BaseModel):
    """What all entries share: no unknown keys, no changes after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


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


class StatedFacts(Entry):
    """What every assumption and every column says about itself."""

    label: Text
    """As people call it; the row's label in the workbook."""
    unit: UnitName
    """What it is measured in, from the closed list."""
    plausible: Range = None
    """Lowest and highest value that is accepted; an end may name another assumption."""
    uncertainty: Shape = None
    """How it is drawn in a simulation: a shape and its parameters."""
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


class AssumptionEntry(StatedFacts):
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
