"""What does the fund own?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "holdings",
        "loan_terms",
        "loan_units",
        "loans",
        "workouts",
        "loan_cost",
        "concessionality",
        "provisions",
        "equity",
        "equity_exits",
        "equity_cost",
        "guarantees",
        "guarantee_claims",
        "cash_by_window",
        "plant",
    ),
)
