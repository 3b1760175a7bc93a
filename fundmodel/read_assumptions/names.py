"""What may be the name of an assumption, a set or a member."""

import re
from collections.abc import Iterable, Iterator
from keyword import iskeyword
from unicodedata import normalize

from fundmodel.read_assumptions.files import is_like_yaml
from fundmodel.read_assumptions.plain_scalars import plain
from fundmodel.read_assumptions.spots import Spot

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NOT_IN_MEMBERS = frozenset("[]=\"'*?~<>")
NOT_IN_SCENARIOS = frozenset('*?~<>:"|\\/[]')
HEADINGS = ("Live", "Override")
"""What the workbook writes beside the names of the scenarios."""
SCENARIO_RULE = (
    "It is typed in a terminal, names files, and heads a column that formulas look for: no "
    '* ? ~ < > : " | / \\ [ ], no blank at its ends, no point at its end; no number, not '
    "Live or Override."
)
NAME_RULE = (
    "A name has small letters, digits and _ only, begins with a letter, and is no word of Python."
)


def is_name(text: object) -> bool:
    """Whether a name can be the argument of a line.

    >>> is_name("us_profit_share"), is_name("US share"), is_name("from")
    (True, False, False)
    """
    return isinstance(text, str) and bool(NAME.match(text)) and not iskeyword(text)


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
