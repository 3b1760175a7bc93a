"""The schema of a scenario's file: every input that it may change, by its name in base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fundmodel.editing.value_schemas import A_YEAR, limits_of, value_of, value_schema
from fundmodel.read_assumptions import Column, Metadata, Scalar, Series, format_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.read_assumptions import Assumptions

CHANGE = {"$ref": "#/$defs/change"}


def overlay_schema(
    described: dict[str, Any], base: Assumptions, scenarios: Sequence[str]
) -> dict[str, Any]:
    """The schema of overlays over one base.

    Args:
        described: what every overlay has, as the definitions that load it say.
        base: the inputs.
        scenarios: names that an editor offers behind `from`; others are no mistake.
    """
    properties = described["properties"]
    change = properties["changes"].pop("additionalProperties")
    change.pop("description")  # an editor would show it in the place of the input's own
    defined: dict[str, Any] = {"change": change}
    named: dict[str, Any] = {}
    patterns: dict[str, Any] = {}
    for one in base:
        if getattr(one, "structural", False):
            continue
        if isinstance(one, Column):
            defined[one.name] = _entry(one, one.metadata, base.how_sure(one.name))
            named.update(_members(one, base))
        else:
            named[one.name] = _entry(one, one.metadata, base.how_sure(one.name))
            if isinstance(one, Series):
                patterns[_of_a_year(one.name)] = _one_year(one)
    properties["changes"] |= {
        "properties": named, "patternProperties": patterns, "additionalProperties": False,
    }  # fmt: skip
    properties["from"] = {
        "description": properties["from"]["description"],
        "anyOf": [{"enum": ["base", *scenarios]}, {"type": "string", "minLength": 1}],
    }
    described["$defs"] = {**described.get("$defs", {}), **defined}
    return described


def _members(column: Column, base: Assumptions) -> Iterator[tuple[str, dict[str, Any]]]:
    for member in column.members:
        name, metadata = f"{column.name}[{member}]", column.metadata_of(member)
        same = metadata is column.metadata
        yield (
            name,
            {"$ref": f"#/$defs/{column.name}"}
            if same
            else _entry(column, metadata, base.how_sure(name)),
        )


def _entry(
    one: Scalar | Series | Column, metadata: Metadata, how_sure: str, value: Any = None
) -> dict[str, Any]:
    """What a change of one input may say; its own `plausible` takes the place of the range."""
    limits = limits_of(metadata)
    entry: dict[str, Any] = {
        "description": _in_words(one, metadata, how_sure),
        "allOf": [CHANGE, {"properties": {"value": value or value_schema(one)}}],
    }
    if limits:
        each_year = {"patternProperties": {A_YEAR: limits}} if isinstance(one, Series) else {}
        entry["if"] = {"required": ["plausible"]}
        entry["else"] = {"properties": {"value": {**limits, **each_year}}}
    return entry


def _one_year(series: Series) -> dict[str, Any]:
    value = value_of(series.metadata.unit, series.options)
    return _entry(series, series.metadata, "", value)


def _of_a_year(name: str) -> str:
    return f"^{re.escape(name)}\\[{A_YEAR[1:-1]}\\]$"


def _in_words(one: Scalar | Series | Column, metadata: Metadata, how_sure: str) -> str:
    """Label, unit, range, the number of base, how sure it is, whose it is."""
    unit, options = metadata.unit, getattr(one, "options", ())
    ends = " to ".join(
        end if isinstance(end, str) else format_value(end, unit) for end in metadata.ends
    )
    parts = [
        metadata.label,
        "one of its options" if options else f"{unit.name}, {ends}",
        f"in base {format_value(one.value, unit, options)}" if isinstance(one, Scalar) else "",
        how_sure,
        f"grade {metadata.grade}, as of {metadata.as_of}: {metadata.source.title}",
    ]
    return "; ".join(filter(None, parts)) + "."
