"""The columns of the sheets with a time axis: what is read first stands first.

Label, member and unit, one number for the whole life, and time; behind the last quarter or year
stand the keys by which programs find a row.
"""

from dataclasses import dataclass

BLOCK, LABEL, MEMBER, UNIT, WHOLE_LIFE = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Columns:
    """The columns of the stage sheets, which are the same on all of them."""

    attributes: tuple[str, ...]
    periods: int

    whole_life = WHOLE_LIFE
    """Results: their one number. Flows: the sum of all quarters."""
    opening = WHOLE_LIFE + 1
    first = opening + 1

    @property
    def last(self) -> int:
        """The last quarter."""
        return self.opening + self.periods

    @property
    def key(self) -> int:
        """The name of the line."""
        return self.last + 1

    @property
    def end(self) -> int:
        """The last of all columns; attributes of members stand between the key and here."""
        return self.key + len(self.attributes)

    def attribute(self, name: str) -> int:
        """The column of an attribute."""
        return self.key + 1 + self.attributes.index(name)


@dataclass(frozen=True)
class AnnualColumns:
    """The columns of Annual."""

    years: int

    whole_life = WHOLE_LIFE
    """Flows: the sum of all years."""
    first = WHOLE_LIFE + 1

    @property
    def last(self) -> int:
        """The last year."""
        return self.first + self.years - 1

    @property
    def key(self) -> int:
        """The name of the line."""
        return self.last + 1

    @property
    def check(self) -> int:
        """How far the years are from the quarters."""
        return self.last + 2
