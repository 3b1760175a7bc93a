"""From a scenario's name to its checked numbers."""

from collections.abc import Mapping
from pathlib import Path

from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.read_assumptions.base_set import read_base
from fundmodel.read_assumptions.changing import apply_changes
from fundmodel.read_assumptions.checks import checked, overdue
from fundmodel.read_assumptions.finding import BASE, find_directory
from fundmodel.read_assumptions.overlays import Overlay, read_overlays
from fundmodel.read_assumptions.places import Problems
from fundmodel.read_assumptions.requests import by_hand


def load_scenario(
    scenario: str, changes: Mapping[str, object] | None, directory: str | Path | None
) -> Assumptions:
    """Read base and the overlays above it, make the changes, check everything at once.

    Raises:
        BadInput: anything is wrong; the text lists all of it, by file and line.
    """
    root = find_directory(directory)
    problems = Problems()
    base = read_base(root, problems)
    overlays = read_overlays(str(scenario), root, problems)
    requests = [request for overlay in overlays for request in overlay.requests]
    items, made = apply_changes(base.items, [*requests, *by_hand(changes)], base.broken, problems)
    items = checked(items, base.broken, problems)
    problems.refuse_if_any()
    name, label, description, parents = _titles(overlays)
    return Assumptions(
        name,
        label,
        description,
        root,
        parents,
        items.scalars,
        items.series,
        items.tables,
        made,
        overdue(items),
        dict(base.clauses),
    )


def _titles(overlays: list[Overlay]) -> tuple[str, str, str, tuple[str, ...]]:
    if not overlays:
        return BASE, "Base", "", ()
    top = overlays[-1]
    return top.name, top.label, top.description, (BASE, *(below.name for below in overlays[:-1]))
