"""Texts and values spoilt at random: as by a slip, another program, or somebody with bad intent."""

import decimal
import fractions
import math
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd

WORDS = (
    *("", " ", "~", "null", "yes", "No", "true", ".nan", ".inf", "-.inf", "1e999", "1.8e308"),
    *("1.7976931348623157e308", "-1e-320", "5e-324", "0x1F", "0o17", "1_000", "1,000", "0,25"),
    *("25%", "25 %", "50", "-1", "0", "010", "+5", "1e5", "12:30", "1:2:3", "2027-02-30"),
    *("2027-02-15", "0000-00-00", "9999-12-31", "2026-12-31T00:00:00Z", "Q2 2031", "NaN"),
    *("a: b: c", "- x", "{", "}", "[", "]", "{a: 1}", "[1, 2]", "[[[[[[", "{{{{", "&a 1", "*a"),
    *("!!python/object:os.system {}", "!x 1", "<<: *a", "? x", "| ", ">-", "%YAML 1.2", "---"),
    *("...", "@x", "`x`", "'", '"', '"\\x00"', '"\\u202e"', "text #comment", "#", "=1+1"),
    *("us_profit_share", "pledge[Germany]", "pledge[", "a]b", "US_Profit_Share", "régime", "Ціна"),
    *("x" * 300, "1" * 400, "9" * 30, "\t", "a\tb", "*?~", "../../x", "/etc/passwd", "C:\\x"),
)
CHARACTERS = (
    *("\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\xa0", "\u2028", "\u202e", "\ufeff", "\ufffe"),
    *("\ud800", "\U0001f600", "é", "٣", "½", "\t", "\r", "\n", "\n\n", " ", ":", "#", "-", ","),
    *("'", '"', "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "~", "\\"),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "shift_jis", "cp037")


def spoilt(text: str, chance: Random) -> bytes:
    """The text of a file with one to three things wrong with it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(SLIPS)(text, chance)
    return _encoded(text, chance)


def _encoded(text: str, chance: Random) -> bytes:
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.05 else "utf-8"
    content = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    if chance.random() < 0.05:
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.randbytes(chance.choice((1, 2, 50))) + content[at:]
    return content[: chance.randrange(len(content) + 1)] if chance.random() < 0.05 else content


def _another_value(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    head, colon, _ = lines[at].partition(": ")
    lines[at] = f"{head}{colon or ': '}{chance.choice(WORDS)}"
    return "\n".join(lines)


def _another_word(text: str, chance: Random) -> str:
    words = text.split(" ")
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


def _a_character(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(CHARACTERS) + text[at + chance.randrange(2) :]


def _a_line_less(text: str, chance: Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _a_line_more(text: str, chance: Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return "\n".join(lines)


def _a_line_indented(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "  ", "\t", "      ")) + lines[at]
    return "\n".join(lines)


def _letters_dropped(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 3, 40)) :]


def _much_of_it(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("[", "{a: ", "- ", "x", "\n", "&a ", "1")) * 3000 + text[at:]


SLIPS = (
    *(_another_value, _another_value, _another_word, _another_word, _a_character, _a_character),
    *(_a_line_less, _a_line_more, _a_line_indented, _letters_dropped, _much_of_it),
)


def setting(names: list[str], chance: Random) -> str:
    """What somebody may type behind --set."""
    name = chance.choice(names)
    right = chance.choice((str(chance.uniform(-1, 2)), "0.3", "1", "4", "1000", "2030", "1e5"))
    text = f"{name}={right if chance.random() < 0.4 else chance.choice(WORDS)}"
    for _ in range(chance.choice((0, 0, 1, 2))):
        text = chance.choice((_a_character, _letters_dropped, _another_word))(text, chance)
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def value(chance: Random) -> Any:
    """What a program may pass for a number."""
    kind = chance.choice(("number", "word", "odd", "many"))
    if kind == "number":
        size = 10.0 ** chance.randrange(-330, 309)
        return chance.choice((1, -1)) * chance.choice((size, chance.random(), 1.797e308))
    if kind == "word":
        return chance.choice(WORDS)
    if kind == "odd":
        return chance.choice(ODD)
    keys = [chance.choice((2027, 2030, 2031.0, "2030", 1, -5, None, 3.5, True, "x", ODD[0], ()))
            for _ in range(chance.randrange(4))]  # fmt: skip
    return {key: chance.choice((*ODD, 0.1, "0.1")) for key in keys}


ODD: tuple[Any, ...] = (
    *(None, True, False, math.nan, math.inf, -math.inf, 10**400, -(10**400), 1 + 2j, b"1", ...),
    *(decimal.Decimal("0.3"), decimal.Decimal("NaN"), decimal.Decimal("1e999"), 1.8e308),
    *(fractions.Fraction(1, 3), np.float32(0.1), np.float64("nan"), np.int64(3), np.bool_(True)),
    *(np.array(0.5), np.array([0.5]), np.array([]), np.array([[1, 2]]), np.array("x")),
    *(np.datetime64("NaT"), pd.NA, pd.NaT, pd.Series([0.5]), pd.Series([1, 2]), pd.Timestamp(0)),
    *(pd.DataFrame({"a": [1]}), date(2026, 12, 31), date(1, 1, 1), timedelta(1)),
    *(datetime(2026, 12, 31, 5), [], [0.5], (), (0.5,), {}, set()),  # noqa: DTZ001
    *(frozenset({1}), object(), int, len, range(3), iter(()), Path(), "x" * 200_000, "\0"),
    "\ud800",
)
