"""Scores that stand in a table: a design of runs in the place of random streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.simulation.streams import LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.run_paths.numbers import Numbers


@dataclass(frozen=True, eq=False)
class GivenChances:
    """What each number is on each path, as the probability that it is no higher.

    Attributes:
        columns: name of a stream -> its column.
        table: `[path, column]`, between 0 and 1.
    """

    columns: Mapping[str, int]
    table: Numbers

    def scores(self, name: str, first: int, last: int) -> Numbers:
        """Standard normal scores, as `Streams` gives them.

        Raises:
            KeyError: the table has no such number; nothing is made up for it.
        """
        from scipy.special import ndtri

        found = self.table[first:last, self.columns[name]]
        return np.asarray(ndtri(np.clip(found, LEAST, 1 - LEAST * 2)))
