"""The closed list of units, and what adding, multiplying and dividing does to them.

A unit is a dimension (powers of dollars, euros, fund units, per year) and a kind. Dimensions
multiply; kinds keep apart what has no dimension but must not be mixed, such as a share and a
number of quarters. The kind "plain" fits any kind of the same dimension: it is what a product
or a quotient yields.
"""

from dataclasses import dataclass

Dimension = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Unit:
    """What a number is measured in.

    Attributes:
        name: as written in the YAML files and printed in the workbook.
        dimension: powers of the base dimensions, sorted, zero powers left out.
        kind: what sort of plain number it is, or "plain".
        style: the number format of the workbook's cells.
    """

    name: str
    dimension: Dimension = ()
    kind: str = "plain"
    style: str = "factor"

    def __str__(self) -> str:
        return self.name


def dimension(**powers: int) -> Dimension:
    """Powers of base dimensions in the one form in which they are compared."""
    return tuple(sorted((base, power) for base, power in powers.items() if power))


USD_M = Unit("US$ m", dimension(usd=1), style="money")
USD_M_INDEXED = Unit("US$ m by the index", dimension(usd=1), style="money")
USD_M_A_YEAR = Unit("US$ m a year", dimension(usd=1, year=-1), style="money")
EUR_M = Unit("EUR m", dimension(eur=1), style="money")
USD_PER_EUR = Unit("US$ per EUR", dimension(usd=1, eur=-1), style="factor")
FUND_UNITS = Unit("fund units", dimension(unit=1), style="money")
USD_M_PER_UNIT = Unit("US$ m per fund unit", dimension(usd=1, unit=-1), style="factor")
SHARE = Unit("share", kind="share", style="percent")
SHARE_A_YEAR = Unit("share a year", dimension(year=-1), style="percent")
INDEX = Unit("index", kind="index", style="factor")
FACTOR = Unit("factor", style="factor")
QUARTERS = Unit("quarters", kind="quarters", style="whole")
MONTHS = Unit("months", kind="months", style="whole")
YEAR = Unit("calendar year", kind="calendar year", style="whole")
DATE = Unit("date", dimension(date=1), kind="date", style="date")
FLAG = Unit("flag", kind="flag", style="whole")
COUNT = Unit("count", kind="count", style="whole")
CHOICE = Unit("choice", kind="choice", style="whole")

UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        USD_M,
        USD_M_INDEXED,
        USD_M_A_YEAR,
        EUR_M,
        USD_PER_EUR,
        FUND_UNITS,
        USD_M_PER_UNIT,
        SHARE,
        SHARE_A_YEAR,
        INDEX,
        FACTOR,
        QUARTERS,
        MONTHS,
        YEAR,
        DATE,
        FLAG,
        COUNT,
        CHOICE,
    )
}

PLAIN = Unit("plain number")
ONE = Unit("plain whole number")  # of the 1 that is written in a formula
WHOLE_KINDS = frozenset({"quarters", "months", "calendar year", "date", "flag", "count", "choice"})
ADDITIVE = frozenset({USD_M, USD_M_A_YEAR, EUR_M, FUND_UNITS, COUNT})


TOLD_TIMES = {"money": 0.001, "percent": 100.0}
"""Style -> what numbers are multiplied by where people read them: billions, per cent."""


def told_times(unit: Unit) -> float:
    """What a number is multiplied by where people read it; `told_unit` says what it then is in."""
    return TOLD_TIMES.get(unit.style, 1.0)


def told_unit(unit: Unit) -> str:
    """What a number is in once it is told: billions for millions, per cent for shares.

    >>> told_unit(USD_M_A_YEAR), told_unit(SHARE_A_YEAR), told_unit(MONTHS)
    ('US$ bn a year', '% a year', 'months')
    >>> told_unit(FUND_UNITS)
    'thousand fund units'
    """
    if unit.style == "percent":
        return unit.name.replace("share", "%", 1)
    if unit.style == "money":
        return unit.name.replace(" m", " bn", 1) if in_millions(unit) else f"thousand {unit.name}"
    return unit.name


def in_millions(unit: Unit) -> bool:
    """Whether numbers are millions of a currency.

    >>> [in_millions(one) for one in (USD_M, EUR_M, USD_M_A_YEAR, FUND_UNITS, MONTHS)]
    [True, True, True, False, False]
    """
    return unit.style == "money" and " m" in unit.name


def product(left: Unit, right: Unit) -> Unit:
    """The unit of left * right."""
    return _derived(_combined(left.dimension, right.dimension, 1))


def quotient(left: Unit, right: Unit) -> Unit:
    """The unit of left / right."""
    return _derived(_combined(left.dimension, right.dimension, -1))


def agree(left: Unit, right: Unit) -> bool:
    """Whether the two may be added, compared or stand in for each other."""
    if left.dimension != right.dimension:
        return False
    return left.kind == right.kind or "plain" in (left.kind, right.kind)


def common(left: Unit, right: Unit) -> Unit:
    """The more telling of two units that agree."""
    return right if left.kind == "plain" and right.kind != "plain" else left


def is_whole(unit: Unit) -> bool:
    """Whether numbers of this unit are whole, so that comparing them is exact (R11)."""
    return unit.kind in WHOLE_KINDS


def is_money(unit: Unit) -> bool:
    """Whether it is an amount of a currency, whatever the currency: no rate, no price."""
    return len(unit.dimension) == 1 and unit.dimension[0] in (("usd", 1), ("eur", 1))


def adds(unit: Unit) -> bool:
    """Whether the amounts of several members have a total.

    Money does. A rate, a share or a flag does not, nor does money by an index, which each member
    has for itself.
    """
    return unit in ADDITIVE


def _combined(left: Dimension, right: Dimension, sign: int) -> Dimension:
    powers = dict(left)
    for base, power in right:
        powers[base] = powers.get(base, 0) + sign * power
    return dimension(**powers)


def _derived(powers: Dimension) -> Unit:
    if not powers:
        return PLAIN
    for unit in UNITS.values():
        if unit.dimension == powers:
            return unit
    words = " ".join(base if power == 1 else f"{base}^{power}" for base, power in powers)
    return Unit(words, powers)
