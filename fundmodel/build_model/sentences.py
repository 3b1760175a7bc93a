"""Sentences with numbers of many worlds in them: written by the fund, filled in elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Measure = Literal["stated", "mean", "p10", "p90", "begins", "chance", "without", "with"]
NO_RESULT = ("begins", "chance")
"""Measures of something else than a result."""


@dataclass(frozen=True)
class Figure:
    """A number as a sentence gives it: US$ bn or per cent, to one decimal.

    Attributes:
        of: a result, `name[member]` of one member; of "begins" a kind of event, of "chance" the
            label of a chance.
        measure: on the stated path, or over all worlds the mean or a percentile; "begins" for the
            share of worlds in which such an event begins, "chance" for that in which something
            happens; "without" and "with" for the mean over the worlds without and with an event of
            the first kind.
        scenario: whose number; "" for the scenario that is told of.
        weight: a result by which the worlds are weighted, for the mean of a share: what it is a
            share of. Shares of nothing then count for nothing.
        size: whether it is printed without its sign, which words tell.
        in_words: of "begins" and "chance", whether it is told as a few worlds bear it: none, all,
            or whole per cents.
    """

    of: str
    measure: Measure = "mean"
    scenario: str = ""
    weight: str = ""
    size: bool = False
    in_words: bool = False


@dataclass(frozen=True)
class Change:
    """By how many per cent one number is above another, or below: printed without its sign."""

    number: Figure
    beside: Figure


@dataclass(frozen=True)
class Found:
    """What an analysis found, as a number or as a name.

    Attributes:
        what: as the analysis calls it; see `fundmodel.reports.findings`.
        of: a result, where the analysis has one for each.
        rank: the first, the second, ... where there are several.
        is_count: whether it is a whole number, printed without decimals.
    """

    what: str
    of: str = ""
    rank: int = 1
    is_count: bool = False


Number = Figure | Change | Found


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
        names: name of a field -> a name that an analysis found.
    """

    text: str
    numbers: Mapping[str, Number]
    words: Mapping[str, Words] = field(default_factory=dict)
    of: str = ""
    names: Mapping[str, Found] = field(default_factory=dict)

    @property
    def figures(self) -> list[Figure]:
        """All numbers that are looked up for it."""
        return [
            figure
            for number in self.numbers.values()
            for figure in _parts(number)
            if isinstance(figure, Figure)
        ]

    @property
    def results(self) -> list[str]:
        """The results it takes, without members, each once."""
        looked_up = [one for one in self.figures if one.measure not in NO_RESULT]
        names = [name for one in looked_up for name in (one.of, one.weight) if name]
        return list(dict.fromkeys(name.partition("[")[0] for name in names))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that answer one question.

    Attributes:
        heading: what they are about, in a few words.
        sentences: in their order; of those that cannot be told nothing is left.
    """

    heading: str
    sentences: tuple[Sentence, ...]


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


def _parts(number: Number) -> tuple[Figure | Found, ...]:
    return (number.number, number.beside) if isinstance(number, Change) else (number,)
