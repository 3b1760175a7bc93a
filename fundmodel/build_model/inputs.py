"""What the model must know of an assumption before it has a value."""

from dataclasses import dataclass

from fundmodel.build_model.units import Unit


@dataclass(frozen=True)
class Input:
    """A named assumption, as the lines see it.

    Attributes:
        name: as lines and YAML files call it.
        label: as people call it.
        unit: what it is measured in.
        each: the set of members that it has a number for, or None.
        by_year: whether it has a number a year.
        options: the names of the options of a choice, in the order of their codes 1, 2, ...
        lowest: the lower end of its plausible range, where that is a number.
    """

    name: str
    label: str
    unit: Unit
    each: str | None = None
    by_year: bool = False
    options: tuple[str, ...] = ()
    lowest: float | None = None
