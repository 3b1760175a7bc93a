"""Guarantee pledges: what contributors refund of the claims on the fund's guarantees.

Of what is not expected back: the fund keeps what it recovers, and a refund of the whole claim would
pay it twice.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    maximum,
    minimum,
    previous,
    ratio,
    total,
)


@balance(USD_M)
def claims_not_recovered(claims_not_recovered, all_claims_paid, claim_recovery_expected):
    """Claims paid to date less the recoveries expected on them.

    To the end of last quarter. Recoveries come years after the claims, so that only what is
    expected can be taken off in time.
    """
    return (
        previous(claims_not_recovered)
        + previous(all_claims_paid)
        - total(previous(claim_recovery_expected))
    )


@balance(USD_M)
def backed_to_date(backed_to_date, all_backing_received):
    """Refunds of claims received to date."""
    return previous(backed_to_date) + all_backing_received


@flow(USD_M)
def backing_asked(guarantee_backing_share, claims_not_recovered, backed_to_date):
    """Refund asked for: a share of what is not recovered.

    Of all claims to date, less what was refunded already.
    """
    return maximum(0, guarantee_backing_share * claims_not_recovered - previous(backed_to_date))


@flow(USD_M)
def all_backing_received(backing_asked, guarantee_pledge, backed_to_date):
    """Refunds of claims received, as far as the pledges go."""
    return minimum(backing_asked, total(guarantee_pledge) - previous(backed_to_date))


@ratio(SHARE)
def backing_drawn_share(all_backing_received, guarantee_pledge):
    """Share of the guarantee pledges that is drawn on.

    The same for all contributors.
    """
    return divide(all_backing_received, total(guarantee_pledge), if_zero=0)
