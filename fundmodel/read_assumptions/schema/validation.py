"""Which kinds of text and number an entry may hold, and what is wrong with one, as sentences."""

from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Annotated, Any, Self, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from fundmodel.build_model.units import UNITS
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.text import Cursor
from fundmodel.read_assumptions.uncertainty import ABOUT, MIDDLE, SHAPES, WHY_FIXED

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
Number = Annotated[Any, WithJsonSchema(NUMBER)]
NUMBERS = {"type": "array", "items": NUMBER, "minItems": 2}


def _shape_schema(shape: str) -> dict[str, Any]:
    """What may stand under `uncertainty` for one shape."""
    kind = NUMBERS if shape == "discrete" else NUMBER
    middle = MIDDLE.get(shape)
    return {
        "type": "object",
        "required": ["shape", *(one for one in SHAPES[shape] if one != middle)],
        "properties": {
            "shape": {"const": shape},
            **dict.fromkeys(SHAPES[shape], kind),
            "as": {"type": "string", "enum": list(ABOUT)},
            "persistence": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
        },
        "additionalProperties": False,
    }


Shape = Annotated[Any, WithJsonSchema({"oneOf": [_shape_schema(shape) for shape in SHAPES]})]
NO_STEPS = ("[key]", LISTED, MEMBERS_OF)
"""What pydantic adds to the keys that lead into an entry."""
NO_LIST = "is no list of names with their values."
WRITE_LIST = "write `name: value`, one a line, indented."
ALL_UNITS = ", ".join(UNITS)
GRADES = "A (official), B (press or comparable institution), C (judgement) or definition"
WORDS_FOR = {"grade": f"write {GRADES}.", "fixed": f"write {WHY_FIXED}."}
WHAT_BELONGS: dict[str, str] = {
    "label": "write what people call it.",
    "unit": f"write one of: {ALL_UNITS}.",
    "source": "write source: {title: ..., publisher: ..., date: 2026-01-31, link: https://...}.",
    "grade": WORDS_FOR["grade"],
    "as_of": "write the date that the number describes, such as 2026-01.",
    "value": "write the number.",
    "because": "say in a sentence why the number differs here.",
    "from": "write `from: base`, or the name of another scenario.",
    "changes": "list the numbers that differ from the set below.",
    "title": "write the document's title.",
    "publisher": "write who published it.",
    "date": "write the day, month or year of the document.",
    "set": "write what lines call a member: a noun in the singular.",
    "members_of": "write the set, part or attribute whose members are the options.",
    "members": "list the members, each with its texts and numbers.",
}
WHY: dict[str, str] = {
    "source": "No number without a source: judgement is one, if it says whose and why.",
    "because": "A change without its reason cannot be judged by the next reader.",
}
WRONG_KIND: dict[str, tuple[str, str]] = {
    "string_type": (
        "stands where text belongs.",
        "write text; put it in quotes if it looks like a number.",
    ),
    "bool_type": ("is neither true nor false.", "write true or false."),
    "list_type": ("is no list.", "write [one, two] in square brackets."),
    "dict_type": (NO_LIST, WRITE_LIST),
    "model_type": (NO_LIST, WRITE_LIST),
    "empty_text": ("is empty.", "write text, or remove the key."),
    "not_a_date": ("is not a date.", "write a day, month or year: 2026-01-31, 2026-01 or 2026."),
    "no_web_address": (
        "is no address on the internet.",
        "begin it with https://, without blanks; say in `page` or `note` where else to look.",
    ),
    "unknown_unit": ("is not a unit.", f"write one of: {ALL_UNITS}."),
}


class Entry(BaseModel):
    """What all entries share: no unknown keys, no changes after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )

    @classmethod
    def read(cls, cursor: Cursor) -> Self | None:
        """Check an entry's keys and texts; None, with every reason noted, if one is wrong."""
        try:
            return cls.model_validate(cursor.raw)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _refuse(detail, cls, cursor)
        return None


def _refuse(detail: ErrorDetails, model: type[BaseModel], cursor: Cursor) -> None:
    steps = tuple(step for step in detail["loc"] if step not in NO_STEPS)
    key = str(steps[-1]) if steps else ""
    around = _named(cursor.name, steps[:-1])
    if detail["type"] == "missing":
        cursor.inside(*steps[:-1], name=around).refuse_key(
            f"`{key}` is missing.", why=WHY.get(key), fix=WHAT_BELONGS.get(key, f"add `{key}`.")
        )
    elif detail["type"] in ("extra_forbidden", "invalid_key"):
        allowed = _keys_at(model, steps[:-1])
        cursor.inside(*steps, name=around).refuse_key(
            f"There is no key {quoted(key)} here.",
            meant=closest(key, allowed),
            fix=f"use only {listed(allowed)}.",
        )
    else:
        _refuse_value(detail, key, cursor.inside(*steps, name=_named(cursor.name, steps)))


def _refuse_value(detail: ErrorDetails, key: str, cursor: Cursor) -> None:
    found, kind = detail["input"], detail["type"]
    if kind == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
        what = f"is not allowed as {key}."
        fix = WORDS_FOR.get(key, f"write {expected}.")
    else:
        what, fix = WRONG_KIND.get(kind, ("is not allowed here.", "correct it."))
    meant = closest(str(found), UNITS) if kind == "unknown_unit" else None
    cursor.refuse_value(f"{_format_found(found)} {what}", meant=meant, fix=fix)


def _named(name: str, steps: tuple[int | str, ...]) -> str:
    """What users call a value inside an entry: "us_profit_share, source"."""
    return ", ".join(filter(None, (name, *map(str, steps))))


def _keys_at(model: type[BaseModel], steps: tuple[int | str, ...]) -> list[str]:
    """The keys that the schema knows at these steps inside an entry."""
    inside: Any = model
    for step in steps:
        inside = _given(inside)
        if _is_entry(inside):
            inside = _fields(inside)[str(step)].annotation
        else:  # a mapping from names, or a list
            inside = get_args(inside)[-1]
    return list(_fields(_given(inside)))


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of an entry, under the names that the files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _given(annotation: Any) -> Any:
    """The type that a field has when it is given; of several, the one with keys."""
    kinds = list(_kinds(annotation))
    return next(filter(_is_entry, kinds), kinds[0])


def _kinds(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for kind in get_args(annotation):
            yield from _kinds(kind)
    elif annotation is not type(None):
        yield annotation


def _is_entry(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _format_found(found: object) -> str:
    if found is None:
        return "Nothing"
    if isinstance(found, dict):
        return "A list of names with values"
    if isinstance(found, list):
        return "A list"
    return "The text" if found == "" else quoted(found)
