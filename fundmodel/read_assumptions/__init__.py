"""YAML files -> checked, sourced numbers; scenarios as overlays over one complete base set.

The readers are imported when something is loaded, because pydantic takes a tenth of a second that
`--help` does not have; the schemas for editors are in `schema/entries.py`.
"""

from fundmodel.read_assumptions.scenarios.assumptions import Assumptions, load
from fundmodel.read_assumptions.scenarios.names import (
    HEADINGS,
    Change,
    alike,
    can_be_a_scenario,
    file_name_of,
    format_setting,
    scenario_names,
)
from fundmodel.read_assumptions.schema.assumption_set import (
    Column,
    Metadata,
    Scalar,
    Series,
    Source,
    Table,
)
from fundmodel.read_assumptions.text import (
    BASE,
    SHAPES,
    Uncertainty,
    find_directory,
    format_number,
    format_path,
    format_value,
    split_address,
)

__all__ = [
    "BASE",
    "HEADINGS",
    "SHAPES",
    "Assumptions",
    "Change",
    "Column",
    "Metadata",
    "Scalar",
    "Series",
    "Source",
    "Table",
    "Uncertainty",
    "alike",
    "can_be_a_scenario",
    "file_name_of",
    "find_directory",
    "format_number",
    "format_path",
    "format_setting",
    "format_value",
    "load",
    "scenario_names",
    "split_address",
]
