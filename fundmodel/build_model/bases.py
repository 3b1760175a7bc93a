"""The table of bases: what money of different years was made comparable by, before it was added.

A result states its basis in its declaration, and whatever shows the result shows the basis too.
Amounts on different bases are never added, and what takes one amount of a row must fit the basis.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

QUARTER = re.compile(r"\d{4}Q[1-4]")


@dataclass(frozen=True)
class Basis:
    """One basis.

    Attributes:
        meaning: what it says of an amount, in a line.
        measures: the measures of rows that give an amount on it.
        names_a_quarter: the word is followed by the quarter whose prices are meant; any other may
            be followed by a comma and what tells it apart, such as at whose rate.
    """

    meaning: str
    measures: frozenset[str]
    names_a_quarter: bool = False


NOMINAL, ONE_DAY = "nominal", "money of the day"
ONE_QUARTER = frozenset({"final", "highest", "lowest", "value_when"})

BASES: Mapping[str, Basis] = {
    NOMINAL: Basis(
        "added up as it is paid, whatever the year",
        ONE_QUARTER | {"life_total"},
    ),
    "present value": Basis(
        "discounted to the opening date, then added up",
        frozenset({"present_value"}),
    ),
    "prices of": Basis(
        "at the prices of one quarter, then added up",
        ONE_QUARTER | {"life_total"},
        names_a_quarter=True,
    ),
    ONE_DAY: Basis(
        "what there is in one quarter, in the money of that quarter",
        ONE_QUARTER,
    ),
}
"""First words -> what they mean."""

EXAMPLES = tuple(
    f"{word} 2025Q4" if basis.names_a_quarter else word for word, basis in BASES.items()
)


def kind_of(stated: str) -> str | None:
    """The first words of a stated basis, by which it stands in the table; None if it is none.

    >>> kind_of("present value, own rate"), kind_of("prices of 2025Q4"), kind_of("real")
    ('present value', 'prices of', None)
    """
    for word, basis in BASES.items():
        if basis.names_a_quarter:
            if stated.startswith(f"{word} ") and QUARTER.fullmatch(stated[len(word) + 1 :]):
                return word
        elif stated == word or (stated.startswith(f"{word}, ") and stated[len(word) + 2 :].strip()):
            return word
    return None
