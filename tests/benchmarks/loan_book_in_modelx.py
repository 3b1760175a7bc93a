"""The loan book in modelx, a published package in which a model is cells that call each other."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from fundmodel.run_paths.numbers import Numbers
from tests.benchmarks import modelx_lines
from tests.benchmarks.loan_book import QUARTERS_RUN

with suppress(ImportError):
    import modelx

BY_QUARTER = (
    "loan_index", "grace_index", "annuity_index", "loan_units", "repayment_units",
    "instalment_units", "instalment_units_to_date", "defaulted", "interest_due",
    "entering_repayment", "capitalised_interest", "interest_received", "principal_due",
    "principal_repaid", "loans_handed_over", "loans_in_grace", "loans_in_repayment",
    "loans_outstanding", "recovery_expected", "loan_loss_booked", "recovered",
    "claims_handed_over", "claims_in_workout", "loan_loss_realised", "losses_in_workout",
)  # fmt: skip
"""In this order, quarter by quarter, no cell waits for one that lies far behind."""


def is_here() -> bool:
    """Whether modelx is installed."""
    return "modelx" in globals()


def book(values: Mapping[str, Numbers]) -> Any:
    """The lines and their assumptions, nothing worked out yet."""
    space = modelx.new_model().new_space("LoanBook")
    space.new_cells_from_module(modelx_lines)
    shape = np.broadcast_shapes(
        values["default_rate"].shape, values["default_rate_multiplier"].shape
    )
    grace, instalments, lag = (
        values[name][:, 0].astype(int).tolist()
        for name in ("grace_quarters", "instalments", "recovery_lag_quarters")
    )
    names = {"np": np, "opening": np.zeros(shape), "one": np.ones(shape),
             "last_quarter": QUARTERS_RUN, "first_lags": [one + 1 for one in grace],
             "last_lags": instalments, "recovery_lags": lag}  # fmt: skip
    for name, value in {**values, **names}.items():
        setattr(space, name, value)
    return space


def by_modelx(space: Any) -> dict[str, list[Numbers]]:
    """Every line in every quarter; a book remembers, so each is asked once."""
    cells = {name: getattr(space, name) for name in BY_QUARTER}
    found: dict[str, list[Numbers]] = {name: [] for name in BY_QUARTER}
    for t in range(QUARTERS_RUN + 1):
        for name, cell in cells.items():
            found[name].append(cell(t))
    return found
