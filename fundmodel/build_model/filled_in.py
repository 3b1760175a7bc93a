"""Sentences filled in with numbers, wherever those come from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from fundmodel.build_model.sentences import Change, Figure, Found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.build_model.sentences import Number, Sentence, Words

DECIMALS = 1
NONE_OR_ALL = {0.0: "none", 100.0: "all"}
MOST = 99


class Numbers(Protocol):
    """Where the numbers and names of a sentence are looked up."""

    @property
    def name(self) -> str:
        """The scenario that is told of."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What every sentence may name, such as the title."""

    def told(self, number: Figure | Found) -> float:
        """A number as it is told, in billions or per cent; not a number where there is none."""

    def called(self, found: Found) -> str:
        """A name that was found; "" where there is none."""


def filled_in(sentence: Sentence, numbers: Numbers) -> str:
    """The sentence; "" where it cannot be told of this scenario.

    It cannot where it is of another scenario, or lacks a number or a name. Words follow numbers as
    they are printed, so that what a reader compares is what was compared.
    """
    if sentence.of not in ("", numbers.name):
        return ""
    filled = _Filled(sentence, numbers)
    if any(math.isnan(filled.number(name)) for name in sentence.numbers):
        return ""
    if not all(numbers.called(found) for found in sentence.names.values()):
        return ""
    return sentence.text.format_map(filled)


def part_of_worlds(percent: float) -> str:
    """A part of all worlds as a few of them bear it; none and all are exactly that.

    >>> [part_of_worlds(one) for one in (0.0, 0.39, 78.5, 99.61, 100.0)]
    ['none', 'fewer than 1 %', '78 %', 'more than 99 %', 'all']
    """
    if percent in NONE_OR_ALL:
        return NONE_OR_ALL[percent]
    if percent < 1:
        return "fewer than 1 %"
    return "more than 99 %" if percent > MOST else f"{percent:.0f} %"


class _Filled(dict[str, str]):
    """The fields of one sentence, each worked out when it is asked for."""

    def __init__(self, sentence: Sentence, numbers: Numbers) -> None:
        super().__init__(numbers.fields)
        self.sentence, self.numbers = sentence, numbers

    def __missing__(self, name: str) -> str:
        if name in self.sentence.words:
            return self._chosen(self.sentence.words[name]).format_map(self)
        if name in self.sentence.names:
            return self.numbers.called(self.sentence.names[name])
        number, told = self.sentence.numbers[name], self.number(name)
        if isinstance(number, Figure) and number.in_words:
            return part_of_worlds(self.numbers.told(number))
        decimals = 0 if isinstance(number, Found) and number.is_count else DECIMALS
        return f"{(abs(told) if _is_size(number) else told) + 0.0:,.{decimals}f}"

    def _chosen(self, words: Words) -> str:
        one = self.number(words.number)
        other = self.number(words.beside) if words.beside else 0.0
        return words.less if one < other else words.more if one > other else words.same

    def number(self, name: str) -> float:
        """A number of the sentence as it is printed, with its sign."""
        number = self.sentence.numbers[name]
        if not isinstance(number, Change):
            return round(self.numbers.told(number), DECIMALS)
        one, beside = self.numbers.told(number.number), self.numbers.told(number.beside)
        return round(100 * (one - beside) / abs(beside), DECIMALS) if beside else math.nan


def _is_size(number: Number) -> bool:
    return isinstance(number, Change) or (isinstance(number, Figure) and number.size)
