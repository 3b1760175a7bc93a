"""What is known about a number beyond its value: unit, range, source, grade, draws."""

from collections.abc import Mapping
from dataclasses import dataclass

from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.places import Place

UNLIMITED = (float("-inf"), float("inf"))


@dataclass(frozen=True)
class Source:
    """Where a number was found; `date` is a day, month or year as text."""

    title: str
    publisher: str
    date: str
    link: str = ""
    page: str = ""


@dataclass(frozen=True)
class Uncertainty:
    """How a number is drawn: the name of a shape, and the shape's parameters."""

    shape: str
    parameters: Mapping[str, float]


@dataclass(frozen=True)
class Facts:
    """What is known about a number beyond its value.

    Attributes:
        label: as people call it.
        unit: what it is measured in.
        ends: the plausible range as written: two numbers or names of other scalars.
        source: where it was found.
        grade: A, B, C or "definition".
        as_of: the date that it describes, as written.
        place: where the assumption is defined.
        range_place: where its plausible range is written.
        note: what a reader should know.
        review_by: when it should be looked at again, or "".
        uncertainty: how it is drawn, or None for a fixed number.
        because: why a scenario changed it, or "".
        plausible: the range in numbers of the unit.
    """

    label: str
    unit: Unit
    ends: tuple[float | str, float | str]
    source: Source
    grade: str
    as_of: str
    place: Place
    range_place: Place
    note: str = ""
    review_by: str = ""
    uncertainty: Uncertainty | None = None
    because: str = ""
    plausible: tuple[float, float] = UNLIMITED

    @property
    def file(self) -> str:
        """The file of the definition."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line of the definition."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column of the definition."""
        return self.place.column
