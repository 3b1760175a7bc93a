"""Refuse what no equal payment can be worked out from."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, closest, message
from fundmodel.measures.checked_inputs import Floats, as_floats, checked_rate, is_one_of

WHEN: Mapping[str | int, int] = {"end": 0, "begin": 1, 0: 0, 1: 1}
"""When a payment is due in its period, in words and as spreadsheets number it."""


def checked_when(when: str | int) -> int:
    """0 for the end of a period, 1 for its beginning.

    Raises:
        BadInput: it is neither.
    """
    if is_one_of(when, WHEN):
        return WHEN[when]
    raise BadInput(
        message(
            "when",
            f"{when!r} is not a time at which payments fall due.",
            meant=closest(str(when), ("end", "begin")),
            fix='choose "end" or "begin" of each period; spreadsheets write 0 and 1.',
        )
    )


def fitting_rows(given: Mapping[str, ArrayLike]) -> dict[str, Floats]:
    """The arguments as arrays of one shape.

    Raises:
        BadInput: no number, one that is not finite, a rate of -1 or less, fewer than 0 periods,
            or shapes that do not fit together.
    """
    rows = {name: _finite(name, values) for name, values in given.items()}
    for rate in rows["rate"].ravel():
        checked_rate("rate", float(rate))
    if (rows["nper"] < 0).any():
        raise _no_periods(rows["nper"].min())
    try:
        return dict(zip(rows, np.broadcast_arrays(*rows.values()), strict=True))
    except ValueError as problem:
        shapes = ", ".join(f"{name} {row.shape}" for name, row in rows.items() if row.ndim)
        text = message(
            next(name for name, row in rows.items() if row.ndim),
            f"the shapes do not fit together: {shapes}.",
            fix="give single numbers, or arrays of one shape.",
        )
        raise BadInput(text) from problem


def check_payments_exist(rows: Mapping[str, Floats]) -> None:
    """Whether there are payments at all, and those that are asked for.

    Raises:
        BadInput: no period, or a payment that is not one of 1, 2, 3 ... nper.
    """
    if (rows["nper"] == 0).any():
        raise _no_periods(0)
    chosen = rows.get("per", np.ones(()))
    wrong = (chosen < 1) | (chosen > rows["nper"]) | (chosen != np.floor(chosen))
    if wrong.any():
        found, last = chosen[wrong][0], np.broadcast_to(rows["nper"], wrong.shape)[wrong][0]
        raise BadInput(
            message(
                "per",
                f"there is no payment number {found:g} of {last:g}.",
                why="Payments are counted 1, 2, 3, and the last is due with the last period.",
                fix="give a whole number from 1 to nper.",
            )
        )


def check_growth(rate: Floats, nper: Floats) -> None:
    """Whether money neither grows nor shrinks beyond what a number can hold.

    Raises:
        BadInput: it does.
    """
    with np.errstate(all="ignore"):
        growth = (1 + rate) ** nper
    check_finite(np.where(growth > 0, growth, np.inf), rate, nper)


def check_finite(answers: Floats, rate: Floats, nper: Floats) -> None:
    """Whether every answer is a number, given the rate and the periods that led to it.

    Raises:
        BadInput: one is not.
    """
    wrong = ~np.isfinite(answers)
    if wrong.any():
        found, periods = rate[wrong][0], nper[wrong][0]
        raise BadInput(
            message(
                "rate",
                f"at {found} the answer after {periods:g} periods is more than a number can hold.",
                why=f"Money is multiplied by {1 + found:.6g} to the power {periods:g}.",
                fix="use a rate that is nearer to 0, a fraction of one: 0.05 for 5 %.",
            )
        )


def _finite(name: str, values: ArrayLike) -> Floats:
    """The values as floats, of any shape."""
    try:
        numbers = as_floats(values)
    except (TypeError, ValueError) as problem:
        fix = "give one number, or a list of numbers."
        text = message(name, f"these are not numbers: {values!r:.60}.", fix=fix)
        raise BadInput(text) from problem
    if not numbers.size:
        fix = "give one number, or a list of numbers."
        raise BadInput(message(name, "there is no number.", fix=fix))
    wrong = numbers[~np.isfinite(numbers)]
    if name != "rate" and wrong.size:
        why = "One number that is missing or infinite would make the answer so."
        fix = "give the number, or 0 where there is none."
        raise BadInput(message(name, f"{wrong[0]} is not a finite number.", why=why, fix=fix))
    return numbers


def _no_periods(found: float) -> BadInput:
    fix = "give the number of payments, such as 40 for ten years of quarters."
    return BadInput(message("nper", f"{found:g} is not a number of periods.", fix=fix))
