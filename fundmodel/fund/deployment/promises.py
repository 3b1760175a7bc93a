"""What became of commitments: every dollar promised is somewhere."""

from fundmodel.build_model import USD_M, balance, check, flow, previous, spread, to_date, total


@flow(USD_M, each="window")
def commitments_cancelled(
    is_last_quarter,
    in_preparation,
    in_construction,
    committed,
    backlog,
    disbursed,
    guarantees_issued,
):
    """Cancelled at wind-up: what is still in the pipeline."""
    return is_last_quarter * (
        previous(in_preparation)
        + previous(in_construction)
        + committed
        + spread(previous(backlog), "window")
        - spread(disbursed, "window")
        - spread(guarantees_issued, "window")
    )


@balance(USD_M)
def undisbursed_commitments(in_preparation, in_construction, backlog):
    """Committed and not yet disbursed or issued."""
    return total(in_preparation) + total(in_construction) + total(backlog)


@check(USD_M)
def commitments_add_up(committed, commitments_made):
    """Commitments by window add up to the total."""
    return total(committed) - commitments_made


@check(USD_M, each="cash_window")
def commitments_are_accounted_for(
    committed, disbursed, commitments_cancelled, in_preparation, in_construction, backlog
):
    """Committed = disbursed + cancelled + pipeline + backlog."""
    return (
        to_date(committed)
        - to_date(disbursed)
        - to_date(commitments_cancelled)
        - in_preparation
        - in_construction
        - backlog
    )


@check(USD_M, each="guarantee_window")
def guarantees_are_accounted_for(
    committed, guarantees_issued, commitments_cancelled, in_preparation, in_construction
):
    """Committed = guarantees issued + cancelled + pipeline."""
    return (
        to_date(committed)
        - to_date(guarantees_issued)
        - to_date(commitments_cancelled)
        - in_preparation
        - in_construction
    )
