"""Headline: the answers, amounts over years as present values."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    divide_if_any,
    final,
    highest,
    irr,
    largest,
    member,
    present_value,
    result,
    smallest,
)


@result(SHARE, basis="prices of 2025Q4")
def needs_covered_by_2030(needs_covered_by_milestone):
    """Assessed needs covered by 2030."""
    return member("2030", needs_covered_by_milestone)


@result(SHARE, basis="prices of 2025Q4")
def needs_covered_by_2033(needs_covered_by_milestone):
    """Assessed needs covered by 2033."""
    return member("2033", needs_covered_by_milestone)


@result(SHARE, basis="prices of 2025Q4")
def needs_covered_by_2036(needs_covered_by_milestone):
    """Assessed needs covered by 2036."""
    return member("2036", needs_covered_by_milestone)


@result(FACTOR, basis="present value, common rate")
def works_per_dollar(works_in_money, sources_cash, us_discount_factor):
    """Works per dollar of net cost.

    What was built, at the general prices of its year, over what the contributors and the owner of
    the assets pay in and do not get back. Both at the common rate: a dollar that waits builds less,
    and costs what it would have earned. Negative where the sources get back more than they pay.
    """
    return divide_if_any(
        present_value(works_in_money, us_discount_factor),
        -present_value(sources_cash, us_discount_factor),
    )


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_gain(ukraine_whole_net_cash, ukraine_discount_factor):
    """Ukraine's gain over no deal (whole).

    Public and private, less the aid, the windfall and the chance of reparations that it would have
    had anyway.
    """
    return present_value(ukraine_whole_net_cash, ukraine_discount_factor)


@result(USD_M, basis="present value, US curve")
def us_take_present_value(united_states_cash, us_discount_factor):
    """US take.

    Share of profit, fee and any residual, on the curve of US Treasuries.
    """
    return present_value(united_states_cash, us_discount_factor)


@result(SHARE, basis="nominal")
def interest_in_us_share_by_2030(interest_in_us_share_by_milestone):
    """Interest on idle cash in US profit share by 2030."""
    return member("2030", interest_in_us_share_by_milestone)


@result(SHARE, basis="nominal")
def interest_in_us_share_by_2034(interest_in_us_share_by_milestone):
    """Interest on idle cash in US profit share by 2034."""
    return member("2034", interest_in_us_share_by_milestone)


@result(SHARE, basis="nominal")
def interest_in_us_share(us_share_from_idle_cash, us_share_paid_to_date):
    """Interest on idle cash in US profit share, over life.

    n/a where nothing is paid.
    """
    return divide_if_any(final(us_share_from_idle_cash), final(us_share_paid_to_date))


@result(USD_M, basis="present value, US curve")
def lowest_us_take_by_reading(us_take_by_reading_present_value):
    """US profit share, lowest reading.

    On the history of the selected reading. A true 0 in base: by the readings with a preferred
    return of 8 % the fund never earns what comes before a share. The sheet Readings has all.
    """
    return smallest(us_take_by_reading_present_value)


@result(USD_M, basis="present value, US curve")
def highest_us_take_by_reading(us_take_by_reading_present_value):
    """US profit share, highest reading.

    On the history of the selected reading.
    """
    return largest(us_take_by_reading_present_value)


@result(USD_M, basis="present value, own curves")
def europe_net_cost_present_value(net_cost_by_bloc):
    """Europe's net cost.

    Each contributor on its own curve. Contributors outside Europe stand beside.
    """
    return member("EU27", net_cost_by_bloc) + member("other Europe", net_cost_by_bloc)


@result(USD_M, basis="money of the day")
def highest_cash(cash):
    """Idle cash at its peak."""
    return highest(cash)


@result(USD_M, basis="present value, US curve")
def refrozen_present_value(refrozen, us_discount_factor):
    """Russian money returned to the freeze.

    What a war sends back on the dated path of the scenario; none where there is no war.
    """
    return present_value(refrozen, us_discount_factor)


@result(SHARE_A_YEAR, basis="nominal")
def return_over_treasuries(investment_cash_flow_discounted):
    """Return of the investments above US Treasuries.

    The rate of return of the investments once their flows are discounted on the Treasury curve
    (direct alpha): with one yield for all years, (1 + return) / (1 + yield) - 1, so the return less
    the yield but for the product of the two. Below zero the money would have earned more in
    Treasuries. Grants left out; n/a without a rate of return.
    """
    return irr(investment_cash_flow_discounted)


@result(SHARE, basis="money of the day")
def highest_debt_added(debt_added_to_gdp):
    """Public debt added by the fund at its peak, over GDP."""
    return highest(debt_added_to_gdp)
