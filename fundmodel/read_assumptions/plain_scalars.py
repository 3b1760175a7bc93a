"""What an unquoted word in a YAML file means, and which number a near miss was meant to be.

YAML 1.1 reads `no` as false, `12:30` as 750, `010` as 8 and `1e9` as text. Here a word is a number
only when it looks like one to an economist; everything else stays text, and a text where a
number belongs is refused with the number that was probably meant.
"""

import math
import re
from datetime import date

WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}([, _'\xa0\u2009\u202f][0-9]{3})+(\.[0-9]+)?\Z")
DECIMAL_COMMA = re.compile(r"[-+]?([0-9]+|[0-9]{1,3}([. '\xa0\u2009\u202f][0-9]{3})+),[0-9]+\Z")
PERCENT = re.compile(r"(.*[^\s])\s*(%|per ?cent|percent)\Z")

WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
NOT_FINITE = {".inf": math.inf, "+.inf": math.inf, "-.inf": -math.inf, ".nan": math.nan}
SWITCHES = {"true": "1", "yes": "1", "on": "1", "false": "0", "no": "0", "off": "0"}
LONGEST_WHOLE = 15


def plain(text: str) -> object:
    """The value of an unquoted word: a number, a date, true, false, nothing, or else the text.

    >>> plain("1e9"), plain("2027"), plain("no"), plain("010"), plain("5%")
    (1000000000.0, 2027, 'no', '010', '5%')
    """
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if text.lower() in NOT_FINITE:
        return NOT_FINITE[text.lower()]
    if WHOLE.match(text) and len(text) <= LONGEST_WHOLE:
        return int(text)
    if DECIMAL.match(text):
        return float(text)
    if DAY.match(text):
        return _day(text)
    return text


def rounded(number: float) -> float:
    """A number to 15 significant digits, which is what a workbook can hold.

    The last few numbers below 1.8e308 round to infinity.

    >>> rounded(0.1 + 0.2)
    0.3
    """
    return float(f"{number:.15g}")


def number_meant(text: str) -> str | None:
    """The number that a text was probably meant to be, as it should be written.

    >>> number_meant("5%"), number_meant("1,000"), number_meant("010"), number_meant("high")
    ('0.05', '1000', '10', None)
    >>> number_meant("0,25"), number_meant("4.456.100,5")
    ('0.25', '4456100.5')
    """
    word = text.strip()
    if word.lower() in SWITCHES:
        return SWITCHES[word.lower()]
    percent = PERCENT.match(word)
    if percent:
        inner = number_meant(percent[1])
        return None if inner is None else shown(float(inner) / 100)
    if THOUSANDS.match(word):
        word = re.sub(r"[, _'\xa0\u2009\u202f]", "", word)
    elif DECIMAL_COMMA.match(word):
        whole, _, decimals = word.partition(",")
        word = re.sub(r"[^-+0-9]", "", whole) + "." + decimals
    return _as_number(word)


def shown(number: float) -> str:
    """A number as people write it: without a needless ".0" and with at most 15 digits.

    >>> shown(100000.0), shown(0.5), shown(0.1 + 0.2)
    ('100000', '0.5', '0.3')
    """
    if abs(number) < 1e15 and number == math.floor(number):
        return str(int(number))
    return f"{number:.15g}"


def _as_number(word: str) -> str | None:
    sign = "-" if word.startswith("-") else ""
    digits = word.lstrip("+-")
    stripped = digits.lstrip("0") if digits[:2].isdigit() else digits
    candidate = sign + (stripped or "0")
    if not DECIMAL.match(candidate):
        return None
    number = float(candidate)
    return shown(number) if math.isfinite(number) else None


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30 stays text, and is refused where a date belongs
        return text
