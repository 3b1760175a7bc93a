"""`copy-assumptions`: the set that came with the program, to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fundmodel.command_line.answers import Answer, form_of, give

if TYPE_CHECKING:
    from pathlib import Path

WHAT_IS_THERE = (
    "base/ has the numbers with their sources, scenarios/ what differs from them; README.md says "
    "how to change them, and `python -m fundmodel check` what is wrong."
)


def copy_shipped(folder: Path, flags: dict[str, Any]) -> None:
    """Copy the assumptions, and say where they are and how they are read."""
    from fundmodel.editing.copying import copy_shipped_assumptions
    from fundmodel.read_assumptions import ASSUMPTIONS

    form = form_of(flags)
    files = copy_shipped_assumptions(folder)
    records = [{"file": str(path)} for path in files]
    is_found = str(folder) == ASSUMPTIONS
    how = "Every command that is run here reads it." if is_found else (
        f"Commands read it with --assumptions {folder}."
    )  # fmt: skip
    copied = f"Copied: {len(files)} files to {folder}. {how}"
    by_name = {"folder": str(folder), "files": records}
    give(Answer(records, by_name, closing=[copied, WHAT_IS_THERE]), form)
