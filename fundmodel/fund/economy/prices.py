"""Prices: the US and the euro area, and the exchange rate that follows from both."""

from fundmodel.build_model import INDEX, USD_PER_EUR, previous, quarterly_factor, ratio


@ratio(INDEX, opening="us_price_index_opening")
def us_price_index(us_price_index, us_inflation):
    """US price index, 2025Q4 = 1.

    2025Q4 is the price basis of the assessed needs (RDNA5), so dividing by this index puts dollars
    on the footing of the needs.
    """
    return previous(us_price_index) * quarterly_factor(us_inflation)


@ratio(INDEX, opening="euro_price_index_opening")
def euro_price_index(euro_price_index, euro_inflation):
    """Euro-area price index, 2025Q4 = 1."""
    return previous(euro_price_index) * quarterly_factor(euro_inflation)


@ratio(USD_PER_EUR, opening="eur_usd_opening")
def eur_usd(
    eur_usd_opening,
    us_price_index,
    us_price_index_opening,
    euro_price_index,
    euro_price_index_opening,
):
    """US dollars per euro.

    Relative purchasing power parity: the euro gains what US prices rise more than euro-area prices.
    """
    return (
        eur_usd_opening
        * (us_price_index / us_price_index_opening)
        / (euro_price_index / euro_price_index_opening)
    )
