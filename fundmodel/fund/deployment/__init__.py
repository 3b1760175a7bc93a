"""What is it spent on, how fast?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "commitments",
        "pipeline",
        "age_profile",
        "sectors",
        "disbursement",
        "promises",
        "delivery",
        "needs",
        "cofinancing",
    ),
)
