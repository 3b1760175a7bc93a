"""How explanations write numbers and formulas: one form everywhere, with blanks that part."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from fundmodel.build_model import spelling
from fundmodel.build_model.spelling import WORDS, spell

if TYPE_CHECKING:
    from collections.abc import Callable

    from fundmodel.build_model.expressions import Node

DIGITS = 6
NEXT_TO_ZERO = 1e-9  # less than a thousandth of a dollar: what rounding leaves
BETWEEN_ARGUMENTS = ", "
_OPERATOR = re.compile(r"(?<=[})\d])(<=|>=|<>|[-+*/=<>])(?=[{(\d])")


def _spaced(template: str) -> str:
    """The spelling of an operation with blanks round what stands between two arguments."""
    return _OPERATOR.sub(r" \1 ", template).replace(",", BETWEEN_ARGUMENTS)


SPACED = {name: _spaced(template) for name, template in WORDS.operations.items()}


def short(value: float) -> str:
    """A number as it is read: thousands apart by a blank, six digits that count, never a comma.

    What is next to nothing is 0, and what is not available is n/a.

    >>> short(29574.0834), short(1477.0), short(0.0223214321), short(-1e-12), short(1234567.8)
    ('29 574.1', '1 477', '0.0223214', '0', '1 234 568')
    """
    if not isfinite(value):
        return "n/a"
    if abs(value) < NEXT_TO_ZERO:
        return "0"
    if abs(value) < 1e-4 or abs(value) >= 1e15:
        return f"{value:.{DIGITS}g}"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    after = max(0, DIGITS - whole) if whole else DIGITS + _leading_zeros(value)
    text = f"{value:,.{after}f}".replace(",", " ")
    return text.rstrip("0").rstrip(".") if "." in text else text


def formula_in_words(node: Node) -> str:
    """The formula with the names of lines and assumptions, and blanks round its signs."""
    return spelling.formula_in_words(node, SPACED, BETWEEN_ARGUMENTS)


def spell_spaced(node: Node, reference: Callable[[Node], str]) -> str:
    """A formula, with blanks round its signs; `reference` is the text of what it reads."""
    return spell(node, SPACED, reference, BETWEEN_ARGUMENTS)


def _leading_zeros(value: float) -> int:
    """How many zeros stand behind the point before the first digit that counts."""
    return -int(f"{value:e}".rpartition("e")[2]) - 1
