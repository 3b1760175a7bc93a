"""The tables of references: which quarters of a row a formula takes, and whose.

A reference is a name, a row of `QUARTERS` and a row of `MEMBERS`. Each reading of the tree (the
compiled one, the workbook's, the one in words) has an entry for every row; see `dialects`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from fundmodel.build_model.members import NOBODY, MemberSet

Taken = tuple[tuple[int, ...], ...]
"""For each of my members the positions of the members that are taken, in their order."""


@dataclass(frozen=True)
class QuarterRow:
    """Which quarters are taken.

    Attributes:
        words: how it is written: {0} is the name, {1}, ... what else it needs.
        now: it takes this quarter's value; of a whole row, all of them.
        earlier: it takes values of earlier quarters.
        needs_a_row: only a line that goes by quarter can be read so.
        remembers: what of a row must be at hand for it: last quarter's value, all so far, or their
            sum.
        of_many: one column of cells has the values of all members, so that they can be summed,
            ranked or picked from without a row of their own.
    """

    words: str
    now: bool = False
    earlier: bool = False
    needs_a_row: bool = True
    remembers: Literal["", "last", "all", "sum"] = ""
    of_many: bool = False


@dataclass(frozen=True)
class MemberRow:
    """Whose values are taken.

    Attributes:
        words: how it is written: {0} is the quarters' part, {1} what else it needs.
        taken: from their set, my set and a text (of an attribute, a member or a set): whose.
        sums: it takes several members' values and adds them up, from first to last.
        any_of_them: which of those taken count is known only when the numbers are.
    """

    words: str
    taken: Callable[[MemberSet, MemberSet, str], Taken]
    sums: bool = False
    any_of_them: bool = False


def _mine(theirs: MemberSet, mine: MemberSet, _: str) -> Taken:
    if theirs is NOBODY or mine is NOBODY:
        return ((0,),) * len(mine.members)
    return tuple((index,) for index in theirs.indices_of(mine))


def _all(theirs: MemberSet, mine: MemberSet, _: str) -> Taken:
    return (tuple(range(len(theirs.members))),) * len(mine.members)


def _of_my_group(theirs: MemberSet, mine: MemberSet, attribute: str) -> Taken:
    groups = theirs.attributes[attribute]
    return tuple(
        tuple(index for index, group in enumerate(groups) if group == member)
        for member in mine.members
    )


def _my_group(theirs: MemberSet, mine: MemberSet, attribute: str) -> Taken:
    return tuple((theirs.members.index(group),) for group in mine.attributes[attribute])


def _named(theirs: MemberSet, mine: MemberSet, member: str) -> Taken:
    return ((theirs.members.index(member),),) * len(mine.members)


def _mine_if_there(theirs: MemberSet, mine: MemberSet, _: str) -> Taken:
    where = {position: index for index, position in enumerate(theirs.positions)}
    return tuple((where[one],) if one in where else () for one in mine.positions)


QUARTERS: Mapping[str, QuarterRow] = {
    "now": QuarterRow("{0}", now=True, needs_a_row=False, of_many=True),
    "previous": QuarterRow(
        "previous({0})", earlier=True, needs_a_row=False, remembers="last", of_many=True
    ),
    "lagged": QuarterRow("lagged({0}, {1})", earlier=True, remembers="all", of_many=True),
    "to_date": QuarterRow("to_date({0})", now=True, remembers="sum"),
    "convolve": QuarterRow("convolve({0}, {1})", earlier=True, remembers="all"),
    "over_life": QuarterRow("{0}", now=True),
}
"""Kind -> which quarters; a measure over the life is named by `When.measure`."""

MEMBERS: Mapping[str, MemberRow] = {
    "mine": MemberRow("{0}", _mine),
    "total": MemberRow("total({0})", _all, sums=True),
    "smallest": MemberRow("smallest({0})", _all),
    "largest": MemberRow("largest({0})", _all),
    "total_by": MemberRow("total_by({1}, {0})", _of_my_group, sums=True),
    "total_before": MemberRow("total_before({0}, {1})", _all, sums=True, any_of_them=True),
    "total_beside": MemberRow("total_beside({0}, {1})", _all, sums=True, any_of_them=True),
    "lookup": MemberRow("lookup({1}, {0})", _my_group),
    "member": MemberRow("{0}[{1}]", _named),
    "pick": MemberRow("pick({0}, {1})", _all, any_of_them=True),
    "spread": MemberRow("spread({0}, {1})", _mine_if_there, sums=True),
}
"""Kind -> whose."""
