"""What is carried along from quarter to quarter, so that no history need be kept for it.

Measures have a table of their own: it is where the dialect takes them from, so that a measure that
is neither carried along nor worked out from its whole row is refused before anything is compiled.
"""

from typing import NamedTuple

from fundmodel.compile_model.operations import ZERO


class Carried(NamedTuple):
    """How one number goes on.

    Attributes:
        onwards: the number after a quarter, as WebAssembly text: {carried} is the number before it,
            {0} and {1} are the rows in this quarter, {t} is the quarter, {zero} is zero.
        begins: the number before the first quarter; {opening} is the opening of the first row.
    """

    onwards: str
    begins: str = ZERO


_ADDED = "(f64x2.add {carried} {0})"
_ADDED_PRODUCT = "(f64x2.add {carried} (f64x2.mul {0} {1}))"
_HIGHER, _LOWER = "(f64x2.pmax {carried} {0})", "(f64x2.pmin {carried} {0})"
_QUARTER_OF_THE_FIRST = (
    "(v128.bitselect {carried} (v128.and (f64x2.ne {0} {zero}) {t}) (f64x2.ne {carried} {zero}))"
)

MEASURES_CARRIED = {
    "life_total": Carried(_ADDED),
    "final": Carried("{0}"),
    "highest": Carried(_HIGHER, "(v128.const f64x2 -inf -inf)"),
    "lowest": Carried(_LOWER, "(v128.const f64x2 inf inf)"),
    "value_when": Carried(_ADDED_PRODUCT),
    "first_quarter": Carried(_QUARTER_OF_THE_FIRST),
    "present_value": Carried(_ADDED_PRODUCT),
}
"""Rows of `MEASURES`."""
CARRIED = {
    **MEASURES_CARRIED,
    "to_date": Carried(_ADDED, "{opening}"),
    "worst": Carried("(f64x2.pmax {carried} (f64x2.abs {0}))", "(f64x2.abs {opening})"),
}
"""All that is carried along; `worst` is the largest value of a check or an alert."""
