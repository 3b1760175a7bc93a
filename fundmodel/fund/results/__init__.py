"""So what?"""

from fundmodel.build_model import HEADLINE, MEMO, Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "headline",
        "building",
        "united_states",
        "ukraine",
        "europe",
        "by_stakeholder",
        "returns",
        "credit",
        "risks",
        "memos",
        "flows",
        "identities",
    ),
    tiers={"headline": HEADLINE, "memos": MEMO},
)
