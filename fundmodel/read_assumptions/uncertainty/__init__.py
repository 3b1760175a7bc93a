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
from fundmodel.read_assumptions.uncertainty.words import (
    BY_SCENARIO,
    FIXED,
    UNDRAWN,
    WHY_FIXED,
    drawn_in_words,
    passage_in_words,
)

__all__ = [
    "ABOUT",
    "BY_SCENARIO",
    "FACTOR",
    "FIXED",
    "MIDDLE",
    "NEVER_DRAWN",
    "NO_LOCATION",
    "SHAPES",
    "UNDRAWN",
    "VALUE",
    "WHY_FIXED",
    "FirstPassage",
    "Matrix",
    "Uncertainty",
    "can_be",
    "drawn_in_words",
    "nearest",
    "passage_in_words",
    "reach_of",
    "uncertainty_of",
]
