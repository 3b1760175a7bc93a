"""A chest that pays the ports by rank: pro rata among equals, and nobody before his betters."""

from fundmodel.build_model import (
    USD_M,
    balance,
    by_member,
    convolve,
    divide,
    flag,
    flow,
    lagged,
    maximum,
    minimum,
    previous,
    total,
    total_before,
    total_beside,
)


@flow(USD_M)
def oil_claimed(toll_a_ship, price_index):
    """Oil that Quay claims."""
    return toll_a_ship * price_index


@flag()
def is_sunk_at_age(quarter, boat_life):
    """A boat sinks at the age of so many quarters."""
    return quarter == boat_life


@flow(USD_M)
def boats_claimed(all_claims_paid, is_sunk_at_age, oil_claimed):
    """Boats that Haven claims.

    A part of what was paid went into boats; they are claimed again when they sink.
    """
    return convolve(all_claims_paid, is_sunk_at_age) + oil_claimed


@flow(USD_M, each="port")
def claims_of_quarter(oil_claimed, boats_claimed, grant_promised):
    """Claims of the quarter; each port claims something else."""
    return by_member(Quay=oil_claimed, Haven=boats_claimed, Mole=grant_promised)


@flow(USD_M, each="port")
def claims(claims_of_quarter, claims_paid, port_rank, quiet_share):
    """Claims.

    Whoever saw his betters paid the quarter before claims a little more.
    """
    return claims_of_quarter + quiet_share * total_before(previous(claims_paid), port_rank)


@flow(USD_M, each="port")
def claims_before(claims, port_rank):
    """Claims that are paid before those of the port."""
    return total_before(claims, port_rank)


@flow(USD_M, each="port")
def claims_beside(claims, port_rank):
    """Claims paid together with those of the port, and its own."""
    return total_beside(claims, port_rank)


@flow(USD_M, each="port")
def claims_paid(chest, claims, claims_before, claims_beside):
    """Claims paid: a share of what the betters leave."""
    left = maximum(previous(chest) - claims_before, 0)
    return minimum(claims, left * divide(claims, claims_beside, if_zero=0))


@flow(USD_M)
def all_claims_paid(claims_paid):
    """Claims paid to all ports."""
    return total(claims_paid)


@flow(USD_M)
def audit_fee(claims_paid, levy_share, grant_delay):
    """Fee of the auditors, a share of the claims they read of."""
    return levy_share * total(lagged(claims_paid, grant_delay + 1))


@balance(USD_M, opening=1)
def chest(chest, harbour_fees, all_claims_paid, audit_fee):
    """Chest: fees of the harbours less claims and auditors paid."""
    return previous(chest) + total(harbour_fees) - all_claims_paid - audit_fee
