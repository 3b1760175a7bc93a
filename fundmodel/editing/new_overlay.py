"""The text of a new scenario, which changes nothing yet and shows how to."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from fundmodel.editing.schema_lines import schema_line
from fundmodel.read_assumptions import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.read_assumptions import Assumptions, Column, Scalar, Series

WHY = "because: Say why it is another number here."


def new_overlay_text(name: str, label: str, parent: str, assumptions: Assumptions) -> str:
    """The file of a scenario that begins as its parent is.

    Args:
        name: of the file.
        label: as people call it; on one line.
        parent: `base`, or the scenario whose changes come first.
        assumptions: the parent's numbers, of which the example names some as they are.
    """
    lines = [
        schema_line(Path("scenarios") / f"{name}.yaml"),
        f"# Scenario: {label}.",
        "",
        f"label: {_quoted(label)}",
        "# description: What this world is, in a sentence or two.",
        f"from: {_quoted(parent)}",
        "",
        "# Each change has its value and its reason; without # and {} they count:",
        *(f"#   {line}" for line in example_changes(assumptions)),
        "# A number may also have its own source, grade, plausible range and uncertainty.",
        "changes: {}",
    ]
    return "\n".join(lines) + "\n"


def example_changes(assumptions: Assumptions) -> Iterator[str]:
    """A change of one number, of some years and of one member, each as it is already."""
    for one in (_first_scalar(assumptions), _first_series(assumptions), _first_column(assumptions)):
        if one is not None:
            name, value = one
            yield f"{name}: {{value: {value}, {WHY}}}"


def _first_scalar(assumptions: Assumptions) -> tuple[str, str] | None:
    for one in assumptions.scalars.values():
        if _is_a_number(one):
            return one.name, format_number(one.value)
    return None


def _first_series(assumptions: Assumptions) -> tuple[str, str] | None:
    for one in assumptions.series.values():
        if _is_a_number(one):
            years = list(one.values.items())[-2:]
            return one.name, f"{{{', '.join(f'{year}: {format_number(v)}' for year, v in years)}}}"
    return None


def _first_column(assumptions: Assumptions) -> tuple[str, str] | None:
    one: Column | None = next(iter(assumptions.columns.values()), None)
    if one is None:
        return None
    return f'"{one.name}[{one.members[0]}]"', format_number(one.values[0])


def _is_a_number(one: Scalar | Series) -> bool:
    """Whether it is one that a scenario may move, and no date, option or switch."""
    kind = one.metadata.unit.kind
    return not one.structural and kind not in ("date", "choice", "flag", "calendar year")


def _quoted(text: str) -> str:
    """A text as YAML has it behind a key, in quotes where it needs them."""
    from fundmodel.editing.overlay_text import yaml_writer

    stream = io.StringIO()
    yaml_writer().dump({"key": text}, stream)
    return stream.getvalue().removeprefix("key: ").rstrip("\n")
