"""The changes that somebody asks for: a scenario's file, or a caller's hand."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal
from numbers import Real

from fundmodel.build_model.units import Unit
from fundmodel.dates import date_of
from fundmodel.read_assumptions.numbers import kind_of
from fundmodel.read_assumptions.places import BY_HAND, Place, Problems, Written
from fundmodel.read_assumptions.plain_scalars import plain
from fundmodel.read_assumptions.sources import Source

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
        plausible: the range that holds for the new value instead of that of base.
        has_value: whether a value is given; that it is not is refused where the file is read.
    """

    name: str
    written: Written
    place: Place
    because: str
    file: str = ""
    source: Source | None = None
    grade: str | None = None
    uncertainty: Written | None = None
    plausible: Written | None = None
    has_value: bool = True


def by_hand(changes: object, problems: Problems) -> list[Requested]:
    """The changes of a caller: name -> number, text, date or numbers by year."""
    if changes is None:
        return []
    if not isinstance(changes, Mapping):
        problems.add(
            BY_HAND,
            "",
            f"{kind_of(changes)} stands where names with their values belong.",
            fix='give a dictionary, such as {"us_profit_share": 0.4}.',
        )
        return []
    return [
        Requested(name, Written(_from_caller(value), BY_HAND), BY_HAND, "Set by hand.")
        for name, value in changes.items()
        if _is_name(name, problems)
    ]


def _is_name(name: object, problems: Problems) -> bool:
    """Whether a caller's key is text; it is refused if not."""
    if isinstance(name, str):
        return True
    what = f"{kind_of(name)} stands where the name of an assumption belongs."
    problems.add(BY_HAND, "", what, fix="write the name as text.")
    return False


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
    if isinstance(value, Mapping):
        return {_year(year): _one_from_caller(number) for year, number in value.items()}
    return _one_from_caller(value)


def _one_from_caller(value: object) -> object:
    """One text, number or day of any library; what is none of them stays, and is refused later."""
    if getattr(value, "shape", None) == ():
        value = value.item()  # type: ignore[attr-defined]  # NumPy's scalars, and those of its kind
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return plain(value.strip())
    if isinstance(value, datetime):
        return _day(value)
    return _as_float(value) if isinstance(value, Real | Decimal) else value


def _day(value: datetime) -> object:
    """The day of a time at midnight; others, and pandas' NaT, stay and are refused."""
    at_midnight = value == value and value.time() == time()  # noqa: PLR0124  NaT equals nothing
    return value.date() if at_midnight else str(value)


def _as_float(value: Real | Decimal) -> object:
    """A number of any library as a float; one that is none stays, and is refused later."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return value


def _year(year: object) -> object:
    """A year that came as text or as another kind of whole number."""
    value = _one_from_caller(year)
    return int(value) if isinstance(value, float) and value.is_integer() else value
