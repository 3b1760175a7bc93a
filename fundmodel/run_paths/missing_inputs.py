"""The refusal of a set of assumptions that lacks what a line needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fundmodel.errors import BadInput, closest, message
from fundmodel.read_assumptions import format_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.read_assumptions import Assumptions


def refuse_missing(assumptions: Assumptions, missing: Mapping[str, str]) -> None:
    """Refuse a set without assumptions that lines need.

    Args:
        assumptions: the set.
        missing: assumption that is not there -> a line that needs it.

    Raises:
        BadInput: something is missing; a text for each.
    """
    files = sorted({one.metadata.location.file.rpartition("/")[2] for one in assumptions})
    texts = [
        message(
            format_path(assumptions.directory / "base"),
            f"There is no assumption `{name}`, which the line `{line}` needs.",
            meant=closest(name, set(assumptions.inputs)),
            why=f"Read were: {', '.join(files)}.",
            fix=f"bring back the file that had it, define `{name}`, or correct its name.",
        )
        for name, line in missing.items()
    ]
    if texts:
        raise BadInput("\n\n".join(texts))
