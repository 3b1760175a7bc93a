"""From which grant element on a loan to the official sector is development assistance (ODA).

OECD, Official development assistance: definition and coverage; the rules since 2018.
"""

from typing import NamedTuple

from fundmodel.errors import BadInput, closest, message
from fundmodel.measures.checked_amounts import checked_amount, is_at_least
from fundmodel.measures.checked_inputs import is_one_of


class DacTerms(NamedTuple):
    """How the DAC measures loans to one kind of recipient.

    Attributes:
        discount_rate: a year, effective.
        least_grant_element: share from which on the loan is development assistance.
    """

    discount_rate: float
    least_grant_element: float


DAC_TERMS = {
    "least developed country": DacTerms(0.09, 0.45),
    "other low-income country": DacTerms(0.09, 0.45),
    "lower-middle-income country": DacTerms(0.07, 0.15),
    "upper-middle-income country": DacTerms(0.06, 0.10),
    "global institution": DacTerms(0.05, 0.10),
    "multilateral development bank": DacTerms(0.05, 0.10),
    "other multilateral institution": DacTerms(0.06, 0.10),
}


def dac_terms(recipient: str) -> DacTerms:
    """Discount rate and least grant element for a kind of recipient.

    Raises:
        BadInput: the recipient is none of `DAC_TERMS`.

    >>> dac_terms("lower-middle-income country")
    DacTerms(discount_rate=0.07, least_grant_element=0.15)
    """
    if is_one_of(recipient, DAC_TERMS):
        return DAC_TERMS[recipient]
    raise BadInput(
        message(
            "recipient",
            f"{recipient!r} is not a kind of recipient that the DAC has terms for.",
            meant=closest(str(recipient), DAC_TERMS),
            fix=f"choose one of {', '.join(DAC_TERMS)}.",
        )
    )


def oda_grant_equivalent(disbursed: float, grant_element: float, recipient: str) -> float:
    """What counts as development assistance: disbursed x grant element, or nothing.

    Args:
        disbursed: in any one currency.
        grant_element: of the loan, at the discount rate of `dac_terms`.
        recipient: one of `DAC_TERMS`.

    Returns:
        In the currency of what is disbursed; 0 below the least grant element, where all of the
        loan is an other official flow. A share that is a limit but for its last digits meets it.

    Raises:
        BadInput: an unknown recipient, or a number that is not finite.

    >>> oda_grant_equivalent(100, 0.25, "lower-middle-income country")
    25.0
    """
    share = checked_amount("grant_element", grant_element)
    lent = checked_amount("disbursed", disbursed)
    return lent * share if is_at_least(share, dac_terms(recipient).least_grant_element) else 0.0
