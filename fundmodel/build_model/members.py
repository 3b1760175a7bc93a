"""The lists that lines run over: contributors, windows, and parts of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class MemberSet:
    """An ordered list of members, each with the same attributes.

    Attributes:
        name: what `each=` calls it, in the singular: "window".
        members: the names, in the order of the rows.
        attributes: attribute name -> one text a member, "" where the member has none.
        whole: the set that this is a part of; its own name if it is no part.
        positions: where its members stand in the whole.
    """

    name: str
    members: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: str = ""
    positions: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.whole:
            object.__setattr__(self, "whole", self.name)
            object.__setattr__(self, "positions", tuple(range(len(self.members))))

    @property
    def spelled(self) -> tuple[str, ...]:
        """The names as by_member() takes them, with `_` for what is no letter or digit.

        >>> MemberSet("tower", ("St. Anne", "Far-off Point")).spelled
        ('St_Anne', 'Far_off_Point')
        """
        return tuple(re.sub(r"\W+", "_", member).strip("_") for member in self.members)

    def part(self, name: str, wanted: Mapping[str, Sequence[str]]) -> "MemberSet":
        """The members whose attributes have one of the wanted values.

        >>> windows = MemberSet("window", ("a", "b"), {"instrument": ("loan", "grant")})
        >>> windows.part("loan_window", {"instrument": ["loan"]}).members
        ('a',)
        """
        kept = [
            member_index
            for member_index in range(len(self.members))
            if all(self.attributes[key][member_index] in values for key, values in wanted.items())
        ]
        return MemberSet(
            name,
            tuple(self.members[member_index] for member_index in kept),
            {
                key: tuple(texts[member_index] for member_index in kept)
                for key, texts in self.attributes.items()
            },
            self.whole,
            tuple(self.positions[member_index] for member_index in kept),
        )

    def groups(self, attribute: str) -> "MemberSet":
        """The set of an attribute's distinct values, in order of first appearance."""
        values = dict.fromkeys(text for text in self.attributes[attribute] if text)
        return MemberSet(attribute, tuple(values))

    def holds(self, other: "MemberSet") -> bool:
        """Whether each member of `other` is one of mine."""
        return self.whole == other.whole and set(other.positions) <= set(self.positions)

    def indices_of(self, other: "MemberSet") -> tuple[int, ...]:
        """Where the members of `other` stand among mine."""
        where = {position: member_index for member_index, position in enumerate(self.positions)}
        return tuple(where[position] for position in other.positions)


NOBODY = MemberSet("", ("",))
"""The set of what has no members: one that has no name."""
