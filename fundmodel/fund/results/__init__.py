"""How is each answer worked out?"""

from fundmodel.build_model import HEADLINE, MEMO, Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "headline",
        "building",
        "united_states",
        "ukraine",
        "equity_buyers",
        "public_debt",
        "europe",
        "by_contributor",
        "by_stakeholder",
        "by_window",
        "returns",
        "credit",
        "risks",
        "memos",
        "flows",
        "identities",
    ),
    tiers={"headline": HEADLINE, "memos": MEMO},
    heading="Result workings",
)
