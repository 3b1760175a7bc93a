"""Measures of whole rows: one number a member and path, as the workbook works them out.

Rows are `[period, member, path]` with the opening first; measures leave the opening out and give
`[1, member, path]`.
"""

import math
from collections.abc import Callable, Mapping

import numpy as np

from fundmodel.run_paths.numbers import Numbers

BISECTION_STEPS = 64
_power = np.frompyfunc(math.pow, 2, 1)
"""The C library's power, which spreadsheets use too."""


def life_total(row: Numbers) -> Numbers:
    """The sum over all quarters, from first to last."""
    return np.add.accumulate(row[1:], axis=0)[-1:]


def final(row: Numbers) -> Numbers:
    """The value of the last quarter."""
    return row[-1:]


def highest(row: Numbers) -> Numbers:
    """The largest value."""
    return row[1:].max(axis=0, keepdims=True)


def lowest(row: Numbers) -> Numbers:
    """The smallest value."""
    return row[1:].min(axis=0, keepdims=True)


def value_when(flag: Numbers, row: Numbers) -> Numbers:
    """The value of the quarter in which the flag is up."""
    return present_value(flag, row)


def first_quarter(flag: Numbers) -> Numbers:
    """The number of the first quarter in which the flag is up, 0 without one."""
    up = flag[1:] != 0
    return np.where(up.any(axis=0, keepdims=True), up.argmax(axis=0, keepdims=True) + 1.0, 0.0)


def present_value(row: Numbers, factor: Numbers) -> Numbers:
    """The sum of products, from first to last."""
    return np.add.accumulate(row[1:] * factor[1:], axis=0)[-1:]


def irr(row: Numbers, one_half: Numbers, quarters_in_a_year: Numbers) -> Numbers:
    """The yearly internal rate of return, by the bisection that the sheet Returns lays out.

    Returns:
        The rate; NaN where the present values at -50 % and +100 % a quarter have the same sign.
    """
    steps = irr_steps(row, one_half)
    middle = steps["middle"][-1:]
    bracketed = (steps["at_low"] * steps["at_high"]) < 0
    return np.where(bracketed, _powers(1 + middle, quarters_in_a_year) - 1, np.nan)


def irr_steps(row: Numbers, one_half: Numbers) -> dict[str, Numbers]:
    """Every step of the bisection: low, high, middle and the present value at the middle.

    Returns:
        "low", "high", "middle", "value": `[step, member, path]`; "at_low" and "at_high", the
        present values at the ends: `[1, member, path]`.
    """
    flows = row[1:]
    shape = (1, *flows.shape[1:])
    low = np.broadcast_to(-1 * one_half, shape)
    high = np.ones(shape)
    at_low, at_high = _value_at(flows, low), _value_at(flows, high)
    rows: dict[str, list[Numbers]] = {"low": [], "high": [], "middle": [], "value": []}
    for _ in range(BISECTION_STEPS):
        middle = (low + high) * one_half
        value = _value_at(flows, middle)
        for key, number in zip(rows, (low, high, middle, value), strict=True):
            rows[key].append(number)
        rises = value * at_low > 0
        low, high = np.where(rises, middle, low), np.where(rises, high, middle)
    steps = {key: np.concatenate(numbers) for key, numbers in rows.items()}
    return {**steps, "at_low": at_low, "at_high": at_high}


def _value_at(flows: Numbers, rate: Numbers) -> Numbers:
    periods = np.arange(1.0, len(flows) + 1)[:, None, None]
    return np.add.accumulate(flows * _powers(1 + rate, -1 * periods), axis=0)[-1:]


def _powers(base: Numbers, exponent: Numbers) -> Numbers:
    return np.asarray(_power(base, exponent), dtype=float)


FUNCTIONS: Mapping[str, Callable[..., Numbers]] = {
    "life_total": life_total,
    "final": final,
    "highest": highest,
    "lowest": lowest,
    "value_when": value_when,
    "first_quarter": first_quarter,
    "present_value": present_value,
    "irr": irr,
}
"""How each measure of the table in `build_model/over_life.py` is worked out."""
