"""What happens beside the fund: money that returns, co-financing, the US-Russian vehicle."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    divide,
    final,
    highest,
    life_total,
    result,
    value_when,
)


@result(USD_M)
def refrozen_total(refrozen):
    """Russian money returned to the freeze, nominal."""
    return life_total(refrozen)


@result(USD_M)
def cofinanced_total(cofinanced):
    """Disbursed by the World Bank beside the fund, nominal."""
    return life_total(cofinanced)


@result(SHARE)
def needs_covered_with_cofinancing(
    is_headline_quarter, delivered_with_cofinancing_to_date, needs_to_date
):
    """Needs covered by the headline year, with co-financing.

    Of the needs to that date, damage of a renewed war included.
    """
    return divide(
        value_when(is_headline_quarter, delivered_with_cofinancing_to_date),
        value_when(is_headline_quarter, needs_to_date),
        if_zero=0,
    )


@result(USD_M)
def vehicle_assets_at_end(vehicle_assets):
    """Assets of the US-Russian vehicle at the end: a memo."""
    return final(vehicle_assets)


@result(USD_M)
def us_vehicle_income_total(us_vehicle_income):
    """US part of the US-Russian vehicle's income: a memo.

    Not in the US take, which is what the fund pays.
    """
    return life_total(us_vehicle_income)


@result(SHARE)
def most_output_added(output_added_to_gdp):
    """Most that spending adds to output, share of GDP: a memo."""
    return highest(output_added_to_gdp)
