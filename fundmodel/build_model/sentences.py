"""Sentences with numbers of many worlds in them: written by the fund, filled in elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Measure = Literal["stated", "mean", "p10", "p90", "begins"]


@dataclass(frozen=True)
class Figure:
    """A number as a sentence gives it: US$ bn or per cent, to one decimal.

    Attributes:
        of: a result, `name[member]` of one member; of "begins" a kind of event.
        measure: on the stated path, or over all worlds the mean or a percentile; "begins" for the
            share of worlds in which such an event begins.
        scenario: whose number; "" for the scenario that is told of.
        weight: a result by which the worlds are weighted, for the mean of a share: what it is a
            share of. Shares of nothing then count for nothing.
    """

    of: str
    measure: Measure = "mean"
    scenario: str = ""
    weight: str = ""


@dataclass(frozen=True)
class Change:
    """By how many per cent one number is above another, or below: printed without its sign."""

    number: Figure
    beside: Figure


@dataclass(frozen=True)
class Words:
    """Words that depend on how two numbers compare, as they are printed.

    Attributes:
        number, beside: names of numbers of the sentence; `beside` is "" for zero.
        less, same, more: what is said where the one is below the other, equal to it, above it;
            may have fields as the sentence has.
    """

    number: str
    beside: str
    less: str
    same: str
    more: str


@dataclass(frozen=True)
class Sentence:
    """One sentence; left out where a number of it is not available or its scenario was not run.

    Attributes:
        text: with fields in braces: names of numbers and words, `{title}`, `{paths}`, `{seed}`.
        numbers: name of a field -> number.
        words: name of a field -> words.
        of: the only scenario of which it is told; "" for any.
    """

    text: str
    numbers: Mapping[str, Figure | Change]
    words: Mapping[str, Words] = field(default_factory=dict)
    of: str = ""

    @property
    def figures(self) -> list[Figure]:
        """All numbers that are looked up for it."""
        return [
            figure
            for number in self.numbers.values()
            for figure in (
                (number.number, number.beside) if isinstance(number, Change) else (number,)
            )
        ]

    @property
    def results(self) -> list[str]:
        """The results it takes, without members, each once."""
        looked_up = [one for one in self.figures if one.measure != "begins"]
        names = [name for one in looked_up for name in (one.of, one.weight) if name]
        return list(dict.fromkeys(name.partition("[")[0] for name in names))


@dataclass(frozen=True)
class InShort:
    """What is said at the end of a first run, a line each.

    Attributes:
        sentences: the answer, as stated and as expected with its range, of the first scenario.
        assumes: what its stated path assumes.
        next_commands: what to try, as typed behind the program's name.
    """

    sentences: tuple[Sentence, ...] = ()
    assumes: str = ""
    next_commands: tuple[str, ...] = ()
