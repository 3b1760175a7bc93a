"""What does it earn?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "income",
        "costs",
        "rulings",
        "payees",
        "claims",
        "contributor_loan_service",
        "market_value",
        "bases",
        "tranches",
        "by_window",
        "attribution",
        "reconciliation",
    ),
)
