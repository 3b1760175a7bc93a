"""From what is written to the number that is meant, or a sentence on why it is none."""

import math
from collections.abc import Mapping
from datetime import date

from fundmodel.build_model.units import Unit, is_whole
from fundmodel.dates import date_of, serial_of
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.places import Place, Problems, Written
from fundmodel.read_assumptions.plain_scalars import number_meant, rounded, shown

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
DOUBLE = '"'


def said(number: float, unit: Unit, options: tuple[str, ...] = ()) -> str:
    """A number as its unit shows it: a day, the name of an option, or digits."""
    if not math.isfinite(number):
        return "no limit"
    if unit.kind == "date":
        return date_of(number).isoformat()
    if options and 1 <= number <= len(options):
        return options[int(number) - 1]
    return shown(number)


def number_of(
    written: Written, unit: Unit, options: tuple[str, ...], name: str, problems: Problems
) -> float | None:
    """One number in its unit; None, with the reason in `problems`, if it is none."""
    if unit.kind == "date":
        return _date(written.raw, written.place, name, problems)
    if unit.kind == "choice":
        return _choice(written.raw, written.place, options, name, problems)
    number = plain_number(written.raw, written.place, name, problems)
    if number is None or not is_whole(unit) or _is_fit(number, unit):
        return number
    what = "0 or 1" if unit.kind == "flag" else "a whole number"
    problems.add(
        written.place,
        name,
        f"{shown(number)} is not {what}.",
        why=f"A number of the unit `{unit}` is {what}, so that comparisons are exact (R11).",
        fix="write 0 or 1." if unit.kind == "flag" else "round it, or give it the unit `factor`.",
    )
    return None


def series_of(
    written: Written, unit: Unit, options: tuple[str, ...], name: str, problems: Problems
) -> dict[int, float] | None:
    """A number a year, ascending; None if any of them is wrong."""
    if not isinstance(written.raw, dict) or not written.raw:
        problems.add(
            written.place, name, "No year is given.", fix="write {2027: 0.02, 2028: 0.03}."
        )
        return None
    values: dict[int, float] = {}
    for year, raw in written.raw.items():
        if not is_year(year):
            problems.add(
                written.at(year),
                name,
                f"{quoted(year)} is not a year.",
                why=f"Years are whole numbers, {EARLIEST_YEAR} to {LATEST_YEAR}, without quotes.",
                fix="write the year before the colon, the number after it.",
            )
            continue
        number = number_of(
            Written(raw, written.at(year)), unit, options, f"{name}[{year}]", problems
        )
        if number is not None:
            values[year] = number
    return dict(sorted(values.items())) if len(values) == len(written.raw) else None


def is_year(value: object) -> bool:
    """Whether a key or an index can be a calendar year."""
    return type(value) is int and EARLIEST_YEAR <= value <= LATEST_YEAR


def plain_number(raw: object, place: Place, name: str, problems: Problems) -> float | None:
    """A finite number rounded to 15 significant digits; None if it is none."""
    if isinstance(raw, bool):
        problems.add(
            place,
            name,
            f"{quoted(raw)} is not a number.",
            why="A switch is a number of the unit `flag`: 1 for yes and 0 for no.",
            meant=str(int(raw)),
            fix="write 1 or 0.",
        )
    elif isinstance(raw, (int, float)):
        number = rounded(float(raw))
        if math.isfinite(number):
            return number
        problems.add(place, name, "The number is not finite.", fix="write a number.")
    elif raw is None:
        problems.add(place, name, "There is no number.", fix="write a number after the colon.")
    elif isinstance(raw, str):
        meant = number_meant(raw)
        problems.add(
            place,
            name,
            f"{quoted(raw, DOUBLE)} is text, not a number.",
            why="Numbers have a point and no %, comma or quotes; shares are fractions of one.",
            meant=meant,
            fix=f"write {meant}." if meant else "write a number.",
        )
    else:
        problems.add(
            place, name, f"{kind_of(raw)} stands where one number belongs.", fix="write a number."
        )
    return None


def _is_fit(number: float, unit: Unit) -> bool:
    return number in (0, 1) if unit.kind == "flag" else number == math.floor(number)


def _date(raw: object, place: Place, name: str, problems: Problems) -> float | None:
    if isinstance(raw, date) and EARLIEST_YEAR <= raw.year <= LATEST_YEAR:
        return serial_of(raw)
    in_range = f"in the years {EARLIEST_YEAR} to {LATEST_YEAR}"
    problems.add(
        place,
        name,
        f"{kind_of(raw)} is not {in_range if isinstance(raw, date) else 'a date'}.",
        why="A date is written year-month-day, without quotes.",
        fix="write it like 2026-12-31.",
    )
    return None


def _choice(
    raw: object, place: Place, options: tuple[str, ...], name: str, problems: Problems
) -> float | None:
    if isinstance(raw, str) and raw in options:
        return float(options.index(raw) + 1)
    if options:
        problems.add(
            place,
            name,
            f"{kind_of(raw)} is not one of the options.",
            meant=closest(raw, options) if isinstance(raw, str) else None,
            fix=f"write one of: {listed(options)}.",
        )
    return None


def kind_of(raw: object) -> str:
    """What stands where something else belongs, in words, or as it is written."""
    if raw is None:
        return "Nothing"
    if isinstance(raw, (list, tuple)):
        return "A list"
    if isinstance(raw, date):
        return f"The date {raw.isoformat()}"
    if isinstance(raw, (str, int, float, complex)):
        return quoted(raw)
    if isinstance(raw, Mapping):
        return "A list of numbers by name"
    return f"A value of the type {quoted(type(raw).__name__)}"
