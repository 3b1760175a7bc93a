"""From what is written to the number or range that is meant, or why it is none."""

import math
from collections.abc import Iterable
from datetime import date

from fundmodel.build_model.units import PLAIN, Unit, in_millions, is_whole
from fundmodel.dates import date_of, serial_of
from fundmodel.errors import closest, listed, quoted
from fundmodel.read_assumptions.text.amounts import millions_meant
from fundmodel.read_assumptions.text.diagnostics import Cursor
from fundmodel.read_assumptions.text.words import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    format_number,
    is_name,
    is_year,
    kind_of,
    number_meant,
    rounded,
)

DOUBLE = '"'
PER_CENT, THOUSAND, MILLION, BILLION = 100.0, 1e3, 1e6, 1e9
ENDS = 2
MOST_PARTS = 12
UNLIMITED = (float("-inf"), float("inf"))
Ends = tuple[float | str, float | str]
"""A range as written: two numbers, or names of other scalars."""


def format_value(number: float, unit: Unit, options: tuple[str, ...] = ()) -> str:
    """A number as its unit shows it: a day, the name of an option, or digits."""
    if not math.isfinite(number):
        return "no limit"
    if unit.kind == "date":
        return date_of(number).isoformat()
    if options and 1 <= number <= len(options):
        return options[int(number) - 1]
    return format_number(number)


def number_of(cursor: Cursor, unit: Unit, options: tuple[str, ...] = ()) -> float | None:
    """One number in its unit; None, with the reason noted, if it is none."""
    if unit.kind == "date":
        return _date(cursor)
    if unit.kind == "choice":
        return _choice(cursor, options)
    number = plain_number(cursor, unit)
    if number is None or not is_whole(unit) or _is_fit(number, unit):
        return number
    what = "0 or 1" if unit.kind == "flag" else "a whole number"
    cursor.refuse_value(
        f"{format_number(number)} is not {what}.",
        why=f"A number of the unit `{unit}` is {what}, so that comparisons are exact (R11).",
        fix="write 0 or 1." if unit.kind == "flag" else "round it, or give it the unit `factor`.",
    )
    return None


def series_of(cursor: Cursor, unit: Unit, options: tuple[str, ...] = ()) -> dict[int, float] | None:
    """A number a year, ascending; None if any of them is wrong."""
    if not isinstance(cursor.raw, dict) or not cursor.raw:
        cursor.refuse_value("No year is given.", fix="write {2027: 0.02, 2028: 0.03}.")
        return None
    values: dict[int, float] = {}
    for year in cursor.raw:
        if not is_year(year):
            cursor.inside(year).refuse_value(
                f"{quoted(year)} is not a year.",
                why=f"Years are whole numbers, {EARLIEST_YEAR} to {LATEST_YEAR}, without quotes.",
                fix="write the year before the colon, the number after it.",
            )
            continue
        number = number_of(cursor.inside(year, name=f"{cursor.name}[{year}]"), unit, options)
        if number is not None:
            values[year] = number
    return dict(sorted(values.items())) if len(values) == len(cursor.raw) else None


def plain_number(cursor: Cursor, unit: Unit = PLAIN) -> float | None:
    """A finite number rounded to 15 significant digits; None if it is none.

    Args:
        cursor: at what is written.
        unit: in which the number is, where it has one.
    """
    raw = cursor.raw
    if isinstance(raw, bool):
        cursor.refuse_value(
            f"{quoted(raw)} is not a number.",
            why="A switch is a number of the unit `flag`: 1 for yes and 0 for no.",
            meant=str(int(raw)),
            fix="write 1 or 0.",
        )
    elif isinstance(raw, (int, float)):
        number = rounded(float(raw))
        if math.isfinite(number):
            return number
        cursor.refuse_value("The number is not finite.", fix="write a number.")
    elif raw is None:
        cursor.refuse_value("There is no number.", fix="write a number after the colon.")
    elif isinstance(raw, str):
        _refuse_text(cursor, raw, unit)
    else:
        cursor.refuse_value(
            f"{kind_of(raw)} stands where one number belongs.",
            fix="write a number.",
        )
    return None


def _refuse_text(cursor: Cursor, raw: str, unit: Unit) -> None:
    why = "Numbers have a point and no %, comma or quotes; shares are fractions of one."
    meant, amount = number_meant(raw), millions_meant(raw) if in_millions(unit) else None
    fix = f"write {meant}." if meant else "write a number."
    if amount:
        why, meant, fix = f"Amounts are in {unit}.", amount, f"write {amount} ({unit})."
    what = f"{quoted(raw, DOUBLE)} is text, not a number."
    cursor.refuse_value(what, why=why, meant=meant, fix=fix)


def _is_fit(number: float, unit: Unit) -> bool:
    return number in (0, 1) if unit.kind == "flag" else number == math.floor(number)


def _date(cursor: Cursor) -> float | None:
    raw = cursor.raw
    if isinstance(raw, date) and EARLIEST_YEAR <= raw.year <= LATEST_YEAR:
        return serial_of(raw)
    in_range = f"in the years {EARLIEST_YEAR} to {LATEST_YEAR}"
    cursor.refuse_value(
        f"{kind_of(raw)} is not {in_range if isinstance(raw, date) else 'a date'}.",
        why="A date is written year-month-day, without quotes.",
        fix="write it like 2026-12-31.",
    )
    return None


def _choice(cursor: Cursor, options: tuple[str, ...]) -> float | None:
    raw = cursor.raw
    if isinstance(raw, str) and raw in options:
        return float(options.index(raw) + 1)
    if options:
        cursor.refuse_value(
            f"{kind_of(raw)} is not one of the options.",
            meant=closest(raw, options) if isinstance(raw, str) else None,
            fix=f"write one of: {listed(options)}.",
        )
    return None


def ends_of(cursor: Cursor, unit: Unit) -> Ends | None:
    """The two ends of a range as written; None, with the reason noted, if wrong."""
    raw = cursor.raw
    if unit.kind == "choice":
        cursor.refuse_value("A choice has no plausible range.", fix="remove `plausible`.")
        return UNLIMITED
    if not isinstance(raw, list) or len(raw) != ENDS:
        commas = isinstance(raw, list) and len(raw) > ENDS
        cursor.refuse_value(
            "`plausible` is not a lowest and a highest value.",
            why="A comma begins the next number; decimals have a point." if commas else None,
            fix="write plausible: [lowest, highest].",
        )
        return None
    lowest, highest = (
        _end_of(cursor.inside(index, name=f"{cursor.name}, plausible"), unit)
        for index in range(ENDS)
    )
    return None if lowest is None or highest is None else (lowest, highest)


def _end_of(cursor: Cursor, unit: Unit) -> float | str | None:
    if is_name(cursor.raw):
        return str(cursor.raw)
    if unit.kind == "date":
        return number_of(cursor, unit)
    return plain_number(cursor, unit)


def slip_of(
    value: float, unit: Unit, plausible: tuple[float, float]
) -> tuple[str | None, str | None]:
    """The rule that a number outside its range most likely breaks, and the number then meant."""
    low, high = plausible
    if unit.style == "percent":
        candidates, why = [value / PER_CENT], "Shares are written as fractions of one."
    elif unit.style == "money":
        dollars = [value / MILLION] if abs(value) >= MILLION else []  # nobody means less than one
        candidates, why = [value * THOUSAND, *dollars], f"Amounts are in {unit}."
    else:
        return None, None
    fitting = [format_number(candidate) for candidate in candidates if low <= candidate <= high]
    return why, fitting[0] if fitting else None


def sum_of(values: Iterable[float]) -> float:
    """The sum to the last digit; infinite where it is too large for a number."""
    try:
        return math.fsum(values)
    except OverflowError:
        return math.inf


def as_sum(parts: Iterable[str]) -> str:
    """The first texts of what is added up, with + between them, and how many more there are."""
    texts = list(parts)
    more = len(texts) - MOST_PARTS
    added = " + ".join(texts[:MOST_PARTS])
    return f"{added} and {more} more" if more > 0 else added
