"""What may be the name of an assumption, a set or a member."""

import re
from keyword import iskeyword

from fundmodel.read_assumptions.spots import Spot

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NOT_IN_MEMBERS = frozenset("[]=\"'*?~<>")
NAME_RULE = (
    "A name has small letters, digits and _ only, begins with a letter, and is no word of Python."
)


def is_name(text: object) -> bool:
    """Whether a name can be the argument of a line.

    >>> is_name("us_profit_share"), is_name("US share"), is_name("from")
    (True, False, False)
    """
    return isinstance(text, str) and bool(NAME.match(text)) and not iskeyword(text)


def has_unusable_name(spot: Spot) -> bool:
    """Whether the last key cannot be the argument of a line; it is then refused."""
    if is_name(spot.path[-1]):
        return False
    spot.refuse_key(
        "This cannot be a name in formulas.",
        why=NAME_RULE,
        fix="rename it; the text for people goes into `label`.",
    )
    return True


def has_unusable_member(spot: Spot) -> bool:
    """Whether the last key cannot be the name of a member; it is then refused."""
    member = str(spot.path[-1])
    if member == member.strip() and member.isprintable() and not NOT_IN_MEMBERS & set(member):
        return False
    spot.refuse_key(
        "This cannot be the name of a member.",
        why="Cells are addressed as column[member], and sums in the workbook look for the name.",
        fix="leave out brackets, quotes, = < > * ? ~ and blanks at the ends.",
    )
    return True
