"""Losses on guarantees: claims less what is recovered and what contributors refund."""

from fundmodel.build_model import USD_M, flow, member


@flow(USD_M)
def realised_guarantee_losses(all_claims_paid, all_claims_recovered, all_backing_received):
    """Losses on guarantees realised: claims paid less recovered.

    Less what contributors refund, too.
    """
    return all_claims_paid - all_claims_recovered - all_backing_received


@flow(USD_M)
def booked_guarantee_losses(
    all_claims_due, payee_forgone, all_claims_recovered, all_backing_received
):
    """Losses on guarantees booked: claims due less recovered."""
    return (
        all_claims_due
        - member("guarantee claims", payee_forgone)
        - all_claims_recovered
        - all_backing_received
    )
