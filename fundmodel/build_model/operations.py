"""The table of operations: how cells spell each, how tightly it binds, what it does to units.

Slots are {0}, {1}, ... ({*} = all arguments). Every other reading of the tree has an entry for each
row, or is refused; see `dialects`. Operations are worked out in the order in which they are
written, never rearranged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fundmodel.build_model.units import (
    DATE,
    FLAG,
    ONE,
    PLAIN,
    QUARTERS,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    USD_M_A_YEAR,
    YEAR,
    Unit,
    agree,
    common,
    is_whole,
    product,
    quotient,
)

# How tightly an operation binds; an argument that binds less than its position asks is bracketed.
COMPARE, ADD, MULTIPLY, POWER, ATOM = range(1, 6)
ANYTHING = 0


class UnitsClash(Exception):
    """The units of an operation's arguments do not go together."""


UnitRule = Callable[[Sequence["Unit | None"]], "Unit | None"]


@dataclass(frozen=True)
class OperationRow:
    """One operation.

    Attributes:
        cells: how the workbook spells it, and formulas in words too.
        binds: how tightly the result binds.
        needs: how tightly each argument must bind not to be bracketed; the last one repeats.
        unit: what it does to units; None is the unit of 0, which fits all.
        decides: whether it is true or false instead of a number.
        conditions: how many of its first arguments may be true or false instead of numbers.
        shows: its value is not finite if an argument is not, so that nothing is hidden by it.
        keeps_finite: of finite arguments its value, if it is a number, is finite.
        may_be_missing: there may be no such number, which is n/a.
    """

    cells: str
    binds: int
    needs: tuple[int, ...]
    unit: UnitRule
    decides: bool = False
    conditions: int = 0
    shows: bool = False
    keeps_finite: bool = False
    may_be_missing: bool = False


def same(units: Sequence[Unit | None]) -> Unit | None:
    """All the same unit, which is also the result's: sums, minimum, branches."""
    result: Unit | None = None
    for unit in units:
        if result is None or unit is None:
            result = result or unit
        elif agree(result, unit):
            result = common(result, unit)
        else:
            raise UnitsClash(f"{result} and {unit} do not go together")
    return result


def multiplied(units: Sequence[Unit | None]) -> Unit | None:
    """Units multiply; a plain number or a flag leaves the other unit as it is."""
    left, right = (unit or PLAIN for unit in units)
    for one, other in ((left, right), (right, left)):
        if not one.dimension and one.kind in ("plain", "flag"):
            return other
    return product(left, right)


def divided(units: Sequence[Unit | None]) -> Unit | None:
    """Units divide."""
    left, right = (unit or PLAIN for unit in units)
    return quotient(left, right)


def divided_or(units: Sequence[Unit | None]) -> Unit | None:
    """Amount over base, where the value for b = 0 has the same unit or is 0 or 1."""
    amount, base, otherwise, _ = units
    result = divided([amount, base])
    return result if otherwise is ONE else same([result, otherwise])


def divided_if_any(units: Sequence[Unit | None]) -> Unit | None:
    """Amount over base, up to the smallest amount that counts."""
    return divided(units[:2])


def powered(units: Sequence[Unit | None]) -> Unit | None:
    """Only plain numbers may be raised to a power."""
    if any(unit is not None and unit.dimension for unit in units):
        raise UnitsClash("only numbers without a dimension may be raised to a power")
    return PLAIN


def from_rate(units: Sequence[Unit | None]) -> Unit | None:
    """A yearly rate becomes a share a quarter."""
    if units[0] is not None and not agree(units[0], SHARE_A_YEAR):
        raise UnitsClash(f"a yearly rate is needed, not {units[0]}")
    return SHARE


def growth_of_rate(units: Sequence[Unit | None]) -> Unit | None:
    """A yearly rate becomes the factor by which a quarter multiplies."""
    from_rate(units)
    return PLAIN


def a_quarter_of(units: Sequence[Unit | None]) -> Unit | None:
    """A yearly amount or rate becomes a quarter's."""
    parts = {SHARE_A_YEAR.dimension: SHARE, USD_M_A_YEAR.dimension: USD_M}
    if units[0] is None or units[0].dimension not in parts:
        raise UnitsClash(f"a yearly rate or amount is needed, not {units[0]}")
    return parts[units[0].dimension]


def compared(units: Sequence[Unit | None]) -> Unit | None:
    """Whole numbers of the same unit: what decides something is compared exactly (R11)."""
    for unit in units:
        if unit is not None and not is_whole(unit) and unit is not ONE:
            raise UnitsClash(f"only whole numbers are compared (R11), not {unit}")
    same(units)
    return FLAG


def decided(units: Sequence[Unit | None]) -> Unit | None:
    """Flags and conditions only."""
    for unit in units:
        if unit is not None and unit.kind != "flag":
            raise UnitsClash(f"a flag or a condition is needed, not {unit}")
    return FLAG


def branches(units: Sequence[Unit | None]) -> Unit | None:
    """A flag or condition, then values of one unit."""
    decided(units[:1])
    return same(units[1:])


def chosen(units: Sequence[Unit | None]) -> Unit | None:
    """A choice, then values of one unit."""
    if units[0] is not None and units[0].kind != "choice":
        raise UnitsClash(f"choose() needs a choice, not {units[0]}")
    return same(units[1:])


def end_date(units: Sequence[Unit | None]) -> Unit | None:
    """A date and a number of quarters."""
    same([units[0], DATE])
    same([units[1], QUARTERS])
    return DATE


def year_of_date(units: Sequence[Unit | None]) -> Unit | None:
    """The calendar year of a date."""
    same([units[0], DATE])
    return YEAR


def first(units: Sequence[Unit | None]) -> Unit | None:
    """The unit of the first argument."""
    return units[0]


_LEFT, _TIMES, _RAISED = (ADD, ADD + 1), (MULTIPLY, MULTIPLY + 1), (POWER + 1, POWER + 1)
_COMPARED, _FREE = (COMPARE + 1, COMPARE + 1), (ANYTHING,)
_ALL = 1_000

OPERATIONS: dict[str, OperationRow] = {
    "add": OperationRow("{0}+{1}", ADD, _LEFT, same, shows=True),
    "subtract": OperationRow("{0}-{1}", ADD, _LEFT, same, shows=True),
    "multiply": OperationRow("{0}*{1}", MULTIPLY, _TIMES, multiplied, shows=True),
    "true_divide": OperationRow("{0}/{1}", MULTIPLY, _TIMES, divided),
    # A spreadsheet reads -2^2 as 4: the sign is always a product.
    "negative": OperationRow(
        "-1*{0}", MULTIPLY, (MULTIPLY + 1,), first, shows=True, keeps_finite=True
    ),
    "power": OperationRow("{0}^{1}", POWER, _RAISED, powered),
    "minimum": OperationRow("MIN({*})", ATOM, _FREE, same, keeps_finite=True),
    "maximum": OperationRow("MAX({*})", ATOM, _FREE, same, keeps_finite=True),
    "absolute": OperationRow("ABS({0})", ATOM, _FREE, first, shows=True, keeps_finite=True),
    "floor": OperationRow("INT({0})", ATOM, _FREE, first, keeps_finite=True),
    "where": OperationRow("IF({*})", ATOM, _FREE, branches, conditions=1, keeps_finite=True),
    "choose": OperationRow("CHOOSE({*})", ATOM, _FREE, chosen, keeps_finite=True),
    "as_number": OperationRow("IF({0},1,0)", ATOM, _FREE, first, conditions=1, keeps_finite=True),
    "all_of": OperationRow("AND({*})", ATOM, _FREE, decided, True, _ALL),
    "any_of": OperationRow("OR({*})", ATOM, _FREE, decided, True, _ALL),
    "not_": OperationRow("NOT({0})", ATOM, _FREE, decided, True, _ALL),
    "less": OperationRow("{0}<{1}", COMPARE, _COMPARED, compared, decides=True),
    "at_most": OperationRow("{0}<={1}", COMPARE, _COMPARED, compared, decides=True),
    "greater": OperationRow("{0}>{1}", COMPARE, _COMPARED, compared, decides=True),
    "at_least": OperationRow("{0}>={1}", COMPARE, _COMPARED, compared, decides=True),
    "equal": OperationRow("{0}={1}", COMPARE, _COMPARED, compared, decides=True),
    "not_equal": OperationRow("{0}<>{1}", COMPARE, _COMPARED, compared, decides=True),
    "divide": OperationRow(
        "IF(ABS({1})<={3},{2},{0}/{1})",
        ATOM,
        (MULTIPLY, MULTIPLY + 1, ANYTHING, ADD),
        divided_or,
    ),
    "divide_if_any": OperationRow(
        'IF(ABS({1})<={2},"n/a",{0}/{1})',
        ATOM,
        (MULTIPLY, MULTIPLY + 1, ADD),
        divided_if_any,
        may_be_missing=True,
    ),
    "quarterly": OperationRow("(1+{0})^(1/{1})-1", ADD, (ADD + 1, POWER), from_rate),
    "quarterly_factor": OperationRow("(1+{0})^(1/{1})", POWER, (ADD + 1, POWER), growth_of_rate),
    "quarterly_probability": OperationRow("1-(1-{0})^(1/{1})", ADD, (ADD + 1, POWER), from_rate),
    "per_quarter": OperationRow("{0}/{1}", MULTIPLY, _TIMES, a_quarter_of),
    "end_of_quarter": OperationRow(
        "EOMONTH({0},{1}*{2})", ATOM, (ANYTHING, MULTIPLY), end_date, keeps_finite=True
    ),
    "year_of": OperationRow("YEAR({0})", ATOM, _FREE, year_of_date, keeps_finite=True),
}


def fill(template: str, arguments: Sequence[str], between: str = ",") -> str:
    """Put the spelled arguments in their slots; `between` parts those of one slot."""
    if "{*}" in template:
        return template.replace("{*}", between.join(arguments))
    return template.format(*arguments)
