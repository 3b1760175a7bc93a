"""The numbers with which powers are worked out, to more digits than a double holds."""

import struct
from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import lru_cache

ENTRIES = 128
SIZE = ENTRIES * (3 + 2) * 8
"""Bytes of both tables, which take longer to work out than all else takes to begin."""
DIGITS = 60
HALF_AN_ENTRY = 1 << 44
FIRST = 0x3FE6A << 44 | HALF_AN_ENTRY
"""The bits of the first number of the table: 0.707, such that one entry has 1 in its middle."""
ROUNDER = 6755399441055744.0
"""1.5 * 2 ** 52: a number to which it is added is rounded to a whole one, in its last bits."""


def _double(bits: int) -> float:
    (number,) = struct.unpack("<d", struct.pack("<q", bits))
    return float(number)


def _cut(number: Decimal, bits: int) -> float:
    """The number rounded to so many bits behind the point."""
    return float((number * (1 << bits)).to_integral_value()) / (1 << bits)


def constants() -> dict[str, float]:
    """The numbers that the steps name."""
    with localcontext() as context:
        context.prec = DIGITS
        ln2, factorial = Decimal(2).ln(), 1
        found = {"LN2_HIGH": _cut(ln2, 42), "LN2_PART_HIGH": _cut(ln2 / ENTRIES, 43)}
        found["LN2_LOW"] = float(ln2 - Decimal(found["LN2_HIGH"]))
        found["LN2_PART_LOW"] = float(ln2 / ENTRIES - Decimal(found["LN2_PART_HIGH"]))
        found["ENTRIES_IN_LN2"], found["ROUNDER"] = float(ENTRIES / ln2), ROUNDER
        for power in range(2, 11):
            factorial *= power
            found[f"C{power}"] = (1 if power % 2 else -1) / power
            found[f"E{power}"] = 1 / factorial
    return found


def log_table() -> Iterator[tuple[float, float, float]]:
    """For each entry 1/c, short, and log(c) in two doubles, the first short."""
    with localcontext() as context:
        context.prec = DIGITS
        for entry in range(ENTRIES):
            middle = _double(FIRST + (entry << 45) + HALF_AN_ENTRY)
            inverse = round(2**9 / middle) / 2**9
            log = -Decimal(inverse).ln()
            yield inverse, _cut(log, 42), float(log - Decimal(_cut(log, 42)))


def power_table() -> Iterator[tuple[float, float]]:
    """For each entry 2 ** (entry / entries), in two doubles."""
    with localcontext() as context:
        context.prec = DIGITS
        for entry in range(ENTRIES):
            power = Decimal(2) ** (Decimal(entry) / ENTRIES)
            yield float(power), float(power - Decimal(float(power)))


@lru_cache(maxsize=1)
def tables() -> bytes:
    """Both tables, as they stand in the module's memory."""
    numbers = [number for row in (*log_table(), *power_table()) for number in row]
    return struct.pack(f"<{len(numbers)}d", *numbers)
