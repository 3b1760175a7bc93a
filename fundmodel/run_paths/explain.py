"""One number back to the sourced assumptions that it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fundmodel.build_model.spelling import formula_in_words
from fundmodel.errors import BadInput, closest, message
from fundmodel.run_paths.explain_numbers import Reader

if TYPE_CHECKING:
    from fundmodel.run_paths.run import Run


@dataclass(frozen=True)
class Explanation:
    """What a number is made of.

    Attributes:
        name: of the line or assumption, with its member.
        label: as people call it.
        when: the quarter, such as "2031Q2"; "" where there is one number for all.
        value: the number.
        unit: what it is measured in.
        words: the formula with names; "" for an assumption.
        numbers: the formula with numbers in place of names.
        source: of an assumption: title, publisher, date, grade.
        note: why a line is worked out this way.
        parts: what went into it.
    """

    name: str
    label: str
    when: str
    value: float
    unit: str
    words: str = ""
    numbers: str = ""
    source: str = ""
    note: str = ""
    parts: tuple[Explanation, ...] = field(default=())


def explain(
    run: Run, name: str, quarter: str | None = None, member: str = "", depth: int = 4
) -> Explanation:
    """Explain one number.

    Args:
        run: the run that it stands in.
        name: a line or an assumption.
        quarter: such as "2031Q2"; by default one a quarter of the way through.
        member: of a line with members; by default the first.
        depth: how many steps back; earlier quarters count as steps too.

    Raises:
        BadInput: no such line, member or quarter.
    """
    known = [*run.model.lines, *run.model.inputs]
    if name not in known:
        raise BadInput(
            message(
                name,
                "There is no such line or assumption.",
                meant=closest(name, known),
                fix="`python -m fundmodel list lines` names the lines.",
            )
        )
    members = run.model.members(name)
    if member and member not in members:
        named = ", ".join(filter(None, members))
        raise BadInput(
            message(
                f"{name}[{member}]",
                "There is no such member.",
                meant=closest(member, members),
                fix=f"name one of {named}." if named else "leave the member out.",
            )
        )
    place = members.index(member) if member else 0
    return _Explainer(run).explain(name, _period(run, quarter), place, depth)


def quarter_name(run: Run, period: int) -> str:
    """A period as economists write it, such as 2031Q2."""
    end = run.quarter_ends[period]
    return f"{end.year}Q{end.quarter}"


def _period(run: Run, quarter: str | None) -> int:
    names = [quarter_name(run, period) for period in range(len(run.quarter_ends))]
    if quarter is None:
        return len(names) // 4
    if quarter.upper() not in names:
        raise BadInput(
            message(
                quarter,
                "There is no such quarter in the model.",
                meant=closest(quarter.upper(), names),
                fix=f"name a quarter from {names[0]} to {names[-1]}.",
            )
        )
    return names.index(quarter.upper())


@dataclass(frozen=True)
class _Explainer:
    run: Run

    def explain(self, name: str, period: int, place: int, depth: int) -> Explanation:
        if name in self.run.model.inputs:
            return self._assumption(name, period, place)
        line = self.run.model.lines[name]
        is_result = line.kind == "result"
        reader = Reader(self.run, line, period, place)
        parts: tuple[Explanation, ...] = ()
        if depth > 1 and (period > 0 or is_result):
            parts = tuple(
                self.explain(part, at, where, depth - 1) for part, at, where in reader.parts()
            )
        return Explanation(
            self._named(name, place),
            line.item.label,
            "" if is_result else quarter_name(self.run, period),
            self.run.number(name, period, place),
            line.unit.name,
            formula_in_words(line.node) if period or is_result else f"opening: {line.item.opening}",
            reader.formula_in_numbers() if period or is_result else "",
            note=line.item.explanation,
            parts=parts,
        )

    def _assumption(self, name: str, period: int, place: int) -> Explanation:
        one = self.run.model.inputs[name]
        named = self._named(name, place)
        facts = self.run.assumptions.facts(named if one.each else name)
        source = facts.source
        when = quarter_name(self.run, period)[:4] if one.by_year else ""
        return Explanation(
            named,
            facts.label,
            when,
            self.run.number(name, period if one.by_year else 0, place),
            facts.unit.name,
            source=f"{source.title}, {source.publisher}, {source.date} (grade {facts.grade})",
            note=facts.because or facts.note,
        )

    def _named(self, name: str, place: int) -> str:
        member = self.run.model.members(name)[place]
        return f"{name}[{member}]" if member else name
