"""Public debt against output, period by period."""

from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, message
from fundmodel.measures.checked_amounts import checked_amount
from fundmodel.measures.checked_inputs import Floats, as_row, checked_row


def debt_ratio_path(
    opening_ratio: float,
    interest_rate: ArrayLike,
    nominal_growth: ArrayLike,
    *,
    depreciation: ArrayLike = 0.0,
    foreign_share: ArrayLike = 0.0,
    primary_balance: ArrayLike = 0.0,
    fund_loans: ArrayLike = 0.0,
) -> Floats:
    """Debt over output: what interest, growth, the exchange rate and the budget make of it.

    ratio = last ratio x (1 + interest) x (1 + depreciation)^foreign share / (1 + growth)
    - primary balance + fund loans. The fund's increment is this path less the one without its
    loans; if they are not repaid out of the primary balance, leave their repayment in it.

    Args:
        opening_ratio: debt over the output of a period, before the first.
        interest_rate: a period, on all debt, above -1.
        nominal_growth: of output in domestic currency, (1 + real growth) x (1 + inflation) - 1.
        depreciation: rise of the price of foreign currency a period, above -1.
        foreign_share: of debt in foreign currency.
        primary_balance: surplus before interest over output.
        fund_loans: new loans of the fund to the state over output.

    All but the first: shape (periods,), or one number for every period.

    Returns:
        Shape (periods + 1,); the first is the opening ratio.

    Raises:
        BadInput: rows of different length, a rate of -1 or less, or a number that is not finite.

    >>> debt_ratio_path(0.6, 0.06, [0.06, 0.0, 0.06], primary_balance=[0, 0, 0.036]).round(3)
    array([0.6  , 0.6  , 0.636, 0.6  ])
    """
    interest, growth, weaker, foreign, surplus, loans = _periods(
        interest_rate=interest_rate,
        nominal_growth=nominal_growth,
        depreciation=depreciation,
        foreign_share=foreign_share,
        primary_balance=primary_balance,
        fund_loans=fund_loans,
    )
    factors = (1 + interest) * (1 + weaker) ** foreign / (1 + growth)
    added = zip(factors, loans - surplus, strict=True)
    opening = checked_amount("opening_ratio", opening_ratio)
    return np.array(list(accumulate(added, _next_ratio, initial=opening)))


def _next_ratio(ratio: float, step: tuple[float, float]) -> float:
    factor, added = step
    return ratio * factor + added


def _periods(**given: ArrayLike) -> list[Floats]:
    """Every row at full length, once rates and lengths are known to fit."""
    rows = {name: checked_row(name, as_row(values)) for name, values in given.items()}
    for name in ("interest_rate", "nominal_growth", "depreciation"):
        wrong = rows[name][rows[name] <= -1]
        if wrong.size:
            fix = "write rates as fractions of one: 0.05 for 5 %."
            raise BadInput(message(name, f"{wrong[0]} is not a rate above -1.", fix=fix))
    sizes = {row.size for row in rows.values()} - {1}
    if len(sizes) > 1:
        found = ", ".join(f"{name} {row.size}" for name, row in rows.items())
        raise BadInput(
            message(
                "debt_ratio_path",
                f"the rows have different numbers of periods: {found}.",
                fix="give one number a period in each row, or one number for all periods.",
            )
        )
    return [np.broadcast_to(row, max(sizes, default=1)) for row in rows.values()]
