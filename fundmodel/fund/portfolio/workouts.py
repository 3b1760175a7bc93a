"""Workouts: what defaulted loans still bring, and when the loss counts."""

from fundmodel.build_model import (
    USD_M,
    balance,
    flow,
    lagged,
    maximum,
    previous,
    total_by,
    where,
)


@flow(USD_M, each="loan_window")
def recovery_expected(defaulted, recovery_rate, is_war, war_recovery_loss):
    """Recovery expected on loans that default; less in war."""
    return defaulted * maximum(0, recovery_rate - is_war * war_recovery_loss)


@flow(USD_M, each="loan_window")
def loan_loss_booked(defaulted, recovery_expected):
    """Loss booked at default: what will not be recovered."""
    return defaulted - recovery_expected


@flow(USD_M, each="loan_window")
def recovered(recovery_expected, recovery_lag_quarters):
    """Recovered when the workout ends."""
    return lagged(recovery_expected, recovery_lag_quarters)


@flow(USD_M, each="loan_window")
def claims_handed_over(is_last_quarter, claims_in_workout, recovery_expected, recovered):
    """Claims in workout handed over at wind-up, at book value."""
    return is_last_quarter * (previous(claims_in_workout) + recovery_expected - recovered)


@balance(USD_M, each="loan_window")
def claims_in_workout(claims_in_workout, recovery_expected, recovered, claims_handed_over):
    """Claims in workout, at expected recovery."""
    return previous(claims_in_workout) + recovery_expected - recovered - claims_handed_over


@flow(USD_M, each="loan_window")
def loan_loss_realised(is_last_quarter, losses_in_workout, loan_loss_booked, recovery_lag_quarters):
    """Loss realised.

    When the workout ends; whatever is left, at wind-up.
    """
    return where(
        is_last_quarter,
        previous(losses_in_workout) + loan_loss_booked,
        lagged(loan_loss_booked, recovery_lag_quarters),
    )


@balance(USD_M, each="loan_window")
def losses_in_workout(losses_in_workout, loan_loss_booked, loan_loss_realised):
    """Losses booked and not yet realised."""
    return previous(losses_in_workout) + loan_loss_booked - loan_loss_realised


@flow(USD_M, each="recipient")
def defaults_by_recipient(defaulted):
    """Loans that default, by recipient: state or firms."""
    return total_by("recipient", defaulted)


@flow(USD_M, each="recipient")
def losses_by_recipient(loan_loss_booked, written_down):
    """Credit losses booked, by recipient: state or firms."""
    return total_by("recipient", loan_loss_booked) + total_by("recipient", written_down)
