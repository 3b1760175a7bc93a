"""base/correlations.yaml -> groups of numbers whose draws move together."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from fundmodel.errors import closest, quoted
from fundmodel.read_assumptions.schema import (
    AssumptionSet,
    Column,
    CorrelationGroup,
    Pair,
    followers,
)
from fundmodel.read_assumptions.schema.entries import CorrelationEntry
from fundmodel.read_assumptions.text import (
    Cursor,
    Diagnostics,
    Document,
    Location,
    format_number,
    plain_number,
    split_address,
)
from fundmodel.read_assumptions.uncertainty import can_be, nearest


def read_groups(document: Document, diagnostics: Diagnostics) -> dict[str, CorrelationGroup]:
    """The groups that are right as they are written."""
    groups = {}
    for name in document.data:
        cursor = Cursor(document, (name,), str(name), diagnostics)
        entry = CorrelationEntry.read(cursor)
        pairs = None if entry is None else _pairs(cursor.inside("correlations"))
        if entry is None or pairs is None:
            continue
        groups[str(name)] = CorrelationGroup(
            name=str(name),
            label=entry.label,
            correlations={pair: number for pair, (number, _) in pairs.items()},
            note=entry.note,
            source=entry.source.as_source(),
            grade=entry.grade,
            as_of=entry.as_of,
            location=cursor.key,
            locations={pair: location for pair, (_, location) in pairs.items()},
        )
    return groups


def _pairs(cursor: Cursor) -> dict[Pair, tuple[float, Location]] | None:
    """Each pair with its correlation and where it stands; None if any of them is wrong."""
    found: dict[Pair, tuple[float, Location]] = {}
    is_right = True
    for one, others in cursor.raw.items():
        for other in others:
            here = cursor.inside(one, other)
            number = _correlation(here, one, other)
            if number is None or _is_stated(here, (one, other), found):
                is_right = False
            else:
                found[one, other] = number, here.key
    if not found and is_right:
        cursor.refuse_key(
            "No pair is named.",
            fix="write correlations: {one_number: {another: 0.5}}, or remove the group.",
        )
    return found if found and is_right else None


def _correlation(cursor: Cursor, one: str, other: str) -> float | None:
    """The correlation of two numbers; None, with the reason noted, if it is none."""
    number = plain_number(cursor)
    if number is None:
        return None
    if one == other:
        cursor.refuse_key(
            f"`{one}` is correlated with itself.",
            why="That correlation is 1 by definition.",
            fix="name another number, or remove the pair.",
        )
        return None
    if -1 < number < 1:
        return number
    cursor.refuse_value(
        f"{format_number(number)} is no correlation of two numbers: `{one}`, `{other}`.",
        why="At 1 or -1 the two would be one number: let a line, or one draw, do that.",
        fix="write a number above -1 and below 1.",
    )
    return None


def _is_stated(cursor: Cursor, pair: Pair, found: Mapping[Pair, tuple[float, Location]]) -> bool:
    """Whether a pair stands there already the other way round; it is then refused."""
    first = found.get((pair[1], pair[0]))
    if first is None:
        return False
    cursor.refuse_key(
        f"The pair `{pair[0]}` and `{pair[1]}` is stated twice; the first is at {first[1]}.",
        why="A correlation is the same in both directions.",
        fix="remove one of the two.",
    )
    return True


@dataclass(frozen=True)
class GroupChecks:
    """What the groups of a set are held to.

    Attributes:
        assumption_set: the numbers that they may name, as base has them.
        broken: names that exist but could not be read, about which no more is said.
        diagnostics: receives what is wrong.
    """

    assumption_set: AssumptionSet
    broken: Container[str]
    diagnostics: Diagnostics

    def check(self, groups: Mapping[str, CorrelationGroup]) -> None:
        """Each number is drawn, and in one group; each matrix is one that can be."""
        groups_of: dict[str, CorrelationGroup] = {}
        for group in groups.values():
            wrong = [name for name in group.numbers if not self._can_be_named(name, group)]
            for name in group.numbers:
                first = groups_of.setdefault(name, group)
                if first is not group:
                    self._refuse_second(name, group, first)
            if not wrong and not can_be(group.matrix()):
                self._refuse_matrix(group)

    def _can_be_named(self, name: str, group: CorrelationGroup) -> bool:
        """Whether there is one draw of this name; it is refused if not."""
        draws = self.assumption_set.draws
        assumption = split_address(name)[0]
        if assumption in self.broken or (name in draws and not self._is_one_of_many(name)):
            return True
        known = self.assumption_set.named(assumption)
        if known is None:
            self._refuse(
                name,
                group,
                f"There is no assumption {quoted(assumption)}.",
                meant=closest(name, draws),
                fix="correct the name, bring back its file, or remove the pair.",
            )
        elif isinstance(known, Column) and known.drawn_by_member and followers(known):
            self._refuse(
                name,
                group,
                f"Each {known.each} has a draw of `{assumption}` by itself.",
                why="A pair is of two draws.",
                fix=f"write `between_members: 0.3` at {known.metadata.location} for what members "
                "have in common, or one draw for all without `each: member`.",
            )
        else:
            self._refuse(
                name,
                group,
                f"{quoted(name)} is not drawn.",
                why="Only numbers with an `uncertainty` move together.",
                fix=f"give it one at {known.metadata.location}, or remove the pair.",
            )
        return False

    def _is_one_of_many(self, name: str) -> bool:
        """Whether a draw is that of one member among others that follow their column."""
        draw = self.assumption_set.draws[name]
        column = self.assumption_set.columns.get(draw.assumption)
        return (
            column is not None and column.drawn_by_member and draw.members[0] in followers(column)
        )

    def _refuse_second(self, name: str, group: CorrelationGroup, first: CorrelationGroup) -> None:
        self._refuse(
            name,
            group,
            f"`{name}` stands in two groups; the first is `{first.name}`, at {first.location}.",
            why="What the numbers of two groups have to do with each other would be open.",
            fix="take it out of one of them, or join the two groups.",
        )

    def _refuse(
        self,
        name: str,
        group: CorrelationGroup,
        what: str,
        *,
        why: str | None = None,
        meant: str | None = None,
        fix: str,
    ) -> None:
        location = next(at for pair, at in group.locations.items() if name in pair)
        self.diagnostics.add(location, group.name, what, why=why, meant=meant, fix=fix)

    def _refuse_matrix(self, group: CorrelationGroup) -> None:
        """A matrix that cannot be, with the nearest that can, pair by pair."""
        proposed = nearest(group.matrix())
        numbers = group.numbers
        pairs = {
            (one, other): proposed[at][before]
            for at, other in enumerate(numbers)
            for before, one in enumerate(numbers[:at])
        }
        self.diagnostics.add(
            group.location,
            group.name,
            "These correlations cannot hold together.",
            why="Where two numbers both move with a third, they move with each other; pairs that "
            "are not named have 0.",
            fix=f"write the nearest that can be, correlations: {_as_written(group, pairs)}.",
        )


def _as_written(group: CorrelationGroup, proposed: Mapping[Pair, float]) -> str:
    """Correlations as a file has them, pairs in the order in which the group names them."""
    both = {**proposed, **{(other, one): number for (one, other), number in proposed.items()}}
    stated = list(group.correlations)
    others = [pair for pair in proposed if pair not in stated and pair[::-1] not in stated]
    rows: dict[str, list[str]] = {}
    for one, other in (*stated, *others):
        if both[one, other] or (one, other) in stated:
            rows.setdefault(one, []).append(f"{other}: {format_number(both[one, other])}")
    written = ", ".join(f"{one}: {{{', '.join(row)}}}" for one, row in rows.items())
    return f"{{{written}}}"
