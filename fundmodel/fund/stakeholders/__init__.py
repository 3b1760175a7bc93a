"""Who wins, who pays?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "cash_by_stakeholder",
        "net_of_counterfactual",
        "balance_sheet",
        "income_statement",
        "cash_flow_statement",
        "public_finances",
        "public_debt",
        "output_effect",
    ),
)
