"""The pipeline: preparation, then construction; each empties at a constant rate.

Two such stocks give the S-curve of projects (Erlang-2) as plain rows, without vintages. In war and
while payments are suspended nothing moves on: projects wait. The alternative goes by age.
"""

from fundmodel.build_model import USD_M, balance, choose, flow, previous, where


@flow(USD_M, each="window")
def prepared(pipeline_form, fund_works, in_preparation, preparation_quarters, ready_by_age):
    """Designed and procured: moves on to construction.

    By age, the two stages are one: what falls due passes through both at once.
    """
    return choose(
        pipeline_form,
        two_stages=fund_works * previous(in_preparation) / preparation_quarters,
        age_profile=ready_by_age,
    )


@flow(USD_M, each="window")
def ready_to_pay(pipeline_form, fund_works, in_construction, construction_quarters, ready_by_age):
    """Built: payment falls due."""
    return choose(
        pipeline_form,
        two_stages=fund_works * previous(in_construction) / construction_quarters,
        age_profile=ready_by_age,
    )


@balance(USD_M, each="window")
def in_preparation(is_last_quarter, in_preparation, committed, prepared):
    """Committed, in preparation; by age, all that is not yet due."""
    return where(is_last_quarter, 0, previous(in_preparation) + committed - prepared)


@balance(USD_M, each="window")
def in_construction(is_last_quarter, in_construction, prepared, ready_to_pay):
    """Committed, in construction; by age, nothing."""
    return where(is_last_quarter, 0, previous(in_construction) + prepared - ready_to_pay)
