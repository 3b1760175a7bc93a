"""Amounts as people write them, `20bn`, where a file takes a number of millions."""

import re

from fundmodel.read_assumptions.text.words import format_number, number_meant

AMOUNT = re.compile(
    r"(?:US ?\$|USD|EUR|\$|€)? ?([-+]?[0-9.][0-9 ,.'_]*?) ?(m|mn|million|bn|billion|tn|trillion)",
    re.IGNORECASE,
)
MILLIONS_IN = {"m": 1.0, "b": 1e3, "t": 1e6}
"""First letter -> how many millions."""


def millions_meant(text: str) -> str | None:
    """The number of millions that a text was probably meant to be, if it is an amount in words.

    >>> millions_meant("20bn"), millions_meant("US$ 1.5 billion"), millions_meant("1,000m")
    ('20000', '1500', '1000')
    >>> millions_meant("20"), millions_meant("bn"), millions_meant("2 km")
    (None, None, None)
    """
    amount = AMOUNT.fullmatch(text.strip())
    number = number_meant(amount[1]) if amount else None
    if amount is None or number is None:
        return None
    return format_number(float(number) * MILLIONS_IN[amount[2][0].lower()])
