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
    years = sorted(set(year_of_quarter.tolist()))
    lasts = [int(np.flatnonzero(year_of_quarter == year)[-1]) + 1 for year in years]
    table: dict[str, Numbers] = {}
    for name, line in model.lines.items():
        if line.traits.summed:
            table[name] = np.stack(
                [
                    np.add.accumulate(arrays[name][1:][year_of_quarter == year], axis=0)[-1]
                    for year in years
                ]
            )
        elif line.traits.by_quarter:
            table[name] = arrays[name][lasts]
    in_order = [name for name in model.order if name in model.lines]
    for name in in_order:
        parts = rolled_up_ratio(model, model.lines[name])
        if parts:
            amount, base, if_zero = parts
            table[name] = _divide(table[amount], table[base], if_zero, arrays[SMALLEST_AMOUNT][0])
    return years, table


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
