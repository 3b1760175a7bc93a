"""One number back to the sourced assumptions that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fundmodel.explanations.written_numbers import formula_in_words
from fundmodel.errors import BadInput, UnknownName, closest, listed, message
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.members_that_add_up import add_up, is_plain_sum, life_total, sum_in_numbers
from fundmodel.explanations.explanation import Explanation
from fundmodel.explanations.periods_that_count import largest_period, largest_years
from fundmodel.run_paths.quarters import period_of, quarter_name, quarter_names
from fundmodel.run_paths.unknown_names import nearest, now_called

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run

EACH = -1  # the index of all members together


def explain(
    run: Run, name: str, quarter: str | None = None, member: str = "", depth: int = 4
) -> Explanation:
    """Explain one number.

    Args:
        run: the run that it stands in.
        name: a line or an assumption.
        quarter: such as "2031Q2"; by default the one in which the number is furthest from zero.
        member: of a line with members; by default all of them together.
        depth: how many steps back; earlier quarters count as steps too.

    Raises:
        BadInput: no such line, member or quarter; or members that do not add up, and none named.
    """
    known = [*run.model.lines, *run.model.inputs]
    if name in run.model.renamed:
        raise UnknownName(message(name, now_called("line", run.model.renamed[name])))
    if name not in known:
        raise BadInput(
            message(
                name,
                "There is no such line or assumption.",
                meant=nearest(name, known, run.model.renamed),
                fix="`python -m fundmodel list lines` names the lines.",
            )
        )
    member_index = _member_index(run, name, member)
    explainer = _Explainer(run)
    if quarter is not None:
        return explainer.explain(name, period_of(quarter, quarter_names(run)), member_index, depth)
    row = run.arrays[name]
    by_quarter = len(row) > 1 and not run.model.is_result(name)
    mine = row if member_index == EACH else row[:, member_index : member_index + 1]
    period = largest_period(mine) if by_quarter else 1
    chosen = "the quarter in which it is furthest from zero" if by_quarter else ""
    return explainer.explain(name, period, member_index, depth, chosen)


def _member_index(run: Run, name: str, member: str) -> int:
    members = run.model.members(name)
    named = listed(tuple(filter(None, members)))
    if member and member not in members:
        raise BadInput(
            message(
                f"{name}[{member}]",
                "There is no such member.",
                meant=closest(member, members),
                fix=f"name one of {named}." if named else "leave the member out.",
            )
        )
    if member or not named:
        return members.index(member)
    if not add_up(run.model, name):
        raise BadInput(
            message(
                name,
                f"There is a number for each of {len(members)} members, and they do not add up.",
                fix=f"name one with --member: {named}.",
            )
        )
    return EACH


@dataclass(frozen=True)
class _Explainer:
    run: Run

    def explain(
        self, name: str, period: int | None, member_index: int, depth: int, chosen: str = ""
    ) -> Explanation:
        if member_index == EACH:
            return self._members(name, period, depth, chosen)
        if name in self.run.model.inputs:
            return self._assumption(name, 1 if period is None else period, member_index)
        if period is None:
            return self._life(name, member_index, depth)
        line = self.run.model.lines[name]
        is_result = not line.traits.by_quarter
        reader = Reader(self.run, line, period, member_index)
        made = period > 0 or is_result
        return Explanation(
            self._named(name, member_index),
            line.definition.label,
            "" if is_result else quarter_name(self.run, period),
            self.run.number(name, period, member_index),
            line.unit.name,
            formula_in_words(line.node) if made else f"opening: {line.definition.opening}",
            reader.formula_in_numbers() if made else "",
            note=line.definition.explanation,
            chosen="" if is_result else chosen,
            parts=self._parts(reader, depth) if made else (),
        )

    def _parts(self, reader: Reader, depth: int) -> tuple[Explanation, ...]:
        if depth <= 1:
            return ()
        return tuple(self.explain(*part, depth - 1) for part in reader.parts())

    def _life(self, name: str, member_index: int, depth: int) -> Explanation:
        """A flow over all quarters: of a plain sum its parts, else its largest quarter."""
        run, line = self.run, self.run.model.lines[name]
        row = run.arrays[name][:, member_index, 0]
        plain = is_plain_sum(run.model, line.node)
        period = largest_period(run.arrays[name][:, member_index : member_index + 1])
        parts: tuple[Explanation, ...] = ()
        if plain and depth > 1:
            reader = Reader(run, line, 1, member_index)
            parts = tuple(self.explain(part, None, at, depth - 1) for part, _, at in reader.parts())
        elif depth > 1 and row.any():
            parts = (self.explain(name, period, member_index, depth - 1, "its largest quarter"),)
        return Explanation(
            self._named(name, member_index),
            line.definition.label,
            f"{quarter_name(run, 1)} to {quarter_name(run, run.periods)}",
            life_total(run, name, member_index),
            line.unit.name,
            formula_in_words(line.node) if plain else "",
            sum_in_numbers(run, line, member_index) if plain else "",
            years=largest_years(row, run.arrays[run.model.calendar.year][:, 0, 0]),
            parts=parts,
        )

    def _members(self, name: str, period: int | None, depth: int, chosen: str) -> Explanation:
        """All members together, the largest first."""
        run = self.run
        found = [
            replace(self.explain(name, period, member_index, 1), words="", numbers="", note="")
            for member_index in range(len(run.model.members(name)))
        ]
        is_input = name in run.model.inputs
        described = run.assumptions.metadata(name) if is_input else run.model.lines[name].definition
        label = described.label
        return Explanation(
            name,
            label,
            found[0].when,
            sum(one.value for one in found),
            run.model.unit(name).name,
            note="" if is_input else run.model.lines[name].definition.explanation,
            chosen="; ".join(filter(None, (chosen, f"all {len(found)} members together"))),
            parts=tuple(sorted(found, key=lambda one: -abs(one.value))) if depth > 1 else (),
        )

    def _assumption(self, name: str, period: int, member_index: int) -> Explanation:
        one = self.run.model.inputs[name]
        named = self._named(name, member_index)
        metadata = self.run.assumptions.metadata(named if one.each else name)
        source = metadata.source
        when = quarter_name(self.run, period)[:4] if one.by_year else ""
        return Explanation(
            named,
            metadata.label,
            when,
            self.run.number(name, period if one.by_year else 0, member_index),
            metadata.unit.name,
            source=f"{source.title}, {source.publisher}, {source.date} (grade {metadata.grade})",
            how_sure=self.run.assumptions.how_sure(named if one.each else name),
            note=metadata.because or metadata.note,
        )

    def _named(self, name: str, member_index: int) -> str:
        member = self.run.model.members(name)[member_index]
        return f"{name}[{member}]" if member else name
