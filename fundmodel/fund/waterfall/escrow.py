"""Escrow and clawback: part of the US share waits outside the fund until the wind-up shows it due.

A clawback above the escrow must be recovered from a sovereign; how much of it is an assumption.
"""

from fundmodel.build_model import (
    FLAG,
    USD_M,
    alert,
    balance,
    flow,
    maximum,
    minimum,
    pick,
    previous,
    quarterly,
    ratio,
    to_date,
)


@ratio(FLAG)
def is_escrowed(has_clawback, selected_reading):
    """The selected reading has a clawback."""
    return pick(has_clawback, selected_reading)


@flow(USD_M)
def paid_into_escrow(is_escrowed, escrow_share, us_share_paid):
    """Part of the US share that goes into escrow."""
    return is_escrowed * escrow_share * us_share_paid


@flow(USD_M)
def escrow_interest(escrow, deposit_rate):
    """Interest on the escrow."""
    return quarterly(deposit_rate) * previous(escrow)


@balance(USD_M)
def escrow_before_release(escrow, paid_into_escrow, escrow_interest):
    """Escrow before anything leaves it."""
    return previous(escrow) + paid_into_escrow + escrow_interest


@flow(USD_M)
def clawback_due(is_last_quarter, clawback_by_reading, selected_reading, us_share_forgiven):
    """Clawback due from the US at wind-up.

    Of what it was paid alone: a share that was forgiven cannot come back.
    """
    return is_last_quarter * maximum(
        0, pick(clawback_by_reading, selected_reading) - to_date(us_share_forgiven)
    )


@flow(USD_M)
def clawback_from_escrow(clawback_due, escrow_before_release):
    """Clawback met from escrow."""
    return minimum(clawback_due, escrow_before_release)


@flow(USD_M)
def clawback_from_us(clawback_recovery, clawback_due, clawback_from_escrow):
    """Clawback recovered from the US above the escrow."""
    return clawback_recovery * (clawback_due - clawback_from_escrow)


@flow(USD_M)
def escrow_released(is_last_quarter, escrow_before_release, clawback_from_escrow):
    """Escrow released to the US at wind-up."""
    return is_last_quarter * (escrow_before_release - clawback_from_escrow)


@balance(USD_M)
def escrow(escrow_before_release, clawback_from_escrow, escrow_released):
    """Escrow: the United States' money, not yet its own."""
    return escrow_before_release - clawback_from_escrow - escrow_released


@alert(USD_M)
def clawback_not_recovered(clawback_due, clawback_from_escrow, clawback_from_us):
    """Clawback that the US does not pay back."""
    return clawback_due - clawback_from_escrow - clawback_from_us
