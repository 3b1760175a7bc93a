"""What arrives in all, and since when the fund is open."""

from fundmodel.build_model import (
    QUARTERS,
    USD_M,
    balance,
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
    return russian_assets_to_come + total(uncalled) + total(arrears)


@ratio(QUARTERS)
def quarters_open(quarter, russian_legal_delay, european_call_delay):
    """Quarters since the first money was due, this one included.

    Commitments, costs and profit tests start when the first of the two sources is due to pay.
    """
    return maximum(0, quarter - minimum(russian_legal_delay, european_call_delay))


@flag()
def fund_is_open(quarters_open):
    """The fund is open."""
    return quarters_open >= 1
