"""YAML files -> checked, sourced numbers; scenarios as overlays over one complete base set.

The readers are imported when something is loaded, because pydantic takes a tenth of a second that
`--help` does not have.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fundmodel.read_assumptions.assumptions import Assumptions
from fundmodel.read_assumptions.finding import find_directory, scenario_names
from fundmodel.read_assumptions.items import Change, Column, Scalar, Series, Table
from fundmodel.read_assumptions.sources import Facts, Source, Uncertainty
from fundmodel.read_assumptions.uncertainty import SHAPES


def load(
    scenario: str | Path = "base",
    changes: Mapping[str, Any] | None = None,
    directory: str | Path | None = None,
    *,
    accept: bool = False,
) -> Assumptions:
    """Load a scenario.

    Args:
        scenario: its name, or the path of an overlay whose `from` is looked up in the directory.
        changes: name, `column[Member]` or `series[2030]` -> a number, the name of an option, a
            date, or numbers by year; a number of a year holds until the next year that is stated.
        directory: the folder that holds `base`; None looks in the usual places.
        accept: take amounts below a hundredth of those in whose place they stand as they are;
            without it they are refused, as billions typed for millions.

    Raises:
        BadInput: anything is wrong; the text lists all of it, by file and line.
    """
    from fundmodel.read_assumptions.loading import load_scenario

    return load_scenario(scenario, changes, directory, accept=accept)


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each kind of file: assumptions, deal, members, scenario."""
    from fundmodel.read_assumptions import for_editors

    return for_editors.json_schemas()


__all__ = [
    "SHAPES",
    "Assumptions",
    "Change",
    "Column",
    "Facts",
    "Scalar",
    "Series",
    "Source",
    "Table",
    "Uncertainty",
    "find_directory",
    "json_schemas",
    "load",
    "scenario_names",
]
