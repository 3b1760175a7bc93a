"""What a simulation draws: each random number of a set, and the events that a hazard brings."""

from collections.abc import Iterator
from dataclasses import dataclass

from fundmodel.build_model.members import MemberSet
from fundmodel.read_assumptions.schema.assumption import Assumption, Column
from fundmodel.read_assumptions.uncertainty import Uncertainty


@dataclass(frozen=True)
class Draw:
    """A random number: one for the whole life, or a shock every year.

    What is drawn stays within the plausible range of each number that it moves: what lies beyond is
    cut there. Whole units are rounded then; shares of one whole are divided by their sum, and
    amounts that have a total in common are scaled down to it.

    Attributes:
        name: of its stream: an assumption, or `column[Member]`.
        assumption: the scalar, series or column whose numbers it moves.
        members: of a column: those whose numbers it moves.
        uncertainty: the shape, and what the draw does to what is stated.
        between_members: of a column drawn member by member: the correlation, in normal scores, with
            the draw of each other member that follows the column.
    """

    name: str
    assumption: str
    members: tuple[str, ...]
    uncertainty: Uncertainty
    between_members: float = 0.0

    @property
    def by_year(self) -> bool:
        """Whether there is a shock every year, each year of the horizon."""
        return self.uncertainty.persistence is not None


@dataclass(frozen=True)
class Passage:
    """An event that begins by first passage at a hazard.

    Attributes:
        name: the number that holds its first quarter, `column[Member]`.
        hazard: the assumption that holds its probability a year. Events of the same hazard follow
            each other, in the order of their members.
        lasts: the number that says for how many quarters it lasts.
    """

    name: str
    hazard: str
    lasts: str


def draws_of(assumption: Assumption) -> Iterator[Draw]:
    """The random numbers that move an assumption: none, one, or one a member."""
    name, drawn = assumption.name, assumption.metadata.uncertainty
    if not isinstance(assumption, Column):
        if drawn is not None:
            yield Draw(name, name, (), drawn)
        return
    following = followers(assumption)
    if drawn is not None and following and not assumption.drawn_by_member:
        yield Draw(name, name, following, drawn)
    for member in assumption.members:
        mine = assumption.metadata_of(member).uncertainty
        if member not in following and mine is not None:
            yield Draw(f"{name}[{member}]", name, (member,), mine)
        elif member in following and mine is not None and assumption.drawn_by_member:
            between = assumption.between_members
            yield Draw(f"{name}[{member}]", name, (member,), mine, between)


def followers(column: Column) -> tuple[str, ...]:
    """The members that are drawn as their column says; the others have a say of their own."""
    drawn = column.metadata.uncertainty
    return tuple(
        member
        for member in column.members
        if drawn is not None and column.metadata_of(member).uncertainty is drawn
    )


def passages_of(column: Column, members: MemberSet) -> Iterator[Passage]:
    """The events of a column that no scenario tells as certain."""
    passage = column.first_passage
    if passage is None:
        return
    kinds = dict(zip(members.members, members.attributes[passage.by], strict=True))
    for member in column.members:
        metadata = column.metadata_of(member)
        if not metadata.fixed and metadata.uncertainty is None:
            hazard = passage.hazards[kinds[member]]
            yield Passage(f"{column.name}[{member}]", hazard, f"{passage.lasts}[{member}]")
