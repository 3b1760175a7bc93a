"""The compiled engine beside the plain reading: how far apart, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fundmodel.build_model import Model
from fundmodel.run_paths.given import year_table
from fundmodel.run_paths.numbers import Numbers
from tests.every_line import every_line
from tests.plain_reading import read_plainly

TOLERANCE = 1e-12
"""Of the largest number of a row on its path, or of 1 where that is smaller."""


@dataclass
class Agreement:
    """What was compared.

    Attributes:
        slack: how many times the tolerance they may be apart: where numbers are drawn anywhere, a
            small remainder of large numbers has fewer digits.
        cells: how many numbers.
        equal: of these, how many to the last bit.
        apart: row -> how far, in tolerances, of those that are too far.
    """

    slack: float = 1.0
    cells: int = 0
    equal: int = 0
    apart: dict[str, float] = field(default_factory=dict)

    def add(self, model: Model, found: Mapping[str, Numbers], plain: Mapping[str, Numbers]) -> None:
        """Compare every line, each member and path with its own scale.

        A check is a difference of large numbers that should be none: its scale is theirs.
        """
        for name in (*model.inputs, *model.lines):
            one, other = found[name], np.broadcast_to(plain[name], found[name].shape)
            self.cells += one.size
            alike = (one == other) | (np.isnan(one) & np.isnan(other))
            self.equal += int(alike.sum())
            scale = _largest(other)
            if name in model.lines and model.lines[name].kind == "check":
                scale = np.max([_largest(plain[read]).max(axis=0) + 0 * scale
                                for read in model.lines[name].now], axis=0)  # fmt: skip
            distance = np.where(alike, 0.0, np.abs(one - other) / scale)
            worst = float(distance.max()) / TOLERANCE / self.slack
            if not worst <= 1:  # a number on one side alone is apart too
                self.apart[name] = max(worst, self.apart.get(name, 0.0))

    def __str__(self) -> str:
        return f"{self.equal:,} of {self.cells:,} numbers are equal to the last bit"


def _largest(row: Numbers) -> Numbers:
    """The largest number of each member and path, but at least 1."""
    return np.nanmax(np.abs(row), axis=0, initial=1.0)


def both(model: Model, inputs: Mapping[str, Any], periods: int, slack: float = 1.0) -> Agreement:
    """Work everything out twice and compare."""
    report = Agreement(slack)
    numbers = {name: _as_floats(stated) for name, stated in inputs.items()}
    report.add(model, every_line(model, inputs), read_plainly(model, numbers, periods))
    return report


def _as_floats(stated: Any) -> Any:
    if isinstance(stated, Mapping):
        return {year: np.asarray(number, dtype=float) for year, number in stated.items()}
    return np.asarray(stated, dtype=float)


def side_by_side(sets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Each set of numbers as a path of its own; what is alike in all stays one number."""
    return {name: _beside([one[name] for one in sets]) for name in sets[0]}


def _beside(stated: Sequence[Any]) -> Any:
    if isinstance(stated[0], Mapping):
        years = sorted({year for table in stated for year in table})
        tables = [_filled(table, years) for table in stated]
        return {year: _beside([table[year] for table in tables]) for year in years}
    if all(np.array_equal(one, stated[0]) for one in stated):
        return stated[0]
    return np.stack([np.asarray(one, dtype=float) for one in stated], axis=-1)


def _filled(table: Mapping[int, float], years: Sequence[int]) -> dict[int, float]:
    first, rows = year_table(table)
    return {year: rows[min(max(year - first, 0), len(rows) - 1)] for year in years}
