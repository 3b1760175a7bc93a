"""The difference between two sets of assumptions in one result, input by input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.build_model.units import Unit

STATED = "stated path"


@dataclass(frozen=True)
class Step:
    """One input that differs, and what that does to the result.

    Amounts are in the result's unit. By "in turn" and by "share" the steps of a bridge add up to
    the whole difference.

    Attributes:
        name: of the assumption.
        label: as people call it.
        before, after: what it is in the first set and in the second, as people read it.
        because: why, if a scenario says so.
        in_turn: what changes when it is changed after those before it, in the files' order.
        share: its Shapley value: what it changes on average over all orders.
        standard_error: of the share; 0 where all orders were worked out.
        alone: what changes when it alone is changed.
        last: what changes when it is changed after all others.

    Where shares are not told, `share` and `standard_error` are not numbers.
    """

    name: str
    label: str
    before: str
    after: str
    because: str
    in_turn: float
    share: float
    standard_error: float
    alone: float
    last: float

    @property
    def interaction(self) -> float:
        """What it does together with the others: its share less what it does alone."""
        return self.share - self.alone


@dataclass(frozen=True, eq=False)
class Bridge:
    """From one number to another, input by input.

    Attributes:
        result: the name of the result, with its member.
        label: as people call it.
        unit: what it is measured in.
        basis: what makes its money of different years comparable.
        names: what the two sets are called.
        start, end: the result of the first and of the second.
        steps: the inputs that differ, in the files' order.
        orders: how many orders were worked out for the shares; 0 for all that there are.
        of: what the numbers are: of the stated paths, or means over worlds that are drawn.
    """

    result: str
    label: str
    unit: Unit
    basis: str
    names: tuple[str, str]
    start: float
    end: float
    steps: Sequence[Step]
    orders: int = 0
    of: str = STATED

    def __repr__(self) -> str:
        first, second = self.names
        steps = "".join(
            f"\n{step.share if self.has_shares else step.in_turn:+,.6g}  {step.name}: "
            f"{step.before:.40} -> {step.after:.40}"
            for step in self.ranked
        )
        return (
            f"Bridge: {self.result} from {self.start:,.6g} ({first:.60}) to {self.end:,.6g} "
            f"({second:.60}), {self.unit.name}, {self.basis or 'no basis'}; {self.of}{steps}"
        )

    @property
    def has_shares(self) -> bool:
        """Whether Shapley values were worked out; for expected values of many inputs not."""
        return not any(isnan(step.share) for step in self.steps)

    @property
    def difference(self) -> float:
        """The second less the first."""
        return self.end - self.start

    @property
    def ranked(self) -> list[Step]:
        """The steps, those with the largest share first; without shares, those in turn."""
        by_share = self.has_shares
        return sorted(self.steps, key=lambda step: -abs(step.share if by_share else step.in_turn))

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an input that differs, in the files' order, in the result's own unit."""
        import pandas as pd

        table = pd.DataFrame([vars(step) for step in self.steps], columns=[*Step.__annotations__])
        return table.set_index("name")

    def plot(self, path: str | Path | None = None) -> Figure:
        """A waterfall, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.

        Raises:
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_bridges import waterfall_of
        from fundmodel.charts.figures import drawn

        return drawn(lambda: waterfall_of(self), path)
