"""One short text that changes whenever a scenario does."""

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundmodel.read_assumptions.assumptions import Assumptions

PLACES = frozenset({"place", "places", "range_place", "text_places", "named", "file"})


def fingerprint_of(assumptions: "Assumptions") -> str:
    """A SHA-256 over every value and what is said about it, wherever it is written."""
    described = {
        "name": [assumptions.name, assumptions.label, assumptions.description],
        "parents": assumptions.parents,
        "items": [_bare(asdict(item)) for item in assumptions.items],
        "sets": [_bare(asdict(table.members)) for table in assumptions.tables.values()],
        "changes": [_bare(asdict(change)) for change in assumptions.changes],
    }
    text = json.dumps(described, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(described: object) -> object:
    """A description without the places in files, which say nothing about the numbers."""
    if isinstance(described, dict):
        return {str(key): _bare(value) for key, value in described.items() if key not in PLACES}
    if isinstance(described, (list, tuple)):
        return [_bare(value) for value in described]
    return described
