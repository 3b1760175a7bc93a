"""What `compare` takes: scenarios, overlays, workbooks that came back, folders of assumptions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fundmodel.command_line.loading import as_typed, print_warnings, scenario_meant
from fundmodel.command_line.settings import read_settings
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions

FEWEST = 2
WORKBOOK = re.compile(r"(?P<path>.+\.xlsx)(?::(?P<scenario>.+))?", re.IGNORECASE)


def load_compared(names: Sequence[str], flags: Mapping[str, Any]) -> list[Assumptions]:
    """Load every set that is compared, one for each name.

    Args:
        names: scenarios, overlays, `FILE.xlsx`, `FILE.xlsx:scenario`, `DIR` or `DIR:scenario`.
        flags: `directory`, `settings` as typed, which change all sets but the first, `accept`.

    Raises:
        BadInput: with what is wrong in any of them; or there is but one.
    """
    _refuse_fewer(names)
    changes = read_settings(flags["settings"], flags["directory"])
    loaded, mistakes = [], {}
    for number, name in enumerate(names):
        try:
            loaded.append(_loaded(name, changes if number else {}, flags))
        except BadInput as refusal:
            mistakes.update(dict.fromkeys(as_typed(refusal).split("\n\n")))
    if mistakes:
        raise BadInput("\n\n".join(mistakes))
    print_warnings(text for one in loaded for text in one.warnings)
    return loaded


def _refuse_fewer(names: Sequence[str]) -> None:
    if len(names) < FEWEST:
        only = names[0] if names else "base"
        raise BadInput(
            message(
                f"compare {' '.join(names)}".rstrip(),
                f"There {'is one scenario' if names else 'are no scenarios'} to compare.",
                fix=f"name two or more, such as `compare {only} high_return`; `compare {only} "
                f"{only} --set NAME=VALUE` compares one with itself, changed.",
            )
        )


def _loaded(name: str, changes: Mapping[str, str], flags: Mapping[str, Any]) -> Assumptions:
    import fundmodel
    from fundmodel.read_assumptions import scenario_names

    directory, accept = flags["directory"], flags["accept"]
    workbook = WORKBOOK.fullmatch(name)
    if workbook:
        path, scenario = workbook["path"], workbook["scenario"] or ""
        read = fundmodel.read_workbook(path, directory=directory, accept=accept, scenario=scenario)
        return read.changed(changes, accept=accept) if changes else read
    known = ["base", *scenario_names(directory)]
    if name not in known:
        folder, scenario = _folder_and_scenario(name)
        if folder:
            known = ["base", *scenario_names(folder)]
            name, directory = scenario_meant(scenario or "base", known), folder
    return fundmodel.load(scenario_meant(name, known), changes, directory=directory, accept=accept)


def _folder_and_scenario(name: str) -> tuple[str, str]:
    """A folder and the scenario behind its colon; two empty texts if it is no folder."""
    if Path(name).is_dir():
        return name, ""
    folder, colon, scenario = name.rpartition(":")
    return (folder, scenario) if colon and Path(folder).is_dir() else ("", "")
