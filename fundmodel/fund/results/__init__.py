"""So what?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "headline",
        "by_stakeholder",
        "equity_buyers",
        "measures_by_stakeholder",
        "by_contributor",
        "by_window",
        "accounts",
        "public_debt",
        "credit",
        "beside_the_fund",
        "risks",
        "identities",
        "flows",
    ),
)
