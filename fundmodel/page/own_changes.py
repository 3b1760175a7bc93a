"""What a scenario changes that its reader has no name for: by hand, or in a file of one's own."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from fundmodel.read_assumptions import format_path, scenario_names, scenario_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fundmodel.read_assumptions import Assumptions, Change


def by_hand(one: Assumptions) -> dict[str, float]:
    """What was set by hand: address -> number."""
    return _numbers(one, (change for change in one.changes if not change.file))


def of_own_file(one: Assumptions) -> dict[str, float]:
    """What the file of a scenario changes, if `from` and `run` do not find it by its name.

    Returns:
        Address -> number; {} of base and of what stands in the folder of scenarios.
    """
    files = (change for change in one.changes if PurePosixPath(change.file).stem == one.name)
    return {} if is_found_by_name(one) else _numbers(one, files)


def is_found_by_name(one: Assumptions) -> bool:
    """Whether the name of a scenario leads to it, wherever the program runs with its folder."""
    if not one.parents:
        return True  # base
    if one.name not in scenario_names(one.directory):
        return False
    own = {change.file for change in one.changes} - {""}
    own = {file for file in own if PurePosixPath(file).stem == one.name}
    return not own or format_path(scenario_path(one.name, one.directory)) in own


def _numbers(one: Assumptions, changes: Iterable[Change]) -> dict[str, float]:
    """The numbers of changes as the page has them, address by address."""
    found: dict[str, float] = {}
    for change in changes:
        if isinstance(change.new, dict):
            found |= {f"{change.name}[{year}]": number for year, number in change.new.items()}
        else:
            found[change.name] = one.number(change.name)
    return found
