"""Workouts: what defaulted loans still bring, and when the loss counts.

Firms default: a part is recovered in cash when the workout ends, and the rest is lost. States
restructure: nothing is paid while a standstill lasts, and then what is owed is repaid in
instalments. What the fund loses is time and interest, not face, unless recovery is very low.
"""

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
    """Recovery expected on loans that default; less in war.

    Of loans that are restructured, the present value of what will be owed.
    """
    return defaulted * maximum(0, recovery_rate - is_war * war_recovery_loss)


@flow(USD_M, each="loan_window")
def recovered(restructures, recovery_expected, recovery_lag_quarters):
    """Recovered in cash when the workout ends."""
    return (1 - restructures) * lagged(recovery_expected, recovery_lag_quarters)


@flow(USD_M, each="loan_window")
def restarted(restructures, recovery_expected, recovery_lag_quarters, unified_factor):
    """Owed again when a standstill ends: loans on new terms.

    Its present value, at the unified rate, when the standstill began is what was expected of it: a
    recovery of 0.80 at 5 % a year is 102 % of the face after five years. Nothing is then written
    off, and the interest of those years is all but forgone. It is repaid in instalments, from the
    next quarter on.
    """
    return (
        restructures
        * lagged(recovery_expected, recovery_lag_quarters)
        * unified_factor**recovery_lag_quarters
    )


@flow(USD_M, each="loan_window")
def loan_loss_booked(defaulted, recovery_expected, restarted, recovered, recovery_lag_quarters):
    """Loss booked at default, less what a restart makes good.

    What will not be recovered; of what is restructured, in present value, so that it comes back as
    the standstill ends.
    """
    return (
        defaulted
        - recovery_expected
        - restarted
        - recovered
        + lagged(recovery_expected, recovery_lag_quarters)
    )


@flow(USD_M, each="loan_window")
def claims_handed_over(
    is_last_quarter, claims_in_workout, recovery_expected, recovery_lag_quarters
):
    """Claims in workout handed over at wind-up, at book value."""
    return is_last_quarter * (
        previous(claims_in_workout)
        + recovery_expected
        - lagged(recovery_expected, recovery_lag_quarters)
    )


@balance(USD_M, each="loan_window")
def claims_in_workout(
    claims_in_workout, recovery_expected, recovery_lag_quarters, claims_handed_over
):
    """Claims in workout, at expected recovery."""
    return (
        previous(claims_in_workout)
        + recovery_expected
        - lagged(recovery_expected, recovery_lag_quarters)
        - claims_handed_over
    )


@flow(USD_M, each="loan_window")
def loan_loss_realised(
    is_last_quarter,
    losses_in_workout,
    loan_loss_booked,
    defaulted,
    recovery_lag_quarters,
    recovered,
    restarted,
):
    """Loss realised.

    When the workout ends: what defaulted, less what is paid or owed again. Whatever is left, at
    wind-up.
    """
    return where(
        is_last_quarter,
        previous(losses_in_workout) + loan_loss_booked,
        lagged(defaulted, recovery_lag_quarters) - recovered - restarted,
    )


@balance(USD_M, each="loan_window")
def losses_in_workout(losses_in_workout, loan_loss_booked, loan_loss_realised):
    """Losses booked and not yet realised."""
    return previous(losses_in_workout) + loan_loss_booked - loan_loss_realised


@balance(USD_M, each="loan_window")
def owed_in_workout(claims_in_workout, restructures, losses_in_workout):
    """Owed on loans in workout.

    Of defaulted loans what is expected to be paid; of those that stand still the face.
    """
    return claims_in_workout + restructures * losses_in_workout


@flow(USD_M, each="recipient")
def defaults_by_recipient(defaulted):
    """Loans that default or stand still: state or firms."""
    return total_by("recipient", defaulted)


@flow(USD_M, each="recipient")
def losses_by_recipient(loan_loss_booked, written_down):
    """Credit losses booked, by recipient: state or firms."""
    return total_by("recipient", loan_loss_booked) + total_by("recipient", written_down)
