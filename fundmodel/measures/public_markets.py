"""A fund beside a public index: what the same money would have made in the market.

Every measure takes the level of the index, dividends reinvested, at each flow. I_T / I_t, the
last level over that of flow t, is what one unit paid at t has become at the end.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.measures.checked_amounts import DUST, checked_amount, checked_index
from fundmodel.measures.checked_inputs import Floats, checked_flows
from fundmodel.measures.multiples import calls_and_distributions, per_unit_paid_in
from fundmodel.measures.returns import irr, no_irr_reason


class LongNickels(NamedTuple):
    """The fund's own flows, made with the index.

    Attributes:
        nav: notional net asset value of the index account at the last flow.
        irr: rate a period of the fund's flows with that value at the end, or nan.
        reason: why the rate is nan, as a table prints it; None if it is a number.
    """

    nav: float
    irr: float
    reason: str | None


class PmePlus(NamedTuple):
    """The fund's calls in the index, with its distributions scaled to end at the fund's value.

    Attributes:
        factor: what distributions are multiplied by (lambda); below 1 if the fund beat the index.
        irr: rate a period of calls, scaled distributions and net asset value, or nan.
        reason: why the rate is nan, as a table prints it; None if it is a number.
    """

    factor: float
    irr: float
    reason: str | None


def ks_pme(cash_flows: ArrayLike, index: ArrayLike, nav: float) -> float:
    """Public market equivalent of Kaplan and Schoar: the multiple, in money of the last flow.

    (sum of distributions x I_T / I_t + nav) / (sum of calls x I_T / I_t); above 1, the fund made
    more than the index (Kaplan and Schoar, Private Equity Performance, Journal of Finance 2005).

    Args:
        cash_flows: shape (flows,); + distributed to the investor, - paid in.
        index: shape (flows,), level at each flow, above 0.
        nav: net asset value after the last flow.

    Returns:
        A multiple; nan if nothing was paid in.

    Raises:
        BadInput: no flows, another number of levels than flows, a level that is not above 0, or
            a number that is not finite.

    >>> round(ks_pme([-25, 15, 0], [100, 115, 130], nav=20), 5)
    1.13712
    """
    paid_in, distributed = calls_and_distributions(_grown(cash_flows, index))
    return per_unit_paid_in(distributed.sum(), paid_in.sum(), nav)[-1]


def direct_alpha(cash_flows: ArrayLike, index: ArrayLike, nav: float) -> float:
    """Rate a period by which the fund beat the index: the rate of return of the grown flows.

    Each flow grown to the end with the index, the net asset value added to the last (Gredil,
    Griffiths and Stucke, Benchmarking Private Equity: The Direct Alpha Method, 2014). Compound a
    period; the authors' continuous rate is log(1 + alpha). Arguments and errors as for `ks_pme`,
    with flows that are one period apart.

    Returns:
        Rate a period, above -1, or nan: `no_direct_alpha_reason` has the words for a table.

    >>> round(direct_alpha([-100, -50, 60, 10, 0], [100, 105, 115, 117, 120], nav=110), 5)
    0.0109
    """
    return irr(_with_value(_grown(cash_flows, index), nav))


def no_direct_alpha_reason(cash_flows: ArrayLike, index: ArrayLike, nav: float) -> str | None:
    """Why `direct_alpha` is nan, as a table prints it; None if it is a number."""
    return no_irr_reason(_with_value(_grown(cash_flows, index), nav))


def ln_pme(cash_flows: ArrayLike, index: ArrayLike) -> LongNickels:
    """Public market equivalent of Long and Nickels: the fund's flows, paid into the index.

    Every call buys the index and every distribution sells it; what the account then holds stands
    in for the net asset value, and its rate of return is compared with that of the fund. A fund
    that beats the index by much takes out more than the account ever held. From then on the
    account owes the index, and its rate would be read the wrong way round: it is nan, with a
    reason (Long and Nickels, A Private Investment Benchmark, 1996). Arguments and errors as for
    `ks_pme`, with flows that are one period apart.

    >>> round(ln_pme([-25, 15, 0], [100, 115, 130]).nav, 5)
    15.54348
    """
    held = np.cumsum(-_grown(cash_flows, index))
    nav = float(held[-1])
    if (held < -DUST * np.abs(held).max()).any():
        return LongNickels(nav, float("nan"), "n/a: more is taken out than the index account holds")
    flows = _with_value(checked_flows(cash_flows), nav)
    return LongNickels(nav, irr(flows), no_irr_reason(flows))


def pme_plus(cash_flows: ArrayLike, index: ArrayLike, nav: float) -> PmePlus:
    """Public market equivalent with scaled distributions, so that the index ends at `nav`.

    factor = (sum of calls x I_T / I_t - nav) / (sum of distributions x I_T / I_t). It cannot be
    overdrawn as `ln_pme` can, but needs distributions to scale, and a net asset value that is no
    more than the calls became in the index: else the rate is nan, with a reason (Rouvinez, Private
    Equity Benchmarking with PME+, 2003). Arguments and errors as for `ks_pme`, with flows that
    are one period apart.

    >>> round(pme_plus([-25, 15, 0], [100, 115, 130], nav=20).factor, 5)
    0.73718
    """
    paid_in, distributed = calls_and_distributions(_grown(cash_flows, index))
    left = paid_in.sum() - checked_amount("nav", nav)
    if not distributed.any():
        return PmePlus(float("nan"), float("nan"), "n/a: no distribution to scale")
    factor = float(left / distributed.sum())
    if left < -DUST * paid_in.sum():
        why = "n/a: the net asset value is above what the calls became in the index"
        return PmePlus(factor, float("nan"), why)
    flows = checked_flows(cash_flows)
    scaled = _with_value(np.where(flows > 0, factor * flows, flows), nav)
    return PmePlus(factor, irr(scaled), no_irr_reason(scaled))


def _grown(cash_flows: ArrayLike, index: ArrayLike) -> Floats:
    """Each flow as the index makes it grow from its own time to the last."""
    flows = checked_flows(cash_flows)
    levels = checked_index(index, flows)
    return np.asarray(flows * (levels[-1] / levels), dtype=np.float64)


def _with_value(flows: Floats, nav: float) -> Floats:
    return np.append(flows[:-1], flows[-1] + checked_amount("nav", nav))
