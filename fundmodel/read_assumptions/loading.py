"""From a scenario's name to its checked numbers."""

from collections.abc import Mapping
from pathlib import Path, PurePath

from fundmodel.errors import BadInput, message
from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.read_assumptions.base_set import read_base
from fundmodel.read_assumptions.changing import apply_changes
from fundmodel.read_assumptions.checks import Checks, overdue
from fundmodel.read_assumptions.finding import BASE, find_directory
from fundmodel.read_assumptions.numbers import kind_of
from fundmodel.read_assumptions.overlays import Overlay, read_overlays
from fundmodel.read_assumptions.places import Problems
from fundmodel.read_assumptions.requests import by_hand


def load_scenario(
    scenario: str | Path,
    changes: Mapping[str, object] | None,
    directory: str | Path | None,
    *,
    accept: bool,
) -> Assumptions:
    """Read base and the overlays above it, make the changes, check everything at once.

    Raises:
        BadInput: anything is wrong; the text lists all of it, by file and line.
    """
    root = find_directory(directory)
    problems = Problems()
    base = read_base(root, problems)
    overlays = read_overlays(_named(scenario), root, problems)
    requests = [request for overlay in overlays for request in overlay.requests]
    requests += by_hand(changes, problems)
    changed = apply_changes(base.items, requests, base.broken, problems)
    name, label, description, parents = _titles(overlays)
    checks = Checks(name, base.items, base.broken, changed.unmade, accept)
    items = checks.checked(changed.items, problems)
    problems.refuse_if_any()
    return Assumptions(
        name,
        label,
        description,
        root,
        parents,
        items.scalars,
        items.series,
        items.tables,
        changed.made,
        overdue(items),
        dict(base.clauses),
    )


def _named(scenario: object) -> str:
    """A scenario's name or path as text.

    Raises:
        BadInput: it is neither.
    """
    if isinstance(scenario, str):
        return scenario
    if isinstance(scenario, PurePath):
        return str(scenario)
    what = f"{kind_of(scenario)} is neither a name nor a path."
    raise BadInput(message("scenario", what, fix=f"name a scenario as text, such as {BASE}."))


def _titles(overlays: list[Overlay]) -> tuple[str, str, str, tuple[str, ...]]:
    if not overlays:
        return BASE, "Base", "", ()
    top = overlays[-1]
    return top.name, top.label, top.description, (BASE, *(below.name for below in overlays[:-1]))
