"""In what world?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "calendar",
        "war_and_peace",
        "prices",
        "output",
        "interest_rates",
    ),
)
