"""What the NumPy column of the table of operations calls.

Arrays are `[member, path]` for one quarter or `[period, member, path]` for all, so members are
always the last axis but one. Sums run from first to last, as SUM does in a spreadsheet, and on a
single path powers are those of the C library: then the workbook's numbers are the same to the bit.
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fundmodel.dates import DAY_ZERO

Numbers = NDArray[np.float64]

_SPREADSHEET_DAY_ZERO = np.datetime64(DAY_ZERO)
_power_of_one = np.frompyfunc(math.pow, 2, 1)


def power(base: Numbers, exponent: Numbers) -> Numbers:
    """Base to the exponent; on one path by the C library, as spreadsheets do."""
    if np.shape(base)[-1:] in ((), (1,)) and np.shape(exponent)[-1:] in ((), (1,)):
        # What the C library refuses, NumPy refuses or lets pass below, by its errstate.
        with suppress(ValueError, OverflowError), np.errstate(all="ignore"):
            return np.asarray(_power_of_one(base, exponent), dtype=float)
    return np.power(base, exponent)


def minimum(*values: Any) -> Numbers:
    """The smallest of several."""
    result: Numbers = reduce(np.minimum, values)
    return result


def maximum(*values: Any) -> Numbers:
    """The largest of several."""
    result: Numbers = reduce(np.maximum, values)
    return result


absolute, floor = np.abs, np.floor


def where(condition: Any, then: Any, otherwise: Any) -> Numbers:
    """One value where the condition (not zero) holds, another elsewhere."""
    return np.where(condition, then, otherwise)


def choose(code: Numbers, *options: Any) -> Numbers:
    """The option that the code 1, 2, ... names."""
    if np.size(code) == 1:
        number = int(np.asarray(code).flat[0])
        option: Numbers = np.asarray(options[number - 1] if 1 <= number <= len(options) else np.nan)
        return option
    return np.select([code == number for number in range(1, len(options) + 1)], options, np.nan)


def as_number(condition: Any) -> Numbers:
    """1.0 where true, 0.0 elsewhere."""
    return np.where(condition, 1.0, 0.0)


def all_of(*conditions: Any) -> Any:
    """Whether all hold."""
    return reduce(np.logical_and, conditions)


def any_of(*conditions: Any) -> Any:
    """Whether one holds."""
    return reduce(np.logical_or, conditions)


not_ = np.logical_not


def divide(amount: Any, base: Any, if_zero: Any, smallest: Any) -> Numbers:
    """Amount over base, and `if_zero` where the base is as good as zero."""
    empty = np.abs(base) <= smallest
    return np.where(empty, if_zero, amount / np.where(empty, 1.0, base))


def end_of_quarter(start: Numbers, quarters: Numbers, months_in_a_quarter: Numbers) -> Numbers:
    """The serial number of the last day of the month that many quarters later."""
    months = _dates(start).astype("datetime64[M]") + (quarters * months_in_a_quarter).astype(int)
    last_days = (months + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    return (last_days - _SPREADSHEET_DAY_ZERO).astype(float)


def year_of(date: Numbers) -> Numbers:
    """The calendar year of a serial number."""
    return _dates(date).astype("datetime64[Y]").astype(int) + 1970.0


def _dates(serial: Numbers) -> NDArray[np.datetime64]:
    days: NDArray[np.datetime64] = _SPREADSHEET_DAY_ZERO + np.asarray(serial).astype(int)
    return days


def total(values: Numbers) -> Numbers:
    """The sum over members, from first to last; the member axis stays, of length 1."""
    if values.shape[-2] == 1:
        return values
    if values.shape[-1] > 1:
        return np.add.reduce(values, axis=-2, keepdims=True)
    return np.add.accumulate(values, axis=-2)[..., -1:, :]


def total_by(values: Numbers, groups: Sequence[NDArray[np.int64]]) -> Numbers:
    """The sum over the members of each group; one entry a group."""
    empty = np.zeros((*values.shape[:-2], 1, values.shape[-1]))
    sums = [total(values[..., group, :]) if len(group) else empty for group in groups]
    return np.concatenate(sums, axis=-2)


def total_before(values: Numbers, ranks: Numbers) -> Numbers:
    """For each member, the sum over those of lower rank."""
    return _total_where(np.less, values, ranks)


def total_beside(values: Numbers, ranks: Numbers) -> Numbers:
    """For each member, the sum over those of the same rank."""
    return _total_where(np.equal, values, ranks)


def _total_where(compare: np.ufunc, values: Numbers, ranks: Numbers) -> Numbers:
    """For each member, the sum over the members whose rank compares with its own."""
    is_in = compare(ranks[..., None, :, :], ranks[..., :, None, :])
    return total(np.where(is_in, values[..., None, :, :], 0.0))[..., 0, :]


def by_member(*parts: Any) -> Numbers:
    """One array of several, a member each."""
    rows = [np.atleast_2d(np.asarray(part, dtype=float)) for part in parts]
    if len({row.shape for row in rows}) == 1:
        return np.concatenate(rows, axis=-2)
    shape = np.broadcast_shapes(*(row.shape for row in rows))
    return np.concatenate([np.broadcast_to(row, shape) for row in rows], axis=-2)


def convolve(values: Numbers, weights: Numbers, period: int) -> Numbers:
    """The values of all quarters before a period, each times the weight of its age."""
    products = values[:period] * weights[period:0:-1]
    if products.shape[-1] > 1:
        return np.add.reduce(products, axis=0)
    return np.add.accumulate(products, axis=0)[-1]


def convolve_in_all(values: Numbers, weights: Numbers) -> Numbers:
    """The convolution of each period but the opening."""
    return np.stack([convolve(values, weights, period) for period in range(1, len(values))])


def pick(values: Numbers, code: Numbers) -> Numbers:
    """The member that the code 1, 2, ... names, path by path."""
    member_index = np.asarray(code).astype(int) - 1
    if member_index.size == 1:
        first = int(member_index.flat[0])
        return values[..., first : first + 1, :]
    where_to = np.broadcast_to(
        member_index, (*values.shape[:-2], 1, max(values.shape[-1], member_index.shape[-1]))
    )
    widened = np.broadcast_to(values, (*values.shape[:-1], where_to.shape[-1]))
    return np.take_along_axis(widened, where_to, axis=-2)


def lagged(values: Numbers, period: int, quarters: Numbers) -> Numbers:
    """The value some quarters before a period, the opening before the first; `[member, path]`."""
    if quarters.size == 1:
        now: Numbers = values[max(0, period - int(quarters.flat[0]))]
        return now
    rows = np.maximum(period - quarters.astype(int), 0)
    if rows.shape[-1] == 1 and len(rows) == values.shape[1]:
        return values[rows[:, 0], np.arange(len(rows))]
    shape = np.broadcast_shapes(rows.shape, values.shape[1:])
    return np.take_along_axis(
        np.broadcast_to(values, (len(values), *shape)), np.broadcast_to(rows, shape)[None], axis=0
    )[0]


def lagged_in_all(values: Numbers, quarters: Numbers) -> Numbers:
    """The value some quarters earlier, all periods but the opening; `[period, member, path]`."""
    periods = np.arange(1, len(values))[:, None, None]
    rows = np.maximum(periods - quarters.astype(int), 0)
    shape = (len(values) - 1, *np.broadcast_shapes(rows.shape[1:], values.shape[1:]))
    return np.take_along_axis(
        np.broadcast_to(values, (len(values), *shape[1:])), np.broadcast_to(rows, shape), axis=0
    )


def by_year(table: Numbers, year: Numbers, first_year: float) -> Numbers:
    """The value of each period's year; years before the first use the first, later ones the last.

    Args:
        table: `[year, 1, path]`, without gaps.
        year: `[period, 1, 1]`, the calendar year.
        first_year: the calendar year of the table's first row.
    """
    rows = np.clip(year[:, 0, 0].astype(int) - int(first_year), 0, len(table) - 1)
    return table[rows]
