"""Searches that ask for what they need, so that many of them are worked out side by side.

A search is a generator: it yields the x that it asks for, is sent what they give, and returns what
it found.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np

from fundmodel.run_paths.numbers import Numbers

T = TypeVar("T")
Search = Generator[Numbers, Numbers, T]
NOTHING: Numbers = np.empty(0)


class UnderWay(Generic[T]):
    """One search under way.

    Attributes:
        asks: the x that it waits for; none once it is done.
        xs, values: all that it asked for, in order of x, and what that gave.
    """

    def __init__(self, search: Search[T]) -> None:
        self._search, self._found = search, list[T]()
        self.asks = self.xs = self.values = NOTHING
        self._go_on(None)

    @property
    def found(self) -> T:
        """What it found, once it is done."""
        return self._found[0]

    @property
    def is_done(self) -> bool:
        """Whether it asks for no more."""
        return bool(self._found)

    def take(self, values: Numbers) -> None:
        """Go on with what was asked for."""
        if self.is_done:
            return
        xs, at = np.unique(np.append(self.xs, self.asks), return_index=True)
        self.xs, self.values = xs, np.append(self.values, values)[at]
        self._go_on(values)

    def _go_on(self, values: Numbers | None) -> None:
        try:
            self.asks = next(self._search) if values is None else self._search.send(values)
        except StopIteration as done:
            self.asks = NOTHING
            self._found.append(done.value)


def together(searches: Iterable[Search[T]]) -> Search[list[T]]:
    """Several searches for the same function as one: what they ask for is worked out at once."""
    under_way = [UnderWay(one) for one in searches]
    while not all(one.is_done for one in under_way):
        asked = [one.asks for one in under_way]
        values = yield np.concatenate(asked)
        parts = np.split(values, np.cumsum([len(each) for each in asked])[:-1])
        for one, part in zip(under_way, parts, strict=True):
            one.take(part)
    return [one.found for one in under_way]


def search_all(
    searches: Iterable[Search[T]],
    work_out: Callable[[Sequence[Numbers]], Sequence[Numbers]],
) -> list[UnderWay[T]]:
    """Bring several searches to their end, each for a function of its own.

    Args:
        searches: what asks.
        work_out: is given the x of every search, of those that are done none, and gives as many
            values of each.
    """
    under_way = [UnderWay(one) for one in searches]
    while not all(one.is_done for one in under_way):
        for one, values in zip(under_way, work_out([one.asks for one in under_way]), strict=True):
            one.take(values)
    return under_way
