"""What the page lets its reader move in front, and the results that answer.

The sliders are those numbers that move the answers most, as `sensitivity` ranks them, in each of
its two rankings: what is uncertain, and what the parties agree on. `LEFT_TO_SEARCH` names those
that move as much and are not in front, with the reason.
"""

from fundmodel.build_model import PageControls, Picture, Slider, SliderGroup

CONTROLS = PageControls(
    headlines=(
        "needs_covered_by_2030",
        "needs_covered_by_2036",
        "ukraine_gain",
        "us_take_present_value",
        "interest_in_us_share",
        "lowest_us_take_by_reading",
        "highest_us_take_by_reading",
        "europe_net_cost_present_value",
        "highest_cash",
        "refrozen_present_value",
        "return_over_treasuries",
        "highest_debt_added",
    ),
    date="signing_date",
    groups=(
        SliderGroup(
            "The terms",
            (
                Slider("us_profit_share"),
                Slider("russian_assets_pledged"),
                Slider("european_pledge"),
                Slider("security_fee_rate"),
            ),
        ),
        SliderGroup(
            "How fast",
            (
                Slider("commitment_quarters", low=8, high=80),
                Slider("european_call_delay", high=20),
                Slider("russian_legal_delay", high=24),
            ),
        ),
        SliderGroup(
            "The world",
            (
                Slider("pledge_shortfall", high=0.4),
                Slider("equity_growth_shift", low=-0.1, high=0.1),
                Slider("us_real_rate", low=-0.02, high=0.04),
                Slider("us_term_premium", low=-0.01, high=0.03),
                Slider("aid_displacement_share"),
            ),
        ),
    ),
    choices=("call_mode", "us_share_after_war", "transfers_after_war"),
    pictures=(
        Picture(
            "Money disbursed in the year",
            "US$ bn a year, nominal",
            "lines",
            (("money_disbursed", "Disbursed"),),
        ),
        Picture(
            "Idle cash at the year end",
            "US$ bn, money of the day",
            "lines",
            (("cash", "Idle cash"),),
        ),
    ),
)

DRIVING = (
    "us_take_present_value",
    "ukraine_gain",
    "needs_covered_by_2036",
    "europe_net_cost_present_value",
)
"""The results by which the sliders were chosen."""

LEFT_TO_SEARCH = {
    "damage_claims": "claims on the assets have scenarios of their own",
    "eu_loan_claim": "claims on the assets have scenarios of their own",
    "ukraine_spread": "a measure: at which rate Ukraine's gain is discounted, not what it gains",
    "european_call_quarters": "how it is called is a choice in front",
    "euro_real_rate": "moves present values alone; the rate of the dollar is in front",
}
"""What moves an answer as much as a slider does, and why it is not one."""
