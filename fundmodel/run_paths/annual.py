"""From quarters to calendar years, by the rules that the sheet Annual states as formulas."""

from collections.abc import Mapping

import numpy as np

from fundmodel.build_model.expressions import Number, Operation, Read
from fundmodel.build_model.language import SMALLEST_AMOUNT
from fundmodel.build_model.model import Line, Model
from fundmodel.run_paths.numbers import Numbers


def by_calendar_year(
    model: Model, arrays: Mapping[str, Numbers]
) -> tuple[list[int], dict[str, Numbers]]:
    """Every line that goes by quarter, by calendar year.

    Returns:
        The years; line -> `[year, member, path]`: flows summed, all else at the year end, except
        that a `divide(a, b)` of two lines is worked out again from the year's a and b.
    """
    year_of_quarter = arrays[model.calendar.year][1:, 0, 0].astype(int)
    table: dict[str, Numbers] = {}
    for name, line in model.lines.items():
        if line.traits.by_quarter:
            summed = line.traits.summed
            table[name] = in_years(arrays[name][1:], year_of_quarter, summed=summed)
    in_order = [name for name in model.order if name in model.lines]
    for name in in_order:
        parts = rolled_up_ratio(model, model.lines[name])
        if parts:
            amount, base, if_zero = parts
            table[name] = _divide(table[amount], table[base], if_zero, arrays[SMALLEST_AMOUNT][0])
    return sorted(set(year_of_quarter.tolist())), table


def in_years(quarters: Numbers, year_of_quarter: Numbers, *, summed: bool) -> Numbers:
    """Numbers by quarter, without the opening, by calendar year.

    Args:
        quarters: `[quarter, ...]`.
        year_of_quarter: a year a quarter, in order.
        summed: add the quarters of a year, from the first on; otherwise take its last.

    Returns:
        `[year, ...]`.
    """
    years = [quarters[year_of_quarter == year] for year in sorted({*year_of_quarter.tolist()})]
    return np.stack([(np.add.accumulate(one, axis=0) if summed else one)[-1] for one in years])


def rolled_up_ratio(model: Model, line: Line) -> tuple[str, str, float] | None:
    """The two lines of a ratio that is worked out again from a year's numbers.

    Returns:
        Numerator, denominator and the value for a denominator of zero, if the whole formula is
        divide(a, b) of two lines of its own quarter with 0 or 1 for zero; else None.
    """
    node = line.node
    again = line.traits.year == "worked_out_again"
    if not again or not isinstance(node, Operation) or node.operation != "divide":
        return None
    amount, base, if_zero, _ = node.arguments
    names = [part.name for part in (amount, base) if isinstance(part, Read) and part.is_current]
    if len(names) != 2 or not isinstance(if_zero, Number):
        return None
    alike = all(name in model.lines and model.each(name) in (None, line.each) for name in names)
    return (names[0], names[1], float(if_zero.value)) if alike else None


def _divide(amount: Numbers, base: Numbers, if_zero: float, smallest: Numbers) -> Numbers:
    """Amount over base, and `if_zero` where the base is as good as zero."""
    empty = np.abs(base) <= smallest
    return np.where(empty, if_zero, amount / np.where(empty, 1.0, base))
