"""What is known about a number beyond its value, its source first."""

from dataclasses import dataclass

from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.text import UNLIMITED, Ends, Location
from fundmodel.read_assumptions.uncertainty import Uncertainty


@dataclass(frozen=True)
class Source:
    """Where a number was found; `date` is a day, month or year as text."""

    title: str
    publisher: str
    date: str
    link: str = ""
    page: str = ""


@dataclass(frozen=True)
class Metadata:
    """What is known about a number beyond its value.

    Attributes:
        label: as people call it.
        unit: what it is measured in.
        ends: the plausible range as written: two numbers or names of other scalars.
        source: where it was found.
        grade: A, B, C or "definition".
        as_of: the date that it describes, as written.
        location: where the assumption is defined.
        range_location: where its plausible range is written.
        note: what a reader should know.
        review_by: when it should be looked at again, or "".
        uncertainty: how it is drawn, or None for a number that is not.
        fixed: why it is never drawn, a key of `FIXED`, or "".
        because: why a scenario changed it, or "".
        own_ends: the range that a scenario's change states in the place of `ends`, if it does.
        ends_on_quarter: whether it is a date that must be the last day of a calendar quarter.
        plausible: the range in numbers of the unit.
    """

    label: str
    unit: Unit
    ends: Ends
    source: Source
    grade: str
    as_of: str
    location: Location
    range_location: Location
    note: str = ""
    review_by: str = ""
    uncertainty: Uncertainty | None = None
    fixed: str = ""
    because: str = ""
    own_ends: Ends | None = None
    ends_on_quarter: bool = False
    plausible: tuple[float, float] = UNLIMITED

    @property
    def ends_in_force(self) -> Ends:
        """The ends of the plausible range that the number is held to."""
        return self.own_ends or self.ends
