"""JSON Schemas (2020-12) of the YAML files, by which an editor completes and underlines.

They are made of the definitions that load the files, and of the names, units, ranges and options of
one base. Keywords that editors do not know yet are not used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fundmodel.build_model.units import UNITS
from fundmodel.editing.overlay_schema import overlay_schema
from fundmodel.editing.tidied_schema import tidied
from fundmodel.editing.value_schemas import NUMBER, TEXT, value_of_unit_named
from fundmodel.read_assumptions import json_schemas
from fundmodel.read_assumptions.uncertainty import NEVER_DRAWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions import Assumptions

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "assumptions": "Assumptions of base: one number, or one a year, with its source",
    "correlations": "Groups of numbers whose draws move together",
    "deal": "Clauses of the plan, and the inputs that each moves",
    "members": "A table of members and their numbers",
    "scenario": "A scenario: what differs from base, each change with its reason",
}
NAME = {"pattern": "^[a-z][a-z0-9_]*$"}
LEVELS = 4
"""How deep the files go into lines of their own: down to the inputs of a scenario."""
NOT_IN_TABLES = ("choice", "date")
NEEDS_A_NOTE = {
    "if": {"required": ["grade"], "properties": {"grade": {"const": "C"}}},
    "then": {"required": ["note"]},
}


def schemas(base: Assumptions, scenarios: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, over one base.

    Args:
        base: whose names, units, ranges and options are known.
        scenarios: names that may stand behind `from`.
    """
    described = {kind: tidied(schema) for kind, schema in json_schemas().items()}
    _refine_assumptions(described["assumptions"])
    _refine_correlations(described["correlations"], base)
    _refine_deal(described["deal"], base)
    _refine_members(described["members"])
    overlay_schema(described["scenario"], base, scenarios)
    return {
        kind: {"$schema": DIALECT, "title": TITLES[kind], **schema}
        for kind, schema in described.items()
    }


def schema_file(schema: dict[str, Any]) -> bytes:
    """A schema as a file holds it: a line an input, so that one that changes is one line."""
    return f"{_laid_out(schema)}\n".encode()


def _laid_out(value: object, levels: int = LEVELS, indent: str = "") -> str:
    """JSON with the first levels in lines of their own."""
    if not (levels and isinstance(value, dict) and value):
        return json.dumps(value, ensure_ascii=False)
    inner = f"{indent} "
    lines = [
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(one, levels - 1, inner)}"
        for key, one in value.items()
    ]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _refine_assumptions(schema: dict[str, Any]) -> None:
    schema["propertyNames"] = NAME
    schema["$defs"]["AssumptionEntry"]["allOf"] = [NEEDS_A_NOTE, *_by_unit()]


def _by_unit() -> list[dict[str, Any]]:
    """What the unit decides: how a value looks, whether it has a range, options, a shape."""
    rules: list[dict[str, Any]] = []
    for names, then in _groups_of_units():
        unit = {"enum": names} if len(names) > 1 else {"const": names[0]}
        condition = {"required": ["unit"], "properties": {"unit": unit}}
        rules.append({"if": condition, "then": then})
    return rules


def _groups_of_units() -> list[tuple[list[str], dict[str, Any]]]:
    alike: dict[str, list[str]] = {}
    for name in UNITS:
        alike.setdefault(json.dumps(_then(name)), []).append(name)
    return [(names, json.loads(then)) for then, names in alike.items()]


def _then(unit: str) -> dict[str, Any]:
    is_choice = unit == "choice"
    never = UNITS[unit].kind in NEVER_DRAWN
    then: dict[str, Any] = {
        "properties": {
            "value": value_of_unit_named(unit),
            **({"plausible": False} if is_choice else {"options": False}),
            **({"fixed": False, "uncertainty": False} if never else {}),
        },
        "required": ["options" if is_choice else "plausible"],
    }
    if not never:
        then["anyOf"] = [{"required": [key]} for key in ("uncertainty", "fixed", "structural")]
    return then


def _refine_correlations(schema: dict[str, Any], base: Assumptions) -> None:
    drawn = {"enum": list(base.draws)}
    correlation = {**NUMBER, "exclusiveMinimum": -1, "exclusiveMaximum": 1}
    entry = schema["$defs"]["CorrelationEntry"]["properties"]["correlations"]
    entry |= {
        "minProperties": 1,
        "propertyNames": drawn,
        "additionalProperties": {
            "type": "object", "propertyNames": drawn, "additionalProperties": correlation,
        },
    }  # fmt: skip


def _refine_deal(schema: dict[str, Any], base: Assumptions) -> None:
    entry = schema["$defs"]["ClauseEntry"]
    known = [*base.inputs, *base.tables]
    entry["properties"]["moves"]["items"] = {"enum": known}
    entry["anyOf"] = [{"required": ["moves"]}, {"required": ["not_modelled"]}]


def _refine_members(schema: dict[str, Any]) -> None:
    cell = tidied(_cell_schema())
    cell["properties"]["value"] = NUMBER
    schema["$defs"]["CellEntry"] = cell
    column = schema["properties"]["columns"]["additionalProperties"]
    column = schema["$defs"]["ColumnEntry"] if "$ref" in column else column
    column["properties"]["unit"] = {"enum": [one for one in UNITS if one not in NOT_IN_TABLES]}
    column["allOf"] = [NEEDS_A_NOTE]
    column["required"] = [*column["required"], "plausible"]
    schema["properties"]["columns"]["propertyNames"] = NAME
    schema["properties"]["members"] |= {
        "minProperties": 1,
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"anyOf": [NUMBER, TEXT, {"$ref": "#/$defs/CellEntry"}]},
        },
    }


def _cell_schema() -> dict[str, Any]:
    from fundmodel.read_assumptions.schema.entries import CellEntry

    return CellEntry.model_json_schema()
