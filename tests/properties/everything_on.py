"""A world in which what is off in the base is on, so that nothing hides behind a zero."""

from datetime import date

from fundmodel.read_assumptions import Column
from tests.properties.draws import BASE, constant


def _in_turn(name: str, *values: float) -> dict[str, object]:
    """A column whose members have these numbers, over and over again."""
    column = BASE.named(name)
    assert isinstance(column, Column)
    return {
        f"{name}[{member}]": values[place % len(values)]
        for place, member in enumerate(column.members)
    }


_EVENTS = {
    "event_start[First war]": 30,
    "event_start[Second war]": 90,
    "event_start[First suspension]": 60,
    "event_start[Second suspension]": 62,  # within the first: the two overlap
}
_SOURCES = {
    **constant(guaranteed_share=0.1, capital_share=0.3, liquidation_haircut=0.05),
    **_in_turn("loan_share", 0.3, 0.0, 0.9),  # 0.9: more than capital leaves
    **_in_turn("withdrawal_rate", 0.0, 0.0, 0.1),
    **_in_turn("transfer_share", 0.1),
    "contributor_loan_grace_quarters": 12,
    "contributor_loan_instalments": 24,
    "war_pledge_cancellation": 0.2,
    "make_up_cap": 0.2,
    "matching_applies": 1,
    "call_mode": "need",
}
_SPENDING = {
    **_in_turn("payment_rank", 1, 2, 2, 3),
    **constant(cost_escalation=0.02),
    "pipeline_form": "age_profile",
    "unreachable_share": 0.1,
    "cofinancing_ratio": 0.2,
}
_HOLDINGS = {
    **_in_turn("is_floating", 0, 1),
    **_in_turn("is_annuity", 0, 0, 1),
    **_in_turn("capitalises_interest", 1, 0, 0),
    **_in_turn("is_in_euro", 0, 1, 1),
    **constant(war_default_jump=0.1, war_write_down=0.1),
    "equity_exit_form": "age_profile",
    "equity_sales_cap": 0.01,
    "plant_share": 0.2,
}
_CLAIMS = {
    **_in_turn("reserve_rank", 2, 2, 1, 3),
    "security_fee_rate": 0.005,
    "security_fee_base": "guarantees",
    "security_fee_is_senior": 0,
    "non_us_share_paid_out": 1,
    "non_us_profit_part[Contributors]": 1,
    "non_us_profit_part[Ukraine]": 0,
    "asset_title": "sovereign_property",
    "european_residual_part[Contributors]": 1,
    "european_residual_part[Ukraine]": 0,
    "snapback_reserve_share": 0.1,
    "litigation_claim": 20_000,
    "litigation_ruling_quarter": 50,
    "signing_date": date(2027, 6, 30),
    "us_inflation": dict.fromkeys(BASE.year_values("us_inflation"), 0.05),  # the euro gains
    "g7_shortfall_bearer": "contributors",
    "g7_repaid_share": 0.5,
    "eu_loan_claim": 90_000,
    "damage_claims": 60_000,
    "quarters_before_sharing": 12,
    "russian_residual_part[Host states]": 1,
    "russian_residual_part[Ukraine]": 0,
}
EVERYTHING_ON: dict[str, object] = {
    **_EVENTS, **_SOURCES, **_SPENDING, **_HOLDINGS, **_CLAIMS,
}  # fmt: skip
