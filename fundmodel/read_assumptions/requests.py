"""The changes that somebody asks for: a scenario's file, or a caller's hand."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import SupportsFloat

from fundmodel.build_model.units import Unit
from fundmodel.read_assumptions.numbers import date_of
from fundmodel.read_assumptions.places import Place, Written
from fundmodel.read_assumptions.plain_scalars import plain
from fundmodel.read_assumptions.sources import Source

BY_HAND = Place("changes")
LAST_SERIAL = 100_000  # a day of the year 2173


@dataclass(frozen=True)
class Requested:
    """A change that somebody asks for.

    Attributes:
        name: the assumption, with [member] or [year] for one cell.
        written: the new value.
        place: where the name is written.
        because: why.
        file: the overlay, "" if asked for by hand.
        source: the source of the new value.
        grade: the grade of the new value.
        uncertainty: how the new value is drawn.
    """

    name: str
    written: Written
    place: Place
    because: str
    file: str = ""
    source: Source | None = None
    grade: str | None = None
    uncertainty: Written | None = None


def by_hand(changes: Mapping[str, object] | None) -> list[Requested]:
    """The changes of a caller: name -> number, text, date or numbers by year."""
    return [
        Requested(str(name), Written(_from_caller(value), BY_HAND), BY_HAND, "Set by hand.")
        for name, value in (changes or {}).items()
    ]


def as_in_a_file(written: Written, unit: Unit, options: tuple[str, ...]) -> Written:
    """A value as a file would have it: the code of an option becomes its name, a serial its day."""
    raw = written.raw
    if written.place != BY_HAND or not isinstance(raw, float) or not raw.is_integer():
        return written
    if unit.kind == "date" and 0 < raw < LAST_SERIAL:
        return replace(written, raw=date_of(raw))
    if options and 1 <= raw <= len(options):
        return replace(written, raw=options[int(raw) - 1])
    return written


def _from_caller(value: object) -> object:
    """What a caller passed, as the reader of files would have read it."""
    if isinstance(value, str):
        return plain(value.strip())
    if isinstance(value, Mapping):
        return {_year(year): _from_caller(number) for year, number in value.items()}
    if isinstance(value, SupportsFloat) and not isinstance(value, bool):
        return _as_float(value)
    return value


def _as_float(value: SupportsFloat) -> object:
    """A number of any library as a float; arrays and the like stay, and are refused later."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return value


def _year(year: object) -> object:
    """A year that came as text or as another kind of whole number."""
    value = _from_caller(year)
    return int(value) if isinstance(value, float) and value.is_integer() else value
