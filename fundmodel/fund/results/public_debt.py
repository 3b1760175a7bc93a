"""Ukraine's public debt: where it stands against the IMF programme, and what the fund adds."""

from fundmodel.build_model import SHARE, all_of, final, flag, highest, result, value_when


@flag()
def is_programme_end(year, programme_last_year, is_year_end):
    """Last quarter of the IMF programme's target year."""
    return all_of(year == programme_last_year, is_year_end)


@result(SHARE, basis="money of the day")
def public_debt_at_headline(is_headline_quarter, public_debt_to_gdp):
    """Public debt with the fund over GDP, end of 2036."""
    return value_when(is_headline_quarter, public_debt_to_gdp)


@result(SHARE, basis="money of the day")
def public_debt_at_programme_end(is_programme_end, public_debt_to_gdp):
    """Public debt with the fund over GDP, target year.

    The year by which the IMF programme wants debt below its line.
    """
    return value_when(is_programme_end, public_debt_to_gdp)


@result(SHARE, basis="money of the day")
def debt_without_fund_at_programme_end(is_programme_end, debt_without_fund):
    """Public debt without the fund over GDP, target year."""
    return value_when(is_programme_end, debt_without_fund)


@result(SHARE, basis="money of the day")
def debt_over_line_at_programme_end(is_programme_end, debt_is_above_the_programme):
    """Public debt above the IMF's line over GDP, target year."""
    return value_when(is_programme_end, debt_is_above_the_programme)


@result(SHARE, basis="money of the day")
def public_debt_at_end(public_debt_to_gdp):
    """Public debt with the fund over GDP, last quarter."""
    return final(public_debt_to_gdp)


@result(SHARE, basis="money of the day")
def highest_financing_need(gross_financing_need):
    """Highest gross financing need of the state over GDP."""
    return highest(gross_financing_need)


@result(SHARE, basis="money of the day")
def highest_debt_value(debt_value_to_gdp):
    """Highest discounted public debt to the fund, over GDP.

    At the rate of 5 % at which the IMF and the World Bank assess debt: what is owed, less the gift
    in cheap loans.
    """
    return highest(debt_value_to_gdp)


@result(SHARE, basis="money of the day")
def highest_debt_service_to_revenue(public_debt_service_to_revenue):
    """Heaviest public debt service to the fund, over revenue."""
    return highest(public_debt_service_to_revenue)


@result(SHARE, basis="money of the day")
def highest_debt_service(public_debt_service_to_gdp):
    """Heaviest public debt service to the fund over GDP."""
    return highest(public_debt_service_to_gdp)
