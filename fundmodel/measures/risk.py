"""What happens in the worst cases of many: percentiles, value at risk, expected shortfall."""

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.measures.checked_amounts import checked_level
from fundmodel.measures.checked_inputs import checked_row


def percentile(values: ArrayLike, level: float) -> float:
    """The value at or below which a share of the values lies: inclusive, on a straight line.

    The smallest value is level 0 and the largest level 1, as in PERCENTILE.INC of spreadsheets
    and the default of NumPy (Hyndman and Fan, type 7).

    Args:
        values: shape (values,), in any order.
        level: from 0 to 1; 0.05 for the fifth percentile.

    Returns:
        In the unit of the values.

    Raises:
        BadInput: no values, one that is no finite number, or a level outside 0 to 1.

    >>> round(percentile([1, 2, 3, 4], 0.3), 12)
    1.9
    """
    row = checked_row("values", values)
    return float(np.quantile(row, checked_level("level", level), method="linear"))


def value_at_risk(losses: ArrayLike, level: float) -> float:
    """The loss that is not passed in a share `level` of cases: a `percentile` of the losses.

    Args:
        losses: shape (cases,), + lost, - gained; give -results where a low result is the bad one.
        level: from 0 to 1; 0.95 leaves the worst 5 % above it.

    Returns:
        In the unit of the losses; negative if even then there is a gain.

    Raises:
        BadInput: no losses, one that is no finite number, or a level outside 0 to 1.

    >>> round(value_at_risk([-5, 1, 2, 4, 30], 0.75), 12)
    4.0
    """
    row = checked_row("losses", losses)
    return percentile(row, level)


def expected_shortfall(losses: ArrayLike, level: float) -> float:
    """Mean of the worst 1 - level of the losses; also called conditional value at risk.

    Where that share is no whole number of cases, the last case counts with the part that is
    missing (Rockafellar and Uryasev, Conditional Value-at-Risk for General Loss Distributions,
    2002); at level 1 only the worst is left. Never below `value_at_risk`, whose arguments,
    result and errors it shares.

    >>> round(expected_shortfall([-5, 1, 2, 4, 30], 0.7), 6)  # all of the 30, half of the 4
    21.333333
    """
    worst = np.sort(checked_row("losses", losses))[::-1]
    cases = (1 - checked_level("level", level)) * worst.size
    weights = np.clip(cases - np.arange(worst.size), 0, 1)
    weights[0] = weights[0] or 1.0
    return float(worst @ (weights / weights.sum()))
