"""What a text in a file must not hold: a sign that no cell keeps, and an end that YAML cuts off."""

import re

LONGEST = 8_000
"""A cell of the workbook holds 32,767 characters, and some cells hold several texts."""

CLOSED = frozenset(
    {"as_of", "date", "each", "from", "grade", "members", "members_of", "moves", "of", "options"}
    | {"review_by", "set", "shape", "unit", "value", "values"}
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
_LINE_BREAK = re.compile(r"\r\n|\r|\n")

Fault = tuple[str, str, str]
"""What is wrong with a text, the rule that it breaks, and how to mend it."""


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


def line_and_column(file: str, index: int) -> tuple[int, int]:
    r"""A position in a text as editors count it, from 1.

    >>> line_and_column("a: 1\nb: 2", 8)
    (2, 4)
    """
    breaks = [found.end() for found in _LINE_BREAK.finditer(file, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
