"""Ukraine's output, in dollars."""

from fundmodel.build_model import USD_M_A_YEAR, previous, quarterly_factor, ratio


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
