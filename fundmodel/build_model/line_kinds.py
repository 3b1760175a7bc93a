"""The table of kinds of lines: what the machinery asks of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LineKind:
    """One kind of line.

    Attributes:
        year: how a calendar year is made of its quarters: summed, as it is at the end, or worked
            out again from the year's numbers where the formula can be; None for what does not go
            by quarter, but has one number for the whole life.
        adds_up: an amount, so that the sum over members means something.
        must_state_opening: it has no natural opening, and must say one where it is looked back on.
    """

    year: Literal["summed", "at_end", "worked_out_again"] | None
    adds_up: bool = False
    must_state_opening: bool = False

    @property
    def by_quarter(self) -> bool:
        """Whether it has a number a quarter."""
        return self.year is not None

    @property
    def summed(self) -> bool:
        """Whether quarters add up: to a year, and to the whole life."""
        return self.year == "summed"


KINDS: Mapping[str, LineKind] = {
    "flow": LineKind("summed", adds_up=True),
    "balance": LineKind("at_end", adds_up=True),
    "ratio": LineKind("worked_out_again", must_state_opening=True),
    "flag": LineKind("at_end"),
    "result": LineKind(None, adds_up=True),
    "check": LineKind("at_end"),
    "alert": LineKind("at_end"),
}
"""Kind, which is the name of the decorator -> what it means."""
