"""What arrives in all, and since when the fund is open."""

from fundmodel.build_model import (
    QUARTERS,
    USD_M,
    balance,
    divide,
    flag,
    flow,
    maximum,
    minimum,
    ratio,
    total,
)


@flow(USD_M)
def european_money_received(contribution_received):
    """European money received by the fund."""
    return total(contribution_received)


@flow(USD_M)
def money_received(russian_money_received, european_money_received):
    """Money received from both sources."""
    return russian_money_received + european_money_received


@balance(USD_M, opening="russian_assets_pledged")
def money_to_come(russian_assets_to_come, uncalled, arrears):
    """Pledged and not yet received.

    Russian assets not yet released, contributions not yet called, and arrears.
    """
    return russian_assets_to_come + uncalled + arrears


@flag()
def russia_takes_part(russian_assets_available):
    """Russian assets are part of the fund."""
    return divide(russian_assets_available, russian_assets_available, if_zero=0)


@flag()
def europe_takes_part(european_pledge):
    """European money is part of the fund."""
    return divide(european_pledge, european_pledge, if_zero=0)


@ratio(QUARTERS)
def quarters_to_first_money(
    russian_legal_delay,
    russia_takes_part,
    european_call_delay,
    europe_takes_part,
    number_of_quarters,
):
    """Quarters from signature until the first money is due.

    The shorter of the two delays; a source that takes no part never pays.
    """
    return minimum(
        russian_legal_delay + (1 - russia_takes_part) * number_of_quarters,
        european_call_delay + (1 - europe_takes_part) * number_of_quarters,
    )


@ratio(QUARTERS)
def quarters_open(quarters_since_signature, quarters_to_first_money):
    """Quarters since the first money was due, this one included.

    Commitments, costs and profit tests start when the first source is due to pay.
    """
    return maximum(0, quarters_since_signature - quarters_to_first_money)


@flag()
def fund_is_open(quarters_open):
    """The fund is open."""
    return quarters_open >= 1
