"""Which inputs differ between sets of assumptions, and which are drawn in another way alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fundmodel.analyse.numbers_in_words import in_words, years_that_differ
from fundmodel.read_assumptions import Column, Scalar, Series
from fundmodel.read_assumptions.schema.in_words import how_sure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.read_assumptions import Assumptions, Metadata
    from fundmodel.read_assumptions.schema.assumption import Assumption

CORRELATIONS = "correlations"
"""What the way in which draws move together is called; no assumption has this name."""


@dataclass(frozen=True)
class DifferingInput:
    """One assumption that is not the same in all sets: a number, a series or a column as a whole.

    Attributes:
        name: of the assumption, or "correlations".
        label: as people call it.
        unit: what it is measured in.
        texts: what it is in each set, as people read it.
        numbers: of each set, in its unit: year, or member, or "" -> number, as far as they differ.
        because: why it is so in each set, if a scenario says so.
        drawn: how it is drawn in each set, in words.
        in_value: whether stated numbers differ; if not, it is only drawn in another way.
    """

    name: str
    label: str
    unit: str
    texts: tuple[str, ...]
    numbers: tuple[Mapping[int | str, float], ...]
    because: tuple[str, ...]
    drawn: tuple[str, ...]
    in_value: bool

    def why(self, first: int, second: int) -> str:
        """Why two sets differ in it: what the second says, or else the first."""
        return self.because[second] or self.because[first]


def differing(sets: Sequence[Assumptions]) -> list[DifferingInput]:
    """The inputs that are not the same in all sets, in the order of the files.

    Cells of a column are one input, since shares add up to one; so are the years of a series.
    Sources, labels and ranges of numbers that are not drawn make no difference.

    Args:
        sets: all with the same members; of an assumption that one of them lacks nothing is told.
    """
    names = [one.name for one in sets[0] if all(other.named(one.name) for other in sets)]
    found = [one for name in names if (one := _differing(sets, name))]
    first = {one.name: _where(one) for one in sets[0]}
    return [*sorted(found, key=lambda one: first[one.name]), *_correlations(sets)]


def _where(one: Assumption) -> tuple[Path, int]:
    return Path(one.metadata.location.file), one.metadata.location.line


def _differing(sets: Sequence[Assumptions], name: str) -> DifferingInput | None:
    alike = [one for each in sets if (one := each.named(name)) is not None]
    if all(one is alike[0] for one in alike[1:]):
        return None
    numbers = [*_numbers(alike)]
    in_value = any(numbers)
    draws = [_drawn(each, name) for each in sets]
    if not in_value and all(one == draws[0] for one in draws):
        return None
    drawn = [_drawn_in_words(each, name) for each in sets]
    if not in_value and len(set(drawn)) == 1:
        drawn = [f"{words} ({number})" for number, words in enumerate(drawn, 1)]
    metadata = alike[0].metadata
    return DifferingInput(
        name,
        metadata.label,
        metadata.unit.name,
        tuple(in_words(alike) if in_value else drawn),
        tuple(numbers),
        tuple(_because(one, found) for one, found in zip(alike, numbers, strict=True)),
        tuple(drawn),
        in_value,
    )


def _numbers(alike: Sequence[Assumption]) -> Iterator[dict[int | str, float]]:
    """Of each set the numbers that differ, by year or member."""
    series = [one for one in alike if isinstance(one, Series)]
    years = years_that_differ(series) if series else []
    values = {one.value for one in alike if isinstance(one, Scalar)}
    columns = [one for one in alike if isinstance(one, Column)]
    rows = zip(*(one.values for one in columns), strict=True)
    differ = [at for at, row in enumerate(rows) if len(set(row)) > 1]
    for one in alike:
        match one:
            case Scalar():
                yield {"": one.value} if len(values) > 1 else {}
            case Series():
                yield {year: one.value_in(year) for year in years}
            case Column():
                yield {one.members[at]: one.values[at] for at in differ}


def _because(one: Assumption, numbers: Mapping[int | str, float]) -> str:
    """Why a scenario says so; of several members each reason once."""
    if not isinstance(one, Column):
        return one.metadata.because
    reasons = (one.metadata_of(str(member)).because for member in numbers)
    return " ".join(dict.fromkeys(filter(None, reasons)))


def _drawn(each: Assumptions, name: str) -> list[object]:
    """All that a simulation needs of how an assumption is drawn; its number is not in it."""
    one = each.named(name)
    draws = [draw for draw in each.draws.values() if draw.assumption == name]
    passages = [
        passage for passage in each.passages.values() if passage.name.startswith(f"{name}[")
    ]
    ranges: list[object] = []
    if draws and one is not None:
        ranges = [metadata.plausible for metadata in _all_metadata(one)]
    return [draws, passages, ranges]


def _all_metadata(one: Assumption) -> list[Metadata]:
    if isinstance(one, Column):
        return [one.metadata_of(member) for member in one.members]
    return [one.metadata]


def _drawn_in_words(each: Assumptions, name: str) -> str:
    """How it is drawn, or why it is not; of members that are drawn in several ways each once."""
    one = each.named(name)
    if not isinstance(one, Column):
        return "" if one is None else how_sure(one) or "not drawn"
    words = dict.fromkeys(how_sure(one, member) or "not drawn" for member in one.members)
    return "; or ".join(words)


def _correlations(sets: Sequence[Assumptions]) -> list[DifferingInput]:
    """One input more where draws do not move together alike in all sets."""
    stated = [{name: dict(one.correlations) for name, one in each.correlations.items()}
              for each in sets]  # fmt: skip
    if all(one == stated[0] for one in stated):
        return []
    pairs = [sum(map(len, one.values())) for one in stated]
    texts = tuple(f"{count or 'no'} {'pairs' if count > 1 else 'pair'}" for count in pairs)
    if len(set(texts)) == 1:
        texts = tuple(f"{text} ({number})" for number, text in enumerate(texts, 1))
    empty: tuple[dict[int | str, float], ...] = tuple({} for _ in sets)
    nothing, label = tuple("" for _ in sets), "How draws move together"
    return [DifferingInput(CORRELATIONS, label, "", texts, empty, nothing, texts, in_value=False)]
