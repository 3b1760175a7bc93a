"""Where does the money come from?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "rival_claims",
        "russian_assets",
        "asset_places",
        "snapback",
        "pledges",
        "calls",
        "contributions",
        "forms_of_money",
        "contributor_loans",
        "guarantee_backing",
        "receipts",
        "us_russian_vehicle",
    ),
)
