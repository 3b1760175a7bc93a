"""Equal payments, as the functions of spreadsheets work them out: PMT, PPMT, IPMT, PV and FV.

All of them solve pv (1 + rate)^nper + pmt (1 + rate when) ((1 + rate)^nper - 1) / rate + fv = 0,
with the signs of spreadsheets: + received, - paid, so that the payment on a loan is negative.
numpy-financial does the arithmetic. Its floats lose digits where it subtracts numbers that are
nearly equal: 1 from (1 + rate)^nper near a rate of 0, and what was paid from a loan that would
have grown to many times its size. There it is given decimals, which keep them.
"""

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import numpy_financial
from numpy.typing import ArrayLike, NDArray

from fundmodel.measures.checked_annuities import (
    check_finite,
    check_growth,
    check_payments_exist,
    checked_when,
    fitting_rows,
)
from fundmodel.measures.checked_inputs import Floats

NEAR_ZERO = 1e-4
"""From a basis point a period on, floats keep twelve digits of (1 + rate)^nper - 1."""

MUCH_GROWN = 1e3
"""Up to a thousandfold, floats keep twelve digits of what is left of a loan."""

NO_RATE = 1e-30
"""Nearer to 0 a rate is 0: in a billion periods it would not change the last digit of an amount."""

DECIMAL_DIGITS = 400
"""No float grows beyond 1e308: so many digits can cancel out, and there are always some left."""


def pmt(
    rate: ArrayLike, nper: ArrayLike, pv: ArrayLike, fv: ArrayLike = 0.0, when: str | int = "end"
) -> float | Floats:
    """The equal payment that repays `pv` and leaves `fv`.

    Args:
        rate: a period, above -1; 0 is a loan without interest.
        nper: number of periods, above 0.
        pv: worth now; of a loan, what the borrower receives.
        fv: worth at the end; - what is still to be paid then.
        when: "end" of each period (or 0), or its beginning, "begin" (or 1).

    All but `when`: one number, or arrays whose shapes broadcast together.

    Returns:
        In the currency of `pv` and `fv`: one number, or an array of the shape of all together.

    Raises:
        BadInput: a rate of -1 or less, no periods, an unknown `when`, a number that is not
            finite, shapes that do not fit, or growth beyond what a number can hold.

    >>> round(pmt(0.08 / 12, 10, 10_000), 2)
    -1037.03
    """
    return _solved(numpy_financial.pmt, when, rate=rate, nper=nper, pv=pv, fv=fv)


def ppmt(
    rate: ArrayLike,
    per: ArrayLike,
    nper: ArrayLike,
    pv: ArrayLike,
    fv: ArrayLike = 0.0,
    when: str | int = "end",
) -> float | Floats:
    """The part of payment number `per` that repays principal.

    Args:
        rate: a period, above -1.
        per: number of the payment, 1 for the first and `nper` for the last, whole.
        nper: number of periods, above 0.
        pv: worth now; of a loan, what the borrower receives.
        fv: worth at the end.
        when: "end" of each period (or 0), or its beginning, "begin" (or 1).

    Returns:
        `pmt` less `ipmt`, in the shape of `pmt`.

    Raises:
        BadInput: as for `pmt`, and a payment that does not exist, for which numpy-financial has
            an answer too.

    >>> round(ppmt(0.10 / 12, 1, 24, 2_000), 2)
    -75.62
    """
    return _solved(numpy_financial.ppmt, when, rate=rate, per=per, nper=nper, pv=pv, fv=fv)


def ipmt(
    rate: ArrayLike,
    per: ArrayLike,
    nper: ArrayLike,
    pv: ArrayLike,
    fv: ArrayLike = 0.0,
    when: str | int = "end",
) -> float | Floats:
    """The part of payment number `per` that is interest. Arguments and errors as for `ppmt`.

    >>> round(ipmt(0.10 / 12, 1, 36, 8_000), 2)
    -66.67
    """
    return _solved(numpy_financial.ipmt, when, rate=rate, per=per, nper=nper, pv=pv, fv=fv)


def pv(
    rate: ArrayLike, nper: ArrayLike, pmt: ArrayLike, fv: ArrayLike = 0.0, when: str | int = "end"
) -> float | Floats:
    """What equal payments, and `fv` at the end, are worth now.

    Args:
        rate: a period, above -1.
        nper: number of periods, 0 or more.
        pmt: paid in each period.
        fv: worth at the end.
        when: "end" of each period (or 0), or its beginning, "begin" (or 1).

    Returns:
        In the shape of `pmt`, and of the other sign than the payments.

    Raises:
        BadInput: as for `pmt`, but that there may be no period.

    >>> round(pv(0.05 / 12, 120, -100, 15_692.93), 2)
    -100.0
    """
    return _solved(numpy_financial.pv, when, rate=rate, nper=nper, pmt=pmt, fv=fv)


def fv(
    rate: ArrayLike, nper: ArrayLike, pmt: ArrayLike, pv: ArrayLike, when: str | int = "end"
) -> float | Floats:
    """What `pv` now and equal payments have become at the end. Arguments and errors as for `pv`.

    >>> round(fv(0.05 / 12, 120, -100, -100), 2)
    15692.93
    """
    return _solved(numpy_financial.fv, when, rate=rate, nper=nper, pmt=pmt, pv=pv)


def _solved(function: Callable[..., Any], when: str | int, **given: ArrayLike) -> float | Floats:
    """A function of numpy-financial on checked numbers; on decimals where floats lose digits."""
    due = checked_when(when)
    rows = fitting_rows(given)
    rows["rate"] = np.where(np.abs(rows["rate"]) < NO_RATE, 0.0, rows["rate"])
    if "pmt" not in rows:  # what is asked for is a payment, or a part of one
        check_payments_exist(rows)
    check_growth(rows["rate"], rows["nper"])
    with np.errstate(all="ignore"):  # at a rate of 0 it divides first and chooses afterwards
        found = np.array(function(*rows.values(), due), dtype=np.float64)
    for index in map(tuple, np.argwhere(_loses_digits(**rows))):
        with localcontext(prec=DECIMAL_DIGITS):
            found[index] = function(*(Decimal(float(row[index])) for row in rows.values()), due)
    check_finite(found, rows["rate"], rows["nper"])
    return found if found.ndim else float(found)


def _loses_digits(rate: Floats, per: ArrayLike = 1.0, **_: Floats) -> NDArray[np.bool_]:
    """Where floats are not enough, of the shape of all together."""
    near_zero = (rate != 0) & (np.abs(rate) < NEAR_ZERO)
    much_grown = (1 + rate) ** (np.asarray(per) - 1) > MUCH_GROWN
    return np.asarray(near_zero | much_grown, dtype=np.bool_)
