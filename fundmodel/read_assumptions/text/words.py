"""What an unquoted word in a YAML file means, what it was meant to be, what can be name or text.

YAML 1.1 reads `no` as false, `12:30` as 750, `010` as 8 and `1e9` as text. Here a word is a number
only when it looks like one to an economist; everything else stays text, and a text where a
number belongs is refused with the number that was probably meant.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from keyword import iskeyword
from unicodedata import normalize

from fundmodel.errors import quoted

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
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NOT_IN_MEMBERS = frozenset("[]=\"'*?~<>")
NAME_RULE = (
    "A name has small letters, digits and _ only, begins with a letter, and is no word of Python."
)
LIKE_YAML = re.compile(r"(?P<stem>.*?)(\.(y[aml]{1,4}|json)\s*)+(\.txt)?", re.IGNORECASE)
NOT_IN_SCENARIOS = frozenset('*?~<>:"|\\/[]')
HEADINGS = ("Live", "Override")
"""What the workbook writes beside the names of the scenarios."""
SCENARIO_RULE = (
    "It is typed in a terminal, names files, and heads a column that formulas look for: no "
    '* ? ~ < > : " | / \\ [ ], no blank at its ends, no point at its end; no number, not '
    "Live or Override."
)
LONGEST = 8_000
"""A cell of the workbook holds 32,767 characters, and some cells hold several texts."""
CLOSED = frozenset(
    {
        "adds_to_at_most",
        "as",
        "as_of",
        "by",
        "date",
        "each",
        "fixed",
        "from",
        "grade",
        "lasts",
        "members",
        "members_of",
        "moves",
        "of",
        "options",
    }
    | {"rest_for", "review_by", "set", "shape", "unit", "value", "values"}
)
"""Keys whose words come from a list or a calendar, so that a word too few is refused anyway."""
PROSE = frozenset(
    {"because", "clause", "description", "label", "link", "not_modelled", "note", "page"}
    | {"publisher", "text", "title"}
)
"""Keys whose texts nothing else checks."""
_COMMENT = re.compile(r"[ \t]+#(?P<stuck>[^\s#])?")
_NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
Fault = tuple[str, str, str]
"""What is wrong with a text, the rule that it breaks, and how to mend it."""
ADDRESS = re.compile(r"([^\[\]]+)(?:\[([^\[\]]*)\])?\Z")


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
        return None if inner is None else format_number(float(inner) / 100)
    if THOUSANDS.match(word):
        word = re.sub(r"[, _'\xa0\u2009\u202f]", "", word)
    elif DECIMAL_COMMA.match(word):
        whole, _, decimals = word.partition(",")
        word = re.sub(r"[^-+0-9]", "", whole) + "." + decimals
    return _as_number(word)


def format_number(number: float) -> str:
    """A number as people write it: without a needless ".0" and with at most 15 digits.

    >>> format_number(100000.0), format_number(0.5), format_number(0.1 + 0.2)
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
    return format_number(number) if math.isfinite(number) else None


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30 stays text, and is refused where a date belongs
        return text


def is_year(value: object) -> bool:
    """Whether a key or an index can be a calendar year."""
    return type(value) is int and EARLIEST_YEAR <= value <= LATEST_YEAR


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


def is_name(text: object) -> bool:
    """Whether a name can be the argument of a line.

    >>> is_name("us_profit_share"), is_name("US share"), is_name("from")
    (True, False, False)
    """
    return isinstance(text, str) and bool(NAME.match(text)) and not iskeyword(text)


def is_like_yaml(name: str) -> bool:
    """Whether somebody who gave a file this name may take it for YAML.

    >>> [is_like_yaml(name) for name in ("a.yml", "a.YAML", "a.yaml.txt", "README.md", "a")]
    [True, True, True, False, False]
    """
    return LIKE_YAML.fullmatch(name) is not None


def can_be_a_scenario(name: str) -> bool:
    """Whether a terminal, a file system and a workbook can all hold a scenario of this name.

    >>> [can_be_a_scenario(name) for name in ("slow_start", "My case 2", "a*", "2030", "live")]
    [True, True, False, False, False]
    """
    return (
        name.isprintable()
        and name == name.lstrip().rstrip(" .")
        and not NOT_IN_SCENARIOS & set(name)
        and isinstance(plain(name), str)
        and not is_like_yaml(name)
        and not any(alike([*HEADINGS, name]))
    )


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that a workbook or a file system takes for an earlier one: the later and the earlier.

    >>> list(alike(["slow", "fast", "SLOW"]))
    [('SLOW', 'slow')]
    """
    known: dict[str, str] = {}
    for name in names:
        spelled = normalize("NFKC", name).casefold()
        if spelled in known:
            yield name, known[spelled]
        known.setdefault(spelled, name)


def fault_of(text: str) -> Fault | None:
    r"""Why a text cannot be kept, or None.

    >>> fault_of("Courts are slow."), fault_of("\x1b[31m")[0]
    (None, 'The text has the control character U+001B.')
    """
    found = _NOT_IN_A_TEXT.search(text)
    if found:
        return (
            f"The text has the control character {_code(found[0])}.",
            "A terminal would obey it, and a cell of the workbook cannot hold it.",
            "take it out.",
        )
    if len(text) > LONGEST:
        return (
            f"The text has {len(text):,} characters.",
            f"A text has at most {LONGEST:,}, so that it fits into a cell of the workbook.",
            "shorten it.",
        )
    return None


def is_cut_short(file: str, end: int, text: str, key: object) -> bool:
    """Whether a comment on the same line may be the rest of an unquoted text.

    Args:
        file: the whole file.
        end: where the text ends in it.
        text: what YAML took for the text.
        key: what stands before the colon. Behind a text such as `because` any comment may be the
            rest of it; behind other words it is when they are several, or when no blank follows #.
    """
    comment = _COMMENT.match(file, end)
    if comment is None or key in CLOSED:
        return False
    return key in PROSE or len(text.split()) > 1 or comment["stuck"] is not None


def unprintable(file: str) -> tuple[int, str] | None:
    """Where the first character stands that a YAML file cannot hold, and what it is; or None."""
    found = _NOT_IN_YAML.search(file)
    return (found.start(), _code(found[0])) if found else None


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def split_address(text: str) -> tuple[str, str | None]:
    """The name of an assumption, and the member or year in brackets behind it.

    >>> split_address("pledge[Germany]"), split_address("us_profit_share")
    (('pledge', 'Germany'), ('us_profit_share', None))
    """
    address = ADDRESS.match(text)
    return (address[1], address[2]) if address else (text, None)
