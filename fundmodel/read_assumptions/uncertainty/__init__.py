"""What an assumption says of its uncertainty: shapes, how they are read and told, correlations."""

from fundmodel.read_assumptions.uncertainty.correlations import Matrix, can_be, nearest
from fundmodel.read_assumptions.uncertainty.reading import NEVER_DRAWN, uncertainty_of
from fundmodel.read_assumptions.uncertainty.shapes import (
    ABOUT,
    FACTOR,
    MIDDLE,
    NO_LOCATION,
    SHAPES,
    VALUE,
    FirstPassage,
    Uncertainty,
    reach_of,
)
from fundmodel.read_assumptions.uncertainty.words import BY_SCENARIO, WHY_FIXED

__all__ = [
    "ABOUT",
    "BY_SCENARIO",
    "FACTOR",
    "MIDDLE",
    "NEVER_DRAWN",
    "NO_LOCATION",
    "SHAPES",
    "VALUE",
    "WHY_FIXED",
    "FirstPassage",
    "Matrix",
    "Uncertainty",
    "can_be",
    "nearest",
    "reach_of",
    "uncertainty_of",
]
