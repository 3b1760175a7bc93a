"""What became of commitments: every dollar promised is somewhere."""

from fundmodel.build_model import (
    USD_M,
    balance,
    check,
    flow,
    previous,
    spread,
    to_date,
    total,
)


@balance(USD_M, each="window")
def undisbursed_by_window(in_preparation, in_construction, backlog, guarantees_waiting):
    """Committed and not yet disbursed or issued, by window."""
    return (
        in_preparation
        + in_construction
        + spread(backlog, "window")
        + spread(guarantees_waiting, "window")
    )


@flow(USD_M, each="window")
def commitments_cancelled(
    is_last_quarter,
    undisbursed_by_window,
    committed,
    disbursed,
    guarantees_issued,
    backlog_cancelled,
):
    """Cancelled at wind-up: what is still in the pipeline."""
    return is_last_quarter * (
        previous(undisbursed_by_window)
        + committed
        - spread(disbursed, "window")
        - spread(guarantees_issued, "window")
        - spread(backlog_cancelled, "window")
    )


@balance(USD_M)
def undisbursed_commitments(undisbursed_by_window):
    """Committed and not yet disbursed or issued."""
    return total(undisbursed_by_window)


@balance(USD_M, each="guarantee_window")
def guarantees_without_cash(guarantee_reserve_ratio, guarantee_cover, undisbursed_by_window):
    """Guarantees to come, less the reserve they will call for.

    A guarantee is a promise to pay a part of a loan if it fails: of the loan only the reserve on
    that part has to be there in cash.
    """
    return undisbursed_by_window * (1 - guarantee_reserve_ratio * guarantee_cover)


@balance(USD_M)
def cash_for_commitments(undisbursed_commitments, guarantees_without_cash):
    """Cash that commitments will need."""
    return undisbursed_commitments - total(guarantees_without_cash)


@check(USD_M)
def commitments_add_up(committed, commitments_made):
    """Commitments by window add up to the total."""
    return total(committed) - commitments_made


@check(USD_M, each="cash_window")
def commitments_are_accounted_for(
    committed, disbursed, backlog_cancelled, commitments_cancelled, undisbursed_by_window
):
    """Committed = disbursed + cancelled + pipeline + backlog."""
    return (
        to_date(committed)
        - to_date(disbursed)
        - to_date(backlog_cancelled)
        - to_date(commitments_cancelled)
        - undisbursed_by_window
    )


@check(USD_M, each="guarantee_window")
def guarantees_are_accounted_for(
    committed, guarantees_issued, commitments_cancelled, undisbursed_by_window
):
    """Committed = guarantees issued + cancelled + pipeline."""
    return (
        to_date(committed)
        - to_date(guarantees_issued)
        - to_date(commitments_cancelled)
        - undisbursed_by_window
    )
