"""What the references of a formula stand for in one quarter: names, members and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import eq, lt

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import Read
from fundmodel.explanations.quarters_taken import (
    MEASURES_TAKEN,
    QUARTERS_TAKEN,
    Amounts,
    Cell,
    Entry,
    Part,
    Taken,
)
from fundmodel.explanations.written_numbers import SPACED

Whose = Callable[[Taken], list[int]]


def _all(taken: Taken) -> list[int]:
    """The members that the table of references names."""
    reader = taken.reader
    indices = taken.run.model.members_taken(taken.read, reader.line.name)
    return list(indices[reader.member_index])


def _ranked(compare: Callable[[float, float], bool], taken: Taken) -> list[int]:
    """Those whose rank of this quarter compares with mine."""
    rank = taken.read.who.argument
    assert isinstance(rank, Read)  # noqa: S101  (the language takes nothing else)
    ranks = [taken.run.number(rank.name, taken.period, of) for of in _all(taken)]
    mine = ranks[taken.reader.member_index]
    return [of for of, other in zip(_all(taken), ranks, strict=True) if compare(other, mine)]


def _picked(taken: Taken) -> list[int]:
    choice = taken.read.who.argument
    assert isinstance(choice, Read)  # noqa: S101  (the language takes nothing else)
    return [int(taken.reader.number_of(choice)) - 1]


def _extreme(fold: Callable[..., int], taken: Taken) -> list[int]:
    """The one of them that is the smallest, or the largest."""
    entry = QUARTERS_TAKEN[taken.read.when.kind]
    return [fold(_all(taken), key=lambda of: entry.number(taken.of_member(of)))]


def _of(
    whose: Whose,
    fold: Callable[[Iterable[float]], float] = sum,
    *,
    counts: Whose | None = None,
    and_argument: bool = False,
) -> Entry:
    """The sum over the members that are taken, or the like.

    Args:
        whose: the members that are taken.
        fold: what their numbers come to.
        counts: of those, the ones whose numbers add up to it; by default all.
        and_argument: the rank or choice, which says whose, is a part too.
    """

    def parts(taken: Taken) -> Iterator[Part]:
        for of in whose(taken):
            yield from QUARTERS_TAKEN[taken.read.when.kind].parts(taken.of_member(of))
        yield from _arguments(taken, and_argument=and_argument)

    def number(taken: Taken) -> float:
        entry = QUARTERS_TAKEN[taken.read.when.kind]
        return fold(entry.number(taken.of_member(of)) for of in whose(taken))

    def cells(taken: Taken) -> Iterator[Cell]:
        for of in whose(taken):
            yield from QUARTERS_TAKEN[taken.read.when.kind].cells(taken.of_member(of))
        rank = taken.read.who.argument
        if isinstance(rank, Read) and taken.read.who.kind.startswith("total"):
            yield from ((rank.name, taken.period, of) for of in _all(taken))
        yield from _arguments(taken, and_argument=and_argument)

    def amounts(taken: Taken) -> Amounts:
        for of in (counts or whose)(taken):
            yield from QUARTERS_TAKEN[taken.read.when.kind].amounts(taken.of_member(of))

    return Entry(parts, number, cells, amounts)


def _arguments(taken: Taken, *, and_argument: bool) -> Iterator[Cell]:
    """What says which quarter, and whose: a lag, a rank, a choice."""
    entry = QUARTERS_TAKEN[taken.read.when.kind]
    nodes = list(taken.read.when.arguments if entry.and_lag else ())
    if and_argument and taken.read.who.argument:
        nodes.append(taken.read.who.argument)
    for node in nodes:
        for name, period, of in taken.reader.parts_of(node):
            yield name, taken.period if period is None else period, of


EXPLAINED: Dialect[str, Entry] = Dialect(
    "explanations",
    operations=SPACED,
    quarters=QUARTERS_TAKEN,
    members={
        "mine": _of(_all),
        "total": _of(_all),
        "smallest": _of(_all, min, counts=partial(_extreme, min)),
        "largest": _of(_all, max, counts=partial(_extreme, max)),
        "total_by": _of(_all),
        "total_before": _of(partial(_ranked, lt), and_argument=True),
        "total_beside": _of(partial(_ranked, eq), and_argument=True),
        "lookup": _of(_all),
        "member": _of(_all),
        "pick": _of(_picked, and_argument=True),
        "spread": _of(_all),
    },
    measures=MEASURES_TAKEN,
)
"""What each reference is made of, and its number."""
