"""What a chart measures, as people read it: billions, per cent, with the basis."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.build_model.units import told_times, told_unit

if TYPE_CHECKING:
    from fundmodel.build_model.units import Unit

LABEL_LETTERS, TITLE_LETTERS, SOURCE_LETTERS = 38, 84, 130


@dataclass(frozen=True)
class Measure:
    """A result that is drawn.

    Attributes:
        label: as people call it.
        unit: of the numbers that are given.
        basis: what makes its money of different years comparable, if anything does.
    """

    label: str
    unit: Unit
    basis: str = ""

    @property
    def times(self) -> float:
        """What numbers are multiplied by before they are drawn."""
        return told_times(self.unit)

    @property
    def unit_told(self) -> str:
        """The unit in which they are drawn."""
        return told_unit(self.unit)

    @property
    def axis(self) -> str:
        """What stands at the axis: what it is, on which basis, in which unit."""
        basis = "" if self.basis in self.label else f", {self.basis}"
        return f"{self.label}{basis}, {self.unit_told}"

    def text(self, value: float) -> str:
        """A number that is not yet multiplied, with two decimals; of counts with none."""
        return f"{round(value * self.times, self._decimals) + 0.0:,.{self._decimals}f}"

    def change(self, value: float) -> str:
        """A difference, with its sign."""
        return f"{round(value * self.times, self._decimals) + 0.0:+,.{self._decimals}f}"

    @property
    def _decimals(self) -> int:
        return 0 if self.unit.style in ("whole", "date") else 2


class Words(NamedTuple):
    """What stands above and below a chart.

    Attributes:
        title: the answer, in one sentence.
        source: where the numbers come from, such as the scenarios.
    """

    title: str
    source: str = ""


def wrapped(text: str, letters: int = LABEL_LETTERS) -> str:
    """A text over several lines, no word broken."""
    return fill(text, letters, break_long_words=False, break_on_hyphens=False)
