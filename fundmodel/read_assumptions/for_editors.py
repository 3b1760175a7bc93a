"""The schemas in the form in which editors read them."""

from typing import Any

from fundmodel.read_assumptions.schema import AssumptionEntry, ClauseEntry, Entry, OverlayEntry
from fundmodel.read_assumptions.schema_of_tables import TableEntry


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each kind of file, by which an editor completes and underlines."""
    return {
        "assumptions": _file_of(AssumptionEntry),
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
