"""Compared with what?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "windfall",
        "g7_loans",
        "alternatives",
        "without_the_deal",
    ),
)
