"""What pydantic says of a file, without what an editor would show or offer in vain."""

from __future__ import annotations

from typing import Any

BY_NAME = ("properties", "patternProperties", "$defs")
"""Keywords under which names stand that are no keywords themselves."""
NULL = {"type": "null"}


def tidied(schema: Any) -> Any:
    """The same schema without titles made from names, and without the offer to write `null`."""
    if isinstance(schema, list):
        return [tidied(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: {name: tidied(one) for name, one in value.items()} if key in BY_NAME else tidied(value)
        for key, value in schema.items()
        if not (key == "title" or (key == "default" and value is None))
    }
    return _without_null(kept)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    for word in ("anyOf", "oneOf"):
        if NULL in schema.get(word, ()):
            kinds = [kind for kind in schema.pop(word) if kind != NULL]
            return {**schema, **(kinds[0] if len(kinds) == 1 else {word: kinds})}
    return schema
