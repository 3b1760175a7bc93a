"""YAML files -> checked, sourced numbers; scenarios as overlays over one complete base set.

The readers are imported when something is loaded, because pydantic takes a tenth of a second that
`--help` does not have.
"""

from typing import TYPE_CHECKING

from fundmodel.errors import no_such_name
from fundmodel.read_assumptions.scenarios.assumptions import Assumptions, load
from fundmodel.read_assumptions.scenarios.changing import Change
from fundmodel.read_assumptions.scenarios.identity import file_name_of, format_setting
from fundmodel.read_assumptions.schema import (
    Column,
    CorrelationGroup,
    Draw,
    Metadata,
    Passage,
    Scalar,
    Series,
    Source,
    Table,
)
from fundmodel.read_assumptions.text import (
    ASSUMPTIONS,
    BASE,
    ENDING,
    HEADINGS,
    SCENARIOS,
    Draft,
    alike,
    can_be_a_scenario,
    fault_of_file,
    find_directory,
    format_number,
    format_path,
    format_value,
    plain,
    root_of,
    scenario_names,
    scenario_path,
    shipped_directory,
    shipped_scenarios,
    split_address,
)
from fundmodel.read_assumptions.uncertainty import SHAPES, FirstPassage, Uncertainty

if TYPE_CHECKING:
    from fundmodel.read_assumptions.schema.entries import json_schemas

__all__ = [
    "ASSUMPTIONS",
    "BASE",
    "ENDING",
    "HEADINGS",
    "SCENARIOS",
    "SHAPES",
    "Assumptions",
    "Change",
    "Column",
    "CorrelationGroup",
    "Draft",
    "Draw",
    "FirstPassage",
    "Metadata",
    "Passage",
    "Scalar",
    "Series",
    "Source",
    "Table",
    "Uncertainty",
    "alike",
    "can_be_a_scenario",
    "fault_of_file",
    "file_name_of",
    "find_directory",
    "format_number",
    "format_path",
    "format_setting",
    "format_value",
    "json_schemas",
    "load",
    "plain",
    "root_of",
    "scenario_names",
    "scenario_path",
    "shipped_directory",
    "shipped_scenarios",
    "split_address",
]

_RENAMED = {"Facts": "Metadata"}

if not TYPE_CHECKING:  # a checker that saw this would take every name for one that is there

    def __getattr__(name: str) -> object:
        if name != "json_schemas":
            raise no_such_name(__name__, name, _RENAMED)
        from fundmodel.read_assumptions.schema.entries import json_schemas

        return json_schemas
