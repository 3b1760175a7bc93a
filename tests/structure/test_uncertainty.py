"""How sure the shipped numbers are: what is drawn, around what is stated, and what never is."""

import pytest

import fundmodel
from fundmodel.read_assumptions import scenario_names
from fundmodel.read_assumptions.schema.draws import Draw

BASE = fundmodel.load("base")
NEUTRAL = {"shift": 0.0, "factor": 1.0}
MIDDLES = ("mode", "median", "center", "mean")
NOT_THE_MIDDLE = {
    "default_rate_multiplier": "The median lies below 1",
    "equity_total_return": "The most likely draw is two points",
    "litigation_ruling_quarter": "The stated number is not in the range",
}
"""Numbers that are not the middle of their draws, and what their notes say of it."""
NO_EXPERT_WOULD_BET_ON = (
    "gdp_growth", "us_real_rate", "euro_real_rate", "us_term_premium", "unreachable_share",
    "russian_legal_delay", "russian_transfer_quarters", "european_call_delay",
    "paid_on_time_share", "pledge_shortfall", "withdrawal_rate", "absorption_cap", "sector_cap",
    "preparation_quarters", "construction_quarters", "us_inflation", "euro_inflation",
    "eur_usd_opening", "real_appreciation", "gdp_opening", "equity_total_return",
    "equity_growth_shift", "default_rate", "default_rate_multiplier", "recovery_rate",
    "claim_rate", "guarantee_recovery_rate", "operating_cost_rate", "monitoring_cost_share",
    "cost_escalation", "transfer_cost_share", "leakage_share", "war_hazard",
    "suspension_hazard", "event_quarters", "war_output_loss", "war_damage_a_year",
    "war_equity_loss", "war_default_multiplier", "war_default_jump", "war_write_down",
    "war_recovery_loss", "war_claim_share", "war_absorption_share", "litigation_claim",
    "litigation_success", "litigation_ruling_quarter", "reparation_probability",
    "aid_displacement_share",
)  # fmt: skip
TERMS = (
    "russian_assets_pledged", "european_pledge", "stated_pledge", "us_profit_share",
    "security_fee_rate", "preferred_return", "catch_up_share", "capital_share", "loan_share",
    "guaranteed_share", "snapback_share",
)  # fmt: skip
A_SHOCK_A_YEAR = (
    "us_inflation", "euro_inflation", "us_real_rate", "euro_real_rate", "gdp_growth",
    "real_appreciation", "default_rate_multiplier",
)  # fmt: skip
SIGNS = (
    ("default_rate", "recovery_rate", -1),
    ("default_rate", "claim_rate", +1),
    ("default_rate_multiplier", "equity_growth_shift", -1),
    ("absorption_cap", "sector_cap", +1),
    ("gdp_opening", "debt_path_without_fund", -1),
    ("us_inflation", "euro_inflation", +1),
    ("us_inflation", "us_real_rate", +1),
    ("us_real_rate", "euro_real_rate", +1),
    ("gdp_growth", "absorption_cap", +1),
    ("gdp_growth", "debt_path_without_fund", -1),
    ("construction_quarters", "cost_escalation", +1),
    ("leakage_share", "monitoring_cost_share", -1),
    ("pledge_shortfall", "paid_on_time_share", -1),
    ("pledge_shortfall", "european_call_delay", +1),
    ("war_output_loss", "war_equity_loss", +1),
    ("war_output_loss", "war_absorption_share", -1),
)


@pytest.mark.parametrize("name", NO_EXPERT_WOULD_BET_ON)
def test_what_nobody_would_bet_on_is_drawn(name: str) -> None:
    assert any(draw.assumption == name for draw in BASE.draws.values())


@pytest.mark.parametrize("name", TERMS)
def test_terms_of_the_deal_are_never_drawn(name: str) -> None:
    assert BASE.metadata(name).fixed == "term"
    assert all(draw.assumption != name for draw in BASE.draws.values())


@pytest.mark.parametrize("name", A_SHOCK_A_YEAR)
def test_rates_of_change_are_drawn_anew_every_year(name: str) -> None:
    assert BASE.draws[name].by_year


@pytest.mark.parametrize("name", BASE.draws)
def test_a_draw_is_around_what_is_stated_unless_the_note_says_so(name: str) -> None:
    draw = BASE.draws[name]
    if draw.assumption in NOT_THE_MIDDLE:
        note = BASE.metadata(draw.assumption).note
        assert NOT_THE_MIDDLE[draw.assumption] in note
        assert not _is_around(draw)
    else:
        assert _is_around(draw)


def _is_around(draw: Draw) -> bool:
    """Whether the middle of the draws, or the likeliest of several values, is what is stated."""
    drawn = draw.uncertainty
    stated = {NEUTRAL[drawn.about]} if drawn.about in NEUTRAL else _stated(draw)
    if drawn.values:
        return stated == {drawn.values[drawn.weights.index(max(drawn.weights))]}
    at = drawn.parameters
    found = [at[middle] for middle in MIDDLES if middle in at] or [(at["low"] + at["high"]) / 2]
    return stated == {found[0]}


def _stated(draw: Draw) -> set[float]:
    if draw.assumption in BASE.series:
        return set(BASE.year_values(draw.assumption).values())
    if not draw.members:
        return {BASE.number(draw.assumption)}
    column = BASE.columns[draw.assumption]
    numbers = dict(zip(column.members, column.values, strict=True))
    return {numbers[member] for member in draw.members}


@pytest.mark.parametrize(("one", "other", "sign"), SIGNS)
def test_numbers_that_move_together_have_the_sign_of_their_reason(
    one: str, other: str, sign: int
) -> None:
    group = next(group for group in BASE.correlations.values() if one in group.numbers)
    assert group.between(one, other) * sign > 0
    assert group.note


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_leaves_what_it_does_not_change_uncertain(name: str) -> None:
    chosen = fundmodel.load(name)
    changed = {change.name.split("[")[0] for change in chosen.changes}
    kept = {draw.assumption for draw in BASE.draws.values()} - changed
    assert kept <= {draw.assumption for draw in chosen.draws.values()}
