"""Numbers whose draws move together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fundmodel.read_assumptions.schema.metadata import Source
from fundmodel.read_assumptions.text import Location
from fundmodel.read_assumptions.uncertainty import Matrix

Pair = tuple[str, str]


@dataclass(frozen=True)
class CorrelationGroup:
    """Numbers of which more of one comes with more, or less, of another.

    A correlation is that of the normal scores of two draws (a Gaussian copula). Where one number is
    drawn once and the other has a shock every year, it is that of the one draw with all the shocks
    together (their sum, in normal scores); where both have shocks, that of the shocks of a year.

    Attributes:
        name: the key in the file.
        label: as people call it.
        correlations: pair of names, as it is written -> correlation; pairs not named have 0.
        note: why they move together.
        source: who says so.
        grade: A, B, C or "definition".
        as_of: the date that it describes, as written.
        location: where the group is written.
        locations: pair -> where its correlation stands.
    """

    name: str
    label: str
    correlations: Mapping[Pair, float]
    note: str
    source: Source
    grade: str
    as_of: str
    location: Location
    locations: Mapping[Pair, Location] = field(default_factory=dict)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The names of the draws, in the order in which they are first named."""
        return tuple(dict.fromkeys(name for pair in self.correlations for name in pair))

    def between(self, one: str, other: str) -> float:
        """The correlation of two draws: 1 of a draw with itself, 0 of a pair that is not named."""
        if one == other:
            return 1.0
        stated = self.correlations
        return stated.get((one, other), stated.get((other, one), 0.0))

    def matrix(self, numbers: Sequence[str] | None = None) -> Matrix:
        """The correlations of all pairs, for these numbers in this order, or for all of the group.

        Without some of its numbers, which a scenario may fix, a matrix stays one that can be.
        """
        names = self.numbers if numbers is None else numbers
        return tuple(tuple(self.between(one, other) for other in names) for one in names)
