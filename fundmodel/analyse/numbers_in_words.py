"""The numbers of an assumption as people read them, as far as they differ between sets."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from fundmodel.read_assumptions import Column, Scalar, Series, format_number, format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.read_assumptions.schema.assumption import Assumption

PER_CENT = 100
MOST_TOLD = 3
"""So many runs of years, or members, are told one by one."""
EVERY = 10_000
WITHOUT_UNIT = frozenset({"calendar year", "count", "index", "factor"})


def one_number(value: float, assumption: Assumption) -> str:
    """A number in its unit: a day, the name of an option, yes or no, per cent, an amount."""
    unit = assumption.metadata.unit
    options = () if isinstance(assumption, Column) else assumption.options
    if unit.kind == "flag":
        return "yes" if value else "no"
    if unit.kind == "date" or options:
        return format_value(value, unit, options)
    if unit.style == "percent":
        return f"{format_number(round(value * PER_CENT, 10))} %"
    amount = f"{int(value):,}" if value == int(value) else format_number(value)
    return amount if unit.name in WITHOUT_UNIT else f"{amount} {unit.name}"


def in_words(alike: Sequence[Assumption]) -> list[str]:
    """What differs between one assumption of several sets, of each set as a text.

    Where a series or a column has more runs of years or members than can be told, some are left
    out, unless the texts would then be the same.

    Args:
        alike: the assumption in each of the sets, all of the same sort.
    """
    short = [_told(one, alike, MOST_TOLD) for one in alike]
    return short if len(set(short)) > 1 else [_told(one, alike, EVERY) for one in alike]


def members_that_differ(alike: Sequence[Column]) -> list[str]:
    """The members of which not all sets have the same number."""
    rows = zip(alike[0].members, *(one.values for one in alike), strict=True)
    return [member for member, *values in rows if len(set(values)) > 1]


def years_that_differ(alike: Sequence[Series]) -> list[int]:
    """The years, of those that any set states, in which not all hold the same number."""
    years = sorted({year for one in alike for year in one.values})
    return [year for year in years if len({one.value_in(year) for one in alike}) > 1]


def _told(one: Assumption, alike: Sequence[Assumption], most: int) -> str:
    if isinstance(one, Scalar):
        return one_number(one.value, one)
    if isinstance(one, Column):
        members = members_that_differ([column for column in alike if isinstance(column, Column)])
        return _of_members(one, members, most)
    return _of_years(one, [series for series in alike if isinstance(series, Series)], most)


def _of_members(column: Column, members: Sequence[str], most: int) -> str:
    numbers = dict(zip(column.members, column.values, strict=True))
    texts = [f"{member} {one_number(numbers[member], column)}" for member in members[:most]]
    more = len(members) - len(texts)
    return ", ".join(texts) + (f" and {more} more" if more > 0 else "")


def _of_years(series: Series, alike: Sequence[Series], most: int) -> str:
    """The runs of years with one number, from the first year that differs to the last."""
    stated = sorted({year for one in alike for year in one.values})
    differ = years_that_differ(alike)
    years = [year for year in stated if differ[0] <= year <= differ[-1]]
    runs = [(value, [*run]) for value, run in groupby(years, series.value_in)]
    if len(runs) == 1 and len(years) == len(stated):
        return one_number(runs[0][0], series)
    if len(runs) > most:
        low, high = (one_number(end(value for value, _ in runs), series) for end in (min, max))
        return f"{low} to {high}, by year"
    after = dict(pairwise(stated))
    return ", ".join(
        f"{one_number(value, series)} {_when(run[0], after.get(run[-1]), stated[0])}"
        for value, run in runs
    )


def _when(first: int, following: int | None, earliest: int) -> str:
    """In which years a run holds, up to the year before the one in which another may."""
    if following is None:
        return f"from {first}"
    last = following - 1
    if first == earliest:
        return f"to {last}"
    return f"in {first}" if last == first else f"{first}-{last}"
