"""One number of the whole life: the years, the lines and the members that make it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel.explanations.attribution import result_period
from fundmodel.explanations.described import assumption, label_of, life_of, name_with_member
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.factors_told import factors_of
from fundmodel.explanations.following import can_be_followed, follow
from fundmodel.explanations.one_quarter import OneQuarter, together
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.when_it_falls import (
    amounts_by_period,
    by_year,
    largest_quarters,
    largest_years,
    quarter_taken,
)
from fundmodel.explanations.written_numbers import formula_in_words
from fundmodel.run_paths.quarters import quarter_name

if TYPE_CHECKING:
    from fundmodel.explanations.attribution import Contribution, Row
    from fundmodel.explanations.following import Followed, Passage
    from fundmodel.run_paths.run import Run

LARGEST = "its largest quarter"
AVERAGE = "average of all quarters"


@dataclass(frozen=True)
class OverLife:
    """Explains results, and flows over all quarters, of a run."""

    run: Run

    def result(self, name: str, member_index: int, depth: int) -> Explanation:
        """A result, and what it is made of, to a depth of so many steps."""
        run, line = self.run, self.run.model.lines[name]
        weights = {(name, result_period(run), member_index): 1.0}
        taken = quarter_taken(run, line, member_index)
        found = follow(run, (name, member_index), weights)
        by_period = {} if taken else amounts_by_period(run, weights)
        parts = self._parts(found, depth) or self._what_is_measured(name, member_index, depth)
        return Explanation(
            name_with_member(run, name, member_index),
            label_of(run, name),
            quarter_name(run, taken) if taken else life_of(run),
            run.number(name, 0, member_index),
            line.unit.name,
            formula_in_words(line.node),
            Reader(run, line, 1, member_index).formula_in_numbers(),
            note=line.definition.explanation,
            basis=line.definition.basis,
            years=largest_years(by_year(run, by_period)),
            quarters=largest_quarters(run, by_period),
            parts=parts,
            passes=tuple(map(self._passage, found.passages)) if depth > 1 else (),
            zeros=found.zeros,
            rest=found.made_of.rest if found.made_of.rows else 0.0,
        )

    def all_members(self, name: str, depth: int) -> Explanation:
        """A result of all members together, and the members ranked."""
        run = self.run
        count = len(run.model.members(name))
        found = [self.result(name, member_index, depth - 1) for member_index in range(count)]
        cells = {(name, result_period(run), one): 1.0 for one in range(count)}
        by_period = amounts_by_period(run, cells)
        members = [
            replace(one, contribution=one.value, numbers="", note="", years={}, quarters={})
            for one in found
        ]
        return replace(
            together(run, name, members, depth),
            words=formula_in_words(run.model.lines[name].node),
            years=largest_years(by_year(run, by_period)),
            quarters=largest_quarters(run, by_period),
        )

    def _parts(self, found: Followed, depth: int) -> tuple[Explanation, ...]:
        """What each line brings, the largest first; members of one line are taken together."""
        if depth <= 1:
            return ()
        reader = found.passages[-1].row[0] if found.passages else next(iter(found.path))
        by_name: dict[str, list[Row]] = {}
        for row in found.made_of.rows:
            by_name.setdefault(row[0], []).append(row)
        told = [
            self._one_line(name, rows, found, reader, depth - 1) for name, rows in by_name.items()
        ]
        return tuple(sorted(told, key=_size))

    def _one_line(
        self, name: str, rows: list[Row], found: Followed, reader: str, depth: int
    ) -> Explanation:
        if len(rows) == 1:
            return self._part(rows[0], found, reader, depth)
        members = [self._part(row, found, reader, depth - 1) for row in rows]
        return Explanation(
            name,
            label_of(self.run, name),
            members[0].when,
            sum(one.value for one in members),
            self.run.model.unit(name).name,
            chosen=f"{len(members)} members",
            parts=tuple(sorted(members, key=_size)) if depth > 1 else (),
            contribution=sum(one.contribution or 0.0 for one in members),
        )

    def _part(self, row: Row, found: Followed, reader: str, depth: int) -> Explanation:
        contribution = found.made_of.rows[row]
        one = self._described(row, contribution)
        if depth <= 1 or row[0] in self.run.model.inputs or row[0] in found.path:
            return one
        if can_be_followed(self.run, reader, row, contribution):
            further = follow(self.run, row, contribution.weights, found.path)
            if further.made_of.rows:
                return replace(
                    one,
                    parts=self._parts(further, depth),
                    passes=tuple(map(self._passage, further.passages)),
                    zeros=further.zeros,
                    rest=further.made_of.rest,
                )
        return replace(one, parts=self._largest_quarter(row, contribution, depth))

    def _passage(self, passage: Passage) -> Explanation:
        return self._described(passage.row, passage.contribution)

    def _described(self, row: Row, contribution: Contribution) -> Explanation:
        """A line, with what it brings to the number, when, and what multiplies it."""
        run, (name, member_index) = self.run, row
        periods = sorted({period for _, period, _ in contribution.weights})
        factors = factors_of(run, contribution)
        if name in run.model.inputs:
            one = assumption(run, name, periods[0], member_index)
            return replace(one, contribution=contribution.amount, factors=factors)
        line = run.model.lines[name]
        value, when, chosen = self._value(row, periods)
        return Explanation(
            name_with_member(run, name, member_index),
            label_of(run, name),
            when,
            value,
            line.unit.name,
            formula_in_words(line.node),
            chosen=chosen,
            basis=line.definition.basis,
            contribution=contribution.amount,
            factors=factors,
        )

    def _value(self, row: Row, periods: list[int]) -> tuple[float, str, str]:
        """A number that stands for a row, its time, and how it was chosen."""
        run, (name, member_index) = self.run, row
        line = run.model.lines[name]
        if run.model.is_result(name):
            return run.number(name, 0, member_index), "", ""
        if len(periods) == 1:
            return run.number(name, periods[0], member_index), quarter_name(run, periods[0]), ""
        values = run.arrays[name][1:, member_index, 0]
        if line.traits.summed:
            return float(sum(values.tolist())), life_of(run), ""
        return float(values.mean()), life_of(run), AVERAGE

    def _largest_quarter(
        self, row: Row, contribution: Contribution, depth: int
    ) -> tuple[Explanation, ...]:
        run, (name, member_index) = self.run, row
        sizes = {
            period: abs(weight * run.number(name, period, member_index))
            for (_, period, _), weight in contribution.weights.items()
        }
        period = max(sizes, key=lambda one: sizes[one])
        if run.model.is_result(name):
            return ()
        return (OneQuarter(run).explain(name, period, member_index, depth - 1, LARGEST),)

    def _what_is_measured(
        self, name: str, member_index: int, depth: int
    ) -> tuple[Explanation, ...]:
        """Of a result that is no sum of amounts: the flows, or the quarters, that it measures."""
        if depth <= 1:
            return ()
        reader = Reader(self.run, self.run.model.lines[name], 1, member_index)
        return tuple(self._behind(*part, depth - 1) for part in reader.parts())

    def _behind(self, name: str, period: int | None, member_index: int, depth: int) -> Explanation:
        if name in self.run.model.lines and self.run.model.is_result(name):
            return self.result(name, member_index, depth)
        if period is not None:
            return OneQuarter(self.run).explain(name, period, member_index, depth)
        return self.flow(name, member_index, depth)

    def flow(self, name: str, member_index: int, depth: int) -> Explanation:
        """A flow summed over all quarters, and what that is made of."""
        run = self.run
        weights = {(name, period, member_index): 1.0 for period in range(1, run.periods + 1)}
        found = follow(run, (name, member_index), weights)
        by_period = amounts_by_period(run, weights)
        value, when, _ = self._value((name, member_index), list(range(1, run.periods + 1)))
        return Explanation(
            name_with_member(run, name, member_index),
            label_of(run, name),
            when,
            value,
            run.model.unit(name).name,
            formula_in_words(run.model.lines[name].node),
            years=largest_years(by_year(run, by_period)),
            quarters=largest_quarters(run, by_period),
            parts=self._parts(found, depth),
            passes=tuple(map(self._passage, found.passages)) if depth > 1 else (),
            zeros=found.zeros,
            rest=found.made_of.rest if found.made_of.rows else 0.0,
        )


def _size(one: Explanation) -> float:
    return -abs(one.contribution or 0.0)
