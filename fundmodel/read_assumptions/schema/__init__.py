"""What may stand in the files, and what an assumption is once it has been read."""

from fundmodel.read_assumptions.schema.assumption import (
    Assumption,
    Column,
    Number,
    Scalar,
    Series,
    how_to_ask,
    numbers_in,
)
from fundmodel.read_assumptions.schema.assumption_set import AssumptionSet, Table, input_of, sets_of
from fundmodel.read_assumptions.schema.correlation_group import CorrelationGroup, Pair
from fundmodel.read_assumptions.schema.draws import Draw, Passage, followers
from fundmodel.read_assumptions.schema.metadata import Metadata, Source

__all__ = [
    "Assumption",
    "AssumptionSet",
    "Column",
    "CorrelationGroup",
    "Draw",
    "Metadata",
    "Number",
    "Pair",
    "Passage",
    "Scalar",
    "Series",
    "Source",
    "Table",
    "followers",
    "how_to_ask",
    "input_of",
    "numbers_in",
    "sets_of",
]
