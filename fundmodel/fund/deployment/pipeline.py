"""The pipeline: preparation, then construction; each empties at a constant rate.

Two such stocks give the S-curve of projects (Erlang-2) as plain rows, without vintages.
"""

from fundmodel.build_model import USD_M, balance, flow, previous, where


@flow(USD_M, each="window")
def prepared(in_preparation, preparation_quarters):
    """Designed and procured: moves on to construction."""
    return previous(in_preparation) / preparation_quarters


@flow(USD_M, each="window")
def ready_to_pay(in_construction, construction_quarters):
    """Built: payment falls due."""
    return previous(in_construction) / construction_quarters


@balance(USD_M, each="window")
def in_preparation(is_last_quarter, in_preparation, committed, prepared):
    """Committed, in preparation."""
    return where(is_last_quarter, 0, previous(in_preparation) + committed - prepared)


@balance(USD_M, each="window")
def in_construction(is_last_quarter, in_construction, prepared, ready_to_pay):
    """Committed, in construction."""
    return where(is_last_quarter, 0, previous(in_construction) + prepared - ready_to_pay)
