"""A file of assumptions as the YAML language server reads it, and what its schema says of it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

import fundmodel
from fundmodel.editing.schema_lines import kind_of_file
from fundmodel.editing.schemas import schemas
from fundmodel.read_assumptions import scenario_names
from fundmodel.read_assumptions.text import Diagnostics, read_document

ROOT = Path(__file__).parents[2]
ASSUMPTIONS = ROOT / "assumptions"
SCHEMAS = schemas(fundmodel.load("base", directory=ASSUMPTIONS), scenario_names(ASSUMPTIONS))


def seen(text: str) -> Any:
    """The values of a file: keys are texts, and so are days."""
    diagnostics = Diagnostics()
    document = read_document(text, "file.yaml", diagnostics)
    assert document is not None, diagnostics.found
    return _bare(document.data)


def underlined(path: Path, text: str) -> list[str]:
    """What an editor would underline: the innermost place, and why."""
    validator = Draft202012Validator(SCHEMAS[kind_of_file(path)])
    return [_told(error) for error in validator.iter_errors(seen(text))]


def _told(error: ValidationError) -> str:
    deepest = error
    while deepest.context:
        deepest = max(deepest.context, key=lambda one: len(one.absolute_path))
    return f"{'/'.join(map(str, deepest.absolute_path))}: {re.sub(' +', ' ', deepest.message)}"


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _bare(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
