"""So what?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "headline",
        "by_stakeholder",
        "equity_buyers",
        "measures_by_stakeholder",
        "accounts",
        "credit",
        "beside_the_fund",
        "risks",
        "identities",
        "flows",
    ),
)
