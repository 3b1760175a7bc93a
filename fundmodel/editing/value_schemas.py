"""What an editor accepts as the value of an input: its kind, its options, its range."""

from __future__ import annotations

from typing import Any

from fundmodel.build_model.units import UNITS, Unit, is_whole
from fundmodel.read_assumptions import Column, Metadata, Scalar, Series

NUMBER: dict[str, Any] = {"type": "number"}
WHOLE: dict[str, Any] = {"type": "integer"}
SWITCH: dict[str, Any] = {"enum": [0, 1]}
TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
A_YEAR = "^(19|20|21)[0-9]{2}$"


def value_of(unit: Unit, options: tuple[str, ...] = ()) -> dict[str, Any]:
    """One value of a unit."""
    if unit.kind == "choice":
        return {"enum": list(options)} if options else TEXT
    if unit.kind == "date":
        return DAY
    if unit.kind == "flag":
        return SWITCH
    return WHOLE if is_whole(unit) else NUMBER


def by_year(value: dict[str, Any]) -> dict[str, Any]:
    """A value a year, each until the next that is stated."""
    return {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {A_YEAR: value},
        "additionalProperties": False,
    }


def one_or_by_year(value: dict[str, Any]) -> dict[str, Any]:
    """One value, or one a year."""
    return {"anyOf": [value, by_year(value)]}


def value_of_unit_named(unit: str) -> dict[str, Any]:
    """What `value` may be where `unit` is this one, in a file of base."""
    return one_or_by_year(value_of(UNITS[unit]))


def limits_of(metadata: Metadata) -> dict[str, float]:
    """The ends of a range that are numbers; an end that names another input moves with it."""
    if metadata.unit.kind in ("date", "choice", "flag"):
        return {}
    words = ("minimum", "maximum")
    return {
        word: _plain(end)
        for word, end in zip(words, metadata.ends, strict=True)
        if isinstance(end, float) and abs(end) != float("inf")
    }


def value_schema(one: Scalar | Series | Column) -> dict[str, Any]:
    """What the value of an input may be, but for its range."""
    value = value_of(one.metadata.unit, getattr(one, "options", ()))
    return one_or_by_year(value) if isinstance(one, Series) else value


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number
