"""One number back to the sourced assumptions that it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fundmodel.build_model.expressions import (
    Current,
    Lagged,
    Member,
    MyGroup,
    Node,
    Operation,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
)
from fundmodel.build_model.spelling import formula_in_words, spell
from fundmodel.errors import BadInput, closest, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.build_model.model import Line
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
        quarter: such as "2031Q2"; by default the last quarter of the first half.
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
        parts: tuple[Explanation, ...] = ()
        if depth > 1 and (period > 0 or is_result):
            parts = tuple(
                self.explain(part, at, where, depth - 1)
                for part, at, where in self._parts(line, period, place)
            )
        return Explanation(
            self._named(name, place),
            line.item.label,
            "" if is_result else quarter_name(self.run, period),
            self.run.number(name, period, place),
            line.unit.name,
            formula_in_words(line.node) if period or is_result else f"opening: {line.item.opening}",
            self._in_numbers(line, period, place) if period or is_result else "",
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

    def _parts(self, line: Line, period: int, place: int) -> Iterator[tuple[str, int, int]]:
        """Name, period and member of what a line is made of, each once."""
        seen = set()
        for node in line.node.walk():
            for part in self._references(node, line, period, place):
                if part not in seen:
                    seen.add(part)
                    yield part

    def _references(
        self, node: Node, line: Line, period: int, place: int
    ) -> Iterator[tuple[str, int, int]]:
        match node:
            case Current(name) | ToDate(name):
                yield name, period, self._place(name, line, place)
            case Previous(name):
                yield name, period - 1, self._place(name, line, place)
            case Lagged(name, quarters):
                lag = int(self._value(quarters, line, period, place))
                yield name, max(0, period - lag), self._place(name, line, place)
            case OverLife(_, names):
                for name in names:
                    yield name, len(self.run.quarter_ends) - 1, self._place(name, line, place)
            case _:
                return

    def _place(self, name: str, line: Line, place: int) -> int:
        """Where my member stands among those of another line; the first where it has none."""
        theirs, mine = self.run.model.each(name), line.each
        if theirs is None or mine is None:
            return 0
        sets = self.run.model.sets
        if theirs == mine:
            return place
        if not sets[theirs].holds(sets[mine]):
            return 0
        return sets[theirs].places_of(sets[mine])[place]

    def _in_numbers(self, line: Line, period: int, place: int) -> str:
        def number(node: Node) -> str:
            return _short(self._value(node, line, period, place))

        if isinstance(line.node, OverLife):
            return ""
        return spell(line.node, "excel", number)

    def _value(self, node: Node, line: Line, period: int, place: int) -> float:
        """The number of a reference; sums over members and quarters are worked out again."""
        run = self.run
        match node:
            case Operation(_, arguments):
                return sum(self._value(argument, line, period, place) for argument in arguments)
            case Current(name):
                return run.number(name, period, self._place(name, line, place))
            case Previous(name):
                return run.number(name, period - 1, self._place(name, line, place))
            case Lagged(name, quarters):
                lag = int(self._value(quarters, line, period, place))
                return run.number(name, max(0, period - lag), self._place(name, line, place))
            case ToDate(name):
                at = self._place(name, line, place)
                return float(run.arrays[name][: period + 1, at, 0].sum())
            case Total(of) | TotalBy(_, of) | MyGroup(_, of) | Picked(of, _) | Spread(of, _):
                return self._over_members(node, of, line, period, place)
            case Member(member, of):
                return run.number(
                    of.name, _shifted(of, period), run.model.members(of.name).index(member)
                )
            case _:
                return float(getattr(node, "value", 0.0))

    def _over_members(
        self, node: Node, of: Current | Previous, line: Line, period: int, place: int
    ) -> float:
        model = self.run.model
        values = [
            self.run.number(of.name, _shifted(of, period), at)
            for at in range(len(model.members(of.name)))
        ]
        mine = model.members(line.name)[place]
        match node:
            case TotalBy(attribute, _):
                texts = model.sets[str(model.each(of.name))].attributes[attribute]
                return sum(value for value, text in zip(values, texts, strict=True) if text == mine)
            case Spread():
                members = model.members(of.name)
                return values[members.index(mine)] if mine in members else 0.0
            case MyGroup(attribute, _):
                group = model.sets[str(line.each)].attributes[attribute][place]
                return values[model.members(of.name).index(group)]
            case Picked(_, choice):
                return values[int(self.run.number(choice.name)) - 1]
            case _:
                return sum(values)


def _shifted(of: Current | Previous, period: int) -> int:
    return period - 1 if isinstance(of, Previous) else period


def _short(value: float) -> str:
    """A number as it is read: thousands with commas, small ones with four digits that count."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}".replace(",", " ")
    return f"{value:,.1f}".replace(",", " ") if abs(value) >= 100 else f"{value:.6g}"
