"""Two runs followed back at once, to the lines in which a result differs."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from fundmodel.explanations.attribution import (
    Attribution,
    Contribution,
    attribute_alike,
    result_period,
)
from fundmodel.explanations.described import label_of, name_with_member
from fundmodel.explanations.following import can_be_followed
from fundmodel.explanations.when_it_falls import amounts_by_period, by_year
from fundmodel.explanations.written_numbers import NEXT_TO_ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fundmodel.explanations.attribution import Row
    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.run_paths.run import Run

VISIBLE = 0.01
Pair = tuple[Contribution, Contribution]
"""What a row brings in the first run and in the second."""


@dataclass(frozen=True)
class LineDifference:
    """What a line brings to a result in two scenarios.

    Attributes:
        name: with its member.
        label: as people call it.
        before, after: what it brings to the result, in the unit of the result.
        itself_before, itself_after: its own sum of all quarters; of a result its number.
        unit: of these two.
        passes: lines that all of it passes through on its way from the parts.
        parts: the lines behind.
        rest: by how much differs what no part brings.
    """

    name: str
    label: str
    before: float
    after: float
    itself_before: float
    itself_after: float
    unit: str
    passes: tuple[str, ...] = ()
    parts: tuple[LineDifference, ...] = ()
    rest: float = 0.0

    @property
    def difference(self) -> float:
        """By how much more it brings in the second."""
        return self.after - self.before

    @property
    def itself_goes_otherwise(self) -> bool:
        """Whether what it brings has changed by another part than it has itself."""
        scaled = self.before * self.itself_after, self.after * self.itself_before
        return not isclose(*scaled, rel_tol=VISIBLE, abs_tol=NEXT_TO_ZERO)

    def walk(self, step: int) -> Iterator[tuple[int, LineDifference]]:
        """This one and all below it, with how many steps down they are."""
        yield step, self
        for part in self.parts:
            yield from part.walk(step + 1)


class Behind(NamedTuple):
    """What stands behind a number in both runs."""

    passes: tuple[str, ...]
    parts: tuple[LineDifference, ...]
    rest: float


@dataclass(frozen=True)
class Compared:
    """Two runs of one model."""

    before: Run
    after: Run

    @property
    def runs(self) -> tuple[Run, Run]:
        """Both."""
        return self.before, self.after

    def followed(self, result: str, members: list[int], depth: int) -> Behind:
        """The lines behind a result, ranked by how much they differ."""
        return self._behind(result, self._cells_of(result, members), frozenset(), depth)

    def by_year(self, result: str, members: list[int]) -> dict[int, float]:
        """The difference by calendar year."""
        before, after = (
            by_year(run, amounts_by_period(run, cells))
            for run, cells in zip(self.runs, self._cells_of(result, members), strict=True)
        )
        return {year: after.get(year, 0.0) - before.get(year, 0.0) for year in before | after}

    def _cells_of(self, result: str, members: list[int]) -> list[dict[Cell, float]]:
        return [{(result, result_period(run), one): 1.0 for one in members} for run in self.runs]

    def _behind(
        self,
        name: str,
        weights: list[Mapping[Cell, float]] | list[dict[Cell, float]],
        path: frozenset[str],
        depth: int,
    ) -> Behind:
        passes: list[str] = []
        while True:
            path |= {name}
            found = attribute_alike(self.runs, weights)
            pairs = _pairs(*found)
            rest = found[1].rest - found[0].rest
            only = self._only(name, pairs, found, path)
            if only is None:
                return Behind(tuple(passes), self._parts(name, pairs, path, depth), rest)
            passes.append(name_with_member(self.before, *only))
            name, weights = only[0], [one.weights for one in pairs[only]]

    def _only(
        self, name: str, pairs: Mapping[Row, Pair], found: list[Attribution], path: frozenset[str]
    ) -> Row | None:
        """The one row through which all of it passes in both runs, if there is one to follow."""
        if len(pairs) != 1 or any(abs(one.rest) >= NEXT_TO_ZERO for one in found):
            return None
        ((row, pair),) = pairs.items()
        return row if row[0] not in path and self._can_be_followed(name, row, pair) else None

    def _can_be_followed(self, name: str, row: Row, pair: Pair) -> bool:
        return all(
            can_be_followed(run, name, row, one) for run, one in zip(self.runs, pair, strict=True)
        )

    def _parts(
        self, name: str, pairs: Mapping[Row, Pair], path: frozenset[str], depth: int
    ) -> tuple[LineDifference, ...]:
        if depth <= 1:
            return ()
        by_name: dict[str, list[Row]] = {}
        for row in pairs:
            by_name.setdefault(row[0], []).append(row)
        told = []
        for line, rows in by_name.items():
            deeper = depth - 1 if len(rows) == 1 else depth - 2
            members = [self._part(name, row, pairs[row], path, deeper) for row in rows]
            told.append(self._together(line, members, depth))
        return tuple(sorted(told, key=lambda one: -abs(one.difference)))

    def _part(
        self, name: str, row: Row, pair: Pair, path: frozenset[str], depth: int
    ) -> LineDifference:
        is_followed = row[0] not in path and self._can_be_followed(name, row, pair) and depth > 1
        weights = [one.weights for one in pair]
        behind = self._behind(row[0], weights, path, depth) if is_followed else Behind((), (), 0.0)
        return LineDifference(
            name_with_member(self.before, *row),
            label_of(self.before, row[0]),
            pair[0].amount,
            pair[1].amount,
            _itself(self.before, row),
            _itself(self.after, row),
            self.before.model.unit(row[0]).name,
            behind.passes,
            behind.parts,
            behind.rest,
        )

    def _together(self, line: str, members: list[LineDifference], depth: int) -> LineDifference:
        """Several members of a line as one part, with the members below it."""
        if len(members) == 1:
            return members[0]
        ranked = tuple(sorted(members, key=lambda one: -abs(one.difference)))
        return LineDifference(
            line,
            label_of(self.before, line),
            sum(one.before for one in members),
            sum(one.after for one in members),
            sum(one.itself_before for one in members),
            sum(one.itself_after for one in members),
            members[0].unit,
            parts=ranked if depth > 2 else (),
        )


def _pairs(before: Attribution, after: Attribution) -> dict[Row, Pair]:
    """What each row brings in both; those that bring nothing in either are left out."""
    pairs = {
        row: (before.rows.get(row, Contribution()), after.rows.get(row, Contribution()))
        for row in before.rows | after.rows
    }
    return {
        row: pair
        for row, pair in pairs.items()
        if any(abs(one.amount) >= NEXT_TO_ZERO for one in pair)
    }


def _itself(run: Run, row: Row) -> float:
    """A flow's sum of all quarters, a balance's average; the number of a result."""
    name, member_index = row
    if not run.model.goes_by_quarter(name):
        return run.number(name, 0, member_index)
    values = run.arrays[name][1:, member_index, 0]
    is_flow = name in run.model.lines and run.model.lines[name].traits.summed
    return float(values.sum() if is_flow else values.mean())
