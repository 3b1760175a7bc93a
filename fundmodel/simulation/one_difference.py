"""What one difference between two alternatives is worth: as stated, and in many worlds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.drawn_alternatives import DrawnAlternatives


@dataclass(frozen=True)
class Difference:
    """Two alternatives that are alike but for one thing.

    Attributes:
        of: the attribute or column in which they differ.
        label: what it is, in words.
        options: the two, counted from 0, in their order.
        values: what it is of each.
    """

    of: str
    label: str
    options: tuple[int, int]
    values: tuple[str, str]


@dataclass(frozen=True)
class Worth:
    """What a difference is worth: the result with the second option, less that with the first.

    Attributes:
        difference: between which.
        stated: on the stated path.
        drawn: mean, its standard error, P10, P90, means without and with events.
        matters: on which share of the paths it is worth anything.
        tolerance: what is no more counts for nothing.
    """

    difference: Difference
    stated: float
    drawn: Mapping[str, float]
    matters: float
    tolerance: float

    @property
    def only_when_drawn(self) -> bool:
        """Worth nothing on the stated path, and something on others."""
        return abs(self.stated) <= self.tolerance and self.matters > 0

    def as_row(self, options: Sequence[str]) -> dict[str, str | float]:
        """The same as a row of a table."""
        pair = self.difference
        first, second = (options[at] for at in pair.options)
        return {
            "clause": pair.of,
            "of_first": pair.values[0],
            "of_second": pair.values[1],
            "first": first,
            "second": second,
            "stated": self.stated,
            **{name.replace(" ", "_"): number for name, number in self.drawn.items()},
            "matters": self.matters,
        }


def differences(assumptions: Assumptions, options: Sequence[str], each: str) -> list[Difference]:
    """All pairs that differ in one thing; what is not stated of one of them is no difference.

    Args:
        assumptions: say what each alternative is.
        options: the alternatives, members of the set.
        each: the name of the set.
    """
    labels, told = _told_of_each(assumptions, options, each)
    found = []
    for first, second in combinations(range(len(options)), 2):
        one, other = told[first], told[second]
        differ = [name for name in one if name in other and one[name] != other[name]]
        if len(differ) == 1:
            (name,) = differ
            found.append(Difference(name, labels[name], (first, second), (one[name], other[name])))
    return found


def _told_of_each(
    assumptions: Assumptions, options: Sequence[str], each: str
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Name -> label, and of each option name -> what it is, as text."""
    table, members = assumptions.tables[each], assumptions.sets[each]
    labels = dict(table.attribute_labels)
    told = [{name: members.attributes[name][at] for name in labels} for at in range(len(options))]
    for column in assumptions.columns.values():
        if assumptions.sets[column.each].whole != each:
            continue
        labels[column.name] = column.metadata.label
        for member, value in zip(column.members, column.values, strict=True):
            told[options.index(member)][column.name] = f"{value:g}"
    return labels, told


def worths(
    drawn: DrawnAlternatives, pairs: Sequence[Difference], result: str, stated: Sequence[float]
) -> list[Worth]:
    """What each is worth; first those that are worth something in drawn worlds alone.

    Args:
        drawn: the alternatives in many worlds.
        pairs: the differences.
        result: in what they are counted.
        stated: the same of each option on the stated path.
    """
    tolerance = drawn.assumptions.number(CHECK_TOLERANCE)
    rows = drawn.by_path[result]
    found = []
    for pair in pairs:
        first, second = pair.options
        by_path = rows[second] - rows[first]
        matters = float(np.mean(np.abs(by_path) > tolerance))
        found.append(
            Worth(pair, stated[second] - stated[first], drawn.told_of(by_path), matters, tolerance)
        )
    return sorted(found, key=lambda one: (not one.only_when_drawn, -abs(one.drawn["mean"])))
