"""Refuse single amounts that no measure can use, and rows that do not belong together."""

import math

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, message
from fundmodel.measures.checked_inputs import Floats, as_number, checked_row, format_given

DUST = 1e-12
"""Of the largest amount, a cent in US$10bn: what rounding leaves where nothing is paid."""


def checked_amount(name: str, amount: float) -> float:
    """The amount, once it is known to be a finite number.

    Raises:
        BadInput: it is not.
    """
    number = as_number(amount)
    if np.isfinite(number):
        return number
    raise BadInput(
        message(
            name,
            f"{format_given(amount)} is not a finite amount.",
            why="It is added to the other amounts, which would become missing or infinite.",
            fix="give the amount, or 0 where there is none.",
        )
    )


def is_at_least(amount: float, limit: float) -> bool:
    """Whether an amount meets a limit; one that is a digit short of it in floats meets it.

    >>> is_at_least(1 - 0.55, 0.45), is_at_least(0.4499, 0.45)
    (True, False)
    """
    return amount > limit or math.isclose(amount, limit, rel_tol=DUST, abs_tol=DUST)


def checked_positive(name: str, amount: float, why: str = "The measure is a share of it.") -> float:
    """The amount, once it is known to be finite and above 0; if it is not, `why` it should be.

    Raises:
        BadInput: it is not.
    """
    number = as_number(amount)
    if np.isfinite(number) and number > 0:
        return number
    raise BadInput(
        message(
            name,
            f"{format_given(amount)} is not an amount above 0.",
            why=why,
            fix="give the amount without a sign.",
        )
    )


def checked_count(name: str, count: int) -> int:
    """The count, once it is known to be a whole number of at least 1.

    Raises:
        BadInput: it is not.
    """
    number = as_number(count)
    if number >= 1 and number.is_integer():
        return int(number)
    raise BadInput(
        message(
            name,
            f"{format_given(count)} is not a whole number of at least 1.",
            fix="give 1, 2, 3 and so on.",
        )
    )


def checked_level(name: str, level: float) -> float:
    """The level, once it is known to be from 0 to 1.

    Raises:
        BadInput: it is not.
    """
    number = as_number(level)
    if is_at_least(number, 0) and is_at_least(1, number):
        return min(max(number, 0.0), 1.0)
    raise BadInput(
        message(
            name,
            f"{format_given(level)} is not a share from 0 to 1.",
            why="It is the share of cases that are not worse; the worst 5 % start at level 0.95.",
            meant=f"{number / 100:g}" if 1 < number <= 100 else None,
            fix="write the level as a fraction of one: 0.95 for 95 %.",
        )
    )


def checked_index(index: ArrayLike, flows: Floats) -> Floats:
    """The level of an index at each flow, as an array of shape (flows,).

    Raises:
        BadInput: not as many levels as flows, or one that is no finite number above 0.
    """
    levels = same_size("index", checked_row("index", index), "cash_flows", flows)
    wrong = np.flatnonzero(levels <= 0)
    if not wrong.size:
        return levels
    found = ", ".join(f"level {at + 1} of {levels.size} is {levels[at]}" for at in wrong)
    raise BadInput(
        message(
            "index",
            f"{found}.",
            why="Money grows with the index by the ratio of two levels, which must be above 0.",
            fix="give levels, such as [100, 105, 103], not rates of return.",
        )
    )


def same_size(name: str, row: Floats, other_name: str, other: Floats) -> Floats:
    """The row, once it is known to have as many values as the other.

    Raises:
        BadInput: it has not.
    """
    if row.size == other.size:
        return row
    raise BadInput(
        message(
            name,
            f"its length is {row.size}, that of {other_name} is {other.size}.",
            why="Each value of one belongs to the value of the other at the same place.",
            fix=f"give one value for each of {other_name}, in the same order.",
        )
    )
