"""Ukraine's output, in dollars."""

from fundmodel.build_model import (
    FACTOR,
    SHARE_A_YEAR,
    USD_M_A_YEAR,
    previous,
    quarterly_factor,
    ratio,
)


@ratio(USD_M_A_YEAR, opening="gdp_opening")
def gdp(gdp, gdp_growth, us_inflation, real_appreciation, war_begins, war_output_loss):
    """GDP of Ukraine, yearly level in US dollars.

    Grows with real output, US prices and the real appreciation of the hryvnia; a war that begins
    takes a part of it at once.
    """
    return (
        previous(gdp)
        * quarterly_factor(gdp_growth)
        * quarterly_factor(us_inflation)
        * quarterly_factor(real_appreciation)
        * (1 - war_begins * war_output_loss)
    )


@ratio(SHARE_A_YEAR)
def growth_surprise(growth_moves_returns, gdp_growth, expected_growth):
    """Growth above the path on which returns were set.

    Nothing unless growth is said to move returns. What a war takes of output is not in it: wars
    have effects of their own on equity and loans.
    """
    return growth_moves_returns * (gdp_growth - expected_growth)


@ratio(FACTOR)
def growth_effect_on_equity(equity_return_per_growth_point, growth_surprise, one_point):
    """By what growth multiplies the price of equity in a quarter."""
    return quarterly_factor(equity_return_per_growth_point) ** (growth_surprise / one_point)


@ratio(FACTOR)
def growth_effect_on_default(default_factor_per_growth_point, growth_surprise, one_point):
    """By what growth multiplies rates of default."""
    return default_factor_per_growth_point ** (growth_surprise / one_point)
