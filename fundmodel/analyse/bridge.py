"""The difference between two sets of assumptions in one result, input by input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from fundmodel.build_model.units import Unit


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

    @property
    def difference(self) -> float:
        """The second less the first."""
        return self.end - self.start

    @property
    def ranked(self) -> list[Step]:
        """The steps, those with the largest share first."""
        return sorted(self.steps, key=lambda step: -abs(step.share))

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an input that differs, in the files' order, in the result's own unit."""
        import pandas as pd

        table = pd.DataFrame([vars(step) for step in self.steps], columns=[*Step.__annotations__])
        return table.set_index("name")
