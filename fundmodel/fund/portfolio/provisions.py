"""Provisions: the loss that a year is expected to bring, set aside on loans that perform."""

from fundmodel.build_model import (
    SHARE_A_YEAR,
    USD_M,
    balance,
    flow,
    per_quarter,
    previous,
    ratio,
    total,
)


@ratio(SHARE_A_YEAR, each="loan_window")
def expected_loss_year(default_rate, default_multiplier, recovery_rate):
    """Loss expected in a year: defaults less recoveries.

    War is not foreseen: when it comes, its losses are booked as they occur.
    """
    return default_rate * default_multiplier * (1 - recovery_rate)


@balance(USD_M, each="loan_window")
def provision(is_last_quarter, expected_loss_year, quarters_in_a_year, loans_outstanding):
    """Provision by window: the loss expected in one year."""
    return (
        (1 - is_last_quarter)
        * per_quarter(expected_loss_year)
        * quarters_in_a_year
        * loans_outstanding
    )


@balance(USD_M)
def provisions(provision):
    """Provisions for loans."""
    return total(provision)


@flow(USD_M)
def provision_charge(provisions):
    """Provisions made, less those released."""
    return provisions - previous(provisions)
